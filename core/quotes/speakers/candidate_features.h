/// What speaks for a candidate, as features of the ranker's linear model. Training and use share this code.
#pragma once

#include "quotes/speakers/candidate_search.h"

namespace article_inspector::quotes {

/// Each function adds the features of one kind of evidence to `out`.
class CandidateFeatures : SearchReader {
 public:
  explicit CandidateFeatures(CandidateSearch& search) : SearchReader(search) {}

  /// Of every candidate.
  void origin(CandidateOrigin origin, Features& out) const;
  /// How the words at the quote lead to an entity that they name; `ordinal` entities stand there before it.
  void naming(const EntityMention& mention, CandidateOrigin origin, std::uint32_t ordinal, Features& out) const;
  /// Of a list of speakers that begins with `first` and ends before the token `at`.
  void joint(const EntityMention& first, CandidateOrigin origin, std::uint32_t at, std::uint32_t limit,
             Features& out) const;
  /// Of "A and other experts": others from the token `at` on.
  void joint_with_others(const EntityMention& first, std::uint32_t at, std::uint32_t limit, Features& out) const;
  void beside_cue(bool behind, Features& out) const;
  /// How far back a mention stands; `rank` agreeing entities stand nearer, `type_rank` of them of the same type.
  void distance(const EntityMention& mention, std::uint32_t agreement, std::uint32_t rank, std::uint32_t type_rank,
                Features& out) const;
  /// Whether the mention stands in what somebody says; and how much of the text is about whom it names.
  void reported(const EntityMention& mention, bool reported, Features& out) const;
  void named_after(const EntityMention& mention, std::uint32_t taken, Features& out) const;
  /// What holds of an entity wherever its mention stands.
  void entity(std::uint32_t index, Features& out);
  void pair(std::uint32_t first, std::uint32_t sentences, std::uint32_t how, Features& out) const;
  void turn(const Conversation::Turn& turn, bool last, std::uint32_t taken, std::uint32_t agreement,
            Features& out) const;
  /// Of the words at the quote themselves, tokens [first, end).
  void words(std::uint32_t first, std::uint32_t end, std::uint32_t ordinal, Features& out) const;
  /// Of a description elsewhere that ends in `head`, for a pronoun.
  void described(std::uint32_t head, std::uint32_t begin, std::uint32_t agreement, std::uint32_t taken,
                 Features& out) const;
  /// Of a description elsewhere with the same head; `extension` says how much behind its head it takes.
  void same_head(std::uint32_t head, std::uint32_t begin, std::uint32_t first, std::uint32_t end,
                 std::uint32_t extension, std::uint32_t ordinal, Candidate& candidate) const;
  /// Of what a relative pronoun may stand for.
  void relative_head(const Phrase& phrase, std::uint32_t back, Features& out) const;

  /// Of who issued a document, seen from the document's noun `head` elsewhere; `how` they stand there, `what` they are,
  /// `rank` others stand nearer.
  void issuer(std::uint32_t head, std::uint32_t how, std::uint32_t what, std::uint32_t rank, Features& out) const;

  /// Of all candidates found, once all are there: what others have that one lacks.
  void rivals();

 private:
  void description_rivals();
  void last_speaker();
  std::uint32_t type_of(const Candidate& candidate) const;
  bool is_first_of(const SpeechSentence& sentence, const EntityMention& mention) const;
  void distance_by_group(const EntityMention& mention, std::uint32_t agreement, std::uint32_t rank,
                         std::uint32_t type_rank, Features& out) const;
  void description_match(const Entity& entity, std::uint32_t index, Features& out);
  bool seen_before() const;
  static std::uint32_t what_of(std::uint64_t classes);
  void end_of_words(std::uint32_t first, std::uint32_t end, Features& out) const;
  void behind_phrase(std::uint32_t first, std::uint32_t end, std::uint32_t side, Features& out) const;
};

}  // namespace article_inspector::quotes
