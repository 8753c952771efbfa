#include "article_inspector/check.h"

#include <algorithm>
#include <memory>

#include "article_inspector/stages.h"
#include "check/attribution.h"
#include "check/differences.h"
#include "check/paraphrases.h"

namespace article_inspector {
namespace {

using namespace check;
using namespace matching;

/// An altered quotation still has this share of its words in the source.
constexpr double least_common = 0.5;
/// Fewer words than this are marked for many reasons; only those that a quote of the draft has are looked for.
constexpr std::uint32_t shortest_quotation = 3;
/// A gap of more words between two runs is no slip: two places were run together.
constexpr std::uint32_t longest_dropped = 7;

ReadText read(const CheckText& text) { return ReadText(cut(text.text, text.options.blocks, text.options.language)); }

InputError error_of(const CheckText& text) { return error_before_cutting(text.text.size(), text.options.memory); }

/// A text as a reader knows it.
struct Inspected {
  Inspected(const Document& document, const Options& options) : report(inspect(document, options)), places(report) {}

  Report report;
  ReportPlaces places;
};

class Checker {
 public:
  Checker(const CheckText& draft, const std::vector<CheckText>& sources)
      : texts_(sources),
        draft_options_(draft.options),
        draft_(read(draft)),
        inspected_draft_(draft_.document, draft.options),
        sources_(read_all(sources)),
        index_(keys_of(sources_)),
        placer_(draft_.words, index_),
        inspected_(sources.size()) {}

  QuoteCheck run() {
    QuoteCheck result;
    if (takes_too_much(draft_, draft_options_) || any_source_takes_too_much()) {
      result.error = InputError::too_much_memory;
      return result;
    }
    for (const Quotation& quotation : quotations_of(draft_.document, draft_.words)) {
      const bool is_short = quotation.spoken_words() < shortest_quotation;
      if (is_short && inspected_draft_.places.quote_at(quotation.span) == nullptr) continue;
      result.quotes.push_back(check_one(quotation));
    }
    result.paraphrases = check_paraphrases(draft_, inspected_draft_.report, sources_, index_);
    return result;
  }

 private:
  static bool takes_too_much(const ReadText& text, const Options& options) {
    return memory_for(text.document) > options.memory;
  }
  bool any_source_takes_too_much() const {
    for (std::size_t k = 0; k < sources_.size(); ++k) {
      if (takes_too_much(sources_[k], texts_[k].options)) return true;
    }
    return false;
  }

  static std::vector<ReadText> read_all(const std::vector<CheckText>& texts) {
    std::vector<ReadText> all;
    all.reserve(texts.size());
    std::transform(texts.begin(), texts.end(), std::back_inserter(all), read);
    return all;
  }
  static std::vector<const std::vector<std::uint64_t>*> keys_of(const std::vector<ReadText>& texts) {
    std::vector<const std::vector<std::uint64_t>*> all;
    all.reserve(texts.size());
    for (const ReadText& text : texts) all.push_back(&text.words.keys);
    return all;
  }

  /// A source is inspected when somebody has to be known there, and once.
  const Inspected& inspected(std::uint32_t source) {
    auto& inspected = inspected_[source];
    if (!inspected) inspected = std::make_unique<Inspected>(sources_[source].document, texts_[source].options);
    return *inspected;
  }

  CheckedQuote check_one(const Quotation& quotation) {
    CheckedQuote best = absent(quotation);
    std::uint32_t most = 0;
    for (const Placement& placement : placer_.place(quotation)) {
      // The first has the most words in common; another is taken only where it is as good and said by the right one.
      if (placement.common < most) break;
      CheckedQuote checked = judge(quotation, placement);
      const bool better = most == 0 || rank(checked) < rank(best);
      most = placement.common;
      if (better) best = std::move(checked);
    }
    if (!is_faithful(best.verdict) && best.verdict != Verdict::misattributed) {
      if (const auto splice = placer_.splice(quotation.words)) spliced(*splice, best);
    }
    return best;
  }

  static std::size_t rank(const CheckedQuote& checked) {
    return 100 * static_cast<std::size_t>(checked.verdict) + std::min<std::size_t>(checked.differences.size(), 99);
  }

  static CheckedQuote absent(const Quotation& quotation) {
    CheckedQuote checked;
    checked.span = quotation.span;
    checked.score = quotation.spoken_words() >= 6 ? 0.95F : 0.7F;
    return checked;
  }

  CheckedQuote judge(const Quotation& quotation, const Placement& placement) {
    CheckedQuote checked = absent(quotation);
    const std::uint32_t source = index_.source_of(placement.places.first);
    const std::uint32_t spoken = quotation.spoken_words();
    checked.differences = differences_of(placement, draft_, inspected_draft_.places, sources_[source], index_);
    const bool faithful = checked.differences.empty();
    if (!faithful && placement.common < least_common * spoken) {
      checked.differences.clear();
      return checked;
    }
    checked.source = source;
    checked.match = sources_[source].words.span_of(index_.in_source(placement.places));
    checked.verdict = !faithful ? Verdict::altered : placement.left_out ? Verdict::shortened : Verdict::verbatim;
    checked.score = faithful ? (spoken >= 4 ? 0.99F : 0.8F)
                             : 0.5F + 0.49F * static_cast<float>(placement.common) / static_cast<float>(spoken);
    attribute(quotation, checked);
    return checked;
  }

  void attribute(const Quotation& quotation, CheckedQuote& checked) {
    if (!is_faithful(checked.verdict)) return;
    const std::uint32_t source = *checked.source;
    const ReportPlaces& places = inspected(source).places;
    checked.speaker = compare_speakers({draft_.document, inspected_draft_.places, quotation.span},
                                       {sources_[source].document, places, *checked.match});
    if (!checked.speaker->differs) return;
    checked.verdict = Verdict::misattributed;
    checked.score = places.quote_at(*checked.match)->speaker->score;
  }

  /// Words that were dropped leave two runs as well, near to each other; runs that stand farther apart were joined.
  void spliced(const Splice& splice, CheckedQuote& checked) const {
    const bool near = splice.second.first >= splice.first.end &&
                      splice.second.first - splice.first.end <= longest_dropped &&
                      index_.source_of(splice.first.first) == index_.source_of(splice.second.first);
    if (near) return;
    const WordRange& longer = splice.first.size() >= splice.second.size() ? splice.first : splice.second;
    checked.verdict = Verdict::spliced;
    checked.source = index_.source_of(longer.first);
    checked.match = sources_[*checked.source].words.span_of(index_.in_source(longer));
    checked.differences.clear();
    checked.score = std::min(splice.first.size(), splice.second.size()) >= 4 ? 0.95F : 0.75F;
  }

  const std::vector<CheckText>& texts_;
  const Options& draft_options_;
  ReadText draft_;
  Inspected inspected_draft_;
  std::vector<ReadText> sources_;
  SourceIndex index_;
  Placer placer_;
  std::vector<std::unique_ptr<Inspected>> inspected_;
};

}  // namespace

QuoteCheck check_quotes(const CheckText& draft, const std::vector<CheckText>& sources) {
  QuoteCheck none;
  none.error = error_of(draft);
  for (const CheckText& source : sources) {
    if (none.error == InputError::none) none.error = error_of(source);
  }
  return none.error == InputError::none ? Checker(draft, sources).run() : none;
}

}  // namespace article_inspector
