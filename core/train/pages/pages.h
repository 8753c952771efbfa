#pragma once

#include <cstdint>
#include <functional>
#include <random>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "article_inspector/block.h"
#include "article_inspector/page.h"

namespace article_inspector::train {

struct Line {
  std::u16string text;
  std::uint32_t blank_before = 0;
  float junk = 0;       ///< the label: 1 junk, 0 story, between: not sure
  float weight = 0;     ///< 0: no label
  bool taught = false;  ///< by what extractors make of the page, not by its gold
  std::string kind;     ///< where people labelled the page: of junk its kind, else content, headline or standfirst
};

struct Page {
  std::string id;
  std::string host;
  std::string language;
  std::u16string text;
  std::vector<Block> blocks;  ///< of a page read as HTML
  PageData data;              ///< of the same
  std::vector<Line> lines;
  std::string source;    ///< bodies, web, news, segments, whole, articles
  std::u16string title;  ///< the headline, where the gold names it
  std::vector<std::u16string> authors;
  std::string date;
  float weight = 1;
  std::uint32_t fold = 0;
};

/// For each page's lines, how likely each is story, from extractors that saw the HTML; see label_with_html.py.
using HtmlLabels = std::unordered_map<std::string, std::vector<float>>;

/// Reads JSON lines, gzipped where the name ends in .gz, and calls `use` with each; false where the file cannot be
/// read.
bool read_lines(const std::string& path, const std::function<void(const std::string&)>& use);

/// Whether all of the page's lines have a label from its gold.
inline bool is_whole(const Page& page) { return page.source != "segments" && page.source != "articles"; }

HtmlLabels read_html_labels(const std::string& path);
std::vector<Page> read_pages(const std::string& path, const std::string& source, const HtmlLabels& labels);
/// Gives pages the labels of their lines by hand, where `path` has the page. Headline and standfirst get none: a reader
/// takes them for the story, a benchmark's gold often not.
void label_by_hand(const std::string& path, std::vector<Page>& pages);
/// The same pages read as HTML: {"id","html"} lines. A line takes the label of the pasted line that says the same.
std::vector<Page> read_html_pages(const std::string& path, const std::vector<Page>& pages);
/// Clean articles: every paragraph is story.
std::vector<Page> read_articles(const std::string& path, const std::vector<std::string>& sources, std::size_t most);

/// Phrases to plant: lines "kind<TAB>text".
std::vector<std::u16string> read_fragments(const std::string& path);

using Random = std::mt19937;

/// A page as a person may paste it in part: junk dropped at random before and after the story, down to none.
Page partial_paste(const Page& page, Random& random);
/// The story's lines alone, with phrases of sites between them now and then.
Page clean_paste(const Page& page, const std::vector<std::u16string>& fragments, float planted, Random& random);
/// The same page with its blank lines taken out, or one put after every line.
Page without_blank_lines(const Page& page);
Page with_blank_lines(const Page& page);

std::u16string text_of(const std::vector<Line>& lines);

/// Letters and digits in lower case, words parted by single spaces, one before the first and one after the last.
std::u16string folded(std::u16string_view text);

}  // namespace article_inspector::train
