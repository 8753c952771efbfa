#pragma once

#include <gumbo.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace article_inspector {

/// A page parsed by Gumbo, and the memory that it lies in.
///
/// Gumbo frees a tree by recursion, which a deep one would turn into a stack overflow: so it gets its memory from an
/// arena that is freed at once.
class ParsedHtml {
 public:
  explicit ParsedHtml(std::string_view bytes);
  ParsedHtml(const ParsedHtml&) = delete;
  ParsedHtml& operator=(const ParsedHtml&) = delete;

  /// The <html> element.
  const GumboNode* root() const { return output_->root; }

 private:
  void* allocate(std::size_t bytes);

  std::string markup_;
  std::vector<std::unique_ptr<char[]>> chunks_;
  std::size_t used_ = 0;
  std::size_t size_ = 0;
  GumboOutput* output_ = nullptr;
};

/// The markup with the tags blanked out that would nest deeper than `deepest`, and the attributes beyond the first 256
/// of a tag: a parser that follows the standard needs quadratic time for both.
std::string bounded_markup(std::string_view markup, std::size_t deepest = 512);

}  // namespace article_inspector
