#include "article_inspector/messages.h"

#include "report/writers.h"

namespace article_inspector {

void fill(std::string& sentence, std::string_view place, std::string_view value) {
  const std::size_t at = sentence.find(place);
  if (at != std::string::npos) sentence.replace(at, place.size(), value);
}

std::string sentence_of(const BoilerplateMark& mark, std::string_view language) {
  std::string sentence(message_of(mark.reason, language));
  fill(sentence, "{count}", std::to_string(mark.lines));
  fill(sentence, "{place}", message_of(mark.place, language));
  return sentence;
}

std::string sentence_of(const Finding& finding, std::string_view language) {
  return std::string(message_of(finding.reason, language));
}

}  // namespace article_inspector
