#include "article_inspector/stages.h"

namespace article_inspector {

std::vector<BoilerplateMark> find_boilerplate(const Document&) { return {}; }

}  // namespace article_inspector
