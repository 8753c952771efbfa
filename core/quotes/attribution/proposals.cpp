#include "quotes/attribution/proposals.h"

#include <algorithm>
#include <cassert>

namespace article_inspector::quotes {
namespace {

// All in tokens of weight_unit. How much surer than "reports nothing" a cue must be to be looked at,
constexpr std::int32_t least_margin = -12;
// and how far behind the best a content position, an edge at the cue and an edge far from it may lie.
constexpr std::int32_t rival_position = 20;
constexpr std::int32_t rival_near = 12;
constexpr std::int32_t rival_far = 24;
/// How sure a cue after "and" must be for content to end before it, perhaps and without doubt.
constexpr std::int32_t coordinated_margin = -8;
constexpr std::int32_t sure_margin = 5;
/// So much of what is left of the sentence behind the content is looked at, in tokens.
constexpr std::uint32_t rest_length = 200;
/// Leads and scores where there is no rival, and the furthest that trees see.
constexpr std::int32_t far_off = 250;

bool is_verb_like(const SpeechToken& token) { return token.classes == 0 && is_verb(token.sense); }

std::uint32_t kind_of_cue(const SpeechToken& token) {
  std::uint32_t kind = 0;
  for (const std::uint64_t classes :
       {std::uint64_t{say_verb}, std::uint64_t{source_word | source_after}, std::uint64_t{speech_verb},
        std::uint64_t{like_speech_verb}, std::uint64_t{stance_verb}, std::uint64_t{speech_noun}}) {
    if (token.is(classes)) return kind;
    ++kind;
  }
  return token.is(like_speech_noun) ? kind : kind + 1;
}

std::int32_t clamped(std::int32_t score) { return std::clamp(score, -far_off, far_off); }

}  // namespace

SourceChoice choose_source(const SpeechText& speech, const EntityTags& entity_tags, const Models& models,
                           const SourceContext& context) {
  std::vector<Phrase> phrases;
  source_candidates(speech, entity_tags, context, phrases);
  return choose_source(speech, models, context, phrases);
}

SourceChoice choose_source(const SpeechText& speech, const Models& models, const SourceContext& context,
                           const std::vector<Phrase>& phrases) {
  Features features;
  source_features(speech, context, phrases, static_cast<std::uint32_t>(phrases.size()), features);
  const std::int32_t nobody = models[Decision::source].score(features);
  std::int32_t highest = nobody - far_off;
  std::int32_t second = highest;
  std::size_t best = 0;
  for (std::uint32_t k = 0; k < phrases.size(); ++k) {
    source_features(speech, context, phrases, k, features);
    const std::int32_t score = models[Decision::source].score(features);
    if (score <= highest) {
      second = std::max(second, score);
      continue;
    }
    second = highest;
    highest = score;
    best = k;
  }
  SourceChoice chosen;
  chosen.choice = {clamped(highest - nobody), clamped(highest - second)};
  if (highest > nobody) chosen.phrase = phrases[best];
  return chosen;
}

Proposer::Proposer(const SpeechText& speech, const EntityTags& entity_tags, const Models& models)
    : speech_(speech), entity_tags_(entity_tags), models_(models) {}

void Proposer::clear() {
  found_.readings.clear();
  found_.list.clear();
  found_.rows.clear();
  found_.sentences.clear();
}

void Proposer::add_sentence(const std::vector<std::uint32_t>& cues) {
  first_reading_ = found_.readings.size();
  for (const std::uint32_t cue : cues) read_cue(cue);
  if (found_.readings.size() == first_reading_) return;
  found_.sentences.push_back(found_.readings.size());
  sentence_ = speech_.sentences[speech_.sentence_of[cues.front()]];
  count_around(cues.front(), cues.back());
  for (std::size_t k = first_reading_; k < found_.readings.size(); ++k) add_proposals(found_.readings[k]);
  for (std::size_t k = first_reading_; k < found_.readings.size(); ++k) {
    for (std::size_t at = found_.readings[k].first_proposal; at < found_.readings[k].end_proposal; ++at)
      describe(found_.list[at], k);
  }
}

const Proposals& Proposer::score() {
  assert(found_.rows.size() == found_.list.size() * row_length);
  scores_.resize(found_.list.size());
  models_.proposals.score(found_.rows.data(), row_length, scores_.size(), scores_.data());
  for (std::size_t k = 0; k < scores_.size(); ++k) found_.list[k].score = scores_[k];
  return found_;
}

void Proposer::read_cue(std::uint32_t cue) {
  CueReading reading;
  reading.cue = cue;
  position_features(speech_, cue, features_);
  models_[Decision::position].add_scores(features_, reading.scores.data(), position_count);
  const auto best = std::max_element(reading.scores.begin() + 1, reading.scores.end());
  reading.position = static_cast<ContentPosition>(best - reading.scores.begin());
  reading.margin = *best - reading.scores[0];
  if (reading.margin >= least_margin) found_.readings.push_back(reading);
}

/// Scores candidates_ and leaves the best, at most `most`, in ranked_.
template <typename Score>
void Proposer::rank(const Score& score, std::size_t most, std::int32_t within) {
  ranked_.clear();
  for (const std::uint32_t token : candidates_) ranked_.push_back({token, {score(token), 0}});
  const std::size_t sorted = std::min(ranked_.size(), most + 1);
  std::partial_sort(ranked_.begin(), ranked_.begin() + static_cast<std::ptrdiff_t>(sorted), ranked_.end(),
                    [](const Candidate& a, const Candidate& b) {
                      return a.choice.score != b.choice.score ? a.choice.score > b.choice.score : a.token < b.token;
                    });
  if (ranked_.empty()) return;
  const std::int32_t highest = ranked_[0].choice.score;
  ranked_[0].choice.lead = ranked_.size() > 1 ? clamped(highest - ranked_[1].choice.score) : far_off;
  std::size_t kept = 1;
  while (kept < sorted && kept < most && highest - ranked_[kept].choice.score <= within) {
    ranked_[kept].choice.lead = ranked_[kept].choice.score - highest;
    ++kept;
  }
  ranked_.resize(kept);
}

void Proposer::read_after(std::uint32_t cue) {
  afters_.clear();
  start_after_candidates(speech_, cue, candidates_);
  rank(
      [&](std::uint32_t at) {
        start_after_features(speech_, cue, at, features_);
        return models_[Decision::start_after].score(features_);
      },
      nears(), rival_near);
  const std::vector<Candidate> starts = ranked_;
  for (std::size_t k = 0; k < starts.size(); ++k) {
    end_after_candidates(speech_, starts[k].token, candidates_);
    rank(
        [&](std::uint32_t at) {
          end_after_features(speech_, cue, starts[k].token, at, features_);
          return models_[Decision::end_after].score(features_);
        },
        k == 0 ? 3 : 1, rival_far);
    for (const Candidate& end : ranked_)
      afters_.push_back({{starts[k].token, end.token}, starts[k].choice, end.choice});
  }
}

void Proposer::read_before(std::uint32_t cue) {
  befores_.clear();
  end_before_candidates(speech_, cue, candidates_);
  rank(
      [&](std::uint32_t at) {
        end_before_features(speech_, cue, at, features_);
        return models_[Decision::end_before].score(features_);
      },
      nears(), rival_near);
  const std::vector<Candidate> ends = ranked_;
  for (std::size_t k = 0; k < ends.size(); ++k) {
    start_before_candidates(speech_, ends[k].token, candidates_);
    rank(
        [&](std::uint32_t at) {
          start_before_features(speech_, cue, ends[k].token, at, features_);
          return models_[Decision::start_before].score(features_);
        },
        k == 0 ? 2 : 1, rival_far);
    for (const Candidate& start : ranked_)
      befores_.push_back({{start.token, ends[k].token}, ends[k].choice, start.choice});
  }
}

/// "He said A and promised B": what the first cue reports ends before the "and" that leads to the second where that is
/// sure to report, and may end there where it is not.
void Proposer::part_coordinated(std::uint32_t cue) {
  if (afters_.empty()) return;
  const Range range = afters_.front().range;
  for (std::size_t k = first_reading_; k < found_.readings.size(); ++k) {
    const CueReading& other = found_.readings[k];
    if (other.cue <= cue || other.cue <= range.first + 1 || other.margin < coordinated_margin) continue;
    if (other.cue >= range.end) return;
    std::uint32_t joint = other.cue - 1;
    if (speech_.tokens[joint].is(adverb) && joint > range.first + 1) --joint;
    if (!speech_.tokens[joint].is(conjunction | contrast)) continue;
    const std::uint32_t end = joint > range.first + 1 && speech_.is_punctuation(joint - 1) ? joint - 1 : joint;
    if (other.position == ContentPosition::after && other.margin >= sure_margin) {
      for (Side& side : afters_) {
        if (side.range.first < end) side.range.end = std::min(side.range.end, end);
      }
    } else {
      Side side = afters_.front();
      side.range.end = end;
      side.far.lead = -rival_far;
      afters_.push_back(side);
    }
    drop_repeated(afters_);
    return;
  }
}

/// Keeps the first of the sides with the same range.
void Proposer::drop_repeated(std::vector<Side>& sides) {
  for (std::size_t k = 1; k < sides.size();) {
    const auto same = [&](const Side& side) {
      return side.range.first == sides[k].range.first && side.range.end == sides[k].range.end;
    };
    const auto at = sides.begin() + static_cast<std::ptrdiff_t>(k);
    if (std::any_of(sides.begin(), at, same)) {
      sides.erase(at);
    } else {
      ++k;
    }
  }
}

void Proposer::add_proposals(CueReading& reading) {
  reading.first_proposal = found_.list.size();
  const std::int32_t least = reading.margin + reading.scores[0] - rival_position;
  const auto rivals = [&](ContentPosition position) {
    return reading.scores[static_cast<std::size_t>(position)] >= least;
  };
  const bool around = rivals(ContentPosition::around);
  befores_.clear();
  afters_.clear();
  phrases_around(speech_, entity_tags_, reading.cue, phrases_);
  if (around || rivals(ContentPosition::after)) read_after(reading.cue);
  if (around || rivals(ContentPosition::before)) read_before(reading.cue);
  part_coordinated(reading.cue);
  if (rivals(ContentPosition::after)) {
    for (const Side& after : afters_) add(reading, ContentPosition::after, nullptr, &after);
  }
  if (rivals(ContentPosition::before)) {
    for (const Side& before : befores_) add(reading, ContentPosition::before, &before, nullptr);
  }
  if (around && !befores_.empty() && !afters_.empty()) {
    add(reading, ContentPosition::around, &befores_[0], &afters_[0]);
    if (afters_.size() > 1) add(reading, ContentPosition::around, &befores_[0], &afters_[1]);
    if (befores_.size() > 1) add(reading, ContentPosition::around, &befores_[1], &afters_[0]);
  }
  std::stable_sort(found_.list.begin() + static_cast<std::ptrdiff_t>(reading.first_proposal), found_.list.end(),
                   [](const Proposal& a, const Proposal& b) { return a.position_score > b.position_score; });
  reading.end_proposal = found_.list.size();
}

void Proposer::add(const CueReading& reading, ContentPosition position, const Side* before, const Side* after) {
  Proposal proposal;
  proposal.cue = reading.cue;
  proposal.position = position;
  proposal.position_score = reading.scores[static_cast<std::size_t>(position)] - reading.scores[0];
  if (after != nullptr) {
    proposal.after = after->range;
    proposal.start_after = after->near;
    proposal.end_after = after->far;
  }
  if (before != nullptr) {
    proposal.before = before->range;
    proposal.end_before = before->near;
    proposal.start_before = before->far;
  }
  proposal.source = source_of(proposal);
  found_.list.push_back(proposal);
}

/// Asks the model only where another proposal of the cue did not leave the same phrases.
SourceChoice Proposer::source_of(const Proposal& proposal) {
  const SourceContext context{proposal.cue, proposal.position, proposal.before, proposal.after};
  outside_ = phrases_;
  leave_out_content(context, outside_);
  const bool known = source_cue_ == proposal.cue && source_position_ == proposal.position &&
                     std::equal(outside_.begin(), outside_.end(), asked_.begin(), asked_.end(),
                                [](const Phrase& a, const Phrase& b) { return a.first == b.first; });
  if (!known) source_ = choose_source(speech_, models_, context, outside_);
  source_cue_ = proposal.cue;
  source_position_ = proposal.position;
  asked_.swap(outside_);
  return source_;
}

/// What kind of token it is, in few kinds: trees part them by size.
std::uint32_t Proposer::coarse(std::int64_t at) const {
  if (at < static_cast<std::int64_t>(sentence_.first) || at >= static_cast<std::int64_t>(sentence_.end)) return 0;
  const auto token_at = static_cast<std::uint32_t>(at);
  const SpeechToken& token = speech_.tokens[token_at];
  if (token.is_quoted()) return 1;
  if (speech_.is_punctuation(token_at)) return speech_.first_char(token_at) == u',' ? 2 : 3;
  if (token.kind == TokenKind::number) return 4;
  if (token.classes != 0 && !token.is(like_speech_verb | like_speech_noun | given_name)) {
    std::uint32_t bit = 0;
    while (((token.classes >> bit) & 1) == 0) ++bit;
    return 20 + bit;
  }
  if (token.capital()) return token.is(given_name) ? 6 : 5;
  if (is_verb(token.sense)) return 8;
  return is_noun(token.sense) ? 9 : 10;
}

/// Counts around the cues from the first to the last, no further than content and what is looked at behind it reach.
void Proposer::count_around(std::uint32_t first_cue, std::uint32_t last_cue) {
  constexpr std::uint32_t far = 2 * reach + rest_length;
  tallied_ = {std::max(sentence_.first, first_cue - std::min(first_cue, far)), std::min(sentence_.end, last_cue + far)};
  tallies_.assign(tallied_.end - tallied_.first + 1, Tally{});
  for (std::uint32_t at = tallied_.first; at < tallied_.end; ++at) {
    const SpeechToken& token = speech_.tokens[at];
    Tally& next = tallies_[at - tallied_.first + 1];
    next = tallies_[at - tallied_.first];
    const std::array<bool, 13> counted = {
        !token.is_quoted() && token.is(auxiliary),
        token.is(modal),
        is_verb_like(token),
        token.is(verb_classes),
        token.is(pronoun),
        speech_.is_punctuation(at),
        token.is_quoted(),
        token.is(determiner),
        at < entity_tags_.size() && entity_tags_[at] != 0,
        token.kind == TokenKind::word,
        token.is(say_verb | source_word),
        token.is(conjunction | contrast | subordinator),
        token.is(subjunctive),
    };
    for (std::size_t k = 0; k < counted.size(); ++k)
      next[k] = static_cast<std::uint8_t>(next[k] + (counted[k] ? 1 : 0));
  }
}

/// Counts over a range of fewer than 256 tokens.
Proposer::Tally Proposer::tally_of(Range range) const {
  const Tally& first = tallies_[range.first - tallied_.first];
  const Tally& end = tallies_[range.end - tallied_.first];
  Tally tally{};
  for (std::size_t k = 0; k < tally.size(); ++k) tally[k] = static_cast<std::uint8_t>(end[k] - first[k]);
  return tally;
}

void Proposer::describe(const Proposal& proposal, std::size_t index) {
  const CueReading& reading = found_.readings[index];
  put(proposal.position_score);
  put(reading.margin);
  put(proposal.position_score - reading.margin);
  put(static_cast<std::uint32_t>(proposal.position));
  for (const Choice& choice : {proposal.start_after, proposal.end_after, proposal.end_before, proposal.start_before}) {
    put(clamped(choice.score));
    put(choice.lead);
  }
  describe_cue(proposal);
  describe_source(proposal);
  describe_content(proposal.after, proposal.cue);
  describe_content(proposal.before, proposal.cue);
  describe_others(proposal, index);
  put(static_cast<std::uint32_t>(reading.end_proposal - reading.first_proposal));
}

void Proposer::describe_cue(const Proposal& proposal) {
  const std::uint32_t cue = proposal.cue;
  put(kind_of_cue(speech_.tokens[cue]));
  for (const std::int64_t far : {-2, -1, 1, 2}) put(coarse(std::int64_t{cue} + far));
  put(static_cast<std::uint32_t>(speech_.tokens[cue].sense));
  put(cue - sentence_.first);
  put(sentence_.end - cue);
  put(sentence_.starts_paragraph);
  std::uint32_t far = 0;  // back to an auxiliary, a negation or "to"
  while (far < 5 && cue >= sentence_.first + far &&
         (far == 0 || !speech_.tokens[cue - far].is(auxiliary | infinitive_mark | negation)))
    ++far;
  const bool found = far < 5 && cue >= sentence_.first + far;
  put(found ? far : 0U);
  put(found ? coarse(std::int64_t{cue} - far) : 0U);
}

void Proposer::describe_source(const Proposal& proposal) {
  const SourceChoice& source = proposal.source;
  put(source.choice.score);
  put(source.choice.lead);
  if (!source.phrase) {
    for (int k = 0; k < 9; ++k) put(-1);
    return;
  }
  const Phrase& phrase = *source.phrase;
  put(std::uint32_t{phrase.entity});
  std::uint32_t look = 0;
  std::uint32_t bit = 1;
  for (const std::uint64_t classes : {std::uint64_t{pronoun}, std::uint64_t{person}, std::uint64_t{body},
                                      std::uint64_t{document}, std::uint64_t{relative}, std::uint64_t{thing}}) {
    if ((phrase.classes & classes) != 0) look |= bit;
    bit *= 2;
  }
  put(look);
  put(phrase.definite);
  put(phrase.proper);
  put(static_cast<std::uint32_t>(speech_.tokens[phrase.head].sense));
  put(coarse(phrase.head));
  put(static_cast<std::int32_t>(phrase.end <= proposal.cue ? proposal.cue - phrase.end : 0) -
      static_cast<std::int32_t>(phrase.end <= proposal.cue ? 0 : phrase.first - proposal.cue + 1));
  put(phrase.end - phrase.first);
  put(phrase.first == sentence_.first);
}

void Proposer::describe_content(Range range, std::uint32_t cue) {
  if (range.empty()) {
    for (int k = 0; k < 22; ++k) put(-1);
    return;
  }
  const Tally tally = tally_of(range);
  for (std::size_t k = 0; k < 13; ++k) put(std::uint32_t{tally[k]});
  put(coarse(std::int64_t{range.first} - 1));
  put(coarse(range.first));
  put(coarse(std::int64_t{range.first} + 1));
  put(coarse(std::int64_t{range.end} - 1));
  put(coarse(range.end));
  put(coarse(std::int64_t{range.end} + 1));
  put(range.first - sentence_.first);
  put(sentence_.end - range.end);
  put(range.first > cue ? range.first - cue : cue - range.end);
}

/// The cues around, and what is left of the sentence.
void Proposer::describe_others(const Proposal& proposal, std::size_t reading) {
  std::uint32_t left = 0;
  std::uint32_t right = 0;
  std::int32_t inside = -far_off;  // the surest cue inside its content
  std::int32_t around = -far_off;  // the surest whose likeliest content has this cue
  constexpr std::size_t near = 8;  // readings each way
  const std::size_t end = std::min(found_.readings.size(), reading + near + 1);
  for (std::size_t k = std::max(first_reading_, reading - std::min(reading, near)); k < end; ++k) {
    const CueReading& other = found_.readings[k];
    if (k == reading) continue;
    if (other.margin > 0) ++(k < reading ? left : right);
    if (proposal.after.has(other.cue) || proposal.before.has(other.cue)) inside = std::max(inside, other.margin);
    if (other.first_proposal == other.end_proposal) continue;
    const Proposal& likeliest = found_.list[other.first_proposal];
    if (likeliest.after.has(proposal.cue) || likeliest.before.has(proposal.cue))
      around = std::max(around, other.margin);
  }
  put(left);
  put(right);
  put(inside);
  put(around);
  const std::uint32_t from = proposal.after.empty() ? proposal.cue + 1 : proposal.after.end;
  const Tally rest = tally_of({from, std::min(sentence_.end, from + rest_length)});
  put(std::uint32_t{rest[0]});
  put(rest[2] + std::uint32_t{rest[3]});
  put(std::uint32_t{rest[9]});
}

}  // namespace article_inspector::quotes
