/// The sentences that say in words what a report says in codes: core/data/LANGUAGE/messages.json.
#pragma once

#include <string>
#include <string_view>

#include "article_inspector/report.h"
#include "article_inspector/report_text.h"

namespace article_inspector {

/// The message of a code, UTF-8, with its {places} unfilled. `language`: ISO 639-1; one without messages gets English.
/// Lives as long as the program.
std::string_view message_of(Reason value, std::string_view language = "en");
std::string_view message_of(FindingReason value, std::string_view language = "en");
std::string_view message_of(StoryPlace value, std::string_view language = "en");
std::string_view message_of(BoilerplateKind value, std::string_view language = "en");
std::string_view message_of(QuoteKind value, std::string_view language = "en");
std::string_view message_of(ReportText value, std::string_view language = "en");

/// The language that a language's messages are in: itself, or English.
std::string_view messages_language(std::string_view language);

/// Why a stretch was marked, as a clause: "one of 8 short lines of links after the last paragraph".
std::string sentence_of(const BoilerplateMark& mark, std::string_view language = "en");
/// What was found, as a sentence.
std::string sentence_of(const Finding& finding, std::string_view language = "en");

}  // namespace article_inspector
