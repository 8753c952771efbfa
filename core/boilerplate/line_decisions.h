/// What find_boilerplate() decides of each line, step by step.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "article_inspector/stages.h"
#include "boilerplate/fragments.h"
#include "boilerplate/headline_rivals.h"
#include "boilerplate/line_kinds.h"
#include "boilerplate/line_model.h"
#include "boilerplate/line_topic.h"

namespace article_inspector {

/// What a line says again.
enum class Repeat : std::uint8_t { none, headline, line };

/// Each value follows from those before it. Vectors have one element per paragraph. `document` must outlive it.
struct LineDecisions {
  LineDecisions(const Document& document, const PageData& page, const BoilerplateModels& models);
  LineDecisions(const LineDecisions&) = delete;
  LineDecisions& operator=(const LineDecisions&) = delete;

  std::vector<std::vector<Fragment>> fragments;
  std::vector<bool> is_phrase;  ///< fragments cover the whole line
  LineTable table;
  Judgement judgement;
  std::vector<float> thresholds;  ///< a line whose probability of being junk is greater is taken for junk
  std::vector<bool> is_junk;
  std::optional<std::size_t> headline;
  std::vector<Repeat> repeats;
  std::vector<LineTopic> topics;
  LineKinds kinds;

 private:
  LineDecisions(const Document& document, const PageData& page, const BoilerplateModels& models, const CueHits& hits);
};

/// The models for a document: those for HTML where it has hints.
BoilerplateModels models_of(const Document& document);

/// The mark of one phrase.
BoilerplateMark mark_of(const Document& document, const Fragment& fragment);

/// The marks that follow from the decisions.
Boilerplate marks_of(const Document& document, const LineDecisions& lines);

}  // namespace article_inspector
