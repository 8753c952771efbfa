#include "gold.h"

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "article_inspector/stages.h"
#include "article_inspector/unicode.h"

namespace article_inspector::quotes {
namespace {

using Json = nlohmann::json;

std::vector<Span> spans_of(const Json& list) {
  std::vector<Span> spans;
  for (const Json& pair : list) spans.push_back({pair[0].get<std::uint32_t>(), pair[1].get<std::uint32_t>()});
  return spans;
}

std::uint32_t token_at(const SpeechText& speech, std::uint32_t offset) {
  std::uint32_t low = 0;
  auto high = static_cast<std::uint32_t>(speech.tokens.size());
  while (low < high) {
    const std::uint32_t middle = (low + high) / 2;
    if (speech.span(middle, middle + 1).end <= offset) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

bool is_word(const SpeechToken& token) {
  return token.is_quoted() || token.kind == TokenKind::word || token.kind == TokenKind::number ||
         token.kind == TokenKind::clitic || token.kind == TokenKind::handle || token.kind == TokenKind::link;
}

/// The tokens of a span, without punctuation at its ends, one range a sentence.
void add_ranges(const SpeechText& speech, Span span, std::vector<Range>& out) {
  std::uint32_t first = token_at(speech, span.start);
  std::uint32_t end = token_at(speech, span.end - 1) + 1;
  end = std::min(end, static_cast<std::uint32_t>(speech.tokens.size()));
  while (first < end && !is_word(speech.tokens[first])) ++first;
  while (end > first && !is_word(speech.tokens[end - 1])) --end;
  while (first < end) {
    const std::uint32_t stop = std::min(end, speech.sentences[speech.sentence_of[first]].end);
    std::uint32_t last = stop;
    while (last > first && !is_word(speech.tokens[last - 1])) --last;
    if (last > first) out.push_back({first, last});
    first = stop;
    while (first < end && !is_word(speech.tokens[first])) ++first;
  }
}

int cue_rank(const SpeechToken& token) {
  if (token.is(say_verb)) return 6;
  if (token.is(speech_verb | like_speech_verb)) return 5;
  if (token.is(source_word | source_after)) return 4;
  if (token.is(stance_verb)) return 3;
  if (token.is(speech_noun | like_speech_noun)) return 2;
  return 1;
}

void find_cue_tokens(Article& article) {
  const std::vector<std::uint32_t> cues = find_cues(article.speech);
  for (GoldQuote& quote : article.quotes) {
    int best = 0;
    for (const Span cue : quote.cue) {
      auto at = std::lower_bound(cues.begin(), cues.end(), cue.start, [&](std::uint32_t token, std::uint32_t start) {
        return article.speech.span(token, token + 1).end <= start;
      });
      for (; at != cues.end() && article.speech.span(*at, *at + 1).start < cue.end; ++at) {
        const int rank = cue_rank(article.speech.tokens[*at]);
        if (rank >= best) {
          best = rank;
          quote.cue_token = *at;
        }
      }
    }
  }
}

/// The lines of a file, unpacked by gzip where its name says that it is packed.
bool read_lines(const std::string& path, std::vector<std::string>& lines) {
  const bool packed = path.size() > 3 && path.substr(path.size() - 3) == ".gz";
  std::FILE* file = packed && path.find('\'') == std::string::npos ? popen(("gzip -dc -- '" + path + "'").c_str(), "r")
                                                                   : std::fopen(path.c_str(), "rb");
  if (file == nullptr) return false;
  std::string line;
  for (int c = std::fgetc(file); c != EOF; c = std::fgetc(file)) {
    if (c != '\n') {
      line.push_back(static_cast<char>(c));
      continue;
    }
    lines.push_back(std::move(line));
    line.clear();
  }
  if (!line.empty()) lines.push_back(std::move(line));
  return (packed ? pclose(file) : std::fclose(file)) == 0 && !lines.empty();
}

/// Hashes of every eight words that follow each other.
std::vector<std::uint64_t> word_runs(const std::u16string& text) {
  constexpr std::size_t length = 8;
  const Document document = cut(text, {}, "en");
  std::vector<std::uint64_t> words;
  for (const Token& token : document.tokens) {
    if (token.kind == TokenKind::word) words.push_back(document.lower_word(token).hash);
  }
  std::vector<std::uint64_t> runs;
  for (std::size_t at = 0; at + length <= words.size(); ++at) {
    std::uint64_t hash = 0;
    for (std::size_t k = 0; k < length; ++k) hash = (hash ^ words[at + k]) * 0x9E3779B97F4A7C15ULL + 1;
    runs.push_back(hash);
  }
  return runs;
}

/// The same article as one whose language has word lists and no more: from it the models learn what classes of words
/// say by themselves, which serves languages with few annotated articles, and rare words.
std::unique_ptr<Article> without_words(const Article& article) {
  auto copy = std::make_unique<Article>(article);
  copy->copy = true;
  copy->document.text = copy->text;
  copy->speech.document = &copy->document;
  copy->speech.lexical = false;
  copy->weight = article.weight * 0.5F;
  for (SpeechToken& token : copy->speech.tokens) {
    token.word = token.tag;
    token.lemma = token.tag;
    token.cluster = 0;
    token.sense = Sense::none;
    if (token.is(like_speech_verb | like_speech_noun)) token.classes = 0;
  }
  for (GoldQuote& quote : copy->quotes) quote.cue_token = no_index;
  find_cue_tokens(*copy);
  return copy;
}

}  // namespace

std::vector<Json> read_json(const std::string& path) {
  std::vector<std::string> lines;
  if (!read_lines(path, lines)) {
    std::fprintf(stderr, "train-quotes: cannot read %s\n", path.c_str());
    return {};
  }
  std::vector<Json> objects;
  for (const std::string& line : lines) {
    if (line.empty()) continue;
    objects.push_back(Json::parse(line, nullptr, false));
    if (!objects.back().is_discarded()) continue;
    std::fprintf(stderr, "train-quotes: %s is not JSON lines\n", path.c_str());
    return {};
  }
  return objects;
}

bool HeldBack::add(const std::string& path) {
  const std::vector<Json> objects = read_json(path);
  for (const Json& json : objects) {
    for (const std::uint64_t run : word_runs(to_utf16(json["text"].get<std::string>()))) runs_.insert(run);
  }
  return !objects.empty();
}

bool HeldBack::has(const std::u16string& text) {
  const std::vector<std::uint64_t> runs = word_runs(text);
  const auto known = std::count_if(runs.begin(), runs.end(), [&](std::uint64_t run) { return runs_.count(run) != 0; });
  // Agencies' sentences come again in other articles; half an article doesn't.
  if (static_cast<std::size_t>(known) * 2 <= runs.size() || runs.empty()) return false;
  ++met_;
  return true;
}

void read_articles(const std::vector<Json>& objects, float weight, bool edges_only, HeldBack& held_back,
                   std::vector<std::unique_ptr<Article>>& out) {
  for (const Json& json : objects) {
    auto article = std::make_unique<Article>();
    article->id = json["id"].get<std::string>();
    article->text = to_utf16(json["text"].get<std::string>());
    if (held_back.has(article->text)) continue;
    article->document = cut(article->text, {}, json.value("language", std::string()));
    // A clean article: its headline alone is asked for.
    const Story story = story_of(article->document, {});
    article->header = find_header(article->document, {{}, find_boilerplate(article->document).headline}, story);
    article->entities = find_entities(article->document, story, article->header);
    article->speech = make_speech_text(article->document, quote_data(article->document.language),
                                       lexicon_for(article->document.language), article->header.dateline);
    article->skipped.resize(article->speech.tokens.size());
    article->tags = tag_entities(article->speech, article->entities);
    // The articles that are not English are few.
    article->weight = article->document.language == "en" ? weight : weight * 2;
    article->edges_only = edges_only;
    for (const Json& entry : json["quotes"]) {
      GoldQuote quote;
      for (const Span span : spans_of(entry["content"])) add_ranges(article->speech, span, quote.content);
      quote.cue = spans_of(entry["cue"]);
      quote.source = spans_of(entry["source"]);
      quote.counts = entry["kind"] != "indirect" || entry.value("speech", true);
      if (!quote.content.empty()) article->quotes.push_back(std::move(quote));
    }
    find_cue_tokens(*article);
    out.push_back(std::move(article));
    if (out.size() % 4 == 0 && !edges_only) out.push_back(without_words(*out.back()));
  }
}

}  // namespace article_inspector::quotes
