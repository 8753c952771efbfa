#include "tool/explain_command.h"

#include <iostream>

#include "article_inspector/language.h"
#include "article_inspector/unicode.h"
#include "explain/explain.h"
#include "tool/explain_summary.h"
#include "tool/input.h"

namespace article_inspector::tool {

CLI::App* add_explain_command(CLI::App& app, ExplainArguments& arguments) {
  CLI::App* command = app.add_subcommand(
      "explain", "Says why the text at one place was taken for what it was: its line, its word, its quotes");
  command->add_option("FILE", arguments.file, "the article, text or HTML; - or nothing: standard input");
  CLI::Option* at = command->add_option("--at", arguments.at, "the place, as an offset of the report (UTF-16)");
  command->add_option("--find", arguments.find, "the place, as words of the text: where they first occur")
      ->type_name("WORDS")
      ->excludes(at);
  command->add_option("--format", arguments.format, "json; without it an explanation for reading")
      ->check(CLI::IsMember({"json"}));
  command->fallthrough();
  return command;
}

int run_explain(const ExplainArguments& arguments, bool colour) {
  if (!arguments.at && arguments.find.empty()) {
    complain("explain wants --at N or --find WORDS");
    return exit_usage;
  }
  const auto read = read_text(arguments.file);
  if (!read) return exit_failed;
  std::size_t offset = arguments.at.value_or(0);
  if (!arguments.at) offset = read->text.find(to_utf16(arguments.find));
  if (offset == std::u16string::npos) {
    complain("the text does not have the words \"" + arguments.find + "\"");
    return exit_failed;
  }
  const Options options{.language = language_code(arguments.language).value_or(std::string()),
                        .blocks = read->blocks,
                        .page = read->page};
  const auto explanation = explain(read->text, options, static_cast<std::uint32_t>(offset));
  if (!explanation) {
    complain("the text has no offset " + std::to_string(offset) + ": it is " + std::to_string(read->text.size()) +
             " long");
    return exit_failed;
  }
  std::cout << (arguments.format == "json" ? explanation_to_json(read->text, *explanation)
                                           : explanation_summary(read->text, *explanation, colour));
  std::cout.flush();
  if (std::cout) return exit_good;
  complain("cannot write the output");
  return exit_failed;
}

}  // namespace article_inspector::tool
