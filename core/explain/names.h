/// What people call the stages' inner values.
#pragma once

#include "quotes/attribution/attributions.h"
#include "quotes/speakers/candidates.h"
#include "quotes/speakers/speaker_source.h"

namespace article_inspector::quotes {

const char* name_of(ContentPosition position);
const char* name_of(AttributionOrigin origin);
const char* name_of(SourceKind kind);
const char* name_of(HeadKind kind);
const char* name_of(CandidateOrigin origin);

}  // namespace article_inspector::quotes
