// The command line: reads a file, or lines of a batch, and writes what the core finds.
#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cctype>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <thread>

#include "article_inspector/compare.h"
#include "article_inspector/format.h"
#include "article_inspector/html.h"
#include "article_inspector/inspect.h"
#include "article_inspector/unicode.h"
#include "soundness/soundness.h"
#include "tool/batch.h"
#include "tool/check_command.h"
#include "tool/comparison_summary.h"
#include "tool/input.h"
#include "tool/record.h"
#include "tool/summary.h"

namespace article_inspector::tool {
namespace {

int fail(const std::string& what) {
  complain(what);
  return exit_failed;
}

struct Arguments {
  std::string file = "-";
  std::string copy;
  std::string format;
  std::string language;
  bool lines = false;
  bool check_report = false;
  unsigned threads = std::max(1U, std::thread::hardware_concurrency());
};

unsigned terminal_width() {
  winsize size{};
  return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

bool wants_colour() { return isatty(STDOUT_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr; }

int flushed() {
  std::cout.flush();
  return std::cout ? exit_good : fail("cannot write the output");
}

/// A report in JSON with the text as its first field.
std::string with_text(std::string json, const std::u16string& text) {
  const std::string value =
      nlohmann::json(to_utf8(text)).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  const std::size_t open = json.find('{');
  if (open != std::string::npos) json.insert(open + 1, "\n  \"text\": " + value + ",");
  return json;
}

int inspect_file(const Arguments& arguments) {
  const auto read = read_text(arguments.file);
  if (!read) return exit_failed;
  const std::u16string& text = read->text;
  const Report report = inspect(text, {.language = arguments.language, .blocks = read->blocks, .page = read->page});
  if (arguments.check_report) {
    const auto faults =
        faults_of_inspection(text, {.language = arguments.language, .blocks = read->blocks, .page = read->page});
    for (const std::string& fault : faults) complain("the report is not sound: " + fault);
    if (!faults.empty()) return exit_failed;
  }
  const auto format = format_of(arguments.format);
  // The offsets of a page's report point into the text that was read from it: that goes with it.
  if (format == Format::json && !read->blocks.empty()) {
    std::cout << with_text(write(text, report, *format), text);
    return flushed();
  }
  std::cout << (format ? write(text, report, *format) : summary(text, report, terminal_width(), wants_colour()));
  return flushed();
}

int compare_files(const Arguments& arguments) {
  const auto original = read_text(arguments.file);
  const auto copy = original ? read_text(arguments.copy) : std::nullopt;
  if (!original || !copy) return exit_failed;
  const Report first =
      inspect(original->text, {.language = arguments.language, .blocks = original->blocks, .page = original->page});
  const Report second =
      inspect(copy->text, {.language = arguments.language, .blocks = copy->blocks, .page = copy->page});
  const Comparison comparison = compare({original->text, first}, {copy->text, second});
  std::cout << (arguments.format == "json"
                    ? comparison_to_json(comparison, 2) + "\n"
                    : comparison_summary({original->text, first}, {copy->text, second}, comparison, wants_colour()));
  return flushed();
}

int inspect_lines(const Arguments& arguments) {
  int input = STDIN_FILENO;
  const bool is_file = arguments.file != "-";
  const std::string shown = is_file ? arguments.file : "standard input";
  if (is_file) input = open(arguments.file.c_str(), O_RDONLY | O_CLOEXEC);
  if (input < 0) return fail("cannot read " + shown + ": " + std::strerror(errno));
  const Format format = format_of(arguments.format).value_or(Format::json);
  const auto work = [&](const std::string& line, std::size_t number) {
    return inspect_record(line, number, {format, arguments.language, arguments.check_report});
  };
  const BatchResult result = run_lines(input, std::cout, std::cerr, arguments.threads, work);
  if (is_file) close(input);
  if (!result.read_error.empty()) return fail("cannot read " + shown + ": " + result.read_error);
  const int status = flushed();
  return status == exit_good && result.bad_lines > 0 ? exit_failed : status;
}

int run(int argc, char* argv[]) {
  Arguments arguments;
  CLI::App app{
      "Finds in a news article what is not the story, who is named in it, and who said what.\n"
      "Reads a text in UTF-8, or a page in HTML, from FILE or standard input; nothing leaves this machine."};
  app.name("article-inspector");
  app.set_version_flag("--version", "article-inspector " + std::string(version()));
  app.add_option("FILE", arguments.file, "the article; - or nothing: standard input");
  app.add_option("--format", arguments.format, "what to write; without it a summary for reading")
      ->check(CLI::IsMember(std::vector<std::string>(format_names.begin(), format_names.end())));
  app.add_flag(
      "--jsonl", arguments.lines,
      R"(a batch: {"id","text"} or {"id","html"} lines in, {"id","report"} lines out, order kept, other fields passed through, on all cores; with --format text {"id","headline","text"})");
  app.add_option("--language", arguments.language, "ISO 639-1 code of the text's language; without it, found out");
  app.add_option("--threads", arguments.threads, "threads for --jsonl")->check(CLI::Range(1U, 1024U));
  app.add_flag("--check-report", arguments.check_report,
               "inspect twice and check that each report is sound: an error tells what is not");
  app.add_option(
         "--compare", arguments.copy,
         "a copy of FILE: shows which quotes, names and numbers differ; as text or, with --format json, as JSON")
      ->excludes("--jsonl");
  CheckArguments check;
  CLI::App* check_command = add_check_command(app, check);
  app.footer(
      "Exit status: 0 all read and written, 1 something could not be read or written, 2 wrong usage; of check, 3 a "
      "quotation is not as a source has it.");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? exit_good : exit_usage;
  }
  std::ios::sync_with_stdio(false);
  if (check_command->parsed()) {
    check.language = arguments.language;
    check.threads = arguments.threads;
    return run_check(check, wants_colour());
  }
  if (!arguments.copy.empty()) return compare_files(arguments);
  return arguments.lines ? inspect_lines(arguments) : inspect_file(arguments);
}

}  // namespace
}  // namespace article_inspector::tool

int main(int argc, char* argv[]) { return article_inspector::tool::run(argc, argv); }
