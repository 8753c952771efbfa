#include "tool/check_command.h"

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <iostream>

#include "article_inspector/check.h"
#include "tool/batch.h"
#include "tool/check_record.h"
#include "tool/check_summary.h"
#include "tool/input.h"

namespace article_inspector::tool {
namespace {

CheckText as_check_text(const HtmlText& read, const std::string& language) {
  return {read.text, {.language = language, .blocks = read.blocks, .page = read.page}};
}

bool is_all_faithful(const QuoteCheck& check) {
  return std::all_of(check.quotes.begin(), check.quotes.end(),
                     [](const CheckedQuote& quote) { return is_faithful(quote.verdict); });
}

int written(int status) {
  std::cout.flush();
  if (std::cout) return status;
  complain("cannot write the output");
  return exit_failed;
}

int check_files(const CheckArguments& arguments, bool colour) {
  if (arguments.sources.empty()) {
    complain("check wants at least one --source");
    return exit_usage;
  }
  const auto draft = read_text(arguments.draft);
  if (!draft) return exit_failed;
  std::vector<HtmlText> read;
  for (const std::string& path : arguments.sources) {
    auto source = read_text(path);
    if (!source) return exit_failed;
    read.push_back(std::move(*source));
  }
  std::vector<CheckText> sources;
  for (const HtmlText& source : read) sources.push_back(as_check_text(source, arguments.language));
  const QuoteCheck check = check_quotes(as_check_text(*draft, arguments.language), sources);
  std::cout << (arguments.format == "json" ? check_to_json(check, 2) + "\n"
                                           : check_summary(draft->text, sources, arguments.sources, check, colour));
  return written(is_all_faithful(check) ? exit_good : exit_unfaithful);
}

int check_lines(const CheckArguments& arguments) {
  const bool is_file = arguments.draft != "-";
  const int input = is_file ? open(arguments.draft.c_str(), O_RDONLY | O_CLOEXEC) : STDIN_FILENO;
  const std::string shown = is_file ? arguments.draft : "standard input";
  if (input < 0) {
    complain("cannot read " + shown + ": " + std::strerror(errno));
    return exit_failed;
  }
  const auto place_in = [&](std::size_t line) { return Place{is_file ? arguments.draft : std::string(), line}; };
  std::atomic<bool> faithful = true;
  const auto work = [&](const std::string& line, const Place& place) {
    CheckedLine checked = check_record(line, place, arguments.language);
    if (!checked.faithful) faithful = false;
    return std::move(checked.result);
  };
  const BatchResult result = run_lines(input, std::cout, std::cerr,
                                       {.threads = arguments.threads, .skip = 0, .place = place_in, .done = {}}, work);
  if (is_file) close(input);
  if (!result.read_error.empty()) {
    complain("cannot read " + shown + ": " + result.read_error);
    return exit_failed;
  }
  return written(result.bad_lines > 0 ? exit_failed : faithful ? exit_good : exit_unfaithful);
}

}  // namespace

CLI::App* add_check_command(CLI::App& app, CheckArguments& arguments) {
  CLI::App* command = app.add_subcommand("check",
                                         "Says of each quotation of a draft whether a source has it: verbatim, "
                                         "shortened, altered, spliced, misattributed or "
                                         "absent");
  command->add_option("DRAFT", arguments.draft, "the draft, text or HTML; - or nothing: standard input");
  command->add_option("--source", arguments.sources, "the sources, text or HTML")->expected(1, -1);
  command->add_option("--format", arguments.format, "json; without it a list for reading")
      ->check(CLI::IsMember({"json"}));
  command->add_flag(
      "--jsonl", arguments.lines,
      R"(a batch: {"id","draft","sources":[{"id","text"}]} lines in, {"id","quotes","paraphrases"} lines out)");
  command->fallthrough();
  return command;
}

int run_check(const CheckArguments& arguments, bool colour) {
  return arguments.lines ? check_lines(arguments) : check_files(arguments, colour);
}

}  // namespace article_inspector::tool
