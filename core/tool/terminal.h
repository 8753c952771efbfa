#pragma once

#include <string>
#include <string_view>

namespace article_inspector::tool {

/// How text is set in a terminal.
struct Style {
  bool colour = false;
  unsigned width = 80;  ///< columns

  std::string paint(std::string_view code, const std::string& text) const {
    return colour ? "\x1b[" + std::string(code) + "m" + text + "\x1b[0m" : text;
  }
  std::string bold(const std::string& text) const { return paint("1", text); }
  std::string dim(const std::string& text) const { return paint("2", text); }
};

/// A terminal obeys control characters: none of the text's may reach it.
std::string visible(const std::string& text);

/// At most so many characters, with an ellipsis where some are left out.
std::string shortened(const std::string& text, std::size_t columns);

}  // namespace article_inspector::tool
