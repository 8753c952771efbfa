/// What a reader has put right, and a report with it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "article_inspector/report.h"

namespace article_inspector {

enum class CorrectionKind : std::uint8_t { headline, junk, type, merge, split, quote, speaker };
inline constexpr std::size_t correction_kind_count = 7;

/// It names a place of the text; one whose place holds nothing that it could be about changes nothing.
struct Correction {
  CorrectionKind kind = CorrectionKind::headline;
  Span span;                           ///< the words in question: a headline, a mention, a quote's first piece
  Span into = {};                      ///< merge: a mention of the entity that it is the same as
  EntityType type = EntityType::misc;  ///< type: the right one
  std::u16string name = {};            ///< quote, speaker: who said it; empty: nobody is named
};

/// The report of `text` with the corrections, in their order: the headline, what is set aside, types, merged and split
/// names (entities are numbered anew), added quotes, other speakers, and the statistics that follow.
Report corrected(std::u16string_view text, Report report, const std::vector<Correction>& corrections);

/// Whether a reader's correction made it what it is.
bool is_corrected(const Headline& headline, const std::vector<Correction>& corrections);
bool is_corrected(const BoilerplateMark& mark, const std::vector<Correction>& corrections);
bool is_corrected(const Entity& entity, const std::vector<Correction>& corrections);
bool is_corrected(const Quote& quote, const std::vector<Correction>& corrections);

}  // namespace article_inspector
