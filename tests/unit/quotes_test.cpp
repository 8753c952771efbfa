#include <algorithm>
#include <string>
#include <vector>

#include "article_inspector/inspect.h"
#include "article_inspector/json.h"
#include "article_inspector/unicode.h"
#include "catch.h"
#include "learning/packed_weights.h"
#include "quotes/score_models.h"

using namespace article_inspector;

namespace {

std::string words(std::u16string_view text, Span span) { return to_utf8(text.substr(span.start, span.length())); }

/// "direct: “Yes,” … “No.” — Ann Lee (she)", one a quote; "-" for nobody.
std::vector<std::string> quotes_of(std::u16string_view text, std::string language = "en") {
  Options options;
  options.language = std::move(language);
  const Report report = inspect(text, options);
  std::vector<std::string> lines;
  for (const Quote& quote : report.quotes) {
    std::string line(quote_kind_names[static_cast<std::size_t>(quote.kind)]);
    line += ": ";
    for (std::size_t k = 0; k < quote.content.size(); ++k) line += (k > 0 ? " … " : "") + words(text, quote.content[k]);
    line += " — ";
    if (quote.speaker) {
      const std::string mention = words(text, quote.speaker->span);
      const std::string name = to_utf8(quote.speaker->name);
      line += name + (mention == name ? "" : " (" + mention + ")");
    } else {
      line += "-";
    }
    lines.push_back(line);
  }
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a direct quotation with its speaker") {
  CHECK(quotes_of(u"The ferry stays in port. “The wind is too strong,” harbour master Greta Lund said on Monday.") ==
        Lines{"direct: “The wind is too strong,” — Greta Lund (harbour master Greta Lund)"});
}

TEST_CASE("marks of real life") {
  for (const std::u16string_view text :
       {u"\"The wind is too strong today,\" said Greta Lund.", u"“The wind is too strong today,” said Greta Lund.",
        u"''The wind is too strong today,'' said Greta Lund.", u"``The wind is too strong today,'' said Greta Lund.",
        u"«The wind is too strong today,» said Greta Lund.", u"„The wind is too strong today,“ said Greta Lund.",
        u"‘The wind is too strong today,’ said Greta Lund.", u"“The wind is too strong today, ”said Greta Lund.",
        u"“The wind is too strong today,“ said Greta Lund.", u"”The wind is too strong today,” said Greta Lund."}) {
    INFO(to_utf8(text));
    const Report report = inspect(text, {"en", {}});
    REQUIRE(report.quotes.size() == 1);
    CHECK(report.quotes[0].kind == QuoteKind::direct);
    CHECK(words(text, report.quotes[0].content[0]).find("The wind is too strong today") != std::string::npos);
    REQUIRE(report.quotes[0].speaker);
    CHECK(to_utf8(report.quotes[0].speaker->name) == "Greta Lund");
  }
}

TEST_CASE("apostrophes are no marks") {
  CHECK(
      quotes_of(u"The farmers' market won't open. It's the sellers' choice, and the '90s stalls aren't safe.").empty());
}

TEST_CASE("a stray mark spoils nothing after its paragraph") {
  const std::u16string text =
      u"The 19\" screens were sold on Friday.\n\n“We had no use for them,” said school director Omar Haddad.\n\nThe "
      u"“old "
      u"hall stays open.\n\n“It was time,” Haddad said.";
  CHECK(quotes_of(text) == Lines{"direct: “We had no use for them,” — Omar Haddad (school director Omar Haddad)",
                                 "direct: “It was time,” — Omar Haddad (Haddad)"});
}

TEST_CASE("one speech is one quote") {
  SECTION("broken by its attribution") {
    CHECK(quotes_of(u"“The bridge is safe,” said engineer Ann Lee. “It was tested twice.”") ==
          Lines{"direct: “The bridge is safe,” … “It was tested twice.” — Ann Lee (engineer Ann Lee)"});
    CHECK(quotes_of(u"“The bridge,” Ann Lee said, “is safe.”") ==
          Lines{"direct: “The bridge,” … “is safe.” — Ann Lee"});
  }
  SECTION("going on in the next paragraph, which opens with a mark again") {
    CHECK(
        quotes_of(u"“The bridge is safe,” said engineer Ann Lee. “It was tested twice.\n\n“It will be tested again in "
                  u"May.”")
            .size() == 1);
  }
}

TEST_CASE("mixed and indirect speech") {
  CHECK(quotes_of(u"Mayor Ivo Marek said the flood was “a warning to all of us” and promised that help "
                  u"would come.")[0] == "mixed: the flood was “a warning to all of us” — Ivo Marek (Mayor Ivo Marek)");
  CHECK(quotes_of(u"The mayor, Ivo Marek, told reporters that the bridge would open in June.") ==
        Lines{"indirect: the bridge would open in June — Ivo Marek (The mayor, Ivo Marek)"});
  CHECK(quotes_of(u"According to Ivo Marek, the bridge will open in June.") ==
        Lines{"indirect: the bridge will open in June — Ivo Marek"});
  CHECK(quotes_of(u"The bridge will open in June, Ivo Marek said.") ==
        Lines{"indirect: The bridge will open in June — Ivo Marek"});
}

TEST_CASE("thought and wish are no speech") {
  CHECK(quotes_of(u"Ivo Marek hopes that the bridge opens in June. He knows the river well.").empty());
}

TEST_CASE("scare quotes, titles and nicknames are no speech") {
  CHECK(quotes_of(u"The “smart” bins were emptied by hand. Her novel “The Long Winter” sold well. Juan “Chico” Ramos "
                  u"plays on the left.")
            .empty());
}

TEST_CASE("who a pronoun is") {
  const std::u16string text =
      u"Nurse Elena Petrova met the minister, David Klein, on Monday. “Nobody listens to us,” she said.\n\n“I hear "
      u"you,” "
      u"he replied.";
  CHECK(quotes_of(text) ==
        Lines{"direct: “Nobody listens to us,” — Elena Petrova (she)", "direct: “I hear you,” — David Klein (he)"});
}

TEST_CASE("speakers without a name are anonymous, with their fullest description") {
  const std::u16string text =
      u"The talks failed, a senior ministry official said. “We are far apart,” the official said.";
  const Report report = inspect(text, {"en", {}});
  REQUIRE(report.quotes.size() == 2);
  for (const Quote& quote : report.quotes) {
    REQUIRE(quote.speaker);
    CHECK(to_utf8(quote.speaker->name) == "senior ministry official");
    CHECK(quote.speaker->anonymous);
    CHECK_FALSE(quote.speaker->entity);
  }
}

TEST_CASE("labels without a verb") {
  SECTION("a name after a dash") {
    CHECK(quotes_of(
              u"“I would come again, the soup was wonderful.”\n— Carla Ruiz, teacher\n\nThe kitchen closes at ten.") ==
          Lines{"direct: “I would come again, the soup was wonderful.” — Carla Ruiz"});
  }
  SECTION("turns of a conversation") {
    const Lines turns = quotes_of(
        u"RUIZ: How long have you lived here?\n\nLUND: Since I was born. I never left.\n\nRUIZ: Never?\n\nLUND: Not "
        u"once.");
    REQUIRE(turns.size() == 4);
    CHECK(turns[0] == "direct: How long have you lived here? — RUIZ");
    CHECK(turns[1] == "direct: Since I was born. I never left. — LUND");
  }
}

TEST_CASE("German") {
  CHECK(quotes_of(u"„Die Brücke ist sicher“, sagte Anna Weber am Montag.", "de") ==
        Lines{"direct: „Die Brücke ist sicher“ — Anna Weber"});
  CHECK(quotes_of(u"»Wir fangen morgen an«, sagte Anna Weber.", "de").size() == 1);
  CHECK(quotes_of(u"Anna Weber sagte, die Brücke sei sicher.", "de").size() == 1);
  CHECK(quotes_of(u"Laut Anna Weber ist die Brücke sicher.", "de").size() == 1);
  CHECK(quotes_of(u"Die Brücke wird im Mai gesperrt, teilte das Bauamt am Montag mit.", "de") ==
        Lines{"indirect: Die Brücke wird im Mai gesperrt — Bauamt (das Bauamt)"});
}

TEST_CASE("German verbs report only with their prefix") {
  CHECK(quotes_of(u"Der Richter stellte fest, dass die Frist im Mai abgelaufen war.", "de").size() == 1);
  CHECK(quotes_of(u"Die Fabrik stellte Fenster und Türen her. Der Chef stellte sich in die Tür, die offen stand.", "de")
            .empty());
}

TEST_CASE("the mood of German verbs carries speech on") {
  CHECK(quotes_of(u"„Die Brücke ist sicher“, sagte Anna Weber am Montag. Zudem stehe im Herbst eine Prüfung an. Diese "
                  u"werde zwei Wochen dauern. Der Verkehr rollt weiter.",
                  "de") ==
        Lines{"direct: „Die Brücke ist sicher“ — Anna Weber",
              "indirect: Zudem stehe im Herbst eine Prüfung an … Diese werde zwei Wochen dauern — Anna Weber"});
  SECTION("nobody spoke before") {
    CHECK(quotes_of(u"Der Verkehr rollt weiter. Man nehme drei Eier und etwas Salz.", "de").empty());
  }
  SECTION("of oneself, or asked for by another word") {
    CHECK(quotes_of(u"„Die Brücke ist sicher“, sagte Anna Weber. Ich habe sie gestern getroffen.", "de").size() == 1);
    CHECK(quotes_of(u"„Die Brücke ist sicher“, sagte Anna Weber. Sie klang, als sei nichts gewesen.", "de").size() ==
          1);
  }
}

TEST_CASE("labels of things in a language without a lexicon") {
  CHECK(quotes_of(u"Wie schwer ist der Quader?\n\nLösung: m = 210 g\n\nWie lang ist der Zaun?\n\nLösung: l = 18 "
                  u"m\n\nWie hoch ist der Turm?\n\nLösung: h = 40 m",
                  "de")
            .empty());
  CHECK(quotes_of(u"Frau Weber, wann wird die Brücke fertig?\n\nWeber: Im Mai.\n\nUnd die Straße?\n\nWeber: Die "
                  u"Straße bleibt gesperrt.\n\nWie lange?\n\nWeber: Bis zum Herbst.",
                  "de")
            .size() == 3);
}

TEST_CASE("French and Spanish") {
  CHECK(quotes_of(u"Le maire Paul Girard a parlé mardi. « Personne ne sera oublié », a-t-il déclaré.", "fr") ==
        Lines{"direct: « Personne ne sera oublié » — Paul Girard (il)"});
  CHECK(quotes_of(u"« C'est fini », regrette Nadia Benali.", "fr") == Lines{"direct: « C'est fini » — Nadia Benali"});
  CHECK(quotes_of(u"«Todo ha terminado», lamenta Nadia Beltrán.", "es") ==
        Lines{"direct: «Todo ha terminado» — Nadia Beltrán"});
}

TEST_CASE("quotes stand in the order of the text, inside it") {
  for (const std::u16string_view text :
       {std::u16string_view(u"\"\"\"\"“”“”''``‘’ said he said, \"said"),
        std::u16string_view(u"\xD800“\xDC00 said,” he said \xD83D"), std::u16string_view(u":"),
        std::u16string_view(u"“"), std::u16string_view(u"said"), std::u16string_view(u"A:\nB:\nA:\nB:"),
        std::u16string_view(u"— — —"), std::u16string_view(u"“a” —"), std::u16string_view(u"")}) {
    const Report report = inspect(text, {"en", {}});
    std::uint32_t last = 0;
    for (const Quote& quote : report.quotes) {
      REQUIRE_FALSE(quote.content.empty());
      CHECK(quote.content[0].start >= last);
      last = quote.content[0].start;
      for (const Span piece : quote.content) CHECK((piece.start < piece.end && piece.end <= text.size()));
      if (quote.cue) CHECK((quote.cue->start < quote.cue->end && quote.cue->end <= text.size()));
      if (quote.speaker)
        CHECK((quote.speaker->span.start < quote.speaker->span.end && quote.speaker->span.end <= text.size()));
    }
  }
}

TEST_CASE("a hundred thousand marks in a row") {
  for (const std::u16string_view mark : {u"\"", u"“", u"”", u"'", u"“ ", u"\" a ", u"‘a ", u"said ", u"“a” said "}) {
    std::u16string text;
    while (text.size() < 100000) text += mark;
    CHECK(inspect(text, {"en", {}}).length == text.size());
  }
}

TEST_CASE("a hundred thousand parted verbs and moods in a row") {
  for (const std::u16string_view words :
       {u"stellte ", u"fest, ", u"stellte fest, ", u"Er sei „da“. ", u"sagte sei. "}) {
    std::u16string text;
    while (text.size() < 100000) text += words;
    CHECK(inspect(text, {"de", {}}).length == text.size());
  }
}

TEST_CASE("a description stands for the body whose name has its word") {
  const std::u16string text =
      u"The Ministry of Fisheries closed the northern banks on Monday after a month of storms. Boats stayed in port. "
      u"“The cod will come back,” the ministry said.";
  const Report report = inspect(text);
  REQUIRE(report.quotes.size() == 1);
  REQUIRE(report.quotes[0].speaker);
  CHECK(report.quotes[0].speaker->name == u"Ministry of Fisheries");
  CHECK_FALSE(report.quotes[0].speaker->anonymous);
}

TEST_CASE("whom a description or a pronoun means") {
  const auto speaker_of_last = [](std::u16string_view text) {
    const Report report = inspect(text, {"en", {}});
    REQUIRE_FALSE(report.quotes.empty());
    REQUIRE(report.quotes.back().speaker);
    return to_utf8(report.quotes.back().speaker->name);
  };
  SECTION("a relative pronoun means the words before it") {
    CHECK(speaker_of_last(u"Mayor Ivo Marek kept silent. A harbour official, who said the pier was “a ruin”, left.") ==
          "harbour official");
  }
  SECTION("the author is not meant by a pronoun") {
    CHECK(
        speaker_of_last(u"Streets of colour\n\nBy Maud Ellery\n\nHis neighbour, Gwen Treloar, calls him a friend. She "
                        u"was the first to ask for green. “That was the whole contract,” she said.") == "Gwen Treloar");
  }
  SECTION("whose office, campaign or daughter it is does not speak") {
    CHECK(speaker_of_last(u"Ivo Marek was away. “He will be back in May,” Marek’s daughter said.") ==
          "Marek’s daughter");
  }
  SECTION("nor does the one of whose entourage somebody is") {
    CHECK(speaker_of_last(u"Ivo Marek was away. “He will be back in May,” Marek’s entourage said.") ==
          "Marek’s entourage");
  }
  SECTION("a name that no entity has stands for itself") {
    CHECK(speaker_of_last(u"Ivo Marek was away.\n\n“The soup was cold, the bread was hard.”\n— Jo*** R**, guest") ==
          "Jo*** R**");
  }
  SECTION("a place that spoke goes on speaking where no person is named") {
    CHECK(
        speaker_of_last(u"Norvik and Estmark quarrel over the strait\n\nNorvik accuses Estmark of moving the buoys in "
                        u"the strait. He denied on Monday that his own boats had touched them.") == "Norvik");
  }
  SECTION("two who speak together") {
    CHECK(speaker_of_last(u"The bridge will open in June, Ivo Marek and Greta Lund said.") == "Ivo Marek & Greta Lund");
  }
}

TEST_CASE("a role's short form, a surname alone") {
  const auto speaker_of_last = [](std::u16string_view text, const char* language) {
    const Report report = inspect(text, {language, {}});
    REQUIRE_FALSE(report.quotes.empty());
    REQUIRE(report.quotes.back().speaker);
    return to_utf8(report.quotes.back().speaker->name);
  };
  CHECK(speaker_of_last(
            u"Sen. Greta Lund met the actor Ivo Marek in Boston. “We talked about boats,” the senator said.", "en") ==
        "Greta Lund");
  CHECK(speaker_of_last(u"Die Andacht hält Pfarrer Ralf Petersen gemeinsam mit Pfarrerin Maike Roehlinger. „Wir laden "
                        u"herzlich dazu ein“, sagt Roehlinger.",
                        "de") == "Maike Roehlinger");
}

TEST_CASE("a slip of the pen and a body's short name") {
  const auto speaker_of_last = [](std::u16string_view text) {
    const Report report = inspect(text, {"en", {}});
    REQUIRE_FALSE(report.quotes.empty());
    REQUIRE(report.quotes.back().speaker);
    return to_utf8(report.quotes.back().speaker->name);
  };
  CHECK(speaker_of_last(
            u"The inspector, Carl Petersen, saw the bridge in May. “It is safe,” Peterson told reporters. “It "
            u"was tested twice,” Pertesen said.") == "Carl Petersen");
  CHECK(speaker_of_last(u"The minister, René Fernández, saw the bridge in May. “It is safe,” Fernandez said.") ==
        "René Fernández");
}

TEST_CASE("what a text says of itself or to its reader is no report") {
  CHECK(quotes_of(
            u"We recommend that you test the lamp before the winter. That said, the lamp is safe. You might say that "
            u"it shines.")
            .empty());
  CHECK(quotes_of(u"We called it “a lamp for the dark months of the year”.").size() == 1);
}

TEST_CASE("labels of one letter and labels of things") {
  SECTION("the first asks, the other is introduced above") {
    const Lines turns = quotes_of(
        u"Questions for the new head of the port\n\nBy Maud Ellery\n\nGreta Lund has led the port of Lundvik since "
        u"May. "
        u"Lund, 44, grew up on Sorra.\n\nQ: What surprised you most?\n\nA: How quiet the mornings are.\n\nQ: And the "
        u"ferry?\n\nA: The ferry stays.");
    REQUIRE(turns.size() == 4);
    CHECK(turns[0] == "direct: What surprised you most? — Maud Ellery (Q)");
    CHECK(turns[3] == "direct: The ferry stays. — Greta Lund (A)");
  }
  SECTION("tables of values and lists of points are no dialogue") {
    CHECK(
        quotes_of(
            u"Two tents compared.\n\nThe Orla\n\nWeight: 2 kg\n\nSea to Hill: 15\n\nPrice: 90 crowns\n\nPros: You set "
            u"it up in a minute.\n\nCons: It lets the rain in after an hour.\n\nThe Brix\n\nWeight: 3 kg\n\nSea "
            u"to Hill: 12\n\nPrice: 120 crowns\n\nPros: You stay dry.\n\nCons: We found it heavy.")
            .empty());
  }
  SECTION("news of goods is no dialogue") {
    CHECK(quotes_of(
              u"We tested the lamps of four makers.\n\nNew Release: The Orla lamp has a dimmer.\n\nUpdate: The Brix "
              u"lamp is cheaper since May.\n\nNew Release: The Toll lamp weighs a kilo.\n\nUpdate: The hall is "
              u"closed on Mondays.")
              .empty());
  }
}

TEST_CASE("descriptions are taken whole, without their article") {
  const auto speaker_of = [](std::u16string_view text) {
    const Report report = inspect(text, {"en", {}});
    REQUIRE(report.quotes.size() == 1);
    REQUIRE(report.quotes[0].speaker);
    return to_utf8(report.quotes[0].speaker->name);
  };
  CHECK(speaker_of(u"“We heard nothing,” said a spokeswoman for the water board.") ==
        "spokeswoman for the water board");
  CHECK(speaker_of(u"The monthly report said the lake was clean.") == "monthly report");
  CHECK(speaker_of(u"Some teachers said the school was too small.") == "Some teachers");
}

TEST_CASE("weights come out of their packing as they went in") {
  std::string weights(2000, '\0');
  weights[0] = 5;
  weights[255] = -7;
  weights[256] = 1;
  weights[766] = 127;
  weights[1999] = -127;
  const std::string packed = learning::pack_weights(weights);
  CHECK(packed.size() < 40);
  CHECK(learning::unpack_weights(packed, weights.size()) == weights);
  CHECK(learning::unpack_weights(packed, weights.size() - 1).empty());
  CHECK(learning::unpack_weights(packed.substr(0, 9), weights.size()).empty());
  CHECK(learning::unpack_weights("", weights.size()).empty());
}

TEST_CASE("rows of weights come out of the form in which they are shipped") {
  std::string packed;
  const auto number = [&](char value) { packed += {value, '\0', '\0', '\0'}; };
  number(2);                                                                              // rows that are not empty
  for (const int weights : {1, 1, 0, 0, 0, 0, 0, 1}) number(static_cast<char>(weights));  // of each column
  packed += {'\0', '\xFF', '\0'};          // before each row: 0 and 255 empty ones
  packed += {'\x01', '\x82', 5, -7, 127};  // their weights' columns, the weights
  std::string weights(std::size_t{257} * 8, '\0');
  weights[0] = 5;
  weights[256 * 8 + 1] = -7;
  weights[256 * 8 + 7] = 127;
  CHECK(learning::unpack_rows(packed, weights.size()) == weights);
  CHECK(learning::unpack_rows(packed, weights.size() - 1).empty());
  for (std::size_t length = 0; length < packed.size(); ++length)
    CHECK(learning::unpack_rows(std::string_view(packed).substr(0, length), weights.size()).empty());
}

TEST_CASE("marks of two kinds, nested and doubled") {
  CHECK(quotes_of(u"‘’The wind is too strong today,’’ said Greta Lund.").size() == 1);
  // Neutral marks inside neutral marks.
  const Lines nested = quotes_of(
      u"\"We owe it to our readers to tell the difference between \"open\" and \"free\" in every headline,\" said "
      u"Greta "
      u"Lund.");
  REQUIRE(nested.size() == 1);
  CHECK(nested[0].find("to tell the difference between \"open\" and \"free\" in every headline,\"") !=
        std::string::npos);
  // A closing mark that opens begins a sentence, so what stands before it stays outside.
  const Lines reversed = quotes_of(u"It rained all night. ”We could not leave the harbour,“ said Greta Lund.");
  REQUIRE(reversed.size() == 1);
  CHECK(reversed[0] == "direct: ”We could not leave the harbour,“ — Greta Lund");
}

TEST_CASE("an embedded post is its author's") {
  CHECK(quotes_of(u"Nobody was hurt on Monday.\n\nThe bridge is safe and it will open in June. "
                  u"https://t.co/abc\n\n— Greta Lund (@gretalund) May 4, 2024\n\nThe road stays closed.") ==
        Lines{"direct: The bridge is safe and it will open in June. — Greta Lund"});
}

TEST_CASE("German compounds say what they are") {
  const Lines lines = quotes_of(
      u"Die Straße blieb am Montag gesperrt. „Wir können die Lage noch nicht einschätzen“, sagte eine "
      u"Feuerwehrsprecherin.",
      "de");
  REQUIRE(lines.size() == 1);
  CHECK(lines[0] ==
        "direct: „Wir können die Lage noch nicht einschätzen“ — Feuerwehrsprecherin (eine "
        "Feuerwehrsprecherin)");
}

TEST_CASE("a language without words gives quotes by marks alone, and no speakers") {
  const std::u16string text =
      u"Il ministro Rossi ha parlato ieri a Roma. \"Non abbiamo altra scelta che continuare\", ha detto il ministro. "
      u"Secondo lui tutto va bene.";
  const Report report = inspect(text, {"it", {}});
  CHECK(report.quotes_fallback);
  REQUIRE(report.quotes.size() == 1);
  CHECK(report.quotes[0].kind == QuoteKind::direct);
  CHECK_FALSE(report.quotes[0].speaker);
  CHECK_FALSE(inspect(u"She said it rains.", {"en", {}}).quotes_fallback);
}

TEST_CASE("scores and evidence of speakers") {
  const std::u16string text =
      u"Engineer Ann Lee checked the bridge on Monday. It was her third visit this year. “It is safe,” she said.";
  const Report report = inspect(text, {"en", {}});
  REQUIRE(report.quotes.size() == 1);
  const Quote& quote = report.quotes[0];
  CHECK(quote.score > 0.5F);
  CHECK(quote.score <= 1);
  REQUIRE(quote.speaker);
  CHECK(to_utf8(quote.speaker->name) == "Ann Lee");
  CHECK(quote.speaker->score > 0.5F);
  // From the words at the quote to the name.
  REQUIRE(quote.speaker->evidence.size() == 2);
  CHECK(words(text, quote.speaker->evidence[0]) == "she");
  CHECK(words(text, quote.speaker->evidence[1]) == "Ann Lee");
}

TEST_CASE("below one half nobody is named") {
  // Two women and two men, and nothing says who "it" is.
  for (const std::u16string_view text :
       {u"Ann Lee met Greta Lund, Maria Sand and Ivo Marek in Lisbon. The talks went on for hours. It said the plan "
        u"would be changed.",
        u"Ann Lee met Greta Lund and Maria Sand. They said it was over. The watchdog warned that prices would rise."}) {
    for (const Quote& quote : inspect(text, {"en", {}}).quotes) {
      if (!quote.speaker || quote.speaker->score >= 0.5F) continue;
      CHECK_FALSE(quote.speaker->entity);
      CHECK(words(text, quote.speaker->span).find(to_utf8(quote.speaker->name)) != std::string::npos);
    }
  }
}

TEST_CASE("a person stands for no body, document or several people") {
  for (const std::u16string_view text :
       {u"Ivo Marek visited the plant on Monday. The ministry said that the plant would close.",
        u"Ivo Marek visited the plant on Monday. The report said that the plant would close.",
        u"Ivo Marek visited the plant on Monday. The workers said that the plant would close.",
        u"Ivo Marek visited the plant on Monday. The council announced that the plant would close."}) {
    INFO(to_utf8(text));
    const Report report = inspect(text, {"en", {}});
    REQUIRE(report.quotes.size() == 1);
    REQUIRE(report.quotes[0].speaker);
    CHECK(to_utf8(report.quotes[0].speaker->name) != "Ivo Marek");
  }
}

TEST_CASE("each score's row has the length of its model") {
  const quotes::ScoreModels& models = quotes::embedded_score_models();
  CHECK(models.quote.size() > 10);
  CHECK(models.speaker.size() > 10);
  // A row of another length says nothing.
  CHECK(models.quote.probability({1.0F}) == 0.5F);
}

TEST_CASE("a spokesman for somebody is never that person") {
  for (const std::u16string_view text : {u"A spokesman for Ann Lee said that the bridge would open in June.",
                                         u"“The bridge will open in June,” said a spokeswoman for Ann Lee.",
                                         u"Ann Lee’s lawyer said that the bridge would open in June."}) {
    INFO(to_utf8(text));
    const Report report = inspect(text, {"en", {}});
    REQUIRE(report.quotes.size() == 1);
    REQUIRE(report.quotes[0].speaker);
    CHECK(to_utf8(report.quotes[0].speaker->name) != "Ann Lee");
  }
}

TEST_CASE("German descriptions end in a noun") {
  const Report report = inspect(
      u"Bürgermeisterin Ilse Brandner lud zur Sitzung ein. Nach Angaben der Stadtverwaltung kosten die Arbeiten zwei "
      u"Millionen Euro.",
      {"de", {}});
  REQUIRE(report.quotes.size() == 1);
  REQUIRE(report.quotes[0].speaker);
  CHECK(to_utf8(report.quotes[0].speaker->name).find("kosten") == std::string::npos);
}

TEST_CASE("quoted paragraphs in turn with lines that sign them") {
  CHECK(quotes_of(u"What guests say:\n\n“The rooms are quiet and clean, and the coffee is good.”\n\nLetter of a guest, "
                  u"May 2023\n\n“Thank you!”\n\nAnn Lee, Leeds\n\n“We shall come again, all of us.”\n\nPostcard "
                  u"from two sisters") ==
        Lines{"direct: “The rooms are quiet and clean, and the coffee is good.” — guest (a guest)",
              "direct: “Thank you!” — Ann Lee", "direct: “We shall come again, all of us.” — two sisters"});
}

TEST_CASE("a description beside a name is that person's") {
  CHECK(quotes_of(u"Ivo Marek kept silent on Monday. “The larches need ten years,” said the deputy head of the forest "
                  u"office, Greta Lund.") ==
        Lines{"direct: “The larches need ten years,” — Greta Lund (the deputy head of the forest office, Greta Lund)"});
}

TEST_CASE("a number is nobody's name") {
  const std::u16string text =
      u"Witnesses spoke in court on Monday. The van came from the left and did not slow down, three said.";
  for (const std::string& line : quotes_of(text)) CHECK(line.find("— three (") == std::string::npos);
  for (const std::string& line : quotes_of(text)) CHECK(line.substr(line.size() - 7) != "— three");
}

TEST_CASE("a report says whether quotes are found less often than in English") {
  const auto is_partial = [](std::u16string_view text, const char* language) {
    return report_to_json(inspect(text, {language, {}})).find("\"quotesPartial\":true") != std::string::npos;
  };
  CHECK(is_partial(u"„Ja“, sagte sie.", "de"));
  CHECK_FALSE(is_partial(u"“Yes,” she said.", "en"));
  CHECK_FALSE(is_partial(u"“Ja”, sa hun.", "nb"));  // quotesFallback
}

TEST_CASE("a language that nothing is known of invents no speaker") {
  struct Text {
    std::u16string_view text;
    std::string_view quote;
  };
  for (const Text& each : {
           Text{u"Ministern talade i går. \"Vi har inget annat val än att fortsätta\", sade Anna Svensson.",
                "\"Vi har inget annat val än att fortsätta\""},
           Text{u"Министр Иванов сказал: «Мы продолжим работу завтра утром». Он уехал домой.",
                "«Мы продолжим работу завтра утром»"},
           Text{u"首相は「私たちは続けなければならない」と述べた。雨が降っている。",
                "「私たちは続けなければならない」"},
           Text{u"記者は「首相は『続ける』と述べた。私は聞いた。」と書いた。",
                "「首相は『続ける』と述べた。私は聞いた。」"},
       }) {
    INFO(to_utf8(each.text));
    const Report report = inspect(each.text);
    CHECK(report.quotes_fallback);
    REQUIRE(report.quotes.size() == 1);
    CHECK_FALSE(report.quotes[0].speaker);
    REQUIRE(report.quotes[0].content.size() == 1);
    CHECK(words(each.text, report.quotes[0].content[0]) == each.quote);
  }
}

TEST_CASE("a title in a language that nothing is known of is no quote") {
  CHECK(inspect(u"Romanen \"Den långa resan\" såldes ombord på måndagen.").quotes.empty());
  CHECK(inspect(u"Lund sade: \"Den långa resan\" och gick.").quotes.size() == 1);
}

TEST_CASE("German speech goes on behind a sentence of the reporter's own") {
  CHECK(
      quotes_of(u"„Das Dach ist undicht“, sagte Anna Weber am Montag. Der Saal ist seit Mai leer. Die Heizung koste im "
                u"Winter zu viel.",
                "de") == Lines{"direct: „Das Dach ist undicht“ — Anna Weber",
                               "indirect: Die Heizung koste im Winter zu viel — Anna Weber"});
  SECTION("in the other subjunctive too") {
    const Lines lines = quotes_of(
        u"Ein Kauf wäre billiger, sagte Anna Weber am Montag. Im Gegenteil würde die Stadt sogar sparen.", "de");
    REQUIRE(lines.size() == 2);
    CHECK(lines[1] == "indirect: Im Gegenteil würde die Stadt sogar sparen — Anna Weber");
  }
  SECTION("not in a clause that hangs on another") {
    CHECK(quotes_of(u"„Das Dach ist undicht“, sagte Anna Weber. Der Saal ist leer. Dort steht ein Ofen, der alt sei.",
                    "de")
              .size() == 1);
  }
  SECTION("not where others spoke long before") {
    CHECK(quotes_of(u"„Das Dach ist undicht“, sagte Anna Weber. Der Saal ist leer. Der Ofen ist kalt. Die Tür ist zu. "
                    u"Die Heizung koste im Winter zu viel.",
                    "de")
              .size() == 1);
  }
}

TEST_CASE("a document speaks for who issued it") {
  const Report report = inspect(
      u"In a letter to the council, Ann Lee wrote that two floors were unsafe. The letter warned that a crowd could "
      u"bring them down.",
      {"en", {}});
  REQUIRE_FALSE(report.quotes.empty());
  REQUIRE(report.quotes.back().speaker);
  CHECK(to_utf8(report.quotes.back().speaker->name) == "Ann Lee");
}
