#include "report/json_writer.h"

#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <array>
#include <nlohmann/json.hpp>

namespace article_inspector {

void JsonWriter::key(std::string_view name) {
  before_value();
  out_ += '"';
  out_ += name;
  out_ += indent_ < 0 ? "\":" : "\": ";
  after_key_ = true;
}

void JsonWriter::number(std::uint32_t value) {
  before_value();
  digits(value);
}

void JsonWriter::decimal(std::int64_t thousandths) {
  before_value();
  if (thousandths < 0) out_ += '-';
  const auto value = static_cast<std::uint64_t>(thousandths < 0 ? -thousandths : thousandths);
  digits(value / 1000);
  std::array<char, 4> part = {'.', static_cast<char>('0' + value / 100 % 10), static_cast<char>('0' + value / 10 % 10),
                              static_cast<char>('0' + value % 10)};
  std::size_t length = part.size();
  while (length > 2 && part[length - 1] == '0') --length;
  out_.append(part.data(), length);
}

void JsonWriter::text(std::u16string_view value) {
  before_value();
  out_ += '"';
  for (std::size_t at = 0; at < value.size();) {
    if (const std::size_t plain_units = append_plain(value.substr(at)); plain_units > 0) {
      at += plain_units;
      continue;
    }
    const char16_t unit = value[at];
    if (unit < 0x80) {
      escaped(unit);
      ++at;
      continue;
    }
    UChar32 c = 0;
    U16_NEXT(value.data(), at, value.size(), c);
    if (U_IS_SURROGATE(c)) c = 0xFFFD;
    std::array<char, U8_MAX_LENGTH> bytes{};
    std::size_t length = 0;
    U8_APPEND_UNSAFE(bytes.data(), length, c);
    out_.append(bytes.data(), length);
  }
  out_ += '"';
}

std::size_t JsonWriter::append_plain(std::u16string_view value) {
  std::array<char, 64> piece;  // NOLINT(cppcoreguidelines-pro-type-member-init): written before it is read
  std::size_t length = 0;
  for (; length < piece.size() && length < value.size(); ++length) {
    const char16_t unit = value[length];
    if (unit < 0x20 || unit >= 0x80 || unit == u'"' || unit == u'\\') break;
    piece[length] = static_cast<char>(unit);
  }
  out_.append(piece.data(), length);
  return length;
}

void JsonWriter::utf8(std::string_view value) {
  plain(nlohmann::json(value).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

void JsonWriter::name(std::string_view value) {
  before_value();
  out_ += '"';
  out_ += value;
  out_ += '"';
}

void JsonWriter::begin(char bracket) {
  before_value();
  out_ += bracket;
  ++depth_;
  is_first_ = true;
}

void JsonWriter::end(char bracket) {
  --depth_;
  if (!is_first_) new_line();
  out_ += bracket;
  is_first_ = false;
}

void JsonWriter::plain(std::string_view value) {
  before_value();
  out_ += value;
}

void JsonWriter::before_value() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (depth_ == 0) return;
  if (!is_first_) out_ += ',';
  is_first_ = false;
  new_line();
}

void JsonWriter::new_line() {
  if (indent_ < 0) return;
  out_ += '\n';
  out_.append(depth_ * static_cast<std::size_t>(indent_), ' ');
}

void JsonWriter::digits(std::uint64_t value) {
  std::array<char, 20> last{};  // written from its end
  std::size_t at = last.size();
  do {
    last[--at] = static_cast<char>('0' + value % 10);
    value /= 10;
  } while (value != 0);
  out_.append(last.data() + at, last.size() - at);
}

void JsonWriter::escaped(char16_t c) {
  constexpr std::string_view escapes = "\b\t\n\f\r\"\\";
  constexpr std::string_view letters = "btnfr\"\\";
  const std::size_t at = escapes.find(static_cast<char>(c));
  out_ += '\\';
  if (at != std::string_view::npos) {
    out_ += letters[at];
    return;
  }
  constexpr std::string_view hexadecimal = "0123456789abcdef";
  out_ += "u00";
  out_ += hexadecimal[c >> 4];
  out_ += hexadecimal[c & 15U];
}

}  // namespace article_inspector
