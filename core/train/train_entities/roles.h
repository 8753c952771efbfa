#pragma once

#include <string>

namespace article_inspector::train {

/// Learns which description is a name's role from annotated articles (FOLDER/annotated/articles-train.jsonl.gz), prints
/// by cross-validation how many roles are right at several thresholds, and writes the model. 0, or an exit code.
int train_roles(const std::string& folder, const std::string& out);

}  // namespace article_inspector::train
