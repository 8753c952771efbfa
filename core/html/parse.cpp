#include "html/parse.h"

#include <algorithm>
#include <cstddef>
#include <unordered_map>
#include <utility>

namespace article_inspector {
namespace {

constexpr std::size_t chunk_size = std::size_t{1} << 20;
constexpr std::size_t most_attributes = 256;

char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }
bool is_letter(char c) { return lowered(c) >= 'a' && lowered(c) <= 'z'; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::any_of(names.begin(), names.end(), [&](std::string_view one) {
    return one.size() == name.size() &&
           std::equal(one.begin(), one.end(), name.begin(), [](char a, char b) { return a == lowered(b); });
  });
}

// Elements without content, and those whose end tags authors leave out and the parser supplies.
bool never_nests(std::string_view name) {
  return is_one_of(name, {"area",   "base",  "br",     "col",   "embed", "hr",    "img",   "input", "link",
                          "meta",   "param", "source", "track", "wbr",   "p",     "li",    "dt",    "dd",
                          "option", "tr",    "td",     "th",    "thead", "tbody", "tfoot", "rp",    "rt"});
}

bool holds_raw_text(std::string_view name) {
  return is_one_of(name, {"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext"});
}

struct Tag {
  std::size_t start = 0;
  std::size_t end = 0;         // behind the '>'
  std::size_t attributes = 0;  // where the first attribute too many begins, or 0
  std::string_view name;
  bool closes = false;
};

// The tag at `at`, which is a '<' before a letter, or before '/' and a letter.
Tag tag_at(std::string_view markup, std::size_t at) {
  Tag tag;
  tag.start = at++;
  tag.closes = markup[at] == '/';
  if (tag.closes) ++at;
  const std::size_t name = at;
  while (at < markup.size() && !is_space(markup[at]) && markup[at] != '>' && markup[at] != '/') ++at;
  tag.name = markup.substr(name, at - name);
  std::size_t attributes = 0;
  bool between = true;
  for (; at < markup.size() && markup[at] != '>'; ++at) {
    const char c = markup[at];
    if (is_space(c) || c == '/') {
      between = true;
      continue;
    }
    if (between && c != '=' && ++attributes == most_attributes) tag.attributes = at;
    between = false;
    if ((c == '"' || c == '\'') && (markup[at - 1] == '=' || is_space(markup[at - 1]))) {
      const std::size_t close = markup.find(c, at + 1);
      at = close == std::string_view::npos ? markup.size() - 1 : close;
      between = true;
    }
  }
  tag.end = std::min(at + 1, markup.size());
  return tag;
}

// Where the raw text of an element ends: at its end tag.
std::size_t raw_text_end(std::string_view markup, std::size_t from, std::string_view name) {
  for (std::size_t at = markup.find("</", from); at != std::string_view::npos; at = markup.find("</", at + 2)) {
    const std::string_view there = markup.substr(at + 2, name.size());
    if (there.size() == name.size() &&
        std::equal(there.begin(), there.end(), name.begin(), [](char a, char b) { return lowered(a) == lowered(b); }))
      return at;
  }
  return markup.size();
}

bool begins_tag(std::string_view markup, std::size_t at) {
  if (at + 1 < markup.size() && is_letter(markup[at + 1])) return true;
  return at + 2 < markup.size() && markup[at + 1] == '/' && is_letter(markup[at + 2]);
}

}  // namespace

std::string bounded_markup(std::string_view markup, std::size_t deepest) {
  std::string out(markup);
  const auto blank = [&](std::size_t from, std::size_t to) {
    std::fill(out.begin() + static_cast<std::ptrdiff_t>(from), out.begin() + static_cast<std::ptrdiff_t>(to), ' ');
  };
  // An end tag closes only what is open by its name: else stray ones would hide how deep the page is.
  std::unordered_map<std::string, std::size_t> open;
  std::size_t depth = 0;
  for (std::size_t at = markup.find('<'); at != std::string_view::npos; at = markup.find('<', at)) {
    if (markup.compare(at, 4, "<!--") == 0) {
      const std::size_t close = markup.find("-->", at + 2);
      if (close == std::string_view::npos) break;
      at = close + 3;
      continue;
    }
    if (!begins_tag(markup, at)) {
      ++at;
      continue;
    }
    const Tag tag = tag_at(markup, at);
    at = tag.end;
    if (tag.attributes != 0) blank(tag.attributes, tag.end - 1);
    if (!tag.closes && holds_raw_text(tag.name)) {
      at = raw_text_end(markup, at, tag.name);
      if (at < markup.size()) at = tag_at(markup, at).end;
      continue;
    }
    if (never_nests(tag.name)) continue;
    std::string name(tag.name);
    std::transform(name.begin(), name.end(), name.begin(), lowered);
    std::size_t& of_this_name = open[std::move(name)];
    if (tag.closes && of_this_name == 0) continue;
    const bool too_deep = tag.closes ? depth > deepest : depth >= deepest;
    depth = tag.closes ? depth - 1 : depth + 1;
    of_this_name = tag.closes ? of_this_name - 1 : of_this_name + 1;
    if (too_deep) blank(tag.start, tag.end);
  }
  return out;
}

ParsedHtml::ParsedHtml(std::string_view bytes) : markup_(bounded_markup(bytes)) {
  GumboOptions options = kGumboDefaultOptions;
  options.userdata = this;
  options.allocator = [](void* self, std::size_t size) { return static_cast<ParsedHtml*>(self)->allocate(size); };
  options.deallocator = [](void*, void*) {};
  options.max_errors = 0;
  output_ = gumbo_parse_with_options(&options, markup_.data(), markup_.size());
}

void* ParsedHtml::allocate(std::size_t bytes) {
  constexpr std::size_t alignment = alignof(std::max_align_t);
  const std::size_t rounded = (bytes + alignment - 1) / alignment * alignment;
  if (used_ + rounded > size_) {
    size_ = std::max(chunk_size, rounded);
    used_ = 0;
    chunks_.emplace_back(new char[size_]);
  }
  char* room = chunks_.back().get() + used_;
  used_ += rounded;
  return room;
}

}  // namespace article_inspector
