#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "article_inspector/block.h"

namespace article_inspector {

/// What vocabulary.json says about elements, by their names, roles and classes.
struct Vocabulary {
  std::unordered_set<std::string> skipped;       ///< elements whose content is no text of the page
  std::unordered_set<std::string> blocks;        ///< elements that begin a line
  std::unordered_set<std::string> preformatted;  ///< elements that keep white space
  std::unordered_set<std::string> captions;      ///< words in the classes of pictures' captions
  std::unordered_set<std::string> unseen;        ///< classes of text that is not on the screen
  std::unordered_set<std::string>
      on_hover;  ///< classes of text that is there only while the pointer rests on something
  std::unordered_map<std::string, BlockTag> tags;
  std::unordered_map<std::string, BlockPlace> place_of_tag;
  std::unordered_map<std::string, BlockPlace> place_of_role;
  /// Words in classes and ids; of several in one element the first in this rank counts.
  struct RankedPlace {
    std::size_t rank = 0;
    BlockPlace place = BlockPlace::unknown;
  };
  std::unordered_map<std::string, RankedPlace> place_of_word;
  std::unordered_set<BlockPlace> words_over_tags;  ///< places whose words say more than an element's name does

  /// Names under which a page's data says things, those that are right more often first.
  struct PageDataNames {
    std::unordered_set<std::string> articles;  ///< types of JSON-LD objects
    std::vector<std::string> inside;           ///< members that may hold the article
    std::vector<std::string> headline;         ///< of meta elements, from here on
    std::vector<std::string> description;
    std::vector<std::string> authors;
    std::vector<std::string> published;
    std::vector<std::string> modified;
    std::vector<std::string> site;
    std::vector<std::string> address;
  };
  PageDataNames page_data;
};

const Vocabulary& vocabulary();

/// The words of a class, id or itemprop attribute, in lower case: "articleBody post-meta" gives article, body, post,
/// meta; and of each class the joined neighbours: articlebody, postmeta.
std::vector<std::string> words_of_names(std::string_view names);

/// The classes themselves, in lower case.
std::vector<std::string> classes_of(std::string_view names);

/// The place that words name.
BlockPlace place_of_words(const std::vector<std::string>& words);

}  // namespace article_inspector
