// The command line.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <iostream>
#include <optional>
#include <string>

#include "article_inspector/inspect.h"
#include "tool/check_command.h"
#include "tool/explain_command.h"
#include "tool/input.h"
#include "tool/inspect_command.h"
#include "tool/manual.h"

namespace article_inspector::tool {
namespace {

bool wants_colour() { return isatty(STDOUT_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr; }

int run(int argc, char* argv[]) {
  CLI::App app{
      "Finds in a news article what is not the story, who is named in it, and who said what.\n"
      "Reads a text in UTF-8, or a page in HTML, from FILE or standard input; nothing leaves this machine."};
  app.name("article-inspector");
  app.set_version_flag("--version", "article-inspector " + std::string(version()));
  InspectArguments inspect;
  add_inspect_options(app, inspect);
  CheckArguments check;
  CLI::App* check_command = add_check_command(app, check);
  ExplainArguments explain;
  CLI::App* explain_command = add_explain_command(app, explain);
  // For whoever packs the program; no group: not in the help.
  bool manual = false;
  std::string shell;
  app.add_flag("--write-manual", manual)->group("");
  app.add_option("--write-completion", shell)->check(CLI::IsMember({"bash", "zsh", "fish"}))->group("");
  app.footer(
      "Exit status: 0 all read and written, 1 something could not be read or written, 2 wrong usage; of check, 3 a "
      "quotation is not as a source has it.");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? exit_good : exit_usage;
  }
  std::ios::sync_with_stdio(false);
  if (manual || !shell.empty()) {
    std::cout << (manual ? manual_page(app) : completion(app, shell).value_or(""));
    return exit_good;
  }
  if (explain_command->parsed()) {
    explain.language = inspect.language;
    return run_explain(explain, wants_colour());
  }
  if (!check_command->parsed()) return run_inspect(inspect, wants_colour());
  check.language = inspect.language;
  check.threads = inspect.threads;
  return run_check(check, wants_colour());
}

}  // namespace
}  // namespace article_inspector::tool

int main(int argc, char* argv[]) { return article_inspector::tool::run(argc, argv); }
