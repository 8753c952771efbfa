/// Parts names from the nouns that say who somebody is, where the tagger reads both as one name.
#pragma once

#include <vector>

#include "article_inspector/document.h"
#include "entities/lexicon.h"
#include "entities/names.h"
#include "entities/tagger.h"

namespace article_inspector {

class TitledNames {
 public:
  TitledNames(const Document& document, const NameLists& lists)
      : document_(document), lexicon_(document), lists_(lists), nouns_have_capitals_(joins_nouns(document.language)) {}

  /// "Briten Miller" is Briten and Miller, "Millers Trainer John Doe" Millers and John Doe, "SPD-Sprecher" SPD: the
  /// names in a mention; empty where it is one name as it is.
  std::vector<Tagged> parts(const Tagged& mention) const;

 private:
  bool is_title(std::uint32_t token) const;
  bool is_people(std::uint32_t token) const;
  bool is_name(std::uint32_t token) const;
  bool is_hyphen(std::uint32_t token) const;
  Tagged owner(Tagged left) const;

  const Document& document_;
  LanguageLexicon lexicon_;
  const NameLists& lists_;
  bool nouns_have_capitals_;
};

}  // namespace article_inspector
