#include "explain/names.h"

// A value that a switch leaves out is a warning, and so an error.
namespace article_inspector::quotes {

const char* name_of(ContentPosition position) {
  switch (position) {
    case ContentPosition::none:
      return "none";
    case ContentPosition::before:
      return "before";
    case ContentPosition::after:
      return "after";
    case ContentPosition::around:
      return "around";
    case ContentPosition::elsewhere:
      return "elsewhere";
  }
  return "";
}

const char* name_of(AttributionOrigin origin) {
  switch (origin) {
    case AttributionOrigin::cue:
      return "cue";
    case AttributionOrigin::label:
      return "label";
    case AttributionOrigin::link:
      return "link";
    case AttributionOrigin::continued:
      return "continued";
  }
  return "";
}

const char* name_of(SourceKind kind) {
  switch (kind) {
    case SourceKind::he_or_she:
      return "he or she";
    case SourceKind::they:
      return "they";
    case SourceKind::it:
      return "it or its like";
    case SourceKind::speaker:
      return "I or we";
    case SourceKind::relative:
      return "relative pronoun";
    case SourceKind::named:
      return "name";
    case SourceKind::proper:
      return "name that no entity has";
    case SourceKind::definite:
      return "definite description";
    case SourceKind::indefinite:
      return "indefinite description";
    case SourceKind::bare:
      return "description without an article";
    case SourceKind::label:
      return "label";
    case SourceKind::masked:
      return "masked label";
  }
  return "";
}

const char* name_of(HeadKind kind) {
  switch (kind) {
    case HeadKind::none:
      return "none";
    case HeadKind::person:
      return "person";
    case HeadKind::people:
      return "people";
    case HeadKind::body:
      return "body";
    case HeadKind::document:
      return "document";
    case HeadKind::other:
      return "unknown";
    case HeadKind::place:
      return "place";
    case HeadKind::thing:
      return "thing";
  }
  return "";
}

const char* name_of(CandidateOrigin origin) {
  switch (origin) {
    case CandidateOrigin::described:
      return "described before, without a name";
    case CandidateOrigin::beside_cue:
      return "beside the cue";
    case CandidateOrigin::head:
      return "named at the quote, as the head";
    case CandidateOrigin::inside:
      return "named inside the words at the quote";
    case CandidateOrigin::attached:
      return "named right behind the words at the quote";
    case CandidateOrigin::before:
      return "named before";
    case CandidateOrigin::after:
      return "named soon after";
    case CandidateOrigin::author:
      return "signed the article";
    case CandidateOrigin::spoke:
      return "spoke before";
    case CandidateOrigin::same_head:
      return "a description with the same head";
    case CandidateOrigin::itself:
      return "the words at the quote themselves";
    case CandidateOrigin::joint:
      return "several, named together at the quote";
    case CandidateOrigin::pair:
      return "two, named together before";
    case CandidateOrigin::issuer:
      return "named as who issued the document";
  }
  return "";
}

}  // namespace article_inspector::quotes
