#include <algorithm>
#include <unordered_set>

#include "article_inspector/stages.h"
#include "boilerplate/line_decisions.h"

namespace article_inspector {
namespace {

// Shorter lines come again in many a story: "Yes.", "He laughed."
constexpr std::uint32_t shortest_duplicate = 5;  // words
constexpr std::size_t most_repeats = 3;
constexpr float phrase_score = 0.95F;
// Within the stretch of lines that is most likely the story little is junk, far outside little is story; near it the
// line decides for itself. Losing a paragraph is worse than keeping a teaser: the stretch takes in lines that are a bit
// more likely junk than story.
constexpr float block_threshold = 0.6F;
constexpr float inside_threshold = 0.65F;
constexpr float near_threshold = 0.55F;
constexpr float outside_threshold = 0.25F;
constexpr std::size_t near_lines = 8;
// A piece of a page, pasted with its markup.
constexpr std::size_t most_selected_lines = 30;
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
    values[k] = (block_threshold - junk[k]) * static_cast<float>(2 + paragraph.end_token - paragraph.first_token);
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

/// How likely junk each line must be to be taken for it.
std::vector<float> thresholds_of(const Document& document, const LineTable& table, const std::vector<float>& junk,
                                 const std::vector<bool>& is_phrase) {
  const auto [start, end] = story_block(document, junk);
  const bool may_be_selected = !table.has_hints() || junk.size() <= most_selected_lines;
  const bool selected = may_be_selected && is_selected(table, junk, is_phrase);
  const auto selected_threshold_of = [&](std::size_t k) {
    // Any story may name a day.
    const float cue_share = table.cue_share(k) - table.cue(k, CueGroupName::date);
    const bool cues = cue_share >= site_cue_share && table.words(k) <= site_words;
    return cues ? site_threshold : selected_threshold;
  };
  const float phrase_threshold_here = table.has_hints() ? phrase_threshold_with_hints : phrase_threshold;
  std::vector<float> thresholds(junk.size());
  for (std::size_t k = 0; k < junk.size(); ++k) {
    const bool inside = k >= start && k < end;
    const bool near = k + near_lines >= start && k < end + near_lines;
    thresholds[k] = is_phrase[k] ? phrase_threshold_here
                    : selected   ? selected_threshold_of(k)
                    : inside     ? inside_threshold
                    : near       ? near_threshold
                                 : outside_threshold;
  }
  return thresholds;
}

std::vector<bool> junk_lines(const std::vector<float>& junk, const std::vector<float>& thresholds,
                             const std::vector<bool>& is_phrase, const LineModel& model) {
  if (model.empty()) return is_phrase;
  std::vector<bool> is_junk(junk.size());
  for (std::size_t k = 0; k < junk.size(); ++k) is_junk[k] = junk[k] > thresholds[k];
  return is_junk;
}

/// A headline that stands twice in a row is the first of the two.
std::size_t first_of_twins(const Document& document, std::size_t headline) {
  if (headline == 0) return headline;
  const std::uint64_t hash = words_hash(document, document.paragraphs[headline]);
  return hash != 0 && words_hash(document, document.paragraphs[headline - 1]) == hash ? headline - 1 : headline;
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

/// Junk that says the headline and little else: the window's title, a trail of links.
void add_near_repeats(const Document& document, const std::vector<bool>& is_junk, std::size_t headline,
                      std::vector<Repeat>& repeats) {
  constexpr float most = 0.75F;
  constexpr float fewest_words = 4;
  const auto is_word = [](const Token& token) {
    return token.kind == TokenKind::word || token.kind == TokenKind::number;
  };
  std::vector<std::uint32_t> in_headline(document.lowers.size());
  float words = 0;
  const auto for_words = [&](std::size_t line, auto use) {
    const Paragraph& paragraph = document.paragraphs[line];
    for (std::uint32_t at = paragraph.first_token; at < paragraph.end_token; ++at) {
      if (is_word(document.tokens[at])) use(document.word(document.tokens[at]).lower);
    }
  };
  for_words(headline, [&](std::uint32_t form) {
    in_headline[form] = 1;
    ++words;
  });
  if (words < fewest_words) return;
  for (std::size_t line = 0; line < is_junk.size(); ++line) {
    if (!is_junk[line] || line == headline) continue;
    float own = 0;
    float shared = 0;
    for_words(line, [&](std::uint32_t form) {
      ++own;
      shared += static_cast<float>(in_headline[form]);
    });
    if (own >= fewest_words && shared >= most * own && shared >= most * words) repeats[line] = Repeat::headline;
  }
}

/// The repeats of lines that are no fragments. Where many lines come again, the text is a list or a refrain and none is
/// a mistake; the headline's repeat is one always, and so is a story's line among the junk.
std::vector<Repeat> find_repeats(const Document& document, const std::vector<bool>& is_junk,
                                 std::optional<std::size_t> headline) {
  std::unordered_set<std::uint64_t> said;
  std::vector<Repeat> repeats(document.paragraphs.size(), Repeat::none);
  std::vector<std::uint32_t> found;
  const std::uint64_t headline_hash = headline ? words_hash(document, document.paragraphs[*headline]) : 0;
  // A line beyond the last where there is none: compilers compare an optional before they ask whether it is there, and
  // valgrind tells of it.
  const std::size_t headline_line = headline.value_or(document.paragraphs.size());
  std::vector<std::uint64_t> hashes;
  for (std::uint32_t at = 0; at < document.paragraphs.size(); ++at) {
    const std::uint64_t hash = at == headline_line ? 0 : words_hash(document, document.paragraphs[at]);
    hashes.push_back(hash);
    if (hash == 0) continue;
    if (hash == headline_hash) {
      repeats[at] = Repeat::headline;
    } else if (!is_junk[at] && !said.insert(hash).second) {
      found.push_back(at);
    }
  }
  if (found.size() <= most_repeats) {
    for (const std::uint32_t at : found) repeats[at] = Repeat::line;
  }
  for (std::uint32_t at = 0; at < hashes.size(); ++at) {
    if (is_junk[at] && said.count(hashes[at]) != 0) repeats[at] = Repeat::line;
  }
  if (headline) add_near_repeats(document, is_junk, *headline, repeats);
  return repeats;
}

/// A line is a headline only where a story follows it.
bool has_story_below(const LineTable& table, const std::vector<bool>& is_junk, std::size_t line) {
  constexpr float some_words = 8;
  for (std::size_t below = line + 1; below < is_junk.size(); ++below) {
    if (!is_junk[below] && (table.at(below, line_is_good) > 0 || table.words(below) >= some_words)) return true;
  }
  return false;
}

std::vector<std::vector<Fragment>> fragments_of_lines(const Document& document, const CueHits& hits) {
  std::vector<std::vector<Fragment>> fragments;
  fragments.reserve(document.paragraphs.size());
  for (const Paragraph& paragraph : document.paragraphs) fragments.push_back(fragments_of(document, hits, paragraph));
  return fragments;
}

std::vector<bool> covered_lines(const std::vector<std::vector<Fragment>>& fragments) {
  std::vector<bool> is_phrase;
  is_phrase.reserve(fragments.size());
  for (const std::vector<Fragment>& of_line : fragments) is_phrase.push_back(cover_line(of_line));
  return is_phrase;
}

/// The line that is the headline, if the story has one: it is no junk then.
std::optional<std::size_t> headline_of(const Document& document, const LineTable& table, std::vector<bool>& is_junk,
                                       std::optional<std::size_t> likely) {
  if (!likely || !has_story_below(table, is_junk, *likely)) return std::nullopt;
  const std::size_t headline = first_of_twins(document, *likely);
  is_junk[headline] = false;
  return headline;
}

/// A number for the words of each line.
std::vector<std::uint64_t> words_of_lines(const Document& document) {
  std::vector<std::uint64_t> numbers;
  numbers.reserve(document.paragraphs.size());
  for (const Paragraph& paragraph : document.paragraphs) {
    std::uint64_t hash = 0;
    for (std::uint32_t at = paragraph.first_token; at < paragraph.end_token; ++at)
      hash = (hash ^ document.lower_word(document.tokens[at]).hash) * 0x9E3779B97F4A7C15ULL;
    numbers.push_back(hash);
  }
  return numbers;
}

/// The mark of a whole line.
BoilerplateMark mark_of_line(const Document& document, std::size_t line, BoilerplateKind kind, float score) {
  BoilerplateMark mark;
  mark.span = document.paragraphs[line].span;
  mark.kind = kind;
  mark.score = score;
  return mark;
}

}  // namespace

BoilerplateMark mark_of(const Document& document, const Fragment& fragment) {
  const PhraseSection& section = phrase_grammar().section(*fragment.phrase);
  BoilerplateMark mark;
  mark.span = {document.tokens[fragment.first_token].start, document.tokens[fragment.end_token - 1].end};
  mark.kind = section.kind;
  mark.reason = section.reason;
  mark.score = fragment.whole_line ? phrase_score : 0.9F;
  return mark;
}

LineDecisions::LineDecisions(const Document& document, const PageData& page, const BoilerplateModels& models)
    : LineDecisions(document, page, models, CueHits(document, phrase_grammar().lexicon())) {}

LineDecisions::LineDecisions(const Document& document, const PageData& page, const BoilerplateModels& models,
                             const CueHits& hits)
    : fragments(fragments_of_lines(document, hits)),
      is_phrase(covered_lines(fragments)),
      table(document, hits, fragments),
      judgement(judge_lines(document, table, page, models.lines, models.headline)),
      thresholds(thresholds_of(document, table, judgement.junk, is_phrase)),
      is_junk(junk_lines(judgement.junk, thresholds, is_phrase, models.lines)),
      headline(headline_of(document, table, is_junk, judgement.headline)),
      repeats(find_repeats(document, is_junk, headline)),
      topics(topics_of(table, std::vector<float>(is_junk.begin(), is_junk.end()))),
      kinds(table, fragments, is_junk, headline, topics, models.kinds) {
  kinds.settle_repeats(words_of_lines(document));
}

Boilerplate find_boilerplate(const Document& document, const PageData& page) {
  return find_boilerplate(document, page, models_of(document));
}

BoilerplateModels models_of(const Document& document) {
  return {line_models().of(document), headline_models().of(document), kind_model()};
}

Boilerplate find_boilerplate(const Document& document, const PageData& page, const BoilerplateModels& models) {
  return marks_of(document, LineDecisions(document, page, models));
}

Boilerplate marks_of(const Document& document, const LineDecisions& lines) {
  Boilerplate found;
  const LineKinds& kinds = lines.kinds;
  for (std::uint32_t at = 0; at < document.paragraphs.size(); ++at) {
    const bool phrase = lines.is_phrase[at];
    const float junk = lines.judgement.junk[at];
    if (at == lines.headline) {
      found.headline = at;
    } else if (lines.repeats[at] != Repeat::none) {
      const bool of_headline = lines.repeats[at] == Repeat::headline;
      BoilerplateMark mark = mark_of_line(document, at, BoilerplateKind::duplicate, 1);
      mark.reason = of_headline ? Reason::repeats_headline : Reason::repeats_line;
      mark.place = kinds.place(at);
      found.marks.push_back(mark);
    } else if (lines.is_junk[at] && !(phrase && stands_alone(lines.is_junk, at))) {
      BoilerplateMark mark = mark_of_line(document, at, kinds.kind(at), phrase ? std::max(junk, phrase_score) : junk);
      mark.reason = kinds.reason(at);
      mark.lines = kinds.lines_together(at);
      mark.place = kinds.place(at);
      found.marks.push_back(mark);
    } else if (lines.is_junk[at] || !phrase) {
      add_fragments(found.marks, document, lines.fragments[at]);
    }
  }
  return found;
}

}  // namespace article_inspector
