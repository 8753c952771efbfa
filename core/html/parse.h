#pragma once

#include <gumbo.h>

#include <array>
#include <csetjmp>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "html/markup.h"

namespace article_inspector {

/// A page parsed by Gumbo, and the memory that it lies in.
///
/// The standard asks a parser for much more than linear work on some markup: elements like <b> that are open are opened
/// again in every block, and each tag is held against all elements around it. So parsing is watched: where the tree
/// outgrows the page, or becomes too deep, it is given up and the page is parsed again with less of its markup.
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
  /// How much of the markup was parsed.
  MarkupKept kept() const { return kept_; }
  /// How much memory the tree takes.
  std::size_t bytes() const { return taken_; }

 private:
  static constexpr std::size_t chunk_size = std::size_t{1} << 20;

  struct Free {
    void operator()(void* chunk) const { ::operator delete(chunk, std::align_val_t(chunk_size)); }
  };

  bool parse();
  void* allocate(std::size_t bytes);
  void add_chunk(std::size_t bytes);
  bool is_any_too_deep() const;
  bool is_too_deep(const GumboNode* node) const;
  bool holds(const GumboNode* node) const;

  std::string markup_;
  MarkupKept kept_ = MarkupKept::all;
  std::vector<std::unique_ptr<char, Free>> chunks_;
  std::unordered_set<std::uintptr_t> chunk_starts_;
  std::size_t used_ = 0;   // of the last chunk
  std::size_t size_ = 0;   // of the last chunk
  std::size_t taken_ = 0;  // in all chunks
  std::size_t budget_ = 0;
  std::size_t nodes_ = 0;
  std::array<const GumboNode*, 8> last_nodes_{};
  GumboOutput* output_ = nullptr;
  std::jmp_buf given_up_;
};

}  // namespace article_inspector
