#include "entities/type_choice.h"

#include <algorithm>
#include <unordered_map>

#include "entities/lexicon.h"
#include "knowledge/embedded.h"

namespace article_inspector {
namespace {

constexpr std::size_t mentions_read_for_a_type = 8;

/// What a row is chosen for.
enum Kind : std::uint64_t {
  bias = 1,
  readings,
  shapes,
  flags,
  last_entry,
  first_names,
  last_names,
  heads,
  entry_before,
  entry_after,
  list_before,
  list_after,
  name_before,
  name_after,
};

std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  const std::uint64_t hash = (a ^ (b + 0x9E3779B97F4A7C15ULL + (a << 6) + (a >> 2))) * 0xD6E8FEB86659FD93ULL;
  return hash ^ (hash >> 29);
}

/// Sums of what the tagger read at some mentions.
struct Sum {
  std::array<std::int64_t, type_count> all{};
  TypeScores best{};
  std::int64_t count = 0;

  void add(const TypeScores& scores) {
    for (std::size_t type = 0; type < type_count; ++type) {
      all[type] += scores[type];
      best[type] = count == 0 ? scores[type] : std::max(best[type], scores[type]);
    }
    ++count;
  }
  /// Without one of them.
  TypeScores mean(const TypeScores* without) const {
    TypeScores mean{};
    const std::int64_t left = count - (without == nullptr ? 0 : 1);
    if (left <= 0) return mean;
    for (std::size_t type = 0; type < type_count; ++type)
      mean[type] = static_cast<std::int16_t>((all[type] - (without == nullptr ? 0 : (*without)[type])) / left);
    return mean;
  }
};

class EvidenceReader {
 public:
  EvidenceReader(const Document& document, const std::vector<Tagged>& mentions, const NameLists& lists)
      : document_(document), lexicon_(document), mentions_(mentions), lists_(lists) {}

  TypeEvidences run() {
    group();
    TypeEvidences out;
    for (std::uint32_t index = 0; index < mentions_.size(); ++index) {
      TypeEvidence evidence;
      evidence.group = group_of_[index];
      const Sum& sum = sums_[evidence.group];
      const TypeScores& own = mentions_[index].types;
      evidence.count = sum.count == 1 ? 0 : sum.count == 2 ? 1 : sum.count < 5 ? 2 : 3;
      evidence.numbers = {own, sum.mean(&own), sum.count > 1 ? sum.best : TypeScores{}, related(mentions_[index])};
      evidence.row = row_of(readings, mix(mix(likeliest_of(own), evidence.count),
                                          mix(likeliest_of(evidence.numbers[1]), likeliest_of(evidence.numbers[3]))));
      out.mentions.push_back(evidence);
    }
    for (const std::vector<std::uint32_t>& group : groups_) out.rows.push_back(rows_of(group));
    return out;
  }

 private:
  std::uint64_t lower(std::uint32_t token) const { return document_.lower_word(document_.tokens[token]).hash; }

  void group() {
    std::unordered_map<std::uint64_t, std::uint32_t> known;
    for (std::uint32_t index = 0; index < mentions_.size(); ++index) {
      const Tagged& mention = mentions_[index];
      const auto [at, added] =
          known.emplace(form_hash(document_, mention.first, mention.end), static_cast<std::uint32_t>(groups_.size()));
      if (added) {
        groups_.emplace_back();
        sums_.emplace_back();
      }
      group_of_.push_back(at->second);
      groups_[at->second].push_back(index);
      sums_[at->second].add(mention.types);
      if (mention.end - mention.first == 1) {
        alone_[lower(mention.first)].add(mention.types);
      } else {
        longer_[lower(mention.first)].add(mention.types);
        longer_[lower(mention.end - 1)].add(mention.types);
      }
    }
  }

  TypeScores related(const Tagged& mention) const {
    const bool one = mention.end - mention.first == 1;
    const auto& others = one ? longer_ : alone_;
    auto at = others.find(lower(mention.end - 1));
    if (at == others.end() && !one) at = others.find(lower(mention.first));
    return at == others.end() ? TypeScores{} : at->second.mean(nullptr);
  }

  std::vector<std::uint16_t> rows_of(const std::vector<std::uint32_t>& group) {
    rows_.clear();
    name(mentions_[group[0]]);
    for (std::size_t k = 0; k < std::min(group.size(), mentions_read_for_a_type); ++k) surroundings(group[k]);
    std::sort(rows_.begin(), rows_.end());
    rows_.erase(std::unique(rows_.begin(), rows_.end()), rows_.end());
    return rows_;
  }

  static std::uint16_t row_of(Kind kind, std::uint64_t value) {
    return static_cast<std::uint16_t>((mix(kind, value) >> 20) % type_rows);
  }
  void add(Kind kind, std::uint64_t value) { rows_.push_back(row_of(kind, value)); }

  /// The type that the tagger reads, or type_count where it says nothing.
  static std::uint64_t likeliest_of(const TypeScores& scores) {
    const auto most = std::max_element(scores.begin(), scores.end());
    return *std::min_element(scores.begin(), scores.end()) == *most ? type_count
                                                                    : static_cast<std::uint64_t>(most - scores.begin());
  }

  std::uint64_t shape(std::uint32_t token) const {
    return static_cast<std::uint64_t>(document_.shape(document_.tokens[token]));
  }
  std::uint64_t listed(std::uint32_t token) const {
    const LowerWord& word = document_.lower_word(document_.tokens[token]);
    return (lists_.titles.contains(word) ? 1U : 0U) + (lists_.body_nouns.contains(word) ? 2U : 0U) +
           (lists_.place_nouns.contains(word) ? 4U : 0U) + (lists_.honorifics.contains(word) ? 8U : 0U) +
           (lists_.determiners.contains(word) ? 16U : 0U);
  }

  void name(const Tagged& mention) {
    const std::uint32_t last = mention.end - 1;
    const std::uint64_t length = std::min<std::uint32_t>(mention.end - mention.first, 4);
    const LexiconEntry head = lexicon_.find(document_.tokens[last].word);
    const LexiconEntry front = lexicon_.find(document_.tokens[mention.first].word);
    add(bias, length);
    add(shapes, mix(mix(length, shape(mention.first)), shape(last)));
    add(flags, mix(length > 1, entity_lexicon().find(form_hash(document_, mention.first, mention.end)).flags));
    add(last_entry, mix(length > 1, static_cast<std::uint64_t>(head.sense)));
    add(last_names, mix(length > 1, head.first_name * 4U + head.surname));
    add(heads, mix(length > 1, listed(last)));
    if (length < 2) return;
    add(first_names, front.first_name * 4U + front.surname);
  }

  void surroundings(std::uint32_t index) {
    const Tagged& mention = mentions_[index];
    const Sentence& sentence = document_.sentences[mention.sentence];
    const bool starts = mention.first <= sentence.first_token;
    const bool ends = mention.end >= sentence.end_token;
    if (!starts) {
      before(mention, sentence);
      if (index > 0 && mentions_[index - 1].end + 2 >= mention.first && mentions_[index - 1].end < mention.first)
        add(name_before, static_cast<std::uint64_t>(mentions_[index - 1].type));
    }
    if (!ends) {
      after(mention, sentence);
      if (index + 1 < mentions_.size() && mentions_[index + 1].first <= mention.end + 2)
        add(name_after, static_cast<std::uint64_t>(mentions_[index + 1].type));
    }
  }

  void before(const Tagged& mention, const Sentence& sentence) {
    const std::uint32_t near = mention.first - 1;
    const LexiconEntry entry = lexicon_.find(document_.tokens[near].word);
    add(entry_before, mix(static_cast<std::uint64_t>(entry.sense), shape(near)));
    add(list_before, listed(near));
    if (near == sentence.first_token) return;
    add(list_before, 32 + listed(near - 1));
  }

  void after(const Tagged& mention, const Sentence& sentence) {
    const std::uint32_t near = mention.end;
    const LexiconEntry entry = lexicon_.find(document_.tokens[near].word);
    add(entry_after, mix(static_cast<std::uint64_t>(entry.sense), shape(near)));
    add(list_after, listed(near));
    if (near + 1 >= sentence.end_token) return;
    add(list_after, 32 + listed(near + 1));
  }

  const Document& document_;
  LanguageLexicon lexicon_;
  const std::vector<Tagged>& mentions_;
  const NameLists& lists_;
  std::vector<std::uint32_t> group_of_;
  std::vector<std::vector<std::uint32_t>> groups_;
  std::vector<Sum> sums_;                          // of groups
  std::unordered_map<std::uint64_t, Sum> alone_;   // of names of one word
  std::unordered_map<std::uint64_t, Sum> longer_;  // of longer names, under their first and last words
  std::vector<std::uint16_t> rows_;
};

using Totals = std::array<std::int32_t, type_count>;

Totals sum_of(const std::vector<std::uint16_t>& rows, std::string_view model) {
  Totals totals{};
  for (const std::uint16_t row : rows) {
    for (std::size_t type = 0; type < type_count; ++type)
      totals[type] += static_cast<signed char>(model[type_number_weights + row * type_count + type]);
  }
  return totals;
}

EntityType likeliest(const TypeEvidence& evidence, Totals totals, std::string_view model) {
  for (std::size_t type = 0; type < type_count; ++type)
    totals[type] += static_cast<signed char>(model[type_number_weights + evidence.row * type_count + type]);
  for (std::size_t number = 0; number < type_numbers; ++number) {
    const std::size_t base = (evidence.count * type_numbers + number) * type_count;
    for (std::size_t type = 0; type < type_count; ++type)
      totals[type] += static_cast<signed char>(model[base + type]) * evidence.numbers[number][type] / type_number_scale;
  }
  return static_cast<EntityType>(std::max_element(totals.begin(), totals.end()) - totals.begin());
}

}  // namespace

TypeEvidences type_evidence(const Document& document, const std::vector<Tagged>& mentions, const NameLists& lists) {
  return EvidenceReader(document, mentions, lists).run();
}

std::string_view type_model() {
  static const std::string_view model = embedded_file("models/types.weights");
  return model.size() == type_model_size ? model : std::string_view();
}

std::vector<Tagged> choose_types(const Document& document, std::vector<Tagged> mentions, const NameLists& lists,
                                 std::string_view model) {
  if (model.size() != type_model_size) return mentions;
  const TypeEvidences evidences = type_evidence(document, mentions, lists);
  std::vector<Totals> totals;
  for (const std::vector<std::uint16_t>& rows : evidences.rows) totals.push_back(sum_of(rows, model));
  for (std::size_t index = 0; index < mentions.size(); ++index) {
    const TypeEvidence& evidence = evidences.mentions[index];
    mentions[index].type = likeliest(evidence, totals[evidence.group], model);
  }
  return mentions;
}

}  // namespace article_inspector
