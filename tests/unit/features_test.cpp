// What the learned models read: each row is written whole, and each of its features says something.
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <limits>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "article_inspector/html.h"
#include "article_inspector/inspect.h"
#include "article_inspector/unicode.h"
#include "boilerplate/line_decisions.h"
#include "boilerplate/second_stage.h"
#include "catch.h"
#include "learning/feature_row.h"
#include "quotes/attribution/confidence.h"
#include "quotes/find_quotes.h"

using namespace article_inspector;

namespace {

/// A page with what the golden articles lack: a table, credits inside the story, a thread of comments, notices.
constexpr const char* busy_page = R"(The Daily
Home
News
Sport
Log in
Share
Tweet
Home > News > Council votes to keep the harbour open
Council votes to keep the harbour open
Council votes to keep the harbour open
By Ann Lee
May 4, 2026 5:12 pm
3 min read
Photo: Ann Lee / The Daily
The council voted on Monday to keep the harbour open for another year, after weeks of debate in the town.
Photo: Ben Ott
The harbour brings the town more than a third of its income, and most of the council's members said so at length.
Year	Ships	Income
2024	310	1.2 m
2025	287	1.1 m
Reporting by Ann Lee; editing by Ben Ott
“We could not have closed it,” the mayor said, “and I am glad that nobody asked us to do so in the end.”
Read more: What the harbour costs
Sign up for our newsletter
The vote was close all the same: seven members were for it, six against it, and two did not come to the meeting.
This story has been corrected: an earlier version gave another number of ships.
Subscribe
Advertisement
Related
Council votes to keep the harbour open: all you need to know
Harbour wall needs repair
Ferry to stop in June
Tags: harbour, council, ferry
3 comments
Bo says:
I work there and I can tell you that my own boat has not left since March!!!
Reply
Cy says:
I agree, and I am sure that we are not the only ones???
Reply
Di says:
My uncle fished here for thirty years.
Reply
Leave a comment
Your email address will not be published
We use cookies to improve your experience. Accept all
Call us on 555 0100 or write to desk@daily.example
Follow us @thedaily
© 2026 The Daily. All rights reserved.
Terms of use | Privacy | Imprint | Contact
)";

/// A text of a language without word lists.
constexpr const char* unknown_language =
    "Satama pysyy auki\n\nKaupunginvaltuusto päätti maanantaina pitää sataman auki vielä vuoden ajan, kun asiasta oli "
    "kiistelty viikkoja.\n\nSatama tuo kaupungille yli kolmanneksen sen tuloista, ja useimmat valtuutetut "
    "muistuttivat siitä kokouksessa.\n";

std::vector<std::string> texts() {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator(GOLDEN_ARTICLES)) paths.push_back(entry.path().string());
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> articles;
  for (const std::string& path : paths) {
    std::ostringstream bytes;
    bytes << std::ifstream(path, std::ios::binary).rdbuf();
    articles.push_back(bytes.str());
  }
  articles.emplace_back(busy_page);
  articles.emplace_back(unknown_language);
  return articles;
}

/// An article as a site might show it: a menu, related stories, a picture, comments and a footer around its lines.
std::string page_of(const std::string& article) {
  std::string body;
  std::string title;
  std::istringstream lines(article);
  std::size_t count = 0;
  for (std::string line; std::getline(lines, line);) {
    if (line.empty()) continue;
    if (title.empty()) title = line;
    const std::string element = count == 0 ? "h1" : count % 9 == 4 ? "blockquote" : count % 7 == 5 ? "h3" : "p";
    body += "<" + element + ">" + line + "</" + element + ">\n";
    if (count % 6 == 2)
      body +=
          "<aside class='related'><h2>Read more</h2><ul><li><a href='/a'>Council votes on harbour</a><li><a "
          "href='/b'>" +
          title + "</a></ul></aside>";
    if (count % 8 == 3) body += "<figure><img alt=''><figcaption>The pier in May. Photo: Ann Lee</figcaption></figure>";
    if (count % 10 == 6) body += "<div class='advertisement'>Advertisement</div><div class='share'><a>Share</a></div>";
    ++count;
  }
  return "<!doctype html><title>" + title + "</title><meta property='og:title' content='" + title +
         "'><meta name='description' content='What was said, and what came of it.'><header><nav><ul><li><a "
         "href='/'>Home</a><li><a href='/n'>News</a>"
         "<li><a href='/s'>Sport</a></ul></nav><h2>The Daily</h2></header><main><article><div class='article-body'>" +
         body +
         "</div><div class='meta'><time>May 4, 2026</time> <a href='/ann'>Ann Lee</a></div></article>"
         "<section id='comments'><h2>Comments</h2><div><b>Bo</b> says:<p>I agree with every word of it.</p></div>"
         "<form><label>Your comment</label><button>Post</button></form></section></main><dialog open>We use cookies. "
         "<button>Accept</button></dialog><details><summary>More</summary><p>The harbour closes at ten on "
         "Sundays.</p></details>"
         "<footer><a href='/i'>Imprint</a> <p>© 2026 The Daily. All rights reserved.</p></footer>";
}

/// The least and the greatest value of each feature of a model.
class Ranges {
 public:
  void add(const float* row, std::size_t size) {
    if (ranges_.empty()) ranges_.resize(size, {row[0], row[0]});
    REQUIRE(size == ranges_.size());
    for (std::size_t k = 0; k < size; ++k) {
      if (rows_ == 0) ranges_[k] = {row[k], row[k]};
      ranges_[k].first = std::min(ranges_[k].first, row[k]);
      ranges_[k].second = std::max(ranges_[k].second, row[k]);
    }
    ++rows_;
  }
  /// Writes a row by `write` into a wider one, and checks that it fills its own part and no more.
  template <typename Write>
  void add_written(std::size_t size, Write write) {
    const float unwritten = std::numeric_limits<float>::quiet_NaN();
    std::vector<float> row(size + 4, unwritten);
    write(row.data());
    const auto is_unwritten = [](float value) { return std::isnan(value); };
    REQUIRE(std::none_of(row.begin(), row.end() - 4, is_unwritten));
    REQUIRE(std::all_of(row.end() - 4, row.end(), is_unwritten));
    add(row.data(), size);
  }
  std::set<std::size_t> constant() const {
    std::set<std::size_t> found;
    for (std::size_t k = 0; k < ranges_.size(); ++k) {
      if (ranges_[k].first == ranges_[k].second) found.insert(k);
    }
    return found;
  }
  float least(std::size_t feature) const { return ranges_[feature].first; }
  std::size_t rows() const { return rows_; }

 private:
  std::vector<std::pair<float, float>> ranges_;
  std::size_t rows_ = 0;
};

struct LineRanges {
  Ranges lines;
  Ranges headlines;
  Ranges kinds;
  std::vector<std::string> names;  ///< of the features of lines

  void add(const Document& document, const PageData& page) {
    const LineDecisions decided(document, page, models_of(document));
    const LineTable& table = decided.table;
    if (table.size() == 0) return;
    const HeadlineTable headline(document, table, decided.judgement.junk, page);
    const SecondStage second(table, first_stage(table, models_of(document).lines.first));
    names = second.feature_names();
    REQUIRE(names.size() == SecondStage::features(table.has_hints()));
    REQUIRE(table.feature_names().size() == LineTable::features(table.has_hints()));
    for (std::size_t line = 0; line < table.size(); ++line) {
      lines.add_written(SecondStage::features(table.has_hints()), [&](float* row) { second.write_row(line, row); });
      headlines.add_written(HeadlineTable::features(table.has_hints()),
                            [&](float* row) { headline.write_row(line, row); });
      if (decided.is_junk[line])
        kinds.add_written(LineKinds::features(), [&](float* row) { decided.kinds.write_row(line, row); });
    }
  }
};

/// How many features have one value in all rows. Where that is not 0, the value of what is missing, or 1 for the first,
/// it is counted as many.
std::size_t without_example(const Ranges& rows) {
  std::size_t count = 0;
  for (const std::size_t feature : rows.constant()) {
    const float value = rows.least(feature);
    count += value == 0 || value == missing || (feature == 0 && value == 1) ? 1 : 100;
  }
  return count;
}

using Names = std::set<std::string>;
using Places = std::set<std::size_t>;

std::set<std::string> constant_names(const LineRanges& ranges) {
  std::set<std::string> found;
  for (const std::size_t feature : ranges.lines.constant()) found.insert(ranges.names.at(feature));
  return found;
}

}  // namespace

TEST_CASE("rows of lines are written whole and each feature varies", "[features]") {
  LineRanges text;
  LineRanges html;
  for (const std::string& article : texts()) {
    const std::u16string read = to_utf16(article);
    text.add(cut(read), {});
    const HtmlText page = read_html(page_of(article));
    html.add(cut(page.text, page.blocks), page.page);
  }
  REQUIRE(text.lines.rows() > 150);
  REQUIRE(html.lines.rows() > 150);
  REQUIRE(text.kinds.rows() > 20);
  for (const bool hints : {false, true}) {
    CHECK(SecondStage::features(hints) <= 256);  // the number of a feature in a tree is a byte
    CHECK(HeadlineTable::features(hints) <= 256);
  }
  // A line of a credit inside the story is rare.
  CHECK(constant_names(text) == Names{"text since cue 3"});
  // HTML makes no tabs; only a browser tells that a block is hidden; the words of the menu are English.
  CHECK(constant_names(html) == Names{"cells", "hidden", "text since cue 3"});
  CHECK(without_example(text.headlines) <= 2);
  CHECK(without_example(html.headlines) <= 8);
  CHECK(without_example(text.kinds) <= 16 + 100);
}

namespace {

using namespace article_inspector::quotes;

struct QuoteRanges : ProposalReader, SpeakerChooser {
  void read(const Proposals& found) override {
    REQUIRE(found.rows.size() == found.list.size() * row_length);
    for (std::size_t k = 0; k < found.list.size(); ++k) proposals.add(&found.rows[k * row_length], row_length);
  }
  std::size_t choose(std::size_t, const RankedCandidates& ranked) override {
    std::vector<float> row;
    for (const QuoteKind kind : {QuoteKind::direct, QuoteKind::indirect}) {
      describe_choice(ranked, kind, row);
      choices.add(row.data(), row.size());
    }
    REQUIRE(row.size() == embedded_score_models().speaker.size());
    return ranked.best;
  }
  void add(const Document& document) {
    const Boilerplate boilerplate = find_boilerplate(document);
    const Story story = story_of(document, boilerplate.marks);
    const Header header = find_header(document, boilerplate, story);
    const Entities entities = find_entities(document, story, header);
    const AttributedText text = attribute(document, story, header, entities, embedded_models(), this);
    quotes_of(text, header, entities, this);
    std::vector<float> row;
    for (const Attribution& attribution : text.attributions) {
      describe_attribution(text.speech, attribution, row);
      REQUIRE(row.size() == embedded_score_models().quote.size());
      attributions.add(row.data(), row.size());
    }
  }
  Ranges proposals;
  Ranges choices;
  Ranges attributions;
};

}  // namespace

TEST_CASE("rows of quotes have their models' width and each feature varies", "[features]") {
  QuoteRanges ranges;
  for (const std::string& article : texts()) {
    const std::u16string read = to_utf16(article);
    ranges.add(cut(read));
  }
  REQUIRE(ranges.proposals.rows() > 100);
  REQUIRE(ranges.choices.rows() > 50);
  CHECK(ranges.proposals.constant() == Places{});
  // Most of their features stand for one class of several; of a few classes the texts have no example.
  CHECK(without_example(ranges.attributions) <= 24);
  CHECK(without_example(ranges.choices) <= 24);
}
