/// What an inspection found: plain data, in the order of the text. report_to_json() in json.h gives its JSON form.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "article_inspector/contract.h"
#include "article_inspector/limits.h"
#include "article_inspector/span.h"

namespace article_inspector {

/// A stretch that is not the story. Marks never overlap and stand in the order of the text.
struct BoilerplateMark {
  Span span;
  BoilerplateKind kind = BoilerplateKind::other;
  Reason reason = Reason::not_running_text;
  std::uint32_t lines = 1;                ///< how many lines of one kind stand together here
  StoryPlace place = StoryPlace::inside;  ///< inside as well where there is no story
  float score = 1;                        ///< how sure, 0 to 1
};

struct Headline {
  Span span;
};

struct Dateline {
  Span span;
  std::u16string place;
  std::u16string date;
  std::u16string agency;
};

/// The paragraph under the headline that sums the story up. It is part of the story.
struct Standfirst {
  Span span;
};

/// An author.
struct Byline {
  std::optional<Span> span;  ///< the name in the text; none where only the page's data names the author
  std::u16string name;       ///< the name alone: no "by", no date
  std::u16string role;       ///< as the byline gives it ("Science Editor"); may be empty
};

/// The day of publication.
struct PublicationDate {
  std::optional<Span> span;  ///< where the text says it; none where only the page's data does
  std::string iso;           ///< "2026-11-28", or with a time "2026-11-28T09:30:00Z" as far as it is known
};

/// Words at the head of an article that what the page's data says differs from.
struct DataDifference {
  Span span;
  FindingReason reason = FindingReason::other_day_in_data;
};

/// What stands at the head of an article, and what the page says of itself.
struct Header {
  std::optional<Headline> headline;
  std::optional<Standfirst> standfirst;
  std::optional<Dateline> dateline;
  std::optional<PublicationDate> date;
  std::vector<Byline> bylines;
  std::u16string site;                      ///< the name of the site; empty where it is not known
  std::string address;                      ///< the page's canonical address, UTF-8; empty where it is not known
  std::vector<DataDifference> differences;  ///< in the order of the text
};

struct Mention {
  Span span;
  bool in_boilerplate = false;  ///< stands in a stretch that is not the story
};

struct Entity {
  std::uint32_t id = 0;  ///< its index in Report::entities
  std::u16string name;   ///< the fullest form in the text, without titles
  EntityType type = EntityType::misc;
  std::u16string role;  ///< the title or description that the text gives; may be empty
  float score = 1;      ///< how sure that this is a name of this type, 0 to 1, calibrated
  std::vector<Mention> mentions;

  /// How many mentions are in the story. An entity without any is named in boilerplate alone.
  std::uint32_t story_mentions() const {
    std::uint32_t count = 0;
    for (const Mention& mention : mentions) count += mention.in_boilerplate ? 0 : 1;
    return count;
  }
};

/// The entities, and whether a trained model or only lexicons and shapes found them.
struct Entities {
  std::vector<Entity> list;
  bool fallback = false;  ///< the text's language has no model
};

/// Somebody whom the words at a quote may stand for.
struct SpeakerCandidate {
  std::u16string name;
  std::optional<std::uint32_t> entity;  ///< Entity::id
  float score = 0;                      ///< how likely it is this one, 0 to 1
};

/// Who said it. Where `score` is below one half nobody is named: `name` is then the mention's own words and `entity` is
/// empty.
struct Speaker {
  Span span;                            ///< the mention at the quote
  std::u16string name;                  ///< the entity's name, or the fullest description in the text
  std::optional<std::uint32_t> entity;  ///< Entity::id
  bool anonymous = false;               ///< not named anywhere in the text
  std::u16string role;                  ///< as the text gives it; may be empty
  float score = 1;                      ///< how likely it is this one, 0 to 1, calibrated
  /// What leads to the name: the mention at the quote first, then each mention that it stands for, the named one last.
  std::vector<Span> evidence = {};
  std::vector<SpeakerCandidate> candidates = {};  ///< the likeliest others, likeliest first; at most three
};

struct Quote {
  QuoteKind kind = QuoteKind::direct;
  std::vector<Span> content;  ///< at least one piece, in the order of the text; a direct quote's includes its marks
  std::optional<Span> cue;
  std::optional<Speaker> speaker;
  float score = 1;  ///< how likely this is a quote with these edges, 0 to 1, calibrated
};

/// Something that is wrong with the text itself.
struct Finding {
  Span span;
  FindingKind kind = FindingKind::broken_sentence;
  FindingReason reason = FindingReason::sentence_cut_off;
};

/// Quotes by kind.
struct QuoteCounts {
  std::uint32_t direct = 0;
  std::uint32_t mixed = 0;
  std::uint32_t indirect = 0;
};

/// How much one source has to say: who is one entity, or goes by one name or description.
struct SpeakerCount {
  std::u16string name;  ///< empty: nobody is named or described
  std::optional<std::uint32_t> entity;
  bool anonymous = false;
  std::u16string role;
  QuoteCounts quotes;
  std::uint32_t words = 0;           ///< spoken: in direct and mixed quotes
  std::uint32_t reported_words = 0;  ///< in indirect ones
  std::uint32_t permille = 0;        ///< thousandths of the story's words that `words` are
};

struct Statistics {
  std::uint32_t paragraphs = 0;
  std::uint32_t sentences = 0;
  std::uint32_t words = 0;              ///< of the whole text
  std::uint32_t story_words = 0;        ///< of what is left without boilerplate
  std::uint32_t boilerplate_words = 0;  ///< the rest
  std::uint32_t quoted_words = 0;       ///< of the story's, in direct and mixed quotes
  std::uint32_t reading_seconds = 0;    ///< for the story, at 230 words a minute
  QuoteCounts quotes;
  std::uint32_t anonymous_quotes = 0;  ///< of speakers without a name
  std::vector<SpeakerCount> speakers;  ///< those who speak most first
};

struct Report {
  InputError error = InputError::none;  ///< why the text was not read; all else is empty then
  std::uint32_t length = 0;             ///< of the text, in UTF-16 code units
  std::string language;                 ///< ISO 639-1, or "und"
  Header header;
  std::vector<BoilerplateMark> boilerplate;
  Entities entities;
  std::vector<Quote> quotes;
  bool quotes_fallback = false;  ///< the text's language has no model: quotes are those that marks and colons show
  std::vector<Finding> findings;
  Statistics statistics;
};

}  // namespace article_inspector
