#include "article_inspector/stages.h"

namespace article_inspector {

Entities find_entities(const Document&, const std::vector<BoilerplateMark>&, const Header&) { return {}; }

}  // namespace article_inspector
