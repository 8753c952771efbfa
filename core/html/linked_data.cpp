#include "html/linked_data.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "html/vocabulary.h"

namespace article_inspector {
namespace {

using Json = nlohmann::json;

constexpr std::size_t longest_script = std::size_t{1} << 20;  // bytes
constexpr std::size_t most_values = 20000;                    // that are looked at for an article
constexpr std::size_t most_authors = 32;
constexpr int deepest_value = 4;  // of an author in lists

char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

const Json* member(const Json& object, const char* name) {
  const auto at = object.find(name);
  return at == object.end() ? nullptr : &*at;
}

std::string text_at(const Json& object, const char* name) {
  const Json* value = member(object, name);
  return value != nullptr && value->is_string() ? value->get<std::string>() : std::string();
}

/// "NewsArticle", "https://schema.org/NewsArticle", or a list of such.
bool is_article(const Json& object) {
  const Json* type = member(object, "@type");
  if (type == nullptr) return false;
  const auto names_article = [](const Json& one) {
    if (!one.is_string()) return false;
    std::string name = one.get<std::string>();
    name.erase(0, name.find_last_of("/#:") + 1);
    std::transform(name.begin(), name.end(), name.begin(), lowered);
    return vocabulary().page_data.articles.count(name) != 0;
  };
  if (!type->is_array()) return names_article(*type);
  return std::any_of(type->begin(), type->end(), names_article);
}

class Reader {
 public:
  explicit Reader(const Json& json) { collect(json); }

  LinkedArticle read() const {
    const Json* best = nullptr;
    for (const Json* object : objects_) {
      if (is_article(*object)) {
        best = object;
        break;
      }
      if (best == nullptr && !text_at(*object, "headline").empty()) best = object;
    }
    LinkedArticle article;
    if (best == nullptr) return article;
    article.is_article = is_article(*best);
    article.headline = text_at(*best, "headline");
    if (article.headline.empty()) article.headline = text_at(*best, "name");
    article.description = text_at(*best, "description");
    for (const char* name : {"author", "creator"}) {
      const Json* authors = member(*best, name);
      if (authors != nullptr && article.authors.empty()) add_names(*authors, article.authors, 0);
    }
    article.published = text_at(*best, "datePublished");
    if (article.published.empty()) article.published = text_at(*best, "dateCreated");
    article.modified = text_at(*best, "dateModified");
    std::vector<std::string> publishers;
    if (const Json* publisher = member(*best, "publisher")) add_names(*publisher, publishers, 0);
    if (!publishers.empty()) article.site = publishers.front();
    return article;
  }

 private:
  /// The objects, in their order: those of lists, and those inside an object that may be the article.
  void collect(const Json& json) {
    std::vector<const Json*> waiting = {&json};
    for (std::size_t at = 0; at < waiting.size() && at < most_values; ++at) {
      const Json& one = *waiting[at];
      if (one.is_array()) {
        for (const Json& item : one) waiting.push_back(&item);
      } else if (one.is_object()) {
        objects_.push_back(&one);
        if (const std::string id = text_at(one, "@id"); !id.empty() && one.size() > 1) by_id_.emplace(id, &one);
        for (const std::string& name : vocabulary().page_data.inside) {
          if (const Json* inside = member(one, name.c_str())) waiting.push_back(inside);
        }
      }
    }
  }

  void add_names(const Json& value, std::vector<std::string>& names, int depth) const {
    if (depth > deepest_value || names.size() >= most_authors) return;
    if (value.is_string()) {
      if (!value.get_ref<const std::string&>().empty()) names.push_back(value.get<std::string>());
    } else if (value.is_array()) {
      for (const Json& item : value) add_names(item, names, depth + 1);
    } else if (value.is_object()) {
      if (const Json* name = member(value, "name")) return add_names(*name, names, depth + 1);
      const auto named = by_id_.find(text_at(value, "@id"));
      if (named != by_id_.end() && named->second != &value && member(*named->second, "name") != nullptr)
        add_names(*named->second, names, depth + 1);
    }
  }

  std::vector<const Json*> objects_;
  std::unordered_map<std::string, const Json*> by_id_;
};

}  // namespace

LinkedArticle read_linked_article(std::string_view script) {
  if (script.size() > longest_script) return {};
  // A line end inside a string is a mistake that many pages make; elsewhere it is white space as a space is.
  std::string spaced(script);
  std::replace_if(
      spaced.begin(), spaced.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  const Json json = Json::parse(spaced, nullptr, false);
  if (json.is_discarded()) return {};
  return Reader(json).read();
}

}  // namespace article_inspector
