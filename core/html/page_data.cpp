#include "html/page_data.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "article_inspector/unicode.h"
#include "html/element.h"
#include "html/linked_data.h"
#include "html/vocabulary.h"

namespace article_inspector {
namespace {

constexpr std::size_t longest_value = 1000;  // UTF-16 code units; no name, title or date is longer
constexpr std::size_t most_authors = 32;
constexpr std::size_t most_scripts = 40;

bool is_space(char16_t c) { return c == u' ' || c == 0xA0 || (c >= 9 && c <= 13); }

constexpr std::array<std::pair<std::u16string_view, char16_t>, 6> named_characters = {
    {{u"amp", u'&'}, {u"quot", u'"'}, {u"apos", u'\''}, {u"lt", u'<'}, {u"gt", u'>'}, {u"nbsp", u' '}}};

/// The character that a reference stands for ("amp", "#039", "#x2019"); 0 where it is not known.
char16_t referenced(std::u16string_view name) {
  for (const auto& [known, character] : named_characters) {
    if (name == known) return character;
  }
  if (name.size() < 2 || name[0] != u'#') return 0;
  const bool hex = name[1] == u'x' || name[1] == u'X';
  unsigned value = 0;
  for (const char16_t c : name.substr(hex ? 2 : 1)) {
    const unsigned digit = c >= u'0' && c <= u'9'          ? c - u'0'
                           : hex && c >= u'a' && c <= u'f' ? c - u'a' + 10U
                           : hex && c >= u'A' && c <= u'F' ? c - u'A' + 10U
                                                           : 99U;
    if (digit == 99) return 0;
    value = value * (hex ? 16 : 10) + digit;
    if (value > 0xFFFF) return 0;
  }
  return value < 0x20 || (value >= 0xD800 && value < 0xE000) ? char16_t{0} : static_cast<char16_t>(value);
}

/// Without white space at either end, other white space as single spaces; empty where it is too long. References to
/// characters, which data in scripts often has, are read.
std::u16string tidy(std::u16string_view value) {
  constexpr std::size_t longest_reference = 8;
  std::u16string out;
  bool space = false;
  for (std::size_t at = 0; at < value.size(); ++at) {
    char16_t c = value[at];
    if (c == u'&') {
      const std::size_t end = value.find(u';', at);
      const bool is_short = end != std::u16string_view::npos && end - at <= longest_reference;
      if (const char16_t read = is_short ? referenced(value.substr(at + 1, end - at - 1)) : char16_t{0}; read != 0) {
        c = read;
        at = end;
      }
    }
    if (is_space(c)) {
      space = !out.empty();
      continue;
    }
    if (space) out.push_back(u' ');
    space = false;
    out.push_back(c);
    if (out.size() > longest_value) return {};
  }
  return out;
}

std::u16string tidy(std::string_view value) { return tidy(to_utf16(value)); }

bool is_address(std::u16string_view value) {
  return value.substr(0, 7) == u"http://" || value.substr(0, 8) == u"https://";
}

std::string lowered(std::string_view name) {
  std::string out(name);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  return out;
}

bool has_word(std::string_view words, std::string_view word) {
  const std::vector<std::string> all = classes_of(words);
  return std::find(all.begin(), all.end(), word) != all.end();
}

/// The text of an element and of what is in it, as far as a name or a title can reach.
std::string text_of(const GumboNode* element) {
  constexpr std::size_t most_nodes = 64;
  constexpr std::size_t most_bytes = 4 * longest_value;
  std::string text;
  std::vector<const GumboNode*> waiting = {element};
  for (std::size_t nodes = 0; !waiting.empty() && text.size() <= most_bytes && nodes < most_nodes; ++nodes) {
    const GumboNode* node = waiting.back();
    waiting.pop_back();
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_CDATA || node->type == GUMBO_NODE_WHITESPACE) {
      text += node->v.text.text;
    } else if (node->type == GUMBO_NODE_ELEMENT) {
      const GumboVector& children = node->v.element.children;
      for (unsigned at = std::min<unsigned>(children.length, most_nodes); at-- > 0;)
        waiting.push_back(static_cast<const GumboNode*>(children.data[at]));
    }
  }
  return text;
}

/// The one text that a script or a title holds.
std::string_view only_text_of(const GumboNode* element) {
  const GumboVector& children = element->v.element.children;
  const auto* text = children.length == 0 ? nullptr : static_cast<const GumboNode*>(children.data[0]);
  return text == nullptr || text->type == GUMBO_NODE_ELEMENT ? std::string_view() : text->v.text.text;
}

/// Gathers what elements say, one after the other in the page's order.
class Gatherer {
 public:
  void look_at(const GumboNode* node) {
    switch (node->v.element.tag) {
      case GUMBO_TAG_TITLE:
        if (title_.empty()) title_ = to_utf16(only_text_of(node));
        return;
      case GUMBO_TAG_META:
        return look_at_meta(node);
      case GUMBO_TAG_LINK:
        if (canonical_.empty() && has_word(attribute(node, "rel").value_or(""), "canonical"))
          canonical_ = address_of(tidy(attribute(node, "href").value_or("")));
        return;
      case GUMBO_TAG_SCRIPT:
        if (lowered(attribute(node, "type").value_or("")) == "application/ld+json" && scripts_++ < most_scripts)
          add(read_linked_article(only_text_of(node)));
        return;
      case GUMBO_TAG_TIME:
        look_at_time(node);
        break;
      default:
        break;
    }
    look_at_author(node);
  }

  PageReading take() {
    const Vocabulary::PageDataNames& names = vocabulary().page_data;
    PageReading read;
    PageData& data = read.data;
    read.open_graph = open_graph_;
    read.title = title_;
    data.title = tidy(title_);
    data.headline = or_else(linked_.headline, first_of(names.headline));
    data.description = or_else(linked_.description, first_of(names.description));
    const std::vector<std::u16string>* const metas = &author_metas(names.authors);
    for (const auto* authors :
         std::array<const std::vector<std::u16string>*, 3>{&linked_.authors, metas, &marked_authors_})
      if (data.authors.empty()) data.authors = *authors;
    data.published =
        to_utf8(or_else(linked_.published, or_else(first_of(names.published), or_else(marked_time_, first_time_))));
    data.modified = to_utf8(or_else(linked_.modified, first_of(names.modified)));
    data.site =
        or_else(first_of({names.site.begin(), names.site.begin() + 1}), or_else(linked_.site, first_of(names.site)));
    data.address = to_utf8(or_else(canonical_, address_of(first_of(names.address))));
    return read;
  }

 private:
  struct Linked {
    bool is_article = false;
    std::u16string headline, description, published, modified, site;
    std::vector<std::u16string> authors;
  };

  static std::u16string or_else(const std::u16string& first, const std::u16string& second) {
    return first.empty() ? second : first;
  }
  static std::u16string address_of(const std::u16string& value) { return is_address(value) ? value : std::u16string(); }

  void look_at_meta(const GumboNode* node) {
    const std::string_view title = attribute(node, "property").value_or(attribute(node, "name").value_or(""));
    if (open_graph_.empty() && (title == "og:title" || title == "twitter:title"))
      open_graph_ = to_utf16(attribute(node, "content").value_or(""));
    const std::u16string content = tidy(attribute(node, "content").value_or(""));
    if (content.empty()) return;
    for (const char* key : {"property", "name", "itemprop"}) {
      const auto name = attribute(node, key);
      if (!name || name->size() > 64) continue;
      std::vector<std::u16string>& values = metas_[lowered(*name)];
      if (values.size() < most_authors) values.push_back(content);
    }
  }

  void look_at_time(const GumboNode* node) {
    const std::u16string time = tidy(attribute(node, "datetime").value_or(""));
    if (time.empty()) return;
    if (first_time_.empty()) first_time_ = time;
    const bool marked =
        has_word(attribute(node, "itemprop").value_or(""), "datepublished") || attribute(node, "pubdate");
    if (marked && marked_time_.empty()) marked_time_ = time;
  }

  void look_at_author(const GumboNode* node) {
    const bool marked = has_word(attribute(node, "rel").value_or(""), "author") ||
                        has_word(attribute(node, "itemprop").value_or(""), "author");
    if (!marked || marked_authors_.size() >= most_authors) return;
    const std::u16string name = tidy(text_of(node));
    const bool is_new = std::find(marked_authors_.begin(), marked_authors_.end(), name) == marked_authors_.end();
    if (!name.empty() && name.size() <= longest_author && is_new) marked_authors_.push_back(name);
  }

  /// The first script that is an article's counts; else the first that has a headline.
  void add(const LinkedArticle& article) {
    if (linked_.is_article || (!article.is_article && (article.headline.empty() || !linked_.headline.empty()))) return;
    linked_ = {article.is_article,
               tidy(article.headline),
               tidy(article.description),
               tidy(article.published),
               tidy(article.modified),
               tidy(article.site),
               {}};
    for (const std::string& author : article.authors) {
      std::u16string name = tidy(author);
      if (!name.empty() && !is_address(name)) linked_.authors.push_back(std::move(name));
    }
  }

  std::u16string first_of(const std::vector<std::string>& names) const {
    for (const std::string& name : names) {
      if (const auto found = metas_.find(name); found != metas_.end()) return found->second.front();
    }
    return {};
  }

  const std::vector<std::u16string>& author_metas(const std::vector<std::string>& names) const {
    static const std::vector<std::u16string> nobody;
    for (const std::string& name : names) {
      const auto found = metas_.find(name);
      if (found != metas_.end() && !is_address(found->second.front())) return found->second;
    }
    return nobody;
  }

  static constexpr std::size_t longest_author = 200;

  std::u16string title_, open_graph_, canonical_, first_time_, marked_time_;
  std::map<std::string, std::vector<std::u16string>> metas_;
  std::vector<std::u16string> marked_authors_;
  Linked linked_;
  std::size_t scripts_ = 0;
};

}  // namespace

PageReading read_page_data(const GumboNode* root) {
  Gatherer gatherer;
  std::vector<const GumboNode*> waiting = {root};
  while (!waiting.empty()) {
    const GumboNode* node = waiting.back();
    waiting.pop_back();
    gatherer.look_at(node);
    const GumboVector& children = node->v.element.children;
    for (unsigned at = children.length; at-- > 0;) {
      const auto* child = static_cast<const GumboNode*>(children.data[at]);
      if (child->type == GUMBO_NODE_ELEMENT) waiting.push_back(child);
    }
  }
  return gatherer.take();
}

}  // namespace article_inspector
