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
#include "catch.h"
#include "quotes/attribution/confidence.h"
#include "quotes/find_quotes.h"

using namespace article_inspector;

namespace {

std::vector<std::string> golden_articles() {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator(GOLDEN_ARTICLES)) paths.push_back(entry.path().string());
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> articles;
  for (const std::string& path : paths) {
    std::ostringstream bytes;
    bytes << std::ifstream(path, std::ios::binary).rdbuf();
    articles.push_back(bytes.str());
  }
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
  return "<!doctype html><title>" + title +
         "</title><header><nav><ul><li><a href='/'>Home</a><li><a href='/n'>News</a>"
         "<li><a href='/s'>Sport</a></ul></nav><h2>The Daily</h2></header><main><article><div class='article-body'>" +
         body +
         "</div><div class='meta'><time>May 4, 2026</time> <a href='/ann'>Ann Lee</a></div></article>"
         "<section id='comments'><h2>Comments</h2><div><b>Bo</b> says:<p>I agree with every word of it.</p></div>"
         "<form><label>Your comment</label><button>Post</button></form></section></main><dialog>We use cookies. "
         "<button>Accept</button></dialog><div hidden>Hidden words</div>"
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
  std::size_t rows() const { return rows_; }

 private:
  std::vector<std::pair<float, float>> ranges_;
  std::size_t rows_ = 0;
};

struct LineRanges {
  Ranges lines;
  Ranges headlines;
  Ranges kinds;

  void add(const Document& document, const PageData& page) {
    const LineDecisions decided(document, page, models_of(document));
    const LineTable& table = decided.table;
    const HeadlineTable headline(document, table, decided.judgement.junk, page);
    for (std::size_t line = 0; line < table.size(); ++line) {
      lines.add_written(LineTable::second_stage_features(table.has_hints()),
                        [&](float* row) { table.second_stage_row(line, row); });
      headlines.add_written(HeadlineTable::features(table.has_hints()),
                            [&](float* row) { headline.write_row(line, row); });
      if (decided.is_junk[line])
        kinds.add_written(LineKinds::features(), [&](float* row) { decided.kinds.write_row(line, row); });
    }
  }
};

std::set<std::string> names_of(const std::set<std::size_t>& features, bool hints) {
  const std::vector<std::string> names = LineTable::feature_names(hints);
  std::set<std::string> found;
  for (const std::size_t feature : features) found.insert(names.at(feature));
  return found;
}

using Names = std::set<std::string>;
using Places = std::set<std::size_t>;

}  // namespace

TEST_CASE("rows of lines are written whole and each feature varies", "[features]") {
  LineRanges text;
  LineRanges html;
  for (const std::string& article : golden_articles()) {
    const std::u16string read = to_utf16(article);
    text.add(cut(read), {});
    const HtmlText page = read_html(page_of(article));
    html.add(cut(page.text, page.blocks), page.page);
  }
  REQUIRE(text.lines.rows() > 300);
  REQUIRE(html.lines.rows() > 500);
  REQUIRE(text.kinds.rows() > 50);
  for (const bool hints : {false, true}) {
    CHECK(LineTable::feature_names(hints).size() == LineTable::second_stage_features(hints));
    CHECK(LineTable::second_stage_features(hints) <= 256);  // a node of a tree names its feature in one byte
    CHECK(HeadlineTable::features(hints) <= 256);
  }
  CHECK(names_of(text.lines.constant(), false) == Names{});
  CHECK(names_of(html.lines.constant(), true) == Names{});
  CHECK(text.headlines.constant() == Places{});
  CHECK(html.headlines.constant() == Places{});
  CHECK(text.kinds.constant() == Places{0});  // the constant one
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
    const Header header = find_header(document, boilerplate);
    const Entities entities = find_entities(document, boilerplate.marks, header);
    const AttributedText text = attribute(document, boilerplate.marks, header, entities, embedded_models(), this);
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
  for (const std::string& article : golden_articles()) {
    const std::u16string read = to_utf16(article);
    ranges.add(cut(read));
  }
  REQUIRE(ranges.proposals.rows() > 100);
  REQUIRE(ranges.choices.rows() > 50);
  CHECK(ranges.proposals.constant() == Places{});
  CHECK(ranges.attributions.constant() == Places{0});  // the constant one
  CHECK(ranges.choices.constant() == Places{0});
}
