#include "tool/terminal.h"

namespace article_inspector::tool {

namespace {

/// Marks that change the direction of what is written after them, up to the end of the line and beyond a quotation: an
/// embedding, an override or an isolate, or its end.
bool turns_direction(unsigned char first, unsigned char second, unsigned char third) {
  if (first != 0xE2) return false;
  return (second == 0x80 && third >= 0xAA && third <= 0xAE) || (second == 0x81 && third >= 0xA6 && third <= 0xA9);
}

}  // namespace

std::string visible(const std::string& text) {
  std::string out;
  const auto byte_at = [&](std::size_t at) {
    return at < text.size() ? static_cast<unsigned char>(text[at]) : static_cast<unsigned char>(0);
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    const unsigned char byte = byte_at(at);
    const unsigned char next = byte_at(at + 1);
    if (byte == 0xC2 && next >= 0x80 && next < 0xA0) {  // the C1 controls in UTF-8
      out.push_back(' ');
      ++at;
    } else if (turns_direction(byte, next, byte_at(at + 2))) {
      at += 2;
    } else {
      out.push_back(byte < 0x20 || byte == 0x7F ? ' ' : text[at]);
    }
  }
  return out;
}

std::string shortened(const std::string& text, std::size_t columns) {
  std::size_t points = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if ((static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) continue;
    if (++points > columns) return text.substr(0, at) + "…";
  }
  return text;
}

}  // namespace article_inspector::tool
