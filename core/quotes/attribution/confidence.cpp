#include "quotes/attribution/confidence.h"

#include <algorithm>

#include "quotes/attribution/sentence_window.h"

namespace article_inspector::quotes {

void describe_attribution(const SpeechText& speech, const Attribution& attribution, std::vector<float>& row) {
  RowFiller out(row);
  const auto kind =
      static_cast<std::uint32_t>(attribution.labelled ? QuoteKind::direct : kind_of(speech, attribution.content));
  const float odds = std::clamp(attribution.odds, -4.0F, 6.0F);
  const std::uint32_t cue = attribution.cue == no_index ? 0 : cue_kind(speech.tokens[attribution.cue]);
  std::uint32_t length = 0;
  bool closed = true;
  for (const Range& range : attribution.content) {
    length += range.end - range.first;
    for (std::uint32_t at = range.first; at < range.end; ++at) {
      if (speech.tokens[at].is_quoted()) closed &= speech.quoted_spans[speech.tokens[at].quoted_span].closed;
    }
  }
  out.put(1.0F);
  for (std::uint32_t k = 0; k < 3; ++k) out.put(k == kind ? odds : 0.0F);
  for (const AttributionOrigin decided : {AttributionOrigin::cue, AttributionOrigin::link})
    out.put(decided == attribution.origin ? odds : 0.0F);
  out.put(std::max(odds, 0.0F));
  out.put(std::max(odds - 1.5F, 0.0F));
  out.put_class(kind, 3);
  out.put_class(static_cast<std::uint32_t>(attribution.origin), attribution_origins);
  out.put_class(cue, 8);
  out.put_class(std::clamp(length_bucket(length), 1U, 8U) - 1, 8);
  out.put_class(std::min<std::uint32_t>(static_cast<std::uint32_t>(attribution.content.size()), 3) - 1, 3);
  out.put(attribution.source.has_value());
  out.put(closed);
  out.put(speech.lexical);
}

}  // namespace article_inspector::quotes
