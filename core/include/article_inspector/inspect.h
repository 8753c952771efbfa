/// Article Inspector: finds in a news article what is not the story, who is named in it, and who said what.
///
///   const std::u16string text = u"...";
///   const article_inspector::Report report = article_inspector::inspect(text);
///   for (const auto& mark : report.boilerplate) { /* mark.span, mark.kind, mark.reason */ }
///
/// Pure functions over values: no I/O, no exceptions, no state; any number of threads may inspect at the same time.
/// Any sequence of UTF-16 code units is a text, lone surrogates and NULs included. Time and memory grow linearly with
/// it; limits.h says how.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "article_inspector/block.h"
#include "article_inspector/limits.h"
#include "article_inspector/page.h"
#include "article_inspector/report.h"
#include "article_inspector/span.h"

namespace article_inspector {

/// A mark that a reader has waved away. It is left out, and the later stages work without it.
struct Rejection {
  Layer layer = Layer::boilerplate;
  Span span;  ///< the mark's; a mention's, which rejects its whole entity; the first piece of a quote's content
};

struct Options {
  std::string language;                  ///< ISO 639-1; empty: found out from the text
  std::vector<Block> blocks;             ///< hints from HTML, by rising start; spans outside the text are left out
  std::vector<Rejection> rejected = {};  ///< what fits no mark is passed over
  PageData page = {};                    ///< what the page says of itself; empty for plain text
  std::size_t memory = most_memory;      ///< bytes that the inspection may take at most
};

/// Inspects a text. The report holds its own data and outlives the text. One that is not read, because it is too long
/// or would take too much memory, gives an empty report whose `error` says why.
Report inspect(std::u16string_view text, const Options& options = {});

/// "1.0.0"
std::string_view version();

/// Names the word lists and weights: eight hexadecimal digits. Two builds with the same model and the same version give
/// the same report for the same text.
std::string_view model();

}  // namespace article_inspector
