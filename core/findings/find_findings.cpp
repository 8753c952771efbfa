#include <algorithm>

#include "article_inspector/stages.h"
#include "findings/findings.h"

namespace article_inspector {
namespace {

/// The headline once more, below itself: sites print it over the story and in it, and both are copied. Of a page whose
/// markup is known the copies are told as what they are, parts of the site, and the text itself has no flaw.
void find_doubled_headline(const Document& document, const std::vector<BoilerplateMark>& boilerplate,
                           const Header& header, std::vector<Finding>& findings) {
  if (!header.headline || !document.blocks.empty()) return;
  const std::u16string_view headline = document.view(header.headline->span);
  for (const BoilerplateMark& mark : boilerplate) {
    if (mark.kind != BoilerplateKind::duplicate || document.view(mark.span) != headline) continue;
    findings.push_back({mark.span, FindingKind::doubled_headline, FindingReason::headline_again});
    return;
  }
}

}  // namespace

std::vector<Finding> find_findings(const Document& document, const std::vector<BoilerplateMark>& boilerplate,
                                   const Story& story, const Header& header) {
  std::vector<Finding> findings;
  find_doubled_headline(document, boilerplate, header, findings);
  for (const DataDifference& one : header.differences)
    findings.push_back({one.span, FindingKind::page_data_differs, one.reason});
  find_bad_characters(document, findings);
  find_broken_sentences(document, story.paragraphs, findings);
  find_unbalanced_marks(document, story.paragraphs, findings);
  std::stable_sort(findings.begin(), findings.end(),
                   [](const Finding& a, const Finding& b) { return a.span.start < b.span.start; });
  return findings;
}

}  // namespace article_inspector
