/// Texts and pages made of few pieces that repeat: what makes work grow faster than a text is something that comes
/// again and again.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace article_inspector::growth {

/// A text or page, at any length: `head` once, `first` up to half of it, `second` from there.
struct Pattern {
  std::string head;
  std::string first;
  std::string second;

  /// About so many bytes, UTF-8.
  std::string text(std::size_t bytes) const;
  /// For a reader: as a C++ string would be written.
  std::string shown() const;
};

/// Words, marks and lines that the stages look for, in random order. The same seed gives the same patterns with any
/// compiler.
class Patterns {
 public:
  enum class Kind : std::uint8_t { text, page };
  Patterns(Kind kind, std::uint32_t seed) : kind_(kind), random_(seed) {}
  Pattern next();

 private:
  std::string piece();
  std::string pieces(std::uint32_t most);
  std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(random_() % limit); }

  Kind kind_;
  std::mt19937 random_;
};

}  // namespace article_inspector::growth
