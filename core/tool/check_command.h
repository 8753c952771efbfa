#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace article_inspector::tool {

struct CheckArguments {
  std::string draft = "-";
  std::vector<std::string> sources;
  std::string format;
  std::string language;
  bool lines = false;
  unsigned threads = 1;
};

/// Adds `check DRAFT --source FILE...` to the program's commands.
CLI::App* add_check_command(CLI::App& app, CheckArguments& arguments);

/// Checks a draft, or lines of a batch, and writes what was found. Returns the program's exit status.
int run_check(const CheckArguments& arguments, bool colour);

}  // namespace article_inspector::tool
