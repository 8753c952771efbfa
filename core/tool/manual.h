#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>

namespace article_inspector::tool {

/// The manual page (roff, man(7)), made from the program's table of options.
std::string manual_page(const CLI::App& app);

/// A script that completes the program's options in bash, zsh or fish; nothing for another shell.
std::optional<std::string> completion(const CLI::App& app, const std::string& shell);

}  // namespace article_inspector::tool
