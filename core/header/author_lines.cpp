#include "header/author_lines.h"

#include <algorithm>

#include "knowledge/embedded.h"

namespace article_inspector {
namespace {

// How many lines over and under the headline, and behind the story, may name the authors.
constexpr std::size_t lines_over = 12;
constexpr std::size_t lines_under = 40;
constexpr std::size_t lines_behind = 4;
constexpr std::uint32_t running_text = 14;  // tokens
constexpr float missing = -1;

/// Writes a row's values one after the other.
class Writer {
 public:
  explicit Writer(float* row) : at_(row) {}
  void operator()(float value) { *at_++ = value; }
  void operator()(std::size_t value) { *at_++ = static_cast<float>(value); }
  void is(bool value) { *at_++ = value ? 1.0F : 0.0F; }
  float* end() const { return at_; }

 private:
  float* at_;
};

std::uint32_t tokens_of(const Paragraph& paragraph) { return paragraph.end_token - paragraph.first_token; }

/// Where a name stands in the text: near the headline first.
std::optional<Span> find_name(const Document& document, const Head& head, std::u16string_view name) {
  if (name.size() < 3 || document.paragraphs.empty()) return std::nullopt;
  const std::size_t from = head.first < head.end ? document.paragraphs[head.first].span.start : 0;
  std::size_t at = document.text.find(name, from);
  if (at == std::u16string_view::npos) at = document.text.find(name);
  if (at == std::u16string_view::npos) return std::nullopt;
  return Span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + name.size())};
}

}  // namespace

std::vector<Byline> given_authors(const Document& document, const Head& head, const PageData& page) {
  constexpr std::size_t most = 16;
  constexpr std::size_t longest = 80;
  std::vector<Byline> bylines;
  for (const std::u16string& author : page.authors) {
    std::vector<std::u16string> names = author_names(author, document.language);
    const bool begins_well = !author.empty() && author.front() != u',' && author.front() != u'-';
    if (names.empty() && begins_well && author.size() <= longest && author.find(u'@') == std::u16string::npos)
      names.push_back(author);
    for (std::u16string& name : names) {
      Byline byline{find_name(document, head, name), std::move(name), {}};
      const bool is_new = std::none_of(bylines.begin(), bylines.end(),
                                       [&](const Byline& one) { return names_same(one.name, byline.name); });
      if (is_new && bylines.size() < most) bylines.push_back(std::move(byline));
    }
  }
  return bylines;
}

AuthorLines::AuthorLines(const Document& document, const Head& head, const std::vector<std::size_t>& story,
                         const std::vector<Byline>& given, std::u16string_view site)
    : document_(document), head_(head), story_(story), given_(given), site_(site) {
  const std::size_t count = document.paragraphs.size();
  first_ = head.headline > lines_over ? head.headline - lines_over : 0;
  const std::size_t end = std::min(count, head.headline + lines_under);
  std::uint32_t before = 0;
  for (std::size_t line = first_; line < end; ++line) {
    if (line == head.headline) continue;
    if (line > head.headline && head.marks[line] == nullptr && tokens_of(document.paragraphs[line]) > running_text)
      ++before;
    add(line, before);
  }
  if (!story.empty()) {
    const std::size_t last = std::min(count, story.back() + lines_behind);
    for (std::size_t line = std::max(end, story.back()); line < last; ++line) add(line, before);
  }
  read_days();
}

void AuthorLines::add(std::size_t line, std::uint32_t before) {
  const Paragraph& paragraph = document_.paragraphs[line];
  Candidate one;
  one.line = line;
  one.before = before;
  one.reading = read_byline(document_, paragraph);
  one.bylines = one.reading.bylines;
  if (one.reading.cue_alone && line + 1 < document_.paragraphs.size()) {
    BylineReading below = read_byline(document_, document_.paragraphs[line + 1]);
    one.bylines = below.bylines;
    one.reading.look = below.look;
    one.reading.plausible = below.plausible;
  }
  if (one.bylines.empty()) return;
  one.is_given = std::any_of(one.bylines.begin(), one.bylines.end(), [&](const Byline& said) {
    return std::any_of(given_.begin(), given_.end(),
                       [&](const Byline& author) { return names_same(said.name, author.name); });
  });
  lines_.push_back(std::move(one));
}

/// Days are looked for only around lines that name someone.
void AuthorLines::read_days() {
  const std::size_t count = document_.paragraphs.size();
  has_day_.assign(count, 2);
  for (const Candidate& one : lines_) {
    for (std::size_t near = one.line > 2 ? one.line - 2 : 0; near < std::min(count, one.line + 3); ++near) {
      if (has_day_[near] == 2) has_day_[near] = near != head_.headline && has_day(document_, near) ? 1 : 0;
    }
  }
}

void AuthorLines::write_row(std::size_t k, float* row) const {
  const Candidate& one = lines_[k];
  row = write_look(one, row);
  row = write_place(one, row);
  write_around(one, k, row);
}

float* AuthorLines::write_look(const Candidate& one, float* row) const {
  Writer write(row);
  const NameLook& look = one.reading.look;
  const Paragraph& paragraph = document_.paragraphs[one.line];
  write.is(one.reading.has_cue);
  write.is(one.reading.cue_alone);
  write(one.reading.plausible);
  write(std::size_t{look.first_name});
  write(std::size_t{look.surname});
  write.is(look.is_agency);
  write.is(look.is_common);
  write.is(look.ends_common);
  write.is(look.has_role);
  write.is(look.has_date);
  write(std::size_t{look.words});
  write(std::size_t{look.others});
  write(std::size_t{std::min(look.repeats, 30U)});
  write(one.bylines.size());
  write(std::size_t{tokens_of(paragraph)});
  write(std::size_t{document_.tokens[paragraph.end_token - 1].end - document_.tokens[paragraph.end_token - 1].start});
  const Token& first = document_.tokens[paragraph.first_token];
  write.is(first.kind == TokenKind::punctuation || first.kind == TokenKind::symbol);
  const Token& last = document_.tokens[paragraph.end_token - 1];
  write.is(last.kind == TokenKind::punctuation);
  return write.end();
}

float* AuthorLines::write_place(const Candidate& one, float* row) const {
  Writer write(row);
  const std::size_t line = one.line;
  write(static_cast<float>(line) - static_cast<float>(head_.headline));
  write(std::size_t{one.before});
  const std::size_t first_story = story_.empty() ? line
                                                 : *std::find_if(story_.begin(), story_.end() - 1,
                                                                 [&](std::size_t k) { return k > head_.headline; });
  write(std::clamp(static_cast<float>(line) - static_cast<float>(first_story), -20.0F, 40.0F));
  write(story_.empty() ? missing
                       : std::clamp(static_cast<float>(line) - static_cast<float>(story_.back()), -40.0F, 20.0F));
  const auto kind_at = [&](std::size_t at) {
    const BoilerplateMark* mark = at < head_.marks.size() ? head_.marks[at] : nullptr;
    return mark == nullptr ? missing : static_cast<float>(mark->kind);
  };
  const BoilerplateMark* mark = head_.marks[line];
  write(kind_at(line));
  for (const BoilerplateKind kind : {BoilerplateKind::credit, BoilerplateKind::meta, BoilerplateKind::caption,
                                     BoilerplateKind::navigation, BoilerplateKind::related})
    write.is(mark != nullptr && mark->kind == kind);
  write(mark == nullptr ? missing : mark->score);
  write(line > 0 ? kind_at(line - 1) : missing);
  write(kind_at(line + 1));
  const auto day_at = [&](std::size_t at) { return at < has_day_.size() && has_day_[at] == 1; };
  write.is(day_at(line));
  write.is((line > 0 && day_at(line - 1)) || day_at(line + 1));
  write.is((line > 1 && day_at(line - 2)) || day_at(line + 2));
  return write.end();
}

float* AuthorLines::write_around(const Candidate& one, std::size_t k, float* row) const {
  Writer write(row);
  std::size_t again = 0;
  for (const Candidate& other : lines_) {
    const bool same = &other != &one && other.bylines.front().name == one.bylines.front().name;
    again += same ? 1 : 0;
  }
  write(again);
  // Whether a line nearer to the headline says who wrote the story.
  bool cue_before = false;
  for (std::size_t other = 0; other < k; ++other) cue_before = cue_before || lines_[other].reading.has_cue;
  write.is(cue_before);
  write(given_.empty() ? missing : one.is_given ? 1.0F : 0.0F);
  write.is(!site_.empty() && names_same(one.bylines.front().name, site_));
  const auto block = std::find_if(document_.blocks.begin(), document_.blocks.end(), [&](const Block& at) {
    return at.span.end > document_.paragraphs[one.line].span.start;
  });
  const bool has_block = block != document_.blocks.end();
  const auto in = [&](BlockPlace place) {
    write(has_block ? ((block->around & bit_of(place)) != 0 ? 1.0F : 0.0F) : missing);
  };
  in(BlockPlace::meta);
  in(BlockPlace::article);
  in(BlockPlace::related);
  in(BlockPlace::comments);
  in(BlockPlace::aside);
  write(has_block ? static_cast<float>(block->link_percent) : missing);
  write(has_block ? static_cast<float>(block->tag) : missing);
  write(has_block ? static_cast<float>(block->heading_level) : missing);
  return write.end();
}

const TreeModel& author_model() {
  static const TreeModel model = [] {
    std::string_view bytes = embedded_file("models/header.bin");
    return TreeModel::read(bytes);
  }();
  return model;
}

std::vector<float> score_authors(const AuthorLines& lines, const TreeModel& model) {
  std::vector<float> rows(lines.size() * AuthorLines::features);
  std::vector<float> scores(lines.size());
  for (std::size_t k = 0; k < lines.size(); ++k) lines.write_row(k, &rows[k * AuthorLines::features]);
  if (lines.size() > 0) model.score(rows.data(), AuthorLines::features, lines.size(), scores.data());
  return scores;
}

}  // namespace article_inspector
