#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace article_inspector {

/// Writes JSON as it goes, without a tree: fields and items stand in the order of the calls, and each string is copied
/// once.
class JsonWriter {
 public:
  /// `indent` is the number of spaces a level; negative: everything on one line.
  explicit JsonWriter(int indent) : indent_(indent) {}

  void begin_object() { begin('{'); }
  void end_object() { end('}'); }
  void begin_array() { begin('['); }
  void end_array() { end(']'); }
  /// The name of the value that is written next. It needs no escapes.
  void key(std::string_view name);

  void null() { plain("null"); }
  void truth(bool value) { plain(value ? "true" : "false"); }
  void number(std::uint32_t value);
  /// A number of thousandths, with as many decimals as it needs and at least one.
  void decimal(std::int64_t thousandths);
  /// Lone surrogates become U+FFFD.
  void text(std::u16string_view value);
  /// UTF-8; what is ill-formed becomes U+FFFD.
  void utf8(std::string_view value);
  /// ASCII without anything that JSON escapes.
  void name(std::string_view value);

  std::string take() { return std::move(out_); }

 private:
  void begin(char bracket);
  void end(char bracket);
  void plain(std::string_view value);
  void before_value();
  void new_line();
  void digits(std::uint64_t value);
  /// Of what stands at the front and needs no escapes, up to a piece; gives its length.
  std::size_t append_plain(std::u16string_view value);
  void escaped(char16_t c);

  std::string out_;
  int indent_;
  std::size_t depth_ = 0;
  bool is_first_ = true;
  bool after_key_ = false;
};

}  // namespace article_inspector
