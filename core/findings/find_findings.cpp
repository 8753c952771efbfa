#include "article_inspector/stages.h"

namespace article_inspector {

std::vector<Finding> find_findings(const Document&, const std::vector<BoilerplateMark>&, const Header&) { return {}; }

}  // namespace article_inspector
