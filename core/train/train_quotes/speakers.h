/// Makes core/data/models/speakers.weights, which say who is meant by the words that name a speaker.
#pragma once

#include <cstdio>
#include <string>

#include "entity_folds.h"
#include "scores.h"
#include "training.h"

namespace article_inspector::quotes {

/// Learns from FOLDER/annotated/articles-train.jsonl.gz and writes the weights to `out_path`. Prints, for quotes by
/// kind, how many names come out right in articles not learned from. Without a path it writes nothing. `errors` may
/// be null; `scores` gets what is thought of articles not learned from. `entities` name people and bodies in articles
/// as in ones that their weights have not seen.
bool train_speakers(const std::string& folder, const HeldOutModels& held_out, EntityFolds entities,
                    const std::string& out_path, std::FILE* errors, ScoreRows& scores);

}  // namespace article_inspector::quotes
