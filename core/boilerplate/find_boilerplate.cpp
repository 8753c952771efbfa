#include <algorithm>
#include <unordered_map>

#include "article_inspector/stages.h"
#include "boilerplate/fragments.h"
#include "boilerplate/line_kinds.h"
#include "boilerplate/line_model.h"

namespace article_inspector {
namespace {

// Shorter lines come again in many a story: "Yes.", "He laughed."
constexpr std::uint32_t shortest_duplicate = 5;  // words
constexpr std::size_t most_repeats = 3;
constexpr float phrase_score = 0.95F;
// Within the stretch of lines that is most likely the story little is junk, outside little is story.
constexpr float inside_threshold = 0.65F;
constexpr float outside_threshold = 0.4F;
// A paste that neither begins with a menu nor ends with a footer was selected by hand: what is in it was meant to be.
constexpr std::size_t edge_lines = 8;
constexpr std::size_t fewest_menu_lines = 4;
constexpr float menu_threshold = 0.85F;
constexpr float menu_cue_share = 0.34F;
constexpr float menu_words = 4;
constexpr float selected_threshold = 0.96F;
// Still a short line of words that sites use may be junk.
constexpr float site_cue_share = 0.4F;
constexpr float site_words = 12;
constexpr float site_threshold = 0.7F;
constexpr float phrase_threshold = 0.1F;  // a phrase of sites speaks for itself
// An element of the story may hold one: there its words alone decide.
constexpr float phrase_threshold_with_hints = 0;

BoilerplateMark mark_of(const Document& document, const Fragment& fragment) {
  const PhraseSection& section = phrase_grammar().section(*fragment.phrase);
  BoilerplateMark mark;
  mark.span = {document.tokens[fragment.first_token].start, document.tokens[fragment.end_token - 1].end};
  mark.kind = section.kind;
  mark.reason = section.reason;
  mark.score = fragment.whole_line ? phrase_score : 0.9F;
  return mark;
}

/// A paragraph's words as one number, marks left out; 0 where they are too few to tell a repeat.
std::uint64_t words_hash(const Document& document, const Paragraph& paragraph) {
  std::uint64_t hash = 0;
  std::uint32_t words = 0;
  for (std::uint32_t at = paragraph.first_token; at < paragraph.end_token; ++at) {
    const Token& token = document.tokens[at];
    if (token.kind == TokenKind::punctuation || token.kind == TokenKind::symbol) continue;
    ++words;
    hash = (hash ^ document.lower_word(token).hash) * 0x9E3779B97F4A7C15ULL;
    hash ^= hash >> 29;
  }
  return words < shortest_duplicate ? 0 : hash | 1;
}

void add_fragments(std::vector<BoilerplateMark>& marks, const Document& document,
                   const std::vector<Fragment>& fragments) {
  const std::size_t first = marks.size();
  for (const Fragment& fragment : fragments) {
    const BoilerplateMark mark = mark_of(document, fragment);
    const bool joins = marks.size() > first && marks.back().kind == mark.kind && &fragment != &fragments.front() &&
                       (&fragment)[-1].end_token == fragment.first_token;
    if (joins) {
      marks.back().span.end = mark.span.end;
    } else {
      marks.push_back(mark);
    }
  }
}

/// The lines whose story outweighs their junk most.
std::pair<std::size_t, std::size_t> story_block(const Document& document, const std::vector<float>& junk) {
  std::vector<float> values(junk.size());
  for (std::size_t k = 0; k < junk.size(); ++k) {
    const Paragraph& paragraph = document.paragraphs[k];
    values[k] = (0.5F - junk[k]) * static_cast<float>(2 + paragraph.end_token - paragraph.first_token);
  }
  return best_block(values);
}

/// Whether few of the first and the last lines look like a site's menu or footer. Lists inside a story do not: their
/// lines have no words of sites. A phrase counts beside another one alone; alone it may stand in any story.
bool is_selected(const LineTable& table, const std::vector<float>& junk, const std::vector<bool>& is_phrase) {
  const auto looks_like_menu = [&](std::size_t k) {
    if (junk[k] < menu_threshold) return false;
    if (is_phrase[k]) return (k > 0 && is_phrase[k - 1]) || (k + 1 < junk.size() && is_phrase[k + 1]);
    float cue = 0;
    for (const CueGroupName group : {CueGroupName::rights, CueGroupName::navigation, CueGroupName::share,
                                     CueGroupName::comment, CueGroupName::cookie, CueGroupName::tags}) {
      cue = std::max(cue, table.cue(k, group));
    }
    return cue >= menu_cue_share || table.has_copyright(k) || (k < edge_lines && table.words(k) <= menu_words);
  };
  std::size_t menu_lines = 0;
  for (std::size_t k = 0; k < junk.size(); ++k) {
    const bool at_edge = k < edge_lines || k + edge_lines >= junk.size();
    if (at_edge && looks_like_menu(k)) ++menu_lines;
  }
  return menu_lines < fewest_menu_lines;
}

std::vector<bool> junk_lines(const Document& document, const LineTable& table, const std::vector<float>& junk,
                             const std::vector<bool>& is_phrase, const LineModel& model) {
  const auto [start, end] = story_block(document, junk);
  const bool selected = !table.has_hints() && is_selected(table, junk, is_phrase);
  const auto selected_threshold_of = [&](std::size_t k) {
    const bool cues = table.cue_share(k) >= site_cue_share && table.words(k) <= site_words;
    return cues ? site_threshold : selected_threshold;
  };
  const float phrase_threshold_here = table.has_hints() ? phrase_threshold_with_hints : phrase_threshold;
  std::vector<bool> is_junk(junk.size());
  for (std::size_t k = 0; k < junk.size(); ++k) {
    const bool inside = k >= start && k < end;
    const float threshold = is_phrase[k] ? phrase_threshold_here
                            : selected   ? selected_threshold_of(k)
                            : inside     ? inside_threshold
                                         : outside_threshold;
    is_junk[k] = model.empty() ? is_phrase[k] : junk[k] > threshold;
  }
  return is_junk;
}

constexpr std::size_t lines_above = 40;  // how far over the story its headline is looked for
constexpr float fewest_headline_words = 3;
constexpr float most_headline_words = 30;
constexpr float least_topic = 0.3F;
// A line of so many words that are the story's may have a date, or ask.
constexpr float strong_topic = 0.5F;
constexpr float strong_words = 7;

bool may_be_headline(const LineTable& table, const std::vector<bool>& is_phrase, std::size_t line) {
  const float words = table.words(line);
  if (is_phrase[line] || words < fewest_headline_words || words > most_headline_words) return false;
  const bool is_strong = table.at(line, line_topic) >= strong_topic && words >= strong_words;
  const bool is_sentence = table.at(line, line_ends_sentence) >= 1;
  const bool asks = table.at(line, line_exclamations) > 0;
  return is_strong ? !is_sentence || asks : !is_sentence && table.at(line, line_name_date) == 0;
}

/// Whether there stands under a line what stands under a headline: who wrote it and when, the buttons for sharing.
bool leads_story(const LineTable& table, std::size_t line, std::size_t end) {
  constexpr std::size_t reach = 4;
  constexpr float some = 0.3F;
  constexpr float most = 0.5F;
  for (std::size_t next = line + 1; next < std::min(end, line + 1 + reach); ++next) {
    const bool tells = table.at(next, line_name_date) > 0 || table.begins_with_by(next) ||
                       table.cue(next, CueGroupName::meta) > some || table.cue(next, CueGroupName::credit) > some ||
                       table.cue(next, CueGroupName::share) > most;
    if (tells) return true;
  }
  return false;
}

/// How much a line above the story that begins at `first` looks like its headline.
float headline_value(const LineTable& table, std::size_t line, std::size_t first) {
  constexpr float repeated = 0.1F;
  constexpr float leads = 0.15F;
  constexpr float apart = 0.05F;
  constexpr float long_enough = 0.08F;
  constexpr float words = 5;
  constexpr float site_words_cost = 0.1F;
  constexpr float step = 0.08F;  // twice the distance
  float value = table.at(line, line_topic) + repeated * std::min(1.0F, table.at(line, line_repeats)) -
                step * log2_of(static_cast<float>(first - line)) - site_words_cost * table.cue_share(line);
  if (leads_story(table, line, first)) value += leads;
  if (table.at(line, line_blank_before) > 0) value += apart;
  if (table.words(line) >= words) value += long_enough;
  return value;
}

/// A headline stands above the story and among the junk there, and looks like a teaser: what tells it from one is that
/// it speaks of what the story's first paragraphs speak of, and what stands around it. Gives the line that stands first
/// among the story's, or is the headline that was found.
std::size_t keep_headline(const LineTable& table, const std::vector<bool>& is_phrase, std::vector<bool>& is_junk) {
  constexpr float least_value = 0.12F;
  const auto may_be = [&](std::size_t k) { return may_be_headline(table, is_phrase, k); };
  const auto first = static_cast<std::size_t>(std::find(is_junk.begin(), is_junk.end(), false) - is_junk.begin());
  if (first == is_junk.size() || (may_be(first) && table.at(first, line_topic) >= least_topic)) return first;
  std::size_t best = first;
  float best_value = least_value;
  for (std::size_t k = first > lines_above ? first - lines_above : 0; k < first; ++k) {
    if (!may_be(k) || table.at(k, line_topic) <= 0) continue;
    const float value = headline_value(table, k, first);
    if (value > best_value) {
      best = k;
      best_value = value;
    }
  }
  // The first line of a text stands there as its headline, also over a story too short to have a topic.
  if (best == first && first == 1 && may_be(0)) best = 0;
  is_junk[best] = false;
  return best;
}

/// The headline's twins near it are its repeats, and the first of them is the headline.
std::size_t join_twins(const Document& document, std::size_t headline, std::vector<bool>& is_junk) {
  constexpr std::size_t reach = 6;
  if (headline >= is_junk.size()) return headline;
  const std::uint64_t hash = words_hash(document, document.paragraphs[headline]);
  if (hash == 0) return headline;
  const std::size_t end = std::min(is_junk.size(), headline + reach);
  std::size_t first = headline;
  for (std::size_t k = headline > reach ? headline - reach : 0; k < end; ++k) {
    if (words_hash(document, document.paragraphs[k]) != hash) continue;
    is_junk[k] = false;
    first = std::min(first, k);
  }
  return first;
}

/// Whether a junk line has the story before and after it, a line or two aside: then its own words say what it is.
bool stands_alone(const std::vector<bool>& is_junk, std::size_t line) {
  constexpr std::size_t longest_run = 2;
  std::size_t first = line;
  std::size_t end = line + 1;
  while (first > 0 && is_junk[first - 1] && end - first <= longest_run) --first;
  while (end < is_junk.size() && is_junk[end] && end - first <= longest_run) ++end;
  return end - first <= longest_run;
}

enum class Repeat : std::uint8_t { none, headline, line };

/// The repeats of lines that are no fragments. Where many lines come again, the text is a list or a refrain and none is
/// a mistake; the headline's repeat is one always.
std::vector<Repeat> find_repeats(const Document& document, const std::vector<bool>& is_junk, std::size_t headline) {
  std::unordered_map<std::uint64_t, std::uint32_t> first;
  std::vector<Repeat> repeats(document.paragraphs.size(), Repeat::none);
  std::vector<std::uint32_t> found;
  for (std::uint32_t at = 0; at < document.paragraphs.size(); ++at) {
    const std::uint64_t hash = words_hash(document, document.paragraphs[at]);
    if (hash == 0) continue;
    if (is_junk[at]) {
      const auto earlier = first.find(hash);
      if (earlier != first.end() && earlier->second == 0) repeats[at] = Repeat::headline;
      continue;
    }
    const auto [place, is_new] = first.emplace(hash, at);
    if (is_new) continue;
    if (place->second == headline) {
      repeats[at] = Repeat::headline;
    } else {
      found.push_back(at);
    }
  }
  if (found.size() <= most_repeats) {
    for (const std::uint32_t at : found) repeats[at] = Repeat::line;
  }
  return repeats;
}

}  // namespace

std::vector<BoilerplateMark> find_boilerplate(const Document& document) {
  return find_boilerplate(document, line_models().of(document), kind_model());
}

std::vector<BoilerplateMark> find_boilerplate(const Document& document, const LineModel& model,
                                              const KindModel& kind_weights) {
  const CueHits hits(document, phrase_grammar().lexicon());
  std::vector<std::vector<Fragment>> fragments;
  fragments.reserve(document.paragraphs.size());
  for (const Paragraph& paragraph : document.paragraphs) {
    fragments.push_back(fragments_of(document, hits, paragraph));
  }
  std::vector<bool> is_phrase;
  is_phrase.reserve(fragments.size());
  for (const std::vector<Fragment>& of_line : fragments) is_phrase.push_back(cover_line(of_line));
  LineTable table(document, hits, fragments);
  const std::vector<float> junk = junk_of_lines(table, model);
  std::vector<bool> is_junk = junk_lines(document, table, junk, is_phrase, model);
  std::size_t headline = 0;
  if (!model.empty()) headline = join_twins(document, keep_headline(table, is_phrase, is_junk), is_junk);
  const std::vector<Repeat> repeats = find_repeats(document, is_junk, headline);
  const LineKinds kinds(table, fragments, is_junk, kind_weights);
  std::vector<BoilerplateMark> marks;
  for (std::uint32_t at = 0; at < document.paragraphs.size(); ++at) {
    const bool phrase = is_phrase[at];
    if (repeats[at] != Repeat::none) {
      BoilerplateMark mark;
      mark.span = document.paragraphs[at].span;
      mark.kind = BoilerplateKind::duplicate;
      mark.reason = repeats[at] == Repeat::headline ? "repeats the headline" : "repeats a line that stands further up";
      marks.push_back(mark);
    } else if (is_junk[at] && !(phrase && stands_alone(is_junk, at))) {
      BoilerplateMark mark;
      mark.span = document.paragraphs[at].span;
      mark.kind = kinds.kind(at);
      mark.reason = kinds.reason(at);
      mark.score = phrase ? std::max(junk[at], phrase_score) : junk[at];
      marks.push_back(mark);
    } else if (is_junk[at] || !phrase) {
      add_fragments(marks, document, fragments[at]);
    }
  }
  return marks;
}

}  // namespace article_inspector
