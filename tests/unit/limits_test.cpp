#include "article_inspector/limits.h"

#include <string>

#include "article_inspector/c.h"
#include "article_inspector/check.h"
#include "article_inspector/inspect.h"
#include "article_inspector/stages.h"
#include "catch.h"

using namespace article_inspector;

namespace {

const std::u16string sentence = u"“We have to wait,” said Ann Lee, the mayor of Holm.\n";

std::u16string times(std::size_t count) {
  std::u16string text;
  for (std::size_t k = 0; k < count; ++k) text += sentence;
  return text;
}

Options within(std::size_t memory) {
  Options options;
  options.memory = memory;
  return options;
}

}  // namespace

TEST_CASE("A text that is read has no error") {
  const Report report = inspect(sentence);
  CHECK(report.error == InputError::none);
  CHECK(report.quotes.size() == 1);
}

TEST_CASE("A text that is too long is told as that, and nothing is read") {
  // Addresses that are never touched: the length alone is looked at.
  const std::u16string_view long_text(sentence.data(), longest_text + 1);
  const Report report = inspect(long_text);
  CHECK(report.error == InputError::text_too_long);
  CHECK(report.length == 0);
  CHECK(report.quotes.empty());
  CHECK(message_of(report.error) == "the text is too long");
  CHECK(check_quotes({sentence, {}}, {{long_text, {}}}).error == InputError::text_too_long);
  CHECK(check_quotes({long_text, {}}, {{sentence, {}}}).error == InputError::text_too_long);
}

TEST_CASE("A text that would take more memory than is allowed is told as that") {
  const std::u16string text = times(1000);
  const std::size_t needed = memory_for(cut(text));
  CHECK(inspect(text, within(needed)).error == InputError::none);
  CHECK(inspect(text, within(needed - 1)).error == InputError::too_much_memory);
  CHECK(inspect(text, within(needed - 1)).quotes.empty());
  CHECK(inspect(text, within(1)).error == InputError::too_much_memory);
  CHECK(inspect(cut(text), within(needed - 1)).error == InputError::too_much_memory);
  CHECK(check_quotes({sentence, within(needed)}, {{text, within(needed - 1)}}).error == InputError::too_much_memory);
  CHECK(check_quotes({text, within(needed - 1)}, {{sentence, within(needed)}}).error == InputError::too_much_memory);
  CHECK(check_quotes({sentence, within(needed)}, {{text, within(needed)}}).error == InputError::none);
}

TEST_CASE("An article takes at most 60 bytes for a code unit, and 16 MB") {
  std::u16string article;
  for (int k = 0; k < 2000; ++k)
    article +=
        u"The mayor of Holm said on Friday that nobody had asked her, and that the works would begin in June. “The "
        u"bridge is safe,” added Lane, who lives near it.\n\n";
  CHECK(memory_for(cut(article)) <= 60 * article.size() + (std::size_t{16} << 20));
}

TEST_CASE("The C interface says what stands in the way of a text") {
  const std::u16string text = times(1000);
  ai_options options{};
  options.size = sizeof(ai_options);
  options.memory = 1000;
  ai_inspection* inspection = nullptr;
  const auto* units = reinterpret_cast<const std::uint16_t*>(text.data());
  CHECK(ai_inspect(units, text.size(), &options, &inspection) == AI_TOO_MUCH_MEMORY);
  CHECK(inspection == nullptr);
  CHECK(ai_inspect(units, longest_text + 1, nullptr, &inspection) == AI_TEXT_TOO_LONG);
  CHECK(std::string(ai_status_message(AI_TOO_MUCH_MEMORY)) == "the text would take too much memory");
  const ai_check_text checked{units, text.size(), &options};
  ai_buffer* buffer = ai_check(&checked, &checked, 1);
  CHECK(buffer->status == AI_TOO_MUCH_MEMORY);
  CHECK(buffer->length == 0);
  ai_free_buffer(buffer);
  options.memory = 0;
  CHECK(ai_inspect(units, text.size(), &options, &inspection) == AI_OK);
  ai_free_inspection(inspection);
}
