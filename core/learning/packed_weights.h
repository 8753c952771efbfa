/// Tables of weights that are mostly zero, packed for the download: how many zeros stand before each weight, then the
/// weights. Brotli makes a sixth less of it than of the table itself.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace article_inspector::learning {

std::string pack_weights(std::string_view weights);

/// The table, of `size` bytes; an empty string where the packed bytes are not those of such a table.
std::string unpack_weights(std::string_view packed, std::size_t size);

/// The same of what the knowledge compiler makes of such a packed table for the core: rows of eight weights, of which
/// some are not empty.
std::string unpack_rows(std::string_view packed, std::size_t size);

}  // namespace article_inspector::learning
