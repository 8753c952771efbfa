/// Who says a quotation in the draft, and who says it in the source.
#pragma once

#include <optional>

#include "article_inspector/check.h"

namespace article_inspector::check {

/// The quote of a report that has most of a span; nullptr where none has any of it.
const Quote* quote_at(const Report& report, Span span);

/// Holds the speaker of a quotation of the draft against the source's. `match` is where its words stand in the source.
CheckedSpeaker compare_speakers(const Report& draft, Span quotation, std::u16string_view source_text,
                                const Report& source, Span match);

}  // namespace article_inspector::check
