#include "pages/pages.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "article_inspector/html.h"
#include "article_inspector/unicode.h"

namespace article_inspector::train {
namespace {

using Json = nlohmann::json;

constexpr std::uint32_t folds = 5;
constexpr float segments_weight = 0.35F;
constexpr float web_weight = 0.5F;
constexpr double least_aligned = 0.9;
constexpr float gold_line_factor = 3;

std::string text_at(const Json& row, const char* name) {
  const auto at = row.find(name);
  return at != row.end() && at->is_string() ? at->get<std::string>() : std::string();
}

std::string host_of(const Json& row) {
  std::string url = text_at(row, "url");
  // "fundus-de-Spiegel_2024_05_03": a page without an address, of the site that its name begins with.
  if (url.empty()) return text_at(row, "id").substr(0, text_at(row, "id").find('_'));
  const std::size_t archived = url.find("/http", 8);
  if (url.find("web.archive.org") != std::string::npos && archived != std::string::npos) url = url.substr(archived + 1);
  const std::size_t scheme = url.find("://");
  if (scheme == std::string::npos) return row.value("id", "");
  const std::size_t start = scheme + 3;
  std::string host = url.substr(start, url.find('/', start) - start);
  if (host.rfind("www.", 0) == 0) host.erase(0, 4);
  return host.empty() ? row.value("id", "") : host;
}

std::uint32_t fold_of(const std::string& host) {
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  for (const char c : host) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  return static_cast<std::uint32_t>((hash ^ (hash >> 32)) % folds);
}

bool is_blank(std::u16string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char16_t c) { return c <= u' ' || c == 0xA0 || c == 0x200B || c == 0x3000 || c == 0xFEFF; });
}

/// Cuts a text into its lines that are not empty; `starts` takes where each begins.
std::vector<Line> lines_of(std::u16string_view text, std::vector<std::size_t>* starts = nullptr) {
  std::vector<Line> lines;
  std::uint32_t blank = 0;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(u'\n', at), text.size());
    const std::u16string_view line = text.substr(at, end - at);
    if (is_blank(line)) {
      ++blank;
    } else {
      Line made;
      made.text = std::u16string(line);
      made.blank_before = lines.empty() ? 0 : blank;
      lines.push_back(std::move(made));
      if (starts != nullptr) starts->push_back(at);
      blank = 0;
    }
    at = end + 1;
  }
  return lines;
}

float size_of(const Line& line) { return std::sqrt(1 + static_cast<float>(line.text.size()) / 6); }

}  // namespace

bool read_lines(const std::string& path, const std::function<void(const std::string&)>& use) {
  const bool zipped = path.size() > 3 && path.compare(path.size() - 3, 3, ".gz") == 0;
  std::FILE* file = zipped ? popen(("gzip -cd '" + path + "'").c_str(), "r") : std::fopen(path.c_str(), "r");
  if (file == nullptr) return false;
  std::string line;
  std::vector<char> buffer(1 << 16);
  while (std::fgets(buffer.data(), static_cast<int>(buffer.size()), file) != nullptr) {
    line += buffer.data();
    if (line.empty() || line.back() != '\n') continue;
    line.pop_back();
    if (!line.empty()) use(line);
    line.clear();
  }
  if (!line.empty()) use(line);
  return (zipped ? pclose(file) : std::fclose(file)) == 0;
}

HtmlLabels read_html_labels(const std::string& path) {
  HtmlLabels labels;
  const bool read = read_lines(path, [&](const std::string& line) {
    const Json row = Json::parse(line, nullptr, false);
    if (row.is_object()) labels[row["id"].get<std::string>()] = row["story"].get<std::vector<float>>();
  });
  if (!read) std::cerr << "train-boilerplate: cannot read " << path << ": no labels from HTML\n";
  return labels;
}

std::vector<Page> read_pages(const std::string& path, const std::string& source, const HtmlLabels& labels) {
  std::vector<Page> pages;
  const bool read = read_lines(path, [&](const std::string& row_text) {
    const Json row = Json::parse(row_text, nullptr, false);
    if (!row.is_object()) return;
    Page page;
    page.id = row["id"].get<std::string>();
    page.host = host_of(row);
    page.language = row.value("language", "");
    page.fold = fold_of(page.host);
    page.source = source;
    page.weight = source == "segments" ? segments_weight : source == "web" ? web_weight : 1.0F;
    // Where much of the gold's body stands nowhere in the paste, its labels say little.
    if (row.value("aligned", 1.0) < least_aligned) return;
    page.title = to_utf16(text_at(row, "title"));
    page.date = text_at(row, "date");
    if (const auto authors = row.find("authors"); authors != row.end() && authors->is_array()) {
      for (const Json& author : *authors) {
        if (author.is_string()) page.authors.push_back(to_utf16(author.get<std::string>()));
      }
    }
    if (page.authors.empty() && !text_at(row, "author").empty())
      page.authors.push_back(to_utf16(text_at(row, "author")));
    page.text = to_utf16(row["text"].get<std::string>());
    std::vector<std::size_t> starts;
    page.lines = lines_of(page.text, &starts);
    const auto html = labels.find(page.id);
    std::size_t number = 0;
    for (const Json& gold : row["lines"]) {
      const auto start = gold["start"].get<std::size_t>();
      const auto at = std::upper_bound(starts.begin(), starts.end(), start);
      const std::size_t k = number++;
      if (at == starts.begin()) continue;
      Line& line = page.lines[static_cast<std::size_t>(at - starts.begin()) - 1];
      const std::string label = gold["label"].get<std::string>();
      if (label != "unknown") {
        line.junk = label == "boilerplate" ? 1.0F : 0.0F;
        line.weight = size_of(line) * (source == "segments" ? gold_line_factor : 1.0F);
      } else if (source == "segments" && html != labels.end() && k < html->second.size()) {
        const float story = html->second[k];
        line.junk = 1 - story;
        line.weight = size_of(line) * std::fabs(2 * story - 1);
        line.taught = true;
      }
    }
    pages.push_back(std::move(page));
  });
  if (!read) std::cerr << "train-boilerplate: cannot read " << path << "\n";
  return pages;
}

void label_by_hand(const std::string& path, std::vector<Page>& pages) {
  std::unordered_map<std::string, Page*> by_id;
  for (Page& page : pages) by_id.emplace(page.id, &page);
  const bool read = read_lines(path, [&](const std::string& row_text) {
    const Json row = Json::parse(row_text, nullptr, false);
    if (!row.is_object()) return;
    const auto found = by_id.find(row["id"].get<std::string>());
    if (found == by_id.end()) return;
    Page& page = *found->second;
    if (page.source == "segments") page.source = "whole";
    page.weight = 1;
    std::vector<std::size_t> starts;
    page.lines = lines_of(page.text, &starts);
    for (const Json& gold : row["lines"]) {
      const auto at = std::upper_bound(starts.begin(), starts.end(), gold["start"].get<std::size_t>());
      if (at == starts.begin()) continue;
      Line& line = page.lines[static_cast<std::size_t>(at - starts.begin()) - 1];
      const std::string label = gold["label"].get<std::string>();
      line.kind = gold.value("kind", label);
      line.junk = label == "boilerplate" ? 1.0F : 0.0F;
      line.weight = label == "headline" || label == "standfirst" ? 0 : size_of(line);
    }
  });
  if (!read) std::cerr << "train-boilerplate: cannot read " << path << "\n";
}

namespace {

/// A line without its white space.
std::u16string squeezed(std::u16string_view text) {
  std::u16string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out), [](char16_t c) { return c > u' ' && c != 0xA0; });
  return out;
}

/// Extractors keep captions and drop posts that the story quotes; people, where they have read the pages, do the
/// reverse: in the gold of the bodies 99 % of captions' words are no story, and 99 % of quotations' are.
void correct_taught(Page& page) {
  auto block = page.blocks.begin();
  std::size_t at = 0;
  for (Line& line : page.lines) {
    at = page.text.find(line.text, at);
    if (at == std::u16string::npos) return;
    block = std::find_if(block, page.blocks.end(), [&](const Block& one) { return one.span.end > at; });
    at += line.text.size();
    if (!line.taught || block == page.blocks.end() || block->span.start >= at) continue;
    if (block->tag == BlockTag::caption) {
      line.junk = 1;
      line.weight = size_of(line);
    } else if (block->tag == BlockTag::quotation && line.junk > 0.5F) {
      line.weight = 0;
    }
  }
}

}  // namespace

std::vector<Page> read_html_pages(const std::string& path, const std::vector<Page>& pages) {
  std::unordered_map<std::string, const Page*> pasted;
  for (const Page& page : pages) pasted.emplace(page.id, &page);
  std::vector<Page> read;
  const bool good = read_lines(path, [&](const std::string& row_text) {
    const Json row = Json::parse(row_text, nullptr, false);
    if (!row.is_object()) return;
    const auto like = pasted.find(row["id"].get<std::string>());
    if (like == pasted.end()) return;
    Page page = *like->second;
    HtmlText html = read_html(row["html"].get<std::string>());
    page.text = std::move(html.text);
    page.blocks = std::move(html.blocks);
    page.data = std::move(html.page);
    page.lines = lines_of(page.text);
    std::unordered_map<std::u16string, std::vector<const Line*>> labels;
    const auto& lines = like->second->lines;
    for (auto line = lines.rbegin(); line != lines.rend(); ++line) labels[squeezed(line->text)].push_back(&*line);
    for (Line& line : page.lines) {
      const auto found = labels.find(squeezed(line.text));
      if (found == labels.end()) continue;
      line.junk = found->second.back()->junk;
      line.weight = found->second.back()->weight;
      line.taught = found->second.back()->taught;
      line.kind = found->second.back()->kind;
      if (found->second.size() > 1) found->second.pop_back();
    }
    correct_taught(page);
    read.push_back(std::move(page));
  });
  if (!good) std::cerr << "train-boilerplate: cannot read " << path << "\n";
  return read;
}

std::vector<Page> read_articles(const std::string& path, const std::vector<std::string>& sources, std::size_t most) {
  std::vector<Page> pages;
  const bool read = read_lines(path, [&](const std::string& row_text) {
    const Json row = Json::parse(row_text, nullptr, false);
    if (!row.is_object() || pages.size() >= most) return;
    if (std::find(sources.begin(), sources.end(), row.value("source", "")) == sources.end()) return;
    Page page;
    page.id = row["id"].get<std::string>();
    page.host = page.id;
    page.fold = fold_of(page.host);
    page.source = "articles";
    page.weight = 0.12F;
    page.text = to_utf16(row["text"].get<std::string>());
    page.lines = lines_of(page.text);
    for (Line& line : page.lines) line.weight = size_of(line);
    if (page.lines.size() >= 4) pages.push_back(std::move(page));
  });
  if (!read) std::cerr << "train-boilerplate: cannot read " << path << "\n";
  return pages;
}

std::vector<std::u16string> read_fragments(const std::string& path) {
  std::vector<std::u16string> fragments;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    const std::size_t tab = line.find('\t');
    if (tab != std::string::npos) fragments.push_back(to_utf16(line.substr(tab + 1)));
  }
  return fragments;
}

Page partial_paste(const Page& page, Random& random) {
  Page made = page;
  const auto is_story = [](const Line& line) { return line.weight > 0 && line.junk < 0.5F; };
  const auto first = std::find_if(page.lines.begin(), page.lines.end(), is_story);
  const auto last = std::find_if(page.lines.rbegin(), page.lines.rend(), is_story).base();
  if (first == page.lines.end()) return made;
  std::uniform_real_distribution<float> uniform;
  // Half of the pastes keep only a few lines on either side; the selection was made by hand.
  const auto kept = [&](std::ptrdiff_t count) {
    const float draw = uniform(random);
    if (draw < 0.3F) return std::min<std::ptrdiff_t>(count, static_cast<std::ptrdiff_t>(uniform(random) * 4));
    if (draw < 0.6F) return std::min<std::ptrdiff_t>(count, static_cast<std::ptrdiff_t>(uniform(random) * 30));
    return draw < 0.8F ? static_cast<std::ptrdiff_t>(uniform(random) * static_cast<float>(count)) : count;
  };
  const auto from = first - kept(first - page.lines.begin());
  const auto to = last + kept(page.lines.end() - last);
  made.lines.clear();
  const float drop = uniform(random) < 0.5F ? 0 : uniform(random);
  for (auto line = from; line != to; ++line) {
    if (line >= first && line < last && line->junk > 0.5F && uniform(random) < drop) continue;
    made.lines.push_back(*line);
  }
  return made;
}

Page clean_paste(const Page& page, const std::vector<std::u16string>& fragments, float planted, Random& random) {
  Page made = page;
  made.lines.clear();
  std::uniform_real_distribution<float> uniform;
  const bool headline = uniform(random) < 0.5F;
  const Line* unknown = nullptr;
  for (const Line& line : page.lines) {
    const bool story = line.weight > 0 && line.junk < 0.5F;
    if (!story) {
      if (line.weight == 0 && made.lines.empty() && line.text.size() > 15) unknown = &line;
      continue;
    }
    if (made.lines.empty() && headline && unknown != nullptr) made.lines.push_back(*unknown);
    if (!fragments.empty() && !made.lines.empty() && uniform(random) < planted) {
      Line extra;
      extra.text = fragments[random() % fragments.size()];
      extra.blank_before = 1;
      extra.junk = 1;
      extra.weight = size_of(extra) * 2;
      made.lines.push_back(extra);
    }
    made.lines.push_back(line);
    if (!fragments.empty() && line.text.size() > 80 && uniform(random) < planted) {
      // Run on: the line stays story, whatever its last words look like.
      const std::u16string& fragment = fragments[random() % fragments.size()];
      std::u16string& text = made.lines.back().text;
      text = uniform(random) < 0.8F ? text + u" " + fragment : fragment + u" " + text;
    }
  }
  if (page.source == "segments") {
    // Only where the labels are sure of most of the story does leaving the rest out make a clean article.
    if (made.lines.size() < 4) made.lines.clear();
  }
  return made;
}

Page without_blank_lines(const Page& page) {
  Page made = page;
  for (Line& line : made.lines) line.blank_before = 0;
  return made;
}

Page with_blank_lines(const Page& page) {
  Page made = page;
  for (Line& line : made.lines) line.blank_before = 1;
  return made;
}

std::u16string text_of(const std::vector<Line>& lines) {
  std::u16string text;
  for (const Line& line : lines) {
    if (!text.empty()) text.append(line.blank_before + 1, u'\n');
    text += line.text;
  }
  return text;
}

std::u16string folded(std::u16string_view text) {
  std::u16string out = u" ";
  for (const char16_t c : text) {
    const bool counts = (c >= 0xD800 && c < 0xE000) || u_isalnum(c) || u_charType(c) == U_NON_SPACING_MARK;
    if (counts) {
      out.push_back(c >= 0xD800 && c < 0xE000 ? c : static_cast<char16_t>(u_tolower(c)));
    } else if (out.back() != u' ') {
      out.push_back(u' ');
    }
  }
  if (out.back() != u' ') out.push_back(u' ');
  return out;
}

}  // namespace article_inspector::train
