#pragma once

#include <string_view>

namespace article_inspector {

/// The bytes of a file of core/data by its path there ("en/stopwords.txt"); empty where there is none. Lives as long as
/// the program.
std::string_view embedded_file(std::string_view path);

/// Eight hexadecimal digits that name the contents of core/data.
std::string_view data_version();

}  // namespace article_inspector
