#include "quotes/speakers/candidate_features.h"

#include <algorithm>
#include <array>

namespace article_inspector::quotes {

void CandidateFeatures::origin(CandidateOrigin origin, Features& out) const {
  out.add(1, source_.key, number_of(origin));
  out.add(149, source_.group, number_of(origin));
  if (describes()) out.add(150, number_of(origin), source_.modifiers);
}

void CandidateFeatures::naming(const EntityMention& mention, CandidateOrigin origin, std::uint32_t ordinal,
                               Features& out) const {
  const Phrase& phrase = source_.phrase;
  const auto type = number_of(referents_.entity(mention.entity).type);
  const std::uint32_t how = number_of(origin) * 4 + type;
  const std::uint32_t head = number_of(source_.head_kind);
  // A name that a cue stands in may begin before the phrase, and with the text.
  const bool first = mention.token == phrase.first || mention.token == 0;
  const bool touches = mention.end >= source_.region_end;
  const std::uint32_t before = first ? tags::edge : token(mention.token - 1).tag;
  const std::uint32_t before_word = first ? tags::edge : token(mention.token - 1).word;
  const std::uint32_t after = mention.end < speech_.tokens.size() ? token(mention.end).tag : tags::edge;
  std::uint32_t commas = 0;
  std::uint32_t joints = 0;
  for (std::uint32_t at = phrase.end; at < mention.token; ++at) {
    if (speech_.is_punctuation(at)) ++commas;
    if (token(at).is(preposition | genitive_preposition | agent_preposition | infinitive_mark)) ++joints;
  }
  const std::uint32_t edges = (touches ? 1U : 0U) | (source_.to_cue ? 2U : 0U) | (first ? 4U : 0U);
  out.add(2, how, head);
  out.add(3, how, before);
  out.add(4, how * 16 + head, before_word);
  out.add(7, how, edges);
  out.add(8, how * 16 + head, edges);
  out.add(9, how, std::min(commas, 2U) * 4 + std::min(joints, 3U));
  out.add(10, how * 16 + head, std::min(commas, 2U) * 4 + std::min(joints, 3U));
  out.add(11, how, ordinal);
  out.add(12, how, token(source_.head).word);
  out.add(13, how * 16 + head, bucket(mention.token > phrase.end ? mention.token - phrase.end : 0));
  out.add(14, before, after);
  const bool owner = mention.end < speech_.tokens.size() && token(mention.end).is(genitive);
  out.add(15, how * 16 + head, (owner ? 1U : 0U) | (mention.end < source_.head ? 2U : 0U));
}

void CandidateFeatures::joint(const EntityMention& first, CandidateOrigin origin, std::uint32_t at, std::uint32_t limit,
                              Features& out) const {
  const auto type = number_of(referents_.entity(first.entity).type);
  out.add(20, number_of(origin) * 4 + type, at >= limit ? 1 : 0);
  out.add(21, number_of(origin), source_.to_cue ? 1 : 0);
  out.add(22, at < speech_.tokens.size() ? token(at).tag : tags::edge);
}

void CandidateFeatures::joint_with_others(const EntityMention& first, std::uint32_t at, std::uint32_t limit,
                                          Features& out) const {
  out.add(23, token(at).tag, token(limit - 1).tag);
  out.add(24, token(at).word, number_of(referents_.entity(first.entity).type));
  out.add(25, token(limit - 1).is(plural) ? 1 : 0);
}

void CandidateFeatures::beside_cue(bool behind, Features& out) const {
  const std::uint32_t cue = source_.attribution->cue;
  out.add(190, behind ? 1 : 0, source_.phrase.first > cue ? 1 : 0);
  out.add(191, behind ? 1 : 0, token(cue).is(say_verb) ? 1 : 0);
}

void CandidateFeatures::distance(const EntityMention& mention, std::uint32_t agreement, std::uint32_t rank,
                                 std::uint32_t type_rank, Features& out) const {
  const std::uint32_t kind = number_of(source_.kind);
  const auto type = number_of(referents_.entity(mention.entity).type);
  const std::uint32_t mention_sentence = speech_.sentence_of[mention.token];
  const std::uint32_t back = bucket(source_.sentence - mention_sentence);
  const std::uint32_t place = number_of(place_of(mention));
  const std::uint32_t spoke = spoke_when(mention.entity);
  const std::uint32_t fit = agreement * 4 + type;
  out.add(32, kind, back * 8 + place);
  out.add(34, kind * 8 + agreement, type_rank * 8 + type);
  out.add(37, kind * 8 + std::min(rank, 3U), std::min(back, 4U) * 16 + spoke);
  out.add(38, kind * 8 + spoke, place * 8 + std::min(back, 4U));
  out.add(39, fit, rank);
  const bool starts = speech_.sentences[source_.sentence].starts_paragraph;
  out.add(40, kind * 2 + (starts ? 1U : 0U), spoke * 8 + std::min(back, 3U));
  const SpeechSentence& sentence = speech_.sentences[mention_sentence];
  const bool first_of_sentence = is_first_of(sentence, mention);
  out.add(41, kind * 8 + std::min(back, 4U), (first_of_sentence ? 1U : 0U) | (sentence.starts_paragraph ? 2U : 0U));
  distance_by_group(mention, agreement, rank, type_rank, out);
  const bool apposed = mention.end + 1 == source_.phrase.first && is_comma(mention.end);
  if (apposed) out.add(138, source_.group, type);
  if (source_.kind == SourceKind::relative) {
    out.add(42, type, bucket(source_.phrase.first - mention.end));
    out.add(43, type, token(source_.phrase.first - 1).tag);
  }
  if (back == 0) out.add(44, kind * 8 + place, bucket(source_.phrase.first - mention.end));
}

void CandidateFeatures::reported(const EntityMention& mention, bool reported, Features& out) const {
  const std::uint32_t mention_sentence = speech_.sentence_of[mention.token];
  const std::uint32_t back = std::min(bucket(source_.sentence - mention_sentence), 4U);
  const std::uint32_t kind = number_of(source_.kind) * 2 + (reported ? 1U : 0U);
  const bool leads = referents_.leading_person() == mention.entity;
  out.add(300, kind, back * 8 + number_of(place_of(mention)));
  out.add(301, kind, back * 4 + spoke_when(mention.entity));
  out.add(302, kind * 2 + (leads ? 1U : 0U), back);
  out.add(303, kind * 2 + (leads ? 1U : 0U), spoke_when(mention.entity));
}

void CandidateFeatures::distance_by_group(const EntityMention& mention, std::uint32_t agreement, std::uint32_t rank,
                                          std::uint32_t type_rank, Features& out) const {
  const auto type = number_of(referents_.entity(mention.entity).type);
  const std::uint32_t mention_sentence = speech_.sentence_of[mention.token];
  const std::uint32_t back = bucket(source_.sentence - mention_sentence);
  const SpeechSentence& sentence = speech_.sentences[mention_sentence];
  const std::uint32_t paragraphs = std::min(speech_.sentences[source_.sentence].paragraph - sentence.paragraph, 3U);
  const std::uint32_t place = number_of(place_of(mention));
  const std::uint32_t spoke = spoke_when(mention.entity);
  const bool starts = speech_.sentences[source_.sentence].starts_paragraph;
  const bool first_of_sentence = is_first_of(sentence, mention);
  const std::uint32_t group = source_.group;
  out.add(130, group, back);
  out.add(131, group, back * 8 + place);
  out.add(132, group, rank);
  out.add(133, group * 8 + agreement, type_rank * 8 + type);
  out.add(134, group, paragraphs * 8 + type);
  out.add(135, group, spoke * 8 + std::min(back, 4U));
  out.add(136, group * 8 + std::min(rank, 3U), std::min(back, 4U) * 16 + spoke);
  out.add(137, group, (first_of_sentence ? 1U : 0U) | (sentence.starts_paragraph ? 2U : 0U) | (starts ? 4U : 0U));
}

bool CandidateFeatures::is_first_of(const SpeechSentence& sentence, const EntityMention& mention) const {
  const EntityMention& first = referents_.mentions()[referents_.first_mention_from(sentence.first)];
  return first.token == mention.token;
}

void CandidateFeatures::named_after(const EntityMention& mention, std::uint32_t taken, Features& out) const {
  const std::uint32_t sentence = speech_.sentence_of[mention.token];
  const std::uint32_t away = std::min(sentence - source_.sentence, 5U);
  out.add(160, source_.key, away);
  out.add(161, number_of(place_of(mention)), away);
  out.add(162, taken, away);
  out.add(163, speech_.sentences[sentence].starts_paragraph ? 1 : 0, number_of(place_of(mention)));
}

void CandidateFeatures::entity(std::uint32_t index, Features& out) {
  const Entity& entity = referents_.entity(index);
  const std::uint32_t key = source_.key;
  const auto type = number_of(entity.type);
  const std::uint32_t spoke = spoke_when(index);
  const std::uint32_t last =
      conversation_.turns().empty()
          ? 7
          : bucket(source_.sentence -
                   std::min(source_.sentence, speech_.sentence_of[conversation_.turns().back().token]));
  out.add(50, key, spoke);
  out.add(52, key, bucket(conversation_.count(entity.id)));
  out.add(53, key, type * 8 + bucket(static_cast<std::uint32_t>(entity.mentions.size())));
  const std::uint32_t group = source_.group;
  out.add(140, group, spoke);
  out.add(141, group * 4 + spoke, last);
  out.add(142, group, bucket(conversation_.count(entity.id)));
  out.add(143, group, type * 8 + bucket(static_cast<std::uint32_t>(entity.mentions.size())));
  out.add(144, group, type);
  out.add(145, number_of(source_.head_kind), type);
  if (describes()) description_match(entity, index, out);
}

void CandidateFeatures::description_match(const Entity& entity, std::uint32_t index, Features& out) {
  const std::uint32_t key = source_.key;
  const std::uint32_t kind = number_of(source_.kind);
  const std::uint32_t group = source_.group;
  const auto type = number_of(entity.type);
  const std::uint32_t spoke = spoke_when(index);
  const std::u16string_view word = lower_of(source_.head);
  const bool head_in_role = role_has(entity.role, word);
  const bool head_in_name = has_word(entity.name, word);
  const std::uint32_t common = common_words(entity);
  const std::uint32_t match = (head_in_role ? 1U : 0U) | (head_in_name ? 2U : 0U) | (entity.role.empty() ? 4U : 0U);
  search_.matched |= head_in_role || head_in_name;
  out.add(55, key, match);
  out.add(56, key, match * 4 + std::min(common, 3U));
  out.add(57, kind * 8 + match, type * 4 + spoke);
  const Conversation::Turn* turn = conversation_.by_head(token(source_.head).word);
  const bool said_so = turn != nullptr && turn->referent.entity == entity.id;
  out.add(58, key, (said_so ? 1U : 0U) | (turn != nullptr ? 2U : 0U));
  out.add(146, group, match * 4 + std::min(common, 3U));
  out.add(147, match, std::min(common, 3U) * 4 + (said_so ? 1U : 0U) + (turn != nullptr ? 2U : 0U));
  out.add(148, (said_so ? 1U : 0U) | (turn != nullptr ? 2U : 0U));
  out.add(152, match, source_.modifiers);
  out.add(153, std::min(common, 3U), source_.modifiers);
  const std::uint32_t beside = beside_head(index);
  out.add(154, source_.key, beside);
  out.add(155, number_of(source_.head_kind), beside * 4 + type);
  out.add(60, kind * 8 + type,
          number_of(source_.head_kind) * 4 + (source_.phrase.end - source_.phrase.first > 2 ? 1U : 0U));
  if (is_name()) out.add(61, number_of(source_.kind), is_initials(entity.name) ? 1 : 0);
}

void CandidateFeatures::pair(std::uint32_t first, std::uint32_t sentences, std::uint32_t how, Features& out) const {
  const auto type = number_of(referents_.entity(first).type);
  out.add(170, source_.key, type);
  out.add(171, type, bucket(sentences));
  out.add(172, token(source_.head).word, type);
  out.add(173, token(source_.phrase.first).word, type);
  out.add(174, how, type);
}

void CandidateFeatures::turn(const Conversation::Turn& turn, bool last, std::uint32_t taken, std::uint32_t agreement,
                             Features& out) const {
  const std::uint32_t kind = number_of(source_.kind);
  const std::uint32_t sentences =
      bucket(source_.sentence - std::min(source_.sentence, speech_.sentence_of[turn.token]));
  const std::uint32_t what = what_of(turn.referent.classes);
  out.add(70, source_.key, what);
  out.add(71, source_.key, (last ? 1U : 0U) | std::min(taken, 3U) * 2);
  out.add(72, kind, sentences * 2 + (last ? 1U : 0U));
  out.add(73, source_.key, agreement);
  const bool same = describes() && turn.referent.head != 0 && turn.referent.head == token(source_.head).word;
  out.add(74, source_.key, (same ? 1U : 0U) | (last ? 2U : 0U));
  out.add(75, kind * 8 + what, sentences * 2 + (last ? 1U : 0U));
  if (describes()) out.add(76, same ? 1 : 0, std::min(words_in(turn.referent.name), 3U));
}

std::uint32_t CandidateFeatures::what_of(std::uint64_t classes) {
  return (classes & plural) != 0               ? 1
         : (classes & person) != 0             ? 2
         : (classes & body) != 0               ? 3
         : (classes & (document | thing)) != 0 ? 4
                                               : 0;
}

void CandidateFeatures::words(std::uint32_t first, std::uint32_t end, std::uint32_t ordinal, Features& out) const {
  const Phrase& phrase = source_.phrase;
  const std::uint32_t head = number_of(source_.head_kind);
  out.add(80, source_.key, (search_.matched ? 1U : 0U) | (phrase.end - first > 1 ? 2U : 0U));
  out.add(81, source_.key, ordinal);
  end_of_words(first, end, out);
  const Conversation::Turn* turn = conversation_.by_head(token(source_.head).word);
  out.add(82, source_.key, turn == nullptr ? 0 : turn->referent.entity ? 1 : 2);
  out.add(83, source_.key, std::min(phrase.end - first, 5U));
  out.add(85, source_.key, token(phrase.first).word);
  out.add(86, head, (source_.phrase.entity != 0 ? 1U : 0U) | (source_.phrase.proper ? 2U : 0U));
  out.add(87, source_.key, seen_before() ? 1 : 0);
}

void CandidateFeatures::end_of_words(std::uint32_t first, std::uint32_t end, Features& out) const {
  const std::uint32_t from = source_.phrase.end;
  const std::uint32_t head = number_of(source_.head_kind);
  const bool whole = end == source_.region_end;
  const std::uint32_t next = end < speech_.tokens.size() ? token(end).tag : tags::edge;
  const std::uint32_t next_word = end < speech_.tokens.size() ? token(end).word : tags::edge;
  const bool more = end > from;
  const std::uint32_t side = (whole ? 1U : 0U) | (source_.to_cue ? 2U : 0U) | (more ? 4U : 0U);
  out.add(100, side, head);
  out.add(101, next, side);
  out.add(102, next_word, side);
  out.add(103, token(end - 1).tag, side);
  out.add(104, head * 16 + side, next);
  out.add(105, token(end - 1).tag, next);
  if (more) behind_phrase(first, end, side, out);
}

void CandidateFeatures::behind_phrase(std::uint32_t first, std::uint32_t end, std::uint32_t side, Features& out) const {
  const std::uint32_t from = source_.phrase.end;
  const std::uint32_t head = number_of(source_.head_kind);
  const std::uint32_t joint = token(from).tag;
  out.add(106, joint, head);
  out.add(107, token(from).word, head);
  out.add(108, joint, side);
  out.add(109, side, bucket(end - from));
  std::uint32_t joints = 0;
  std::uint32_t commas = 0;
  std::uint32_t verbs = 0;
  for (std::uint32_t at = from; at < end; ++at) {
    const SpeechToken& word = token(at);
    if (speech_.is_punctuation(at)) ++commas;
    if (word.is(preposition | genitive_preposition | agent_preposition | infinitive_mark)) ++joints;
    if (is_verb(word) || word.is(relative | complementizer | subordinator)) ++verbs;
  }
  out.add(110, side, std::min(joints, 3U));
  out.add(111, side, std::min(commas, 2U));
  out.add(112, side, std::min(verbs, 2U));
  out.add(113, std::min(joints, 3U), std::min(commas, 2U) * 4 + std::min(verbs, 2U));
  out.add(114, token(first).tag, joint);
}

bool CandidateFeatures::seen_before() const {
  const auto range = same_heads();
  return range.first < range.second;
}

void CandidateFeatures::described(std::uint32_t head, std::uint32_t begin, std::uint32_t agreement, std::uint32_t taken,
                                  Features& out) const {
  const SpeechSentence& sentence = speech_.sentences[speech_.sentence_of[head]];
  const std::uint32_t back = std::min(source_.sentence - speech_.sentence_of[head], 3U);
  const std::uint32_t kind = number_of(source_.kind) * 16 + number_of(head_kind(token(head)));
  const bool front = begin - sentence.first <= 3;
  out.add(180, kind, back);
  out.add(181, kind, agreement);
  out.add(182, token(begin).tag, back);
  out.add(183, back, front ? 1 : 0);
  out.add(184, kind, taken);
  out.add(185, begin > sentence.first ? token(begin - 1).tag : tags::edge, back);
  out.add(186, token(head + 1 < speech_.tokens.size() ? head + 1 : head).tag, back);
}

void CandidateFeatures::same_head(std::uint32_t head, std::uint32_t begin, std::uint32_t first, std::uint32_t end,
                                  std::uint32_t extension, std::uint32_t ordinal, Candidate& candidate) const {
  Features& out = candidate.features;
  const std::uint32_t own = std::min(source_.phrase.end - source_.phrase.first, 4U);
  out.add(90, source_.key, std::min(head + 1 - first, 4U) * 8 + own);
  out.add(91, source_.key, bucket(source_.sentence - speech_.sentence_of[head]));
  out.add(92, source_.key, ordinal * 4 + extension);
  out.add(93, source_.key, token(begin).tag);
  const std::uint32_t joint = extension > 0 ? token(head + 1).word : 0;
  out.add(94, number_of(source_.head_kind), joint);
  out.add(95, end < speech_.tokens.size() ? token(end).tag : tags::edge, extension > 0 ? token(head + 1).tag : 0);
  out.add(96, source_.key, std::min(words_in(candidate.referent.name), 3U) * 2 + (search_.matched ? 1U : 0U));
}

void CandidateFeatures::relative_head(const Phrase& phrase, std::uint32_t back, Features& out) const {
  out.add(97, number_of(head_kind(token(phrase.head))), back);
  out.add(98, token(phrase.first).tag, back);
  out.add(99, bucket(source_.phrase.first - phrase.end), back);
}

void CandidateFeatures::issuer(std::uint32_t head, std::uint32_t how, std::uint32_t what, std::uint32_t rank,
                               Features& out) const {
  const std::uint32_t back = std::min(bucket(source_.sentence - speech_.sentence_of[head]), 5U);
  const std::uint32_t kind = how * 8 + what;
  const std::uint32_t same = token(head).word == token(source_.head).word ? 1 : 0;
  out.add(220, kind, back * 2 + same);
  out.add(221, kind, source_.key);
  out.add(222, token(source_.head).word, how * 2 + same);
  out.add(223, token(head).word, how);
  out.add(224, how * 8 + std::min(rank, 4U), same);
  out.add(225, source_.modifiers, how);
  out.add(226, source_.key, back * 2 + same);
  out.add(227, what, same);
}

void CandidateFeatures::rivals() {
  if (describes()) {
    description_rivals();
  } else {
    last_speaker();
  }
}

std::uint32_t CandidateFeatures::type_of(const Candidate& candidate) const {
  if (candidate.referent.index == no_index) return 4 + what_of(candidate.referent.classes);
  return number_of(referents_.entity(candidate.referent.index).type);
}

/// "a rival fits the description and I do not". The words at the quote themselves fit always: they are no rivals.
void CandidateFeatures::description_rivals() {
  std::array<std::uint32_t, 6> count{};  // by fit
  for (Candidate& candidate : found_) {
    const std::uint32_t index = candidate.referent.index;
    candidate.fit = static_cast<std::uint8_t>(
        index == no_index ? fit_of(candidate.referent.name)
                          : fit_of(referents_.entity(index).name, referents_.entity(index).role));
    if (candidate.origin != CandidateOrigin::itself) ++count[candidate.fit];
  }
  for (Candidate& candidate : found_) {
    const std::uint32_t fit = candidate.fit;
    const bool own = candidate.origin != CandidateOrigin::itself;
    std::uint32_t rival = 0;
    std::uint32_t better = 0;
    for (std::uint32_t k = 0; k < count.size(); ++k) {
      const std::uint32_t others = count[k] - (own && k == fit ? 1 : 0);
      if (others > 0) rival = k;
      if (k >= fit) better += others;
    }
    const std::uint32_t match = fit * 8 + rival;
    const std::uint32_t origin = number_of(candidate.origin);
    Features& out = candidate.features;
    out.add(200, source_.key, match);
    out.add(201, source_.group * 16 + origin, match);
    out.add(202, number_of(source_.head_kind) * 16 + type_of(candidate), match);
    out.add(203, origin * 8 + fit, std::min(better, 3U));
    out.add(204, source_.modifiers, match);
    out.add(205, type_of(candidate) * 16 + origin, match);
    out.add(206, token(source_.head).word, fit * 16 + type_of(candidate));
    out.add(207, token(source_.head).word, fit * 16 + origin);
  }
}

/// Whether a pronoun's candidate spoke last, and whether somebody new was named since.
void CandidateFeatures::last_speaker() {
  const auto& turns = conversation_.turns();
  if (turns.empty()) return;
  const Conversation::Turn& last = turns.back();
  const std::uint32_t sentences =
      std::min(source_.sentence - std::min(source_.sentence, speech_.sentence_of[last.token]), 4U);
  std::uint32_t named = 0;  // people named since
  const std::vector<EntityMention>& mentions = referents_.mentions();
  for (std::size_t k = referents_.first_mention_from(last.token + 1);
       k < mentions.size() && mentions[k].token < source_.phrase.first && named < 3; ++k) {
    const Entity& entity = referents_.entity(mentions[k].entity);
    if (entity.type != EntityType::person || entity.id == last.referent.entity ||
        token(mentions[k].token).is_quoted() || is_inside_content(*source_.attribution, mentions[k].token))
      continue;
    ++named;
  }
  const std::uint32_t what = last.referent.entity ? 0 : 1 + what_of(last.referent.classes);
  const std::uint32_t starts = speech_.sentences[source_.sentence].starts_paragraph ? 1 : 0;
  const std::uint32_t kind = number_of(source_.kind) * 8 + what;
  for (Candidate& candidate : found_) {
    const std::uint32_t same = candidate.referent.entity == last.referent.entity &&
                                       (candidate.referent.entity || candidate.referent.name == last.referent.name)
                                   ? 1
                                   : 0;
    Features& out = candidate.features;
    out.add(210, kind * 2 + same, named * 8 + sentences);
    out.add(211, kind * 2 + same, named * 2 + starts);
    out.add(212, kind * 2 + same, number_of(candidate.origin) * 4 + named);
    out.add(213, kind * 2 + same, type_of(candidate));
  }
}

}  // namespace article_inspector::quotes
