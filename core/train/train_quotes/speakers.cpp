#include "speakers.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>
#include <memory>

#include "article_inspector/stages.h"
#include "article_inspector/unicode.h"
#include "entities/find_entities.h"
#include "gold.h"
#include "learner.h"
#include "learning/packed_weights.h"
#include "quotes/attribution/continued_speech.h"
#include "quotes/attribution/links.h"
#include "quotes/speakers/resolve.h"

namespace article_inspector::quotes {
namespace {

/// What an article's annotation says of one quote that the stage found.
struct GoldSpeaker {
  std::string name;                 ///< as names are compared: see plain()
  std::uint32_t entity = no_index;  ///< index of the found entity that has this name's mentions
  std::string kind;
};

struct NamedArticle {
  std::string id;
  std::u16string text;
  Document document;
  Header header;
  Entities entities;
  SpeechText speech;
  std::vector<Attribution> attributions;
  std::map<std::size_t, GoldSpeaker> speakers;  ///< by attribution
  std::map<std::string, std::uint32_t> quotes;  ///< how many quotes have a name, by kind
};

/// A name without case, marks and titles, as the scorer compares it.
std::string plain(std::string name) {
  std::string out;
  for (std::size_t at = 0; at < name.size(); ++at) {
    const std::string_view rest = std::string_view(name).substr(at);
    if (name[at] == '.' || name[at] == ',' || name[at] == '\'' || name[at] == '"') continue;
    if (rest.substr(0, 2) == "\xE2\x80" && rest.size() > 2) {
      at += 2;
      continue;
    }
    if (rest.substr(0, 2) == "\xC2\xA0") {
      out.push_back(' ');
      ++at;
      continue;
    }
    out.push_back(name[at] >= 'A' && name[at] <= 'Z' ? static_cast<char>(name[at] | 0x20) : name[at]);
  }
  for (const std::string_view title :
       {"the ", "a ", "an ", "mr ", "mrs ", "ms ", "dr ", "sir ", "president ", "sen ", "gov ", "rep "}) {
    if (out.compare(0, title.size(), title) != 0) continue;
    out.erase(0, title.size());
    break;
  }
  return out;
}

std::uint64_t key_of(std::uint32_t start, std::uint32_t end) { return std::uint64_t{start} << 32 | end; }

/// The found entity that most mentions of each annotated one have; no_index where none.
std::vector<std::uint32_t> matching_entities(const nlohmann::json& json, const Entities& entities) {
  std::map<std::uint64_t, std::uint32_t> found;
  for (std::uint32_t k = 0; k < entities.list.size(); ++k) {
    for (const Mention& mention : entities.list[k].mentions) found[key_of(mention.span.start, mention.span.end)] = k;
  }
  std::vector<std::map<std::uint32_t, std::uint32_t>> votes(json["names"].size());
  for (const auto& mention : json["entities"]) {
    const auto at = found.find(key_of(mention["start"].get<std::uint32_t>(), mention["end"].get<std::uint32_t>()));
    if (at != found.end()) ++votes[mention["entity"].get<std::size_t>()][at->second];
  }
  std::vector<std::uint32_t> best(votes.size(), no_index);
  for (std::size_t k = 0; k < votes.size(); ++k) {
    std::uint32_t most = 0;
    for (const auto& [entity, count] : votes[k]) {
      if (count <= most) continue;
      most = count;
      best[k] = entity;
    }
  }
  return best;
}

std::vector<Span> spans_of(const SpeechText& speech, const Attribution& attribution) {
  std::vector<Span> spans;
  for (const Range& range : attribution.content) spans.push_back(speech.span(range.first, range.end));
  return spans;
}

std::uint32_t length_of(const std::vector<Span>& spans) {
  std::uint32_t length = 0;
  for (const Span span : spans) length += span.length();
  return length;
}

std::uint32_t common_length(const std::vector<Span>& a, const std::vector<Span>& b) {
  std::uint32_t common = 0;
  for (const Span x : a) {
    for (const Span y : b) {
      const std::uint32_t start = std::max(x.start, y.start);
      const std::uint32_t end = std::min(x.end, y.end);
      if (end > start) common += end - start;
    }
  }
  return common;
}

void match_quotes(const nlohmann::json& json, NamedArticle& article) {
  const std::vector<std::uint32_t> matching = matching_entities(json, article.entities);
  std::vector<std::vector<Span>> found;
  for (const Attribution& attribution : article.attributions) found.push_back(spans_of(article.speech, attribution));
  for (const auto& quote : json["quotes"]) {
    const std::string name = quote.value("name", std::string());
    if (name.empty() || name == "-" || name == "?") continue;
    const std::string kind = quote["kind"].get<std::string>();
    ++article.quotes[kind];
    std::vector<Span> content;
    for (const auto& pair : quote["content"])
      content.push_back({pair[0].get<std::uint32_t>(), pair[1].get<std::uint32_t>()});
    double most = 0.5;
    std::size_t best = found.size();
    for (std::size_t k = 0; k < found.size(); ++k) {
      const double common = common_length(found[k], content);
      const double share = common / (length_of(found[k]) + length_of(content) - common);
      if (share < most) continue;
      most = share;
      best = k;
    }
    if (best == found.size()) continue;
    GoldSpeaker speaker;
    speaker.name = plain(name);
    speaker.kind = kind;
    for (std::size_t k = 0; k < matching.size(); ++k) {
      if (json["names"][k]["name"] == name) speaker.entity = matching[k];
    }
    article.speakers[best] = std::move(speaker);
  }
}

/// The stages as inspect() calls them.
std::unique_ptr<NamedArticle> read_article(const nlohmann::json& json, const Models& models, const EntityModel* names) {
  auto article = std::make_unique<NamedArticle>();
  article->id = json.value("id", std::string());
  article->text = to_utf16(json["text"].get<std::string>());
  article->document = cut(article->text, {}, json.value("language", std::string()));
  const Boilerplate found = find_boilerplate(article->document);
  const Story story = story_of(article->document, found.marks);
  article->header = find_header(article->document, found, story);
  article->entities = names == nullptr ? find_entities(article->document, story, article->header)
                                       : find_entities(article->document, story, article->header, *names);
  article->speech = make_speech_text(article->document, quote_data(article->document.language),
                                     lexicon_for(article->document.language), article->header.dateline);
  const EntityTags marks = tag_entities(article->speech, article->entities);
  const std::vector<std::uint8_t> skipped = skipped_tokens(article->speech, story);
  article->attributions = link_quoted_spans(article->speech, marks, skipped, models,
                                            draft_attributions(article->speech, marks, skipped, models));
  add_continued_speech(article->speech, skipped, article->attributions);
  match_quotes(json, *article);
  return article;
}

/// What is learned from articles.
struct Lessons {
  std::vector<Example> examples;
  ScoreRows scores;
  std::FILE* errors = nullptr;  ///< where wrong names are told
};

struct Tally {
  std::uint32_t quotes = 0;
  std::uint32_t found = 0;
  std::uint32_t right = 0;
};

bool is_right(const GoldSpeaker& gold, const std::optional<std::uint32_t>& entity, const std::u16string& name) {
  return (entity && *entity == gold.entity) || plain(to_utf8(name)) == gold.name;
}

/// Knows the right speakers, and keeps them as examples.
class Teacher : public SpeakerChooser {
 public:
  Teacher(const NamedArticle& article, bool decides, Lessons& lessons)
      : article_(article), decides_(decides), lessons_(lessons) {}

  std::size_t choose(std::size_t attribution, const RankedCandidates& ranked) override {
    const auto gold = article_.speakers.find(attribution);
    if (gold == article_.speakers.end()) return ranked.best;
    const auto is_answer = [&](const Candidate& candidate) {
      return is_right(gold->second, candidate.referent.entity, candidate.referent.name);
    };
    describe_choice(ranked, kind_of(article_.speech, article_.attributions[attribution].content),
                    lessons_.scores.rows.emplace_back());
    lessons_.scores.labels.push_back(is_answer(ranked.list[ranked.best]) ? 1.0F : 0.0F);
    lessons_.scores.folds.push_back(fold_of(article_.text, score_folds));
    if (lessons_.errors != nullptr && !is_answer(ranked.list[ranked.best])) print_error(gold->second, ranked);
    const auto answer = std::find_if(ranked.list.begin(), ranked.list.end(), is_answer);
    if (answer == ranked.list.end()) return ranked.best;
    Example example;
    for (const Candidate& candidate : ranked.list) example.candidates.push_back(hashes_of(candidate.features));
    example.answer = static_cast<std::uint32_t>(answer - ranked.list.begin());
    const std::size_t index = example.answer;
    lessons_.examples.push_back(std::move(example));
    return decides_ ? index : ranked.best;
  }

 private:
  void print_error(const GoldSpeaker& gold, const RankedCandidates& ranked) const {
    const Phrase& phrase = ranked.source.phrase;
    const auto text = [&](std::uint32_t first, std::uint32_t end) {
      return to_utf8(std::u16string(article_.document.view(article_.speech.span(first, end))));
    };
    std::fprintf(lessons_.errors, "--- %s %s [%s] kind %u head %u gold <%s>\n", article_.id.c_str(), gold.kind.c_str(),
                 text(phrase.first, ranked.source.end).c_str(), number_of(ranked.source.kind),
                 number_of(ranked.source.head_kind), gold.name.c_str());
    for (std::size_t k = 0; k < ranked.list.size(); ++k) {
      const Candidate& candidate = ranked.list[k];
      const bool right = is_right(gold, candidate.referent.entity, candidate.referent.name);
      if (k != ranked.best && !right && ranked.scores[k] + 16 < ranked.scores[ranked.best]) continue;
      std::fprintf(lessons_.errors, "  %s%s %d %s (origin %u, fit %u)\n", k == ranked.best ? ">" : " ",
                   right ? "*" : " ", ranked.scores[k], to_utf8(candidate.referent.name).c_str(),
                   number_of(candidate.origin), static_cast<unsigned>(candidate.fit));
    }
  }

  const NamedArticle& article_;
  bool decides_;
  Lessons& lessons_;
};

constexpr std::uint32_t speaker_folds = 5;

using NamedArticles = std::vector<std::unique_ptr<NamedArticle>>;

/// Without a model the right speakers are chosen: what comes after learns from a conversation without mistakes.
void teach(const NamedArticle& article, const LinearModel& model, Lessons& lessons,
           std::map<std::string, Tally>& tallies) {
  for (const auto& [kind, count] : article.quotes) tallies[kind].quotes += count;
  for (const auto& [index, speaker] : article.speakers) ++tallies[speaker.kind].found;
  std::vector<Quote> quotes(article.attributions.size());
  static const LogisticModel sure;
  Teacher teacher(article, model.empty(), lessons);
  resolve_speakers(article.speech, article.entities, article.header, article.attributions, {model, sure}, quotes,
                   &teacher);
  for (const auto& [index, gold] : article.speakers) {
    const std::optional<Speaker>& speaker = quotes[index].speaker;
    if (speaker && is_right(gold, speaker->entity, speaker->name)) ++tallies[gold.kind].right;
  }
}

Learning speaker_learning() {
  Learning learning;
  learning.epochs = 5;
  learning.l1 = 2;
  learning.rate = 0.03F;
  learning.least_count = 5;
  return learning;
}

/// From the articles of all folds but one; of all where that is speaker_folds. The second time the conversation is as
/// the weights of the first see it: their mistakes must be met.
std::string learn_speakers(const NamedArticles& articles, std::uint32_t left_out, bool loud) {
  Lessons lessons;
  std::map<std::string, Tally> unused;
  std::string weights;
  for (int round = 0; round < 2; ++round) {
    const LinearModel model(weights, speaker_shape.stride);
    for (const auto& article : articles) {
      if (fold_of(article->text, speaker_folds) == left_out) continue;
      teach(*article, model, lessons, unused);
    }
    std::string learned =
        learn(loud && round == 1 ? "speaker" : "", lessons.examples, speaker_shape, speaker_learning());
    weights.swap(learned);
  }
  return weights;
}

void print(const std::map<std::string, Tally>& tallies) {
  Tally all;
  const auto line = [](const char* name, const Tally& tally) {
    const auto percent = [&](std::uint32_t count) { return 100.0 * count / std::max(1U, tally.quotes); };
    std::fprintf(stderr, "%-10s %5u quotes  found %5.1f %%  right %5.1f %%\n", name, tally.quotes, percent(tally.found),
                 percent(tally.right));
  };
  for (const auto& [kind, tally] : tallies) {
    line(kind.c_str(), tally);
    all.quotes += tally.quotes;
    all.found += tally.found;
    all.right += tally.right;
  }
  line("all", all);
}

}  // namespace

bool train_speakers(const std::string& folder, const HeldOutModels& held_out, EntityFolds entities,
                    const std::string& out_path, std::FILE* errors, ScoreRows& scores) {
  HeldBack held_back;
  for (const char* name :
       {"/quotes/polnear-dev.jsonl.gz", "/annotated/quotes-dev.jsonl.gz", "/annotated/articles-dev.jsonl.gz"}) {
    if (!held_back.add(folder + name)) return false;
  }
  NamedArticles articles;
  for (const nlohmann::json& json : read_json(folder + "/annotated/articles-train.jsonl.gz")) {
    const std::u16string text = to_utf16(json["text"].get<std::string>());
    const EntityModel* names = entities.next(json.value("language", std::string("en")));
    if (json["quotes"].empty() || held_back.has(text)) continue;
    articles.push_back(read_article(json, held_out.models(text), names));
  }
  if (articles.empty()) return false;
  std::map<std::string, Tally> tallies;
  Lessons lessons;
  lessons.errors = errors;
  for (std::uint32_t fold = 0; fold < speaker_folds; ++fold) {
    const std::string weights = learn_speakers(articles, fold, false);
    const LinearModel model(weights, speaker_shape.stride);
    for (const auto& article : articles) {
      if (fold_of(article->text, speaker_folds) == fold) teach(*article, model, lessons, tallies);
    }
  }
  print(tallies);
  scores = std::move(lessons.scores);
  if (out_path.empty()) return true;
  const std::string weights = learn_speakers(articles, speaker_folds, true);
  std::ofstream out(out_path, std::ios::binary);
  out << learning::pack_weights(weights);
  if (out.flush()) return true;
  std::fprintf(stderr, "train-quotes: cannot write %s\n", out_path.c_str());
  return false;
}

}  // namespace article_inspector::quotes
