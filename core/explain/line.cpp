#include <algorithm>
#include <cmath>

#include "boilerplate/second_stage.h"
#include "explain/parts.h"

namespace article_inspector {
namespace {

constexpr std::size_t most_pulls = 12;

std::vector<FeaturePull> pulls_of(const SecondStage& stage, const TreeModel& model, std::size_t line) {
  const std::vector<std::string> names = stage.feature_names();
  std::vector<float> row(names.size());
  stage.write_row(line, row.data());
  const std::vector<float> all = model.pulls(row.data(), row.size());
  std::vector<FeaturePull> pulls;
  for (std::size_t feature = 0; feature < row.size(); ++feature) {
    if (all[feature] != 0) pulls.push_back({names[feature], row[feature], all[feature]});
  }
  std::stable_sort(pulls.begin(), pulls.end(),
                   [](const FeaturePull& a, const FeaturePull& b) { return std::fabs(a.pull) > std::fabs(b.pull); });
  if (pulls.size() > most_pulls) pulls.resize(most_pulls);
  return pulls;
}

std::vector<NamedScore> kinds_of(const LineKinds& kinds, const KindModel& model, std::size_t line) {
  std::vector<float> row(LineKinds::features());
  kinds.write_row(line, row.data());
  const KindScores scores = model.score(row.data());
  std::vector<NamedScore> named;
  for (std::size_t kind = 0; kind < scores.size(); ++kind)
    named.push_back({std::string(boilerplate_kind_names[kind]), scores[kind]});
  std::stable_sort(named.begin(), named.end(),
                   [](const NamedScore& a, const NamedScore& b) { return a.score > b.score; });
  return named;
}

}  // namespace

std::optional<LineExplanation> explain_line(const Document& document, const LineDecisions& lines,
                                            const std::vector<BoilerplateMark>& marks, std::uint32_t offset) {
  const auto paragraph = std::find_if(document.paragraphs.begin(), document.paragraphs.end(),
                                      [offset](const Paragraph& one) { return has(one.span, offset); });
  if (paragraph == document.paragraphs.end()) return std::nullopt;
  const BoilerplateModels models = models_of(document);
  const auto at = static_cast<std::size_t>(paragraph - document.paragraphs.begin());
  LineExplanation line;
  line.index = static_cast<std::uint32_t>(at);
  line.span = paragraph->span;
  const std::vector<float> first = first_stage(lines.table, models.lines.first);
  line.first_stage = first[at];
  line.junk = lines.judgement.junk[at];
  line.threshold = lines.thresholds[at];
  line.is_junk = lines.is_junk[at];
  line.is_headline = lines.headline == at;
  line.is_phrase = lines.is_phrase[at];
  line.is_repeat = lines.repeats[at] != Repeat::none;
  for (const Fragment& fragment : lines.fragments[at]) line.phrases.push_back(mark_of(document, fragment));
  line.pulls = pulls_of(SecondStage(lines.table, first), models.lines.second, at);
  if (line.is_junk) line.kinds = kinds_of(lines.kinds, models.kinds, at);
  const auto mark =
      std::find_if(marks.begin(), marks.end(), [offset](const BoilerplateMark& one) { return has(one.span, offset); });
  if (mark != marks.end()) line.mark = *mark;
  return line;
}

}  // namespace article_inspector
