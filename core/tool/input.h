#pragma once

#include <optional>
#include <string>

namespace article_inspector::tool {

/// The bytes of a file, or of standard input for "-". Nothing where it can't be read; then `error` says why.
std::optional<std::string> read_all(const std::string& path, std::string& error);

}  // namespace article_inspector::tool
