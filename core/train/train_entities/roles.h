#pragma once

#include <string>
#include <vector>

namespace article_inspector::train {

/// Learns which description is a name's role from annotated articles (FOLDER/annotated/articles-train.jsonl.gz), prints
/// by cross-validation how many roles are right at several thresholds, and writes the model. 0, or an exit code.
int train_roles(const std::string& folder, const std::vector<std::string>& languages, const std::string& out);

}  // namespace article_inspector::train
