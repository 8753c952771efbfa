#include "corpus.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <nlohmann/json.hpp>

#include "article_inspector/unicode.h"

namespace article_inspector::train {
namespace {

[[noreturn]] void fail(const std::string& message) {
  std::cerr << "train-entities: " << message << '\n';
  std::exit(2);
}

std::string quoted(const std::string& path) {
  std::string out = "'";
  for (const char c : path) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

/// gzip -cdf passes plain files through.
std::string contents(const std::string& path) {
  FILE* pipe = popen(("gzip -cdf " + quoted(path)).c_str(), "r");
  if (pipe == nullptr) fail("cannot run gzip");
  std::string bytes;
  char buffer[1 << 16];
  for (std::size_t size = 0; (size = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;) bytes.append(buffer, size);
  if (pclose(pipe) != 0) fail("cannot read " + path);
  return bytes;
}

Span span_of(const nlohmann::json& item) {
  return {item["start"].get<std::uint32_t>(), item["end"].get<std::uint32_t>()};
}

}  // namespace

std::vector<GoldText> read_corpus(const std::string& path, const std::string& unnamed, const std::string& wanted) {
  std::vector<GoldText> texts;
  const std::string bytes = contents(path);
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    const nlohmann::json line = nlohmann::json::parse(bytes.begin() + static_cast<std::ptrdiff_t>(at),
                                                      bytes.begin() + static_cast<std::ptrdiff_t>(end), nullptr, false);
    at = end + 1;
    if (!line.is_object()) fail(path + ": a line that is no JSON object");
    GoldText text;
    text.id = line["id"].get<std::string>();
    text.language = line.value("language", unnamed);
    if (text.language != wanted) continue;
    text.text = to_utf16(line["text"].get<std::string>());
    for (const auto& item : line["entities"]) {
      const std::string type = item["type"].get<std::string>();
      const auto found = std::find(entity_type_names.begin(), entity_type_names.end(), type);
      if (found == entity_type_names.end()) continue;
      text.mentions.push_back({span_of(item), static_cast<EntityType>(found - entity_type_names.begin()),
                               item.value("entity", std::size_t{0})});
    }
    std::sort(text.mentions.begin(), text.mentions.end(),
              [](const GoldMention& a, const GoldMention& b) { return a.span.start < b.span.start; });
    if (line.contains("names")) {
      for (const auto& name : line["names"]) text.roles.push_back(name.value("role", ""));
    }
    if (line.contains("ignore")) {
      for (const auto& item : line["ignore"]) text.ignore.push_back(span_of(item));
    }
    if (line.contains("annotated")) {
      const auto& types = line["annotated"];
      text.misc_annotated = std::find(types.begin(), types.end(), "misc") != types.end();
    }
    texts.push_back(std::move(text));
  }
  return texts;
}

}  // namespace article_inspector::train
