#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <optional>
#include <string>

namespace article_inspector::tool {

struct ExplainArguments {
  std::string file = "-";
  std::optional<std::uint32_t> at;
  std::string find;
  std::string format;
  std::string language;
};

/// Adds `explain FILE --at N` to the program's commands.
CLI::App* add_explain_command(CLI::App& app, ExplainArguments& arguments);

/// Writes why the text at an offset was taken for what it was. Returns the program's exit status.
int run_explain(const ExplainArguments& arguments, bool colour);

}  // namespace article_inspector::tool
