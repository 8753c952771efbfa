/// Makes core/data/models/speakers.weights, which say who is meant by the words that name a speaker.
#pragma once

#include <string>

namespace article_inspector::quotes {

/// Learns from FOLDER/annotated/articles-train.jsonl.gz and writes the weights to `out_path`. With `folds` above one it
/// writes nothing but prints, for quotes by kind, how many names come out right in articles not learned from.
bool train_speakers(const std::string& folder, const std::string& out_path, std::size_t folds);

}  // namespace article_inspector::quotes
