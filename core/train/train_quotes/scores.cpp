#include "scores.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <set>

#include "quotes/attribution/confidence.h"
#include "quotes/attribution/continued_speech.h"
#include "quotes/attribution/links.h"
#include "quotes/score_models.h"

namespace article_inspector::quotes {
namespace {

using Vector = std::vector<double>;

double probability(const std::vector<float>& row, const Vector& weights) {
  double sum = 0;
  for (std::size_t k = 0; k < row.size(); ++k) sum += weights[k] * row[k];
  return 1 / (1 + std::exp(-sum));
}

/// Gradient descent with a step for each weight; the penalty keeps rare classes near zero.
Vector fit(const ScoreRows& rows, std::uint32_t left_out) {
  constexpr int rounds = 600;
  constexpr double rate = 0.3;
  constexpr double penalty = 2;
  const std::size_t length = rows.rows.empty() ? 0 : rows.rows[0].size();
  Vector weights(length);
  Vector squares(length, 1e-6);
  Vector gradient(length);
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t k = 0; k < length; ++k) gradient[k] = penalty * weights[k];
    for (std::size_t r = 0; r < rows.rows.size(); ++r) {
      if (rows.folds[r] == left_out) continue;
      const double miss = probability(rows.rows[r], weights) - static_cast<double>(rows.labels[r]);
      for (std::size_t k = 0; k < length; ++k) gradient[k] += miss * rows.rows[r][k];
    }
    for (std::size_t k = 0; k < length; ++k) {
      squares[k] += gradient[k] * gradient[k];
      weights[k] -= rate * gradient[k] / std::sqrt(squares[k]);
    }
  }
  return weights;
}

void print_calibration(const char* name, const ScoreRows& rows) {
  struct Bin {
    double count = 0;
    double score = 0;
    double right = 0;
  };
  std::array<Bin, 10> bins;
  double sure = 0;
  double sure_right = 0;
  for (std::uint32_t fold = 0; fold < score_folds; ++fold) {
    const Vector weights = fit(rows, fold);
    for (std::size_t r = 0; r < rows.rows.size(); ++r) {
      if (rows.folds[r] != fold) continue;
      const double score = probability(rows.rows[r], weights);
      Bin& bin = bins[std::min<std::size_t>(9, static_cast<std::size_t>(score * 10))];
      ++bin.count;
      bin.score += score;
      bin.right += static_cast<double>(rows.labels[r]);
      if (score < 0.75) continue;
      ++sure;
      sure_right += static_cast<double>(rows.labels[r]);
    }
  }
  double error = 0;
  for (const Bin& bin : bins) error += std::fabs(bin.score - bin.right);
  const auto all = static_cast<double>(std::max<std::size_t>(rows.rows.size(), 1));
  std::fprintf(stderr, "%s scores: %zu decisions, calibration error %.3f, sure %.1f %%, right of those %.1f %%\n", name,
               rows.rows.size(), error / all, 100 * sure / all, 100 * sure_right / std::max(sure, 1.0));
}

/// Whether the contents overlap by 0.8, as shared scorers have it.
bool has_edges(const Article& article, const Attribution& found, const GoldQuote& gold) {
  constexpr double least_overlap = 0.8;
  const auto letters = [&](const std::vector<Range>& ranges) {
    std::set<std::uint32_t> at;
    for (const Range& range : ranges) {
      for (std::uint32_t k = range.first; k < range.end; ++k) {
        if (article.speech.is_punctuation(k)) continue;
        const Span span = article.speech.span(k, k + 1);
        for (std::uint32_t c = span.start; c < span.end; ++c) at.insert(c);
      }
    }
    return at;
  };
  const std::set<std::uint32_t> a = letters(found.content);
  const std::set<std::uint32_t> b = letters(gold.content);
  std::size_t common = 0;
  for (const std::uint32_t c : a) common += b.count(c);
  return static_cast<double>(common) >= least_overlap * static_cast<double>(a.size() + b.size() - common);
}

bool overlaps(const Attribution& found, const GoldQuote& gold) {
  return std::any_of(found.content.begin(), found.content.end(), [&](const Range& a) {
    return std::any_of(gold.content.begin(), gold.content.end(),
                       [&](const Range& b) { return a.first < b.end && b.first < a.end; });
  });
}

}  // namespace

std::string fit_scores(const char* name, const ScoreRows& rows) {
  print_calibration(name, rows);
  std::string bytes;
  for (const double weight : fit(rows, score_folds)) {
    const double scaled = std::round(weight / static_cast<double>(LogisticModel::weight_unit));
    const auto word = static_cast<std::int16_t>(std::clamp(scaled, -32767.0, 32767.0));
    bytes.push_back(static_cast<char>(static_cast<std::uint16_t>(word) & 0xFF));
    bytes.push_back(static_cast<char>(static_cast<std::uint16_t>(word) >> 8));
  }
  return bytes;
}

ScoreRows quote_rows(const std::vector<std::unique_ptr<Article>>& articles, const HeldOutModels& held_out) {
  ScoreRows rows;
  for (const auto& article : articles) {
    if (article->copy || article->weight < 1 || article->edges_only) continue;
    const Models& models = held_out.models(article->text);
    std::vector<Attribution> attributions =
        link_quoted_spans(article->speech, article->tags, article->skipped, models,
                          draft_attributions(article->speech, article->tags, article->skipped, models));
    add_continued_speech(article->speech, article->skipped, attributions);
    for (const Attribution& attribution : attributions) {
      bool right = false;
      bool ignored = false;  // neither right nor wrong to find
      for (const GoldQuote& gold : article->quotes) {
        if (!overlaps(attribution, gold)) continue;
        right |= has_edges(*article, attribution, gold);
        ignored |= !gold.counts;
      }
      if (ignored && !right) continue;
      describe_attribution(article->speech, attribution, rows.rows.emplace_back());
      rows.labels.push_back(right ? 1.0F : 0.0F);
      rows.folds.push_back(fold_of(article->text, score_folds));
    }
  }
  return rows;
}

}  // namespace article_inspector::quotes
