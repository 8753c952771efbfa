// The feature templates, in the header because trainer and tagger pass sinks of their own.
#pragma once

#include "entities/features.h"

namespace article_inspector {
namespace features {

/// One number a template. Append only at the end: the trained weights know them by number.
enum Template : std::uint32_t {
  bias = 1,
  lower_form,
  surface,
  prefix,
  suffix,
  shape,
  cluster,
  sense,
  rank,
  names,
  flag_bits,
  flags,
  signature,
  shape_signature,
  seen_counts,
  seen_signature,
  seen_before,
  seen_after,
  run_elsewhere_first,
  run_elsewhere_last,
  run_elsewhere_place,
  neighbour_form,
  neighbour_cluster,
  neighbour_sense,
  neighbour_signature,
  neighbour_shape,
  neighbour_suffix,
  pair_left,
  pair_right,
  shapes,
  cluster_left,
  cluster_right,
  signature_left,
  signature_right,
  senses_around,
  pair_before,
  pair_after,
  start,
  casing_signature,
  casing_form,
  spacing,
  run_place,
  run_last_form,
  run_last_cluster,
  run_first_form,
  run_first_signature,
  run_last_signature,
  before_run_form,
  before_run_cluster,
  after_run_form,
  after_run_cluster,
  before_run_sense,
  after_run_sense,
  phrase_place,
  run_around,
  run_clusters_around,
  run_clusters_inside,
  signature_before_run,
  signature_after_run,
  run_last_sense,
  run_first_sense,
  run_last_suffix,
  linked_left_form,
  linked_left_cluster,
  linked_left_sense,
  linked_right_form,
  linked_right_cluster,
  linked_right_signature,
  second_own,
  second_neighbours,
  second_votes,
  second_strength,
  second_longest,
  second_form,
  second_before,
  second_after,
  stem_seen,
  stem_after,
  coarse_cluster,
  neighbour_coarse,
};

inline Feature feature(Template kind, std::uint64_t value) {
  std::uint64_t hash = (value ^ (std::uint64_t{kind} << 56)) + std::uint64_t{kind} * 0x9E3779B97F4A7C15ULL;
  hash = (hash ^ (hash >> 32)) * 0xD6E8FEB86659FD93ULL;
  hash = (hash ^ (hash >> 32)) * 0xD6E8FEB86659FD93ULL;
  return static_cast<Feature>(hash >> (64 - feature_bits));
}

inline std::uint64_t join_numbers(std::uint64_t a, std::uint64_t b) {
  const std::uint64_t hash = (a ^ (b + 0x9E3779B97F4A7C15ULL + (a << 6) + (a >> 2))) * 0xD6E8FEB86659FD93ULL;
  return hash ^ (hash >> 29);
}

/// Numbers, flags and enumerations alike.
template <class A, class B>
std::uint64_t join(A a, B b) {
  return join_numbers(static_cast<std::uint64_t>(a), static_cast<std::uint64_t>(b));
}

inline std::uint64_t hash_part(std::u16string_view part, std::uint64_t salt) {
  std::uint64_t hash = salt ^ 0xCBF29CE484222325ULL;
  for (const char16_t c : part) hash = (hash ^ c) * 0x100000001B3ULL;
  return hash;
}

/// Clusters of a tree are numbered in its order: those of one eighth are near each other.
inline std::uint64_t coarse(std::uint16_t cluster) { return (cluster & (LexiconEntry::derived_cluster - 1U)) / 8; }

inline std::uint64_t bucket(std::uint32_t count) { return count < 4 ? count : count < 8 ? 4 : 5; }

}  // namespace features

template <class Sink>
void Features::of_form(std::uint32_t word, Sink&& sink) const {
  using namespace features;
  const auto emit = [&](Template kind, std::uint64_t value) { sink(feature(kind, value)); };
  const Word& form = document_.words[word];
  const LowerWord& lower = document_.lowers[form.lower];
  const std::u16string_view letters = document_.view(lower);
  emit(lower_form, lower.hash);
  emit(surface, form.hash);
  for (std::size_t length = 2; length <= 4 && length < letters.size(); ++length)
    emit(prefix, hash_part(letters.substr(0, length), length));
  for (std::size_t length = 1; length <= 5 && length < letters.size(); ++length)
    emit(suffix, hash_part(letters.substr(letters.size() - length), length));
}

template <class Sink>
void Features::of_word(std::uint32_t word, Sink&& sink) const {
  using namespace features;
  const auto emit = [&](Template kind, std::uint64_t value) { sink(feature(kind, value)); };
  const Word& form = document_.words[word];
  const Known& facts = known_[word];
  const LexiconEntry& entry = facts.lexicon;
  const std::uint64_t like = facts.shape;

  of_form(word, sink);
  emit(bias, 0);
  emit(shape, like);
  if (entry.cluster != 0) emit(cluster, join(entry.cluster, static_cast<std::uint64_t>(form.shape)));
  if (lexicon_.is_tree()) emit(coarse_cluster, join(coarse(entry.cluster), static_cast<std::uint64_t>(form.shape)));
  emit(sense, join(entry.sense, static_cast<std::uint64_t>(form.shape)));
  emit(rank, join(join(entry.rank, entry.sense != Sense::none), like));
  emit(names, entry.first_name * 4U + entry.surname);
  for (std::uint32_t bit = 1; bit < 256; bit <<= 1) {
    if ((entry.flags & bit) != 0) emit(flag_bits, bit);
  }
  emit(flags, entry.flags);
  emit(signature, facts.signature);
  emit(shape_signature, join(facts.signature, like));

  const Seen& seen = seen_[form.lower];
  const std::uint64_t counts = bucket(seen.lower) * 64 + bucket(seen.capital_inside) * 8 + bucket(seen.after_title);
  emit(seen_counts, join(counts, static_cast<std::uint64_t>(form.shape)));
  emit(seen_signature, join(join(seen.lower != 0, seen.capital_inside != 0), facts.signature));
  for (std::size_t k = 0; k < seen.contexts; ++k) {
    emit(seen_before, seen.before[k]);
    emit(seen_after, seen.after[k]);
  }
  if (facts.stem != no_word) {
    const Seen& stem = seen_[facts.stem];
    emit(stem_seen, join(join(bucket(stem.lower), bucket(stem.capital_inside)), bucket(stem.after_title)));
    for (std::size_t k = 0; k < stem.contexts; ++k) emit(stem_after, stem.after[k]);
  }
  if (seen.longest_run > 1) {
    const std::uint64_t place = seen.token == seen.run_first ? 0 : seen.token + 1 == seen.run_last ? 2 : 1;
    emit(run_elsewhere_place, join(place, std::min<std::uint32_t>(seen.longest_run, 4)));
    emit(run_elsewhere_first, join(place, signature_of(seen.run_first)));
    const std::uint64_t last = document_.lower_word(document_.tokens[seen.run_last - 1]).hash;
    emit(run_elsewhere_last, join(place, last));
  }
}

template <class Sink>
void Features::of_neighbour(std::uint32_t word, int offset, Sink&& sink) const {
  using namespace features;
  const auto emit = [&](Template kind, std::uint64_t value) { sink(feature(kind, value)); };
  const auto side = static_cast<std::uint64_t>(offset + 3);
  if (word == no_word) {
    emit(neighbour_form, side);
    return;
  }
  const Word& form = document_.words[word];
  const LowerWord& lower = document_.lowers[form.lower];
  const Known& facts = known_[word];
  emit(neighbour_form, join(side, lower.hash));
  if (facts.lexicon.cluster != 0) emit(neighbour_cluster, join(side, facts.lexicon.cluster));
  if (lexicon_.is_tree()) emit(neighbour_coarse, join(side, coarse(facts.lexicon.cluster)));
  emit(neighbour_shape, join(side, facts.shape));
  if (offset == 1 || offset == -1) {
    emit(neighbour_sense, join(side, join(facts.lexicon.sense, static_cast<std::uint64_t>(form.shape))));
    emit(neighbour_signature, join(side, facts.signature));
    const std::u16string_view letters = document_.view(lower);
    if (letters.size() > 4) emit(neighbour_suffix, join(side, hash_part(letters.substr(letters.size() - 3), 0)));
  }
}

template <class Sink>
void Features::of_place(std::uint32_t token, const Segment& segment, Sink&& sink) const {
  using namespace features;
  const auto emit = [&](Template kind, std::uint64_t value) { sink(feature(kind, value)); };
  const auto form_of = [&](std::uint32_t word) -> std::uint64_t {
    return word == no_word ? 1 : document_.lowers[document_.words[word].lower].hash;
  };
  const auto known_of = [&](std::uint32_t word) -> const Known& {
    static const Known none;
    return word == no_word ? none : known_[word];
  };
  const std::uint32_t here = document_.tokens[token].word;
  const std::uint32_t left = word_at(token, segment, -1);
  const std::uint32_t right = word_at(token, segment, 1);
  const std::uint64_t form = form_of(here);
  const Known& facts = known_[here];
  const Known& before = known_of(left);
  const Known& after = known_of(right);

  emit(pair_left, join(form_of(left), form));
  emit(pair_right, join(form, form_of(right)));
  emit(shapes, join(join(before.shape, facts.shape), after.shape));
  emit(cluster_left, before.lexicon.cluster * 1024ULL + facts.lexicon.cluster);
  emit(cluster_right, facts.lexicon.cluster * 1024ULL + after.lexicon.cluster);
  emit(signature_left, join(before.signature, facts.signature));
  emit(signature_right, join(facts.signature, after.signature));
  emit(senses_around, join(join(before.lexicon.sense, after.lexicon.sense), facts.signature));
  emit(pair_before, join(form_of(word_at(token, segment, -2)), form_of(left)));
  emit(pair_after, join(form_of(right), form_of(word_at(token, segment, 2))));

  const Sentence& sentence = document_.sentences[segment.sentence];
  const bool first = starts_sentence(token, sentence);
  const auto casing = static_cast<std::uint64_t>(casing_[segment.sentence]);
  emit(start, join(join(first, casing), facts.signature));
  if (casing != 0) {
    emit(casing_signature, join(casing, facts.signature));
    emit(casing_form, join(casing, form));
  }
  const bool glued_left = token > sentence.first_token && !document_.tokens[token].space_before;
  const bool glued_right = token + 1 < sentence.end_token && !document_.tokens[token + 1].space_before;
  emit(spacing, join(join(glued_left, glued_right),
                     join(form_of(left) & (glued_left ? ~0ULL : 0), form_of(right) & (glued_right ? ~0ULL : 0))));
  if (phrase_[token] != 0) emit(phrase_place, phrase_[token]);

  if (run_[token] == no_run) return;
  const Run& run = runs_[run_[token]];
  const std::uint32_t length = run.end - run.first;
  const std::uint64_t place = token == run.first ? 0 : token + 1 == run.end ? 2 : 1;
  const std::uint32_t run_first = document_.tokens[run.first].word;
  const std::uint32_t run_last = document_.tokens[run.end - 1].word;
  emit(run_place, join(place, std::min<std::uint32_t>(length, 5)));
  if (length > 1) {
    emit(run_last_form, join(place == 2, form_of(run_last)));
    emit(run_last_cluster, join(place == 2, known_[run_last].lexicon.cluster));
    emit(run_last_signature, join(place, known_[run_last].signature));
    const auto last_sense = static_cast<std::uint64_t>(known_[run_last].lexicon.sense);
    emit(run_last_sense, join(place == 2, join(last_sense, known_[run_last].lexicon.cluster)));
    emit(run_first_sense, join(place == 0, join(known_[run_first].lexicon.sense, last_sense)));
    const std::u16string_view last_letters = document_.lower(document_.tokens[run.end - 1]);
    if (last_letters.size() > 4)
      emit(run_last_suffix, join(place == 2, hash_part(last_letters.substr(last_letters.size() - 3), 0)));
    emit(run_first_form, join(place == 0, form_of(run_first)));
    emit(run_first_signature, join(place, known_[run_first].signature));
  }
  const std::uint32_t outer_left = run.first > sentence.first_token ? document_.tokens[run.first - 1].word : no_word;
  const std::uint32_t outer_right = run.end < sentence.end_token ? document_.tokens[run.end].word : no_word;
  emit(before_run_form, join(length > 1, form_of(outer_left)));
  emit(after_run_form, join(length > 1, form_of(outer_right)));
  emit(before_run_cluster, join(length > 1, known_of(outer_left).lexicon.cluster));
  emit(after_run_cluster, join(length > 1, known_of(outer_right).lexicon.cluster));
  emit(before_run_sense, join(length > 1, known_of(outer_left).lexicon.sense));
  emit(after_run_sense, join(length > 1, known_of(outer_right).lexicon.sense));
  // "Ministry of Labour": the names that a small word links to this one.
  if (const std::uint32_t linked = linked_before(run, sentence); linked != no_word) {
    emit(linked_left_form, join(form_of(linked), form_of(outer_left)));
    emit(linked_left_cluster, join(known_[linked].lexicon.cluster, form_of(outer_left)));
    emit(linked_left_sense, join(join(known_[linked].lexicon.sense, form_of(outer_left)), place));
  }
  if (const std::uint32_t linked = linked_after(run, sentence); linked != no_word) {
    emit(linked_right_form, join(form_of(linked), form_of(outer_right)));
    emit(linked_right_cluster, join(known_[linked].lexicon.cluster, form_of(outer_right)));
    emit(linked_right_signature, join(known_[linked].signature, form_of(outer_right)));
  }
  const std::uint64_t around_left = known_of(outer_left).lexicon.cluster;
  const std::uint64_t around_right = known_of(outer_right).lexicon.cluster;
  emit(run_clusters_around, join(join(around_left, around_right), length > 1));
  if (length > 1) {
    const std::uint64_t inside = known_[run_first].lexicon.cluster * 1024ULL + known_[run_last].lexicon.cluster;
    emit(run_clusters_inside, join(place, inside));
  }
  emit(signature_before_run, join(facts.signature, around_left));
  emit(signature_after_run, join(facts.signature, around_right));
  emit(run_around, join(form_of(outer_left), form_of(outer_right)));
}

}  // namespace article_inspector
