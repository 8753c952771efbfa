/// Who and what a text names, as the quote stage looks for it: mentions by token, and what is known of each entity.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "article_inspector/report.h"
#include "quotes/attribution/features.h"

namespace article_inspector::quotes {

/// Somebody or something that speaks, or that a pronoun may stand for.
struct Referent {
  std::optional<std::uint32_t> entity;  ///< Entity::id
  std::uint32_t index = no_index;       ///< of that entity in Entities::list
  std::u16string name;
  std::uint64_t classes = 0;  ///< gender, number, person, body, document, thing
  std::uint32_t head = 0;     ///< the word hash of a description's head
  bool proper = false;        ///< a name, though no entity has it
};

struct EntityMention {
  Span span;
  std::uint32_t entity = 0;   ///< index into Entities::list
  std::uint32_t token = 0;    ///< its first token
  std::uint32_t end = 0;      ///< behind its last token
  std::uint32_t ordinal = 0;  ///< how many mentions of the entity stand before it
};

/// What makes it doubtful that an entity's name is whole and nobody else's.
struct NameDoubt {
  bool one_word = false;  ///< a person with no more than a surname or a given name
  bool shared = false;    ///< another person's name ends in the same word
};

/// The mentions of a text by token, and the gender and kind of its entities.
class Referents {
 public:
  Referents(const SpeechText& speech, const Entities& entities, const Header& header);

  const std::vector<EntityMention>& mentions() const { return mentions_; }
  const EntityMention* mention_at(std::uint32_t token) const {
    return token < mention_of_.size() && mention_of_[token] != no_index ? &mentions_[mention_of_[token]] : nullptr;
  }
  /// Index of the first mention that begins at a token or after it.
  std::size_t first_mention_from(std::uint32_t token) const;

  const Entity& entity(std::uint32_t index) const { return entities_.list[index]; }
  std::size_t entity_count() const { return entities_.list.size(); }
  std::uint64_t classes(std::uint32_t index) const { return classes_[index]; }
  /// The gender that pronouns beside the name speak for; 0 where none do.
  std::uint64_t leaning(std::uint32_t index) const { return leanings_[index]; }
  NameDoubt doubt(std::uint32_t index) const { return doubts_[index]; }
  /// An entity as a speaker; of one whose name is another's surname with a slip, or a body's last word alone, that
  /// other.
  Referent of(std::uint32_t index) const;
  /// Indices of those who signed the article.
  const std::vector<std::uint32_t>& authors() const { return authors_; }
  /// The name of the one who signed the article, where no entity has it; else empty.
  const std::u16string& only_author() const { return only_author_; }
  /// The person whom the text names most often; no_index where it names none.
  std::uint32_t leading_person() const { return leading_person_; }

  /// A full name that ends in a word, where the lists know the given name though no entity has it.
  const Range* full_name(std::uint32_t word) const;

 private:
  void read_mentions();
  void read_genders();
  void read_genders_by_pronouns();
  void read_full_names();
  void read_authors(const Header& header);
  void read_slips();
  void read_doubts();
  std::uint64_t given_name_gender(const std::u16string& name) const;

  const SpeechText& speech_;
  const Entities& entities_;
  std::vector<EntityMention> mentions_;
  std::vector<std::uint32_t> mention_of_;
  std::vector<std::uint64_t> classes_;
  std::vector<std::uint64_t> leanings_;
  std::vector<std::uint32_t> authors_;
  std::u16string only_author_;
  std::uint32_t leading_person_ = no_index;
  std::vector<NameDoubt> doubts_;
  std::vector<std::uint32_t> stands_for_;                ///< by entity
  std::unordered_map<std::uint32_t, Range> full_names_;  ///< by the last word
};

/// Gender where it is one of both; 0 where nothing or everything is possible.
std::uint64_t gender_of(std::uint64_t classes);

/// Whether a role or name has a word, given in lower case, as a whole.
bool has_word(std::u16string_view name, std::u16string_view word);

/// Whether a role has a word or its short form: "Sen." for "senator".
bool role_has(std::u16string_view role, std::u16string_view word);

}  // namespace article_inspector::quotes
