#include "html/markup.h"

#include <algorithm>
#include <initializer_list>
#include <unordered_map>
#include <utility>

#include "html/vocabulary.h"

namespace article_inspector {
namespace {

constexpr std::size_t most_attributes = 256;

char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }
bool is_letter(char c) { return lowered(c) >= 'a' && lowered(c) <= 'z'; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
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

// The parser opens these again in every block after the one that they began in, until they are closed.
bool is_formatting(std::string_view name) {
  return is_one_of(name, {"b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"});
}

struct Tag {
  std::size_t start = 0;
  std::size_t end = 0;         // behind the '>'
  std::size_t attributes = 0;  // where the first attribute too many begins, or 0
  std::string name;            // in lower case
  bool closes = false;
  bool has_address = false;  // an attribute `href`
};

bool names_address(std::string_view markup, std::size_t at) {
  constexpr std::string_view name = "href";
  const std::string_view there = markup.substr(at, name.size());
  return there.size() == name.size() &&
         std::equal(name.begin(), name.end(), there.begin(), [](char a, char b) { return a == lowered(b); });
}

// The tag at `at`, which is a '<' before a letter, or before '/' and a letter.
Tag tag_at(std::string_view markup, std::size_t at) {
  Tag tag;
  tag.start = at++;
  tag.closes = markup[at] == '/';
  if (tag.closes) ++at;
  for (; at < markup.size() && !is_space(markup[at]) && markup[at] != '>' && markup[at] != '/'; ++at)
    tag.name.push_back(lowered(markup[at]));
  std::size_t attributes = 0;
  bool between = true;
  for (; at < markup.size() && markup[at] != '>'; ++at) {
    const char c = markup[at];
    if (is_space(c) || c == '/') {
      between = true;
      continue;
    }
    if (between && c != '=' && ++attributes == most_attributes) tag.attributes = at;
    if (between && names_address(markup, at)) tag.has_address = true;
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
        std::equal(there.begin(), there.end(), name.begin(), [](char a, char b) { return lowered(a) == b; }))
      return at;
  }
  return markup.size();
}

bool begins_tag(std::string_view markup, std::size_t at) {
  if (at + 1 < markup.size() && is_letter(markup[at + 1])) return true;
  return at + 2 < markup.size() && markup[at + 1] == '/' && is_letter(markup[at + 2]);
}

// Goes through the markup once and hands out what it meets. Where the parser would see a comment, a tag or raw text
// otherwise, in a drawing say, both kinds of output stay safe: ParsedHtml watches the one, the other has no nesting.
template <typename Writer>
void scan(std::string_view markup, Writer& writer) {
  std::size_t at = 0;
  while (at < markup.size()) {
    const std::size_t open = std::min(markup.find('<', at), markup.size());
    if (open > at) writer.text(markup.substr(at, open - at));
    at = open;
    if (at == markup.size()) break;
    if (markup.compare(at, 4, "<!--") == 0) {
      const std::size_t close = markup.find("-->", at + 2);
      const std::size_t end = close == std::string_view::npos ? markup.size() : close + 3;
      writer.comment(markup.substr(at, end - at));
      at = end;
    } else if (!begins_tag(markup, at)) {
      writer.text(markup.substr(at++, 1));
    } else {
      const Tag tag = tag_at(markup, at);
      at = tag.end;
      if (tag.closes || !holds_raw_text(tag.name)) {
        writer.tag(markup, tag);
        continue;
      }
      const std::size_t close = raw_text_end(markup, at, tag.name);
      const std::size_t end = close < markup.size() ? tag_at(markup, close).end : close;
      writer.raw(markup, tag, close, end);
      at = end;
    }
  }
}

class NestedWriter {
 public:
  NestedWriter(MarkupKept kept, std::size_t deepest) : kept_(kept), deepest_(deepest) {}

  void text(std::string_view characters) {
    // Where a tag was left out, what is around it must not become markup.
    if (dropped_ && !out_.empty() && is_one_of(out_.substr(out_.size() - 1), {"<", "/", "!", "?", "-"})) out_ += ' ';
    dropped_ = false;
    out_ += characters;
  }
  void comment(std::string_view comment) { text(comment); }
  void raw(std::string_view markup, const Tag& tag, std::size_t close, std::size_t end) {
    put(markup, tag);
    out_ += markup.substr(tag.end, close - tag.end);
    out_ += markup.substr(close, end - close);
  }

  void tag(std::string_view markup, const Tag& tag) {
    if (kept_ == MarkupKept::structure && is_formatting(tag.name)) {
      dropped_ = true;
    } else if (never_nests(tag.name)) {
      put(markup, tag);
    } else {
      // An end tag closes only what is open by its name: else stray ones would hide how deep the page is.
      std::size_t& of_this_name = open_[tag.name];
      const bool stray = tag.closes && of_this_name == 0;
      const bool too_deep = !stray && (tag.closes ? depth_ > deepest_ : depth_ >= deepest_);
      if (!stray) depth_ = tag.closes ? depth_ - 1 : depth_ + 1;
      if (!stray) of_this_name = tag.closes ? of_this_name - 1 : of_this_name + 1;
      if (too_deep) {
        text(" ");  // a block would part the words
      } else {
        put(markup, tag);
      }
    }
  }

  std::string take() { return std::move(out_); }

 private:
  void put(std::string_view markup, const Tag& tag) {
    if (kept_ == MarkupKept::structure && tag.name == "a" && !tag.closes) {
      text(tag.has_address ? "<a href>" : "<a>");
    } else if (tag.attributes != 0) {
      text(markup.substr(tag.start, tag.attributes - tag.start));
      out_ += '>';
    } else {
      text(markup.substr(tag.start, tag.end - tag.start));
    }
  }

  MarkupKept kept_;
  std::size_t deepest_;
  std::string out_;
  std::unordered_map<std::string, std::size_t> open_;
  std::size_t depth_ = 0;
  bool dropped_ = false;
};

class LineWriter {
 public:
  void text(std::string_view characters) {
    for (const char c : characters) {
      if (!is_space(c)) end_lines();
      if (c == '<') {
        out_ += "&lt;";
      } else {
        out_ += c;
      }
    }
  }
  void comment(std::string_view) {}
  void raw(std::string_view markup, const Tag& tag, std::size_t close, std::size_t) {
    if (tag.name != "title" || !title_.empty()) return;
    for (const char c : markup.substr(tag.end, close - tag.end)) title_ += c == '<' ? ' ' : c;
  }
  void tag(std::string_view, const Tag& tag) {
    if (tag.name == "p") {
      lines_ = 2;
    } else if (tag.name == "br" || vocabulary().blocks.count(tag.name) != 0) {
      lines_ = std::max(lines_, 1);
    }
  }

  std::string take() { return "<title>" + title_ + "</title><body>" + out_; }

 private:
  void end_lines() {
    for (; lines_ > 0; --lines_) out_ += "<br>";
  }

  std::string title_;
  std::string out_;
  int lines_ = 0;
};

}  // namespace

std::string bounded_markup(std::string_view markup, MarkupKept kept, std::size_t deepest) {
  if (kept == MarkupKept::line_breaks) {
    LineWriter writer;
    scan(markup, writer);
    return writer.take();
  }
  NestedWriter writer(kept, deepest);
  scan(markup, writer);
  return writer.take();
}

}  // namespace article_inspector
