#include "tool/manual.h"

#include <string_view>
#include <vector>

#include "article_inspector/inspect.h"

namespace article_inspector::tool {
namespace {

struct OptionLine {
  std::string names;  ///< "--format FORMAT"
  std::string name;   ///< "--format"
  std::string description;
  bool takes_value = false;
};

/// What a reader is meant to see: the options that write manual and completions are for packagers.
std::vector<OptionLine> options_of(const CLI::App& app) {
  std::vector<OptionLine> lines;
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_group().empty()) continue;
    OptionLine line;
    line.name = option->get_name(false, true);
    if (const std::size_t comma = line.name.rfind(','); comma != std::string::npos) line.name.erase(0, comma + 1);
    line.takes_value = option->get_items_expected_max() > 0 && line.name.substr(0, 1) == "-";
    line.names = line.name + (line.takes_value ? " " + option->get_type_name() : "");
    line.description = option->get_description();
    lines.push_back(line);
  }
  return lines;
}

/// Backslashes and hyphens have a meaning in roff, and so has a dot or an apostrophe that begins a line.
std::string roff(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == '-') out += '\\';
    out += c;
    if (c == '\n') out += "\\&";
  }
  return "\\&" + out;
}

std::string in_single_quotes(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? "'\\''" : std::string(1, c);
  return out + "'";
}

void add_options(std::string& page, const CLI::App& app) {
  for (const OptionLine& line : options_of(app))
    page += ".TP\n.B " + roff(line.names) + "\n" + roff(line.description) + "\n";
}

std::string bash(const CLI::App& app) {
  std::string words;
  for (const OptionLine& line : options_of(app)) {
    if (line.name.substr(0, 2) == "--") words += line.name + " ";
  }
  for (const CLI::App* command : app.get_subcommands(nullptr)) words += command->get_name() + " ";
  return "_article_inspector() {\n"
         "  local current=${COMP_WORDS[COMP_CWORD]}\n"
         "  if [[ $current == -* || $COMP_CWORD == 1 ]]; then\n"
         "    COMPREPLY=($(compgen -W " +
         in_single_quotes(words) +
         " -f -- \"$current\"))\n"
         "  else\n"
         "    COMPREPLY=($(compgen -f -- \"$current\"))\n"
         "  fi\n"
         "}\n"
         "complete -o filenames -F _article_inspector article-inspector\n";
}

/// zsh ends a description at a bracket, and an option's name at a colon.
std::string zsh(const CLI::App& app) {
  std::string out = "#compdef article-inspector\n_arguments";
  for (const OptionLine& line : options_of(app)) {
    if (line.name.substr(0, 2) != "--") continue;
    std::string description;
    for (const char c : line.description) description += c == '[' ? '(' : c == ']' ? ')' : c == ':' ? ';' : c;
    out +=
        " \\\n  " + in_single_quotes(line.name + "[" + description + "]" + (line.takes_value ? ":value:_files" : ""));
  }
  return out + " \\\n  '*:file:_files'\n";
}

std::string fish(const CLI::App& app) {
  std::string out;
  for (const OptionLine& line : options_of(app)) {
    if (line.name.substr(0, 2) != "--") continue;
    out += "complete -c article-inspector -l " + line.name.substr(2) + (line.takes_value ? " -r" : "") + " -d " +
           in_single_quotes(line.description) + "\n";
  }
  for (const CLI::App* command : app.get_subcommands(nullptr))
    out += "complete -c article-inspector -n __fish_use_subcommand -a " + command->get_name() + " -d " +
           in_single_quotes(command->get_description()) + "\n";
  return out;
}

}  // namespace

std::string manual_page(const CLI::App& app) {
  std::string page =
      ".TH ARTICLE\\-INSPECTOR 1 \"\" \"article\\-inspector " + roff(std::string(version())) +
      "\"\n.SH NAME\narticle\\-inspector \\- find in a news article what is not the story, who is named, and who said "
      "what\n.SH SYNOPSIS\n.B article\\-inspector\n[options] [FILE...]\n";
  for (const CLI::App* command : app.get_subcommands(nullptr))
    page += ".br\n.B article\\-inspector " + roff(command->get_name()) + "\n[options]\n";
  page += ".SH DESCRIPTION\n" + roff(app.get_description()) + "\n.SH OPTIONS\n";
  add_options(page, app);
  for (const CLI::App* command : app.get_subcommands(nullptr)) {
    page += ".SH COMMAND " + roff(command->get_name()) + "\n" + roff(command->get_description()) + "\n";
    add_options(page, *command);
  }
  return page + ".SH EXIT STATUS\n" + roff(app.get_footer()) + "\n";
}

std::optional<std::string> completion(const CLI::App& app, const std::string& shell) {
  if (shell == "bash") return bash(app);
  if (shell == "zsh") return zsh(app);
  if (shell == "fish") return fish(app);
  return std::nullopt;
}

}  // namespace article_inspector::tool
