#pragma once

#include <gumbo.h>

#include <optional>
#include <string>
#include <string_view>

namespace article_inspector {

/// An element's name in lower case, whether HTML knows it or not.
std::string name_of(const GumboNode* element);

std::optional<std::string_view> attribute(const GumboNode* element, const char* name);

/// Whether its attributes hide it and all that is in it: `hidden`, a closed <dialog>, or a style that says so.
bool is_hidden(const GumboNode* element);

}  // namespace article_inspector
