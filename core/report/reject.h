/// Leaves out what a reader has waved away, stage by stage.
#pragma once

#include <vector>

#include "article_inspector/inspect.h"

namespace article_inspector {

void reject(std::vector<BoilerplateMark>& marks, const std::vector<Rejection>& rejected);
void reject(Entities& entities, const std::vector<Rejection>& rejected);  ///< those left are numbered anew
void reject(std::vector<Quote>& quotes, const std::vector<Rejection>& rejected);
void reject(std::vector<Finding>& findings, const std::vector<Rejection>& rejected);

}  // namespace article_inspector
