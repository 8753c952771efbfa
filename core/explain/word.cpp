#include <algorithm>

#include "entities/header_mentions.h"
#include "entities/mend.h"
#include "entities/role_choice.h"
#include "entities/types.h"
#include "explain/parts.h"
#include "quotes/quote_data.h"

namespace article_inspector {
namespace {

constexpr std::size_t most_labels = 4;
constexpr std::size_t most_roles = 6;

std::string label_name(std::size_t label) {
  if (label == outside) return "no name";
  return (is_begin(label) ? "begins " : "goes on ") + std::string(name_of(type_of(label)));
}

float as_logarithm(std::int32_t margin) { return static_cast<float>(margin) / margin_scale; }

void explain_labels(const Document& document, std::uint32_t token, WordExplanation& word) {
  const EntityModel& model = entity_model(document.language);
  const Features features(document);
  const std::vector<Segment>& segments = features.segments();
  const auto segment = std::find_if(segments.begin(), segments.end(),
                                    [token](const Segment& one) { return one.first <= token && token < one.end; });
  if (segment == segments.end()) return;
  word.may_be_name = true;
  const Reading first = read_once(document, features, model);
  const Reading second = read_twice(document, features, model);
  const std::size_t begin = second.offsets[static_cast<std::size_t>(segment - segments.begin())];
  const std::size_t at = begin + (token - segment->first);
  word.first_pass = label_name(first.labels[at]);
  const LabelScores scores = label_scores(second, begin, begin + (segment->end - segment->first), at, model);
  const std::int32_t best = *std::max_element(scores.begin(), scores.end());
  for (std::size_t label = 0; label < scores.size(); ++label)
    word.labels.push_back({label_name(label), as_logarithm(scores[label] - best)});
  std::stable_sort(word.labels.begin(), word.labels.end(),
                   [](const NamedScore& a, const NamedScore& b) { return a.score > b.score; });
  word.labels.resize(std::min(word.labels.size(), most_labels));
}

void explain_lexicon(const Document& document, std::uint32_t token, WordExplanation& word) {
  const LexiconEntry entry = LanguageLexicon(document).find(document.tokens[token].word);
  word.sense = sense_names[static_cast<std::size_t>(entry.sense)];
  word.cluster = entry.cluster;
  if (entry.first_name > 0) word.known_as.emplace_back("first name");
  if (entry.surname > 0) word.known_as.emplace_back("surname");
  static constexpr const char* flags[] = {"city",         "country", "region", "demonym",
                                          "organization", "person",  "place",  "event"};
  for (std::size_t bit = 0; bit < std::size(flags); ++bit) {
    if ((entry.flags >> bit & 1) != 0) word.known_as.emplace_back(flags[bit]);
  }
  const std::uint64_t classes =
      quotes::quote_data(document.language).find(document.lower_word(document.tokens[token]).hash).classes;
  for (std::size_t bit = 0; bit < quotes::word_class_names.size(); ++bit) {
    if ((classes >> bit & 1) != 0) word.classes.emplace_back(quotes::word_class_names[bit]);
  }
}

/// The mentions after each step of the stage. The last ones are what is gathered.
std::vector<Tagged> explain_readings(const Document& document, const Header& header, std::uint32_t token,
                                     WordExplanation& word) {
  const auto note = [&](const char* step, const std::vector<Tagged>& mentions) {
    for (const Tagged& mention : mentions) {
      if (mention.first > token || mention.end <= token) continue;
      const Span span{document.tokens[mention.first].start, document.tokens[mention.end - 1].end};
      word.readings.push_back({step, span, mention.type, as_logarithm(mention.margin)});
    }
  };
  std::vector<Tagged> mentions = tag(document, entity_model(document.language));
  note("tagger", mentions);
  mentions = mend(document, mentions, name_lists(document.language));
  note("boundaries", mentions);
  mentions = with_types(document, std::move(mentions), name_lists(document.language));
  note("types", mentions);
  mentions = with_header(document, header, std::move(mentions));
  note("header", mentions);
  return mentions;
}

void explain_roles(const Document& document, const std::vector<Tagged>& mentions, std::uint32_t token,
                   WordExplanation& word) {
  const NameLists& lists = name_lists(document.language);
  const std::string_view model = role_model();
  if (model.empty()) return;
  constexpr float steps = 16;  // of role_score() in one
  for (const Gathered& gathered : gather(document, mentions, lists)) {
    const bool is_here = std::any_of(gathered.mentions.begin(), gathered.mentions.end(), [&](std::uint32_t index) {
      return mentions[index].first <= token && token < mentions[index].end;
    });
    if (!is_here) continue;
    for (const WeighedRole& role : weighed_roles(document, gathered, mentions, lists)) {
      const Span span{document.tokens[role.candidate.first].start, document.tokens[role.candidate.end - 1].end};
      word.roles.push_back({span, static_cast<float>(role_score(role, model)) / steps});
    }
  }
  std::stable_sort(word.roles.begin(), word.roles.end(),
                   [](const RoleReading& a, const RoleReading& b) { return a.score > b.score; });
  word.roles.resize(std::min(word.roles.size(), most_roles));
}

}  // namespace

std::optional<WordExplanation> explain_word(const Document& document, const Header& header, const Entities& entities,
                                            std::uint32_t offset) {
  const auto found = std::find_if(document.tokens.begin(), document.tokens.end(),
                                  [offset](const Token& one) { return one.start <= offset && offset < one.end; });
  if (found == document.tokens.end()) return std::nullopt;
  const auto token = static_cast<std::uint32_t>(found - document.tokens.begin());
  WordExplanation word;
  word.span = {found->start, found->end};
  explain_labels(document, token, word);
  explain_lexicon(document, token, word);
  const std::vector<Tagged> mentions = explain_readings(document, header, token, word);
  explain_roles(document, mentions, token, word);
  for (const Entity& entity : entities.list) {
    if (std::any_of(entity.mentions.begin(), entity.mentions.end(),
                    [offset](const Mention& mention) { return has(mention.span, offset); }))
      word.entity = entity;
  }
  return word;
}

}  // namespace article_inspector
