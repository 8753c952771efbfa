#include "article_inspector/stages.h"

namespace article_inspector {

std::vector<Quote> find_quotes(const Document&, const std::vector<BoilerplateMark>&, const Entities&) { return {}; }

}  // namespace article_inspector
