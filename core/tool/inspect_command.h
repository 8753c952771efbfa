#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <thread>
#include <vector>

namespace article_inspector::tool {

struct InspectArguments {
  std::vector<std::string> files;
  std::string copy;
  std::string format;
  std::string table;
  std::string offsets = "utf16";
  std::string language;
  std::string message_language = "en";
  std::string text_field = "text";
  bool lines = false;
  bool with_text = false;
  bool quiet = false;
  bool check_report = false;
  std::size_t skip = 0;
  unsigned threads = std::max(1U, std::thread::hardware_concurrency());
};

void add_inspect_options(CLI::App& app, InspectArguments& arguments);

/// Inspects a file, or a batch of files and lines, or compares two files. Returns the program's exit status.
int run_inspect(const InspectArguments& arguments, bool colour);

}  // namespace article_inspector::tool
