// What core/data says, as the core reads it.
#include <algorithm>
#include <string_view>

#include "article_inspector/document.h"
#include "article_inspector/unicode.h"
#include "boilerplate/cue_lexicon.h"
#include "boilerplate/kind_model.h"
#include "boilerplate/line_model.h"
#include "boilerplate/phrase_grammar.h"
#include "catch.h"
#include "document/word_list.h"
#include "entities/lexicon.h"
#include "entities/model.h"
#include "knowledge/sense.h"
#include "quotes/models.h"
#include "quotes/quote_data.h"

using namespace article_inspector;

namespace {

Sense sense_of(std::u16string_view word) { return entity_lexicon().find(hash_of(word)).sense; }

}  // namespace

TEST_CASE("The lexicon's senses are WordNet's", "[knowledge]") {
  for (const std::u16string_view person : {u"minister", u"doctor", u"president", u"teacher"})
    CHECK(sense_of(person) == Sense::noun_person);
  CHECK(sense_of(u"mountain") == Sense::noun_object);
  CHECK(sense_of(u"year") == Sense::noun_time);
  CHECK(sense_of(u"quickly") == Sense::adv_all);
  CHECK(sense_of(u"council") == Sense::noun_group);
  CHECK(sense_of(u"announce") == Sense::verb_communication);
  CHECK(sense_of(u"qwertzuiop") == Sense::none);
  CHECK(is_noun(Sense::noun_time));
  CHECK_FALSE(is_noun(Sense::verb_body));
  CHECK(is_verb(Sense::verb_weather));
  CHECK_FALSE(is_verb(Sense::adj_ppl));
}

TEST_CASE("Classes of cues beyond the sixty-fourth are found in a text", "[knowledge]") {
  const CueLexicon& lexicon = phrase_grammar().lexicon();
  const auto classes_of = [&](std::u16string_view text) {
    const Document document = cut(text, {}, "en");
    CueSet set;
    const CueHits hits(document, lexicon);
    for (std::uint32_t token = 0; token < document.tokens.size(); ++token) set |= hits.at(token).classes;
    return set;
  };
  CHECK(classes_of(u"newsletter").meets(CueClass::newsletter_noun));
  CHECK(classes_of(u"my").meets(CueClass::first_person));
  CHECK(classes_of(u"commented").meets(CueClass::says));
  CHECK(classes_of(u"permalink").meets(CueClass::reply));
  CHECK(classes_of(u"today").meets(CueClass::now));
  CHECK(classes_of(u"patron").meets(CueClass::member));
  CHECK_FALSE(classes_of(u"mountain").any());
}

TEST_CASE("Words of reports by class", "[knowledge]") {
  using namespace quotes;
  const auto classes = [](std::u16string_view word, std::string_view language) {
    return quote_data(language).find(hash_of(word)).classes;
  };
  CHECK((classes(u"reportedly", "en") & cue_adverb) != 0);
  CHECK((classes(u"said", "en") & say_verb) != 0);
  CHECK((classes(u"laut", "de") & source_word) != 0);
  CHECK((classes(u"several", "en") & quantity) != 0);
  CHECK((classes(u"officials", "en") & plural) != 0);
}

TEST_CASE("Every model that the core carries is read", "[knowledge]") {
  CHECK(line_models().text.first.trees() > 0);
  CHECK(line_models().text.second.trees() > 0);
  CHECK(line_models().html.first.trees() > 0);
  CHECK(line_models().html.second.trees() > 0);
  CHECK_FALSE(kind_model().empty());
  CHECK_FALSE(quotes::embedded_models().empty());
  CHECK(quotes::embedded_models().proposals.trees() > 0);
  CHECK(quotes::embedded_models().links.trees() > 0);
  CHECK_FALSE(quotes::embedded_speaker_model().empty());
  CHECK(entity_lexicon().size() > 10'000);
  for (const char* language : {"en", "de"}) CHECK_FALSE(entity_model(language).empty());
}

TEST_CASE("entries of lists have the tokens that a text with their words has", "[knowledge]") {
  std::size_t compared = 0;
  const auto compare = [&](std::string_view entry, std::string_view language) {
    const std::u16string text = to_utf16(entry);
    const Document document = cut(text, {}, language);
    std::vector<std::uint64_t> hashes;
    for (const Token& token : document.tokens) hashes.push_back(document.lower_word(token).hash);
    INFO(language << ": " << entry);
    CHECK(token_hashes(entry, language) == hashes);
    ++compared;
  };
  for (const Language& language : all_languages) {
    for (const char* name : {"stopwords", "abbreviations", "titles", "months", "byline_cues", "claim_words"}) {
      for (const ListEntry& entry : list_entries(list_file(language.code, name))) compare(entry.key, "und");
    }
    std::string word;
    for (const char c : list_file(language.code, "boilerplate_cues")) {
      if (c != ',' && c != ':' && c != '\n') {
        word += c;
      } else {
        compare(word, language.code);
        word.clear();
      }
    }
  }
  CHECK(compared > 3000);
  for (const char* entry :
       {"", " ", "two  words", " word", "word ", "l'eau", "U.S.", "naïve café", "don’t", "straße 5"})
    compare(entry, "en");
}
