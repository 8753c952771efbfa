#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "article_inspector/report.h"
#include "article_inspector/span.h"

namespace article_inspector::train {

struct GoldMention {
  Span span;
  EntityType type = EntityType::misc;
  std::size_t name = 0;  ///< index into GoldText::roles, where the corpus has names
};

struct GoldText {
  std::string id;
  std::string language;
  std::u16string text;
  std::vector<GoldMention> mentions;
  std::vector<std::string> roles;  ///< of the names; may be empty
  std::vector<Span> ignore;        ///< no entity, or misc
  bool ignored_is_open = false;    ///< in what is ignored anything may stand
  bool misc_annotated = true;
};

/// Reads a corpus: JSON lines, plain or .gz; the texts in the language `wanted`; `unnamed` is that of
/// texts that name none. Ends the program with a message where it can't be read.
std::vector<GoldText> read_corpus(const std::string& path, const std::string& unnamed, const std::string& wanted);

}  // namespace article_inspector::train
