/// The stage by other weights than the embedded ones: for trainers that must see how entities come out in articles that
/// the weights have not seen.
#pragma once

#include "article_inspector/stages.h"
#include "entities/model.h"

namespace article_inspector {

/// `model` must be one of the document's language, or of the language that stands in for it.
Entities find_entities(const Document& document, const Story& story, const Header& header, const EntityModel& model);

}  // namespace article_inspector
