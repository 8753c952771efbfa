#include "tool/inspect_command.h"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>

#include "article_inspector/compare.h"
#include "article_inspector/format.h"
#include "article_inspector/html.h"
#include "article_inspector/inspect.h"
#include "article_inspector/language.h"
#include "article_inspector/table.h"
#include "article_inspector/unicode.h"
#include "soundness/soundness.h"
#include "tool/batch.h"
#include "tool/comparison_summary.h"
#include "tool/corpus.h"
#include "tool/input.h"
#include "tool/progress.h"
#include "tool/record.h"
#include "tool/record_reader.h"
#include "tool/summary.h"

namespace article_inspector::tool {
namespace {

int fail(const std::string& what) {
  complain(what);
  return exit_failed;
}

unsigned terminal_width() {
  winsize size{};
  return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

int flushed() {
  std::cout.flush();
  return std::cout ? exit_good : fail("cannot write the output");
}

template <typename Names>
std::vector<std::string> list_of(const Names& names) {
  return {names.begin(), names.end()};
}

std::string first_file(const InspectArguments& arguments) {
  return arguments.files.empty() ? "-" : arguments.files.front();
}

std::string language_of(const InspectArguments& arguments) {
  return language_code(arguments.language).value_or(std::string());
}

/// Several files, folders, packed files, files of lines, and tables are worked through as a batch.
bool is_batch(const InspectArguments& arguments) {
  if (arguments.lines || arguments.files.size() > 1 || !arguments.table.empty()) return true;
  const std::string file = first_file(arguments);
  std::error_code error;
  return is_named_like_lines(file) || is_named_like_packed(file) || std::filesystem::is_directory(file, error);
}

/// A report in JSON with the text as its first field.
std::string with_text(std::string json, const std::u16string& text) {
  const std::size_t open = json.find('{');
  if (open != std::string::npos) json.insert(open + 1, "\n  \"text\": " + json_of(to_utf8(text)) + ",");
  return json;
}

int inspect_file(const InspectArguments& arguments, bool colour) {
  const auto read = read_text(first_file(arguments));
  if (!read) return exit_failed;
  const std::u16string& text = read->text;
  const Options how{.language = language_of(arguments), .blocks = read->blocks, .page = read->page};
  const Report report = inspect(text, how);
  if (arguments.check_report) {
    const auto faults = faults_of_inspection(text, how);
    for (const std::string& fault : faults) complain("the report is not sound: " + fault);
    if (!faults.empty()) return exit_failed;
  }
  const auto format = format_of(arguments.format);
  FormatOptions options;
  options.offsets = offset_unit_of(arguments.offsets).value_or(OffsetUnit::utf16);
  options.with_text = arguments.with_text;
  options.message_language = arguments.message_language;
  // The offsets of a page's report point into the text that was read from it: that goes with it.
  if (format == Format::json && !read->blocks.empty() && !arguments.with_text) {
    std::cout << with_text(write(text, report, *format, options), text);
    return flushed();
  }
  std::cout << (format ? write(text, report, *format, options) : summary(text, report, terminal_width(), colour));
  return flushed();
}

int compare_files(const InspectArguments& arguments, bool colour) {
  const auto original = read_text(first_file(arguments));
  const auto copy = original ? read_text(arguments.copy) : std::nullopt;
  if (!original || !copy) return exit_failed;
  const std::string language = language_of(arguments);
  const Report first =
      inspect(original->text, {.language = language, .blocks = original->blocks, .page = original->page});
  const Report second = inspect(copy->text, {.language = language, .blocks = copy->blocks, .page = copy->page});
  const Comparison comparison = compare({original->text, first}, {copy->text, second});
  std::cout << (arguments.format == "json"
                    ? comparison_to_json(comparison, 2) + "\n"
                    : comparison_summary({original->text, first}, {copy->text, second}, comparison, colour));
  return flushed();
}

RecordOptions record_options(const InspectArguments& arguments) {
  RecordOptions options;
  options.format = format_of(arguments.format).value_or(Format::json);
  options.table = table_of(arguments.table);
  options.table_as_json = arguments.format == "json";
  options.offsets = offset_unit_of(arguments.offsets).value_or(OffsetUnit::utf16);
  options.with_text = arguments.with_text;
  options.language = language_of(arguments);
  options.text_field = arguments.text_field;
  options.message_language = arguments.message_language;
  options.check_report = arguments.check_report;
  return options;
}

/// What a batch is read from: one file as it is, so that each line is answered as it comes, or a corpus.
struct Input {
  int descriptor = STDIN_FILENO;
  std::unique_ptr<Corpus> corpus;
  std::string error;
};

Input open_input(const InspectArguments& arguments) {
  Input input;
  const std::string file = first_file(arguments);
  std::error_code error;
  const bool is_plain = arguments.files.size() <= 1 && !is_named_like_packed(file) &&
                        !std::filesystem::is_directory(file, error) && (arguments.lines || is_named_like_lines(file));
  if (is_plain && file == "-") return input;
  if (is_plain) {
    input.descriptor = open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (input.descriptor < 0) input.error = "cannot read " + file + ": " + std::strerror(errno);
    return input;
  }
  input.corpus = std::make_unique<Corpus>(arguments.files.empty() ? std::vector<std::string>{"-"} : arguments.files,
                                          arguments.lines, arguments.text_field);
  input.descriptor = input.corpus->descriptor();
  if (input.descriptor < 0) input.error = std::strerror(errno);
  return input;
}

int inspect_batch(const InspectArguments& arguments) {
  Input input = open_input(arguments);
  if (!input.error.empty()) return fail(input.error);
  const RecordOptions options = record_options(arguments);
  if (options.table && !options.table_as_json && arguments.skip == 0) std::cout << table_header(*options.table);
  const bool is_watched = !arguments.quiet && isatty(STDERR_FILENO) != 0 && isatty(STDOUT_FILENO) == 0;
  Progress progress(std::cerr, is_watched);
  const auto done = [&](std::size_t bytes) {
    progress.done(bytes, input.corpus ? input.corpus->bytes_read() : 0, input.corpus ? input.corpus->bytes() : 0);
  };
  const std::string file = first_file(arguments);
  const auto place_in = [&](std::size_t line) {
    return input.corpus ? input.corpus->place_of(line) : Place{file == "-" ? std::string() : file, line};
  };
  const BatchResult result =
      run_lines(input.descriptor, std::cout, std::cerr,
                {.threads = arguments.threads, .skip = arguments.skip, .place = place_in, .done = done},
                [&](const std::string& line, const Place& place) { return inspect_record(line, place, options); });
  progress.end();
  bool is_good = result.bad_lines == 0;
  if (input.corpus) {
    for (const std::string& failure : input.corpus->failures()) {
      complain(failure);
      is_good = false;
    }
  } else if (input.descriptor != STDIN_FILENO) {
    close(input.descriptor);
  }
  if (!result.read_error.empty()) return fail("cannot read " + first_file(arguments) + ": " + result.read_error);
  const int status = flushed();
  return status == exit_good && !is_good ? exit_failed : status;
}

}  // namespace

void add_inspect_options(CLI::App& app, InspectArguments& arguments) {
  app.add_option(
      "FILE", arguments.files,
      "articles, as text or HTML; - or nothing: standard input. Several files, a folder, .jsonl, .gz and .zst "
      "are worked through as a batch");
  app.add_option("--format", arguments.format, "what to write; without it a summary for reading, and JSON in a batch")
      ->check(CLI::IsMember(list_of(format_names)))
      ->type_name("FORMAT");
  app.add_flag(
      "--jsonl", arguments.lines,
      R"(the files are lines of {"id","text"} or {"id","html"}, and "language"; lines of {"id","report"} come )"
      R"(out, order kept, other fields passed through; with --format text {"id","headline","text"})");
  app.add_option("--table", arguments.table,
                 "one row for each quote, entity or stretch of boilerplate, as CSV, or with --format json as lines")
      ->check(CLI::IsMember(list_of(table_names)))
      ->type_name("TABLE");
  app.add_option("--text-field", arguments.text_field, "the field of a line that holds the text")->type_name("NAME");
  app.add_option("--language", arguments.language, "the texts' language, such as en; without it, found out")
      ->check(CLI::Validator(
          [](std::string& tag) { return language_code(tag) ? "" : tag + " is no language tag such as en"; }, ""))
      ->type_name("TAG");
  app.add_option("--messages", arguments.message_language,
                 "the language of what markdown, html, csv and annotations say around a report: en or de")
      ->type_name("TAG");
  app.add_option("--offsets", arguments.offsets,
                 "what offsets count: utf16, codepoint (as Python does) or byte (of UTF-8)")
      ->check(CLI::IsMember(list_of(offset_unit_names)))
      ->type_name("UNIT");
  app.add_flag("--with-text", arguments.with_text, "reports bring the text, and the words at each pair of offsets");
  app.add_option("--skip", arguments.skip, "documents at the front of a batch that are passed over")->type_name("N");
  app.add_option("--threads", arguments.threads, "threads of a batch; without it, one for each processor")
      ->check(CLI::Range(1U, 1024U))
      ->type_name("N");
  app.add_flag("--check-report", arguments.check_report,
               "inspect twice and check that each report is sound: an error tells what is not");
  app.add_flag("--quiet", arguments.quiet, "no progress on the terminal");
  app.add_option(
         "--compare", arguments.copy,
         "a copy of FILE: shows which quotes, names and numbers differ; as text or, with --format json, as JSON")
      ->type_name("COPY")
      ->excludes("--jsonl")
      ->excludes("--table");
}

int run_inspect(const InspectArguments& arguments, bool colour) {
  if (!arguments.copy.empty()) return compare_files(arguments, colour);
  return is_batch(arguments) ? inspect_batch(arguments) : inspect_file(arguments, colour);
}

}  // namespace article_inspector::tool
