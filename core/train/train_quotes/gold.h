/// Annotated articles, and where their quotes stand in tokens.
#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <unordered_set>
#include <vector>

#include "article_inspector/stages.h"
#include "quotes/attribution/attributions.h"
#include "quotes/speakers/resolve.h"

namespace article_inspector::quotes {

struct GoldQuote {
  std::vector<Range> content;  ///< tokens, split at sentence ends
  std::vector<Span> cue;
  std::vector<Span> source;
  std::uint32_t cue_token = no_index;  ///< the token among find_cues() that is its cue
  bool counts = true;                  ///< false: thought or stance, neither right nor wrong to find
};

struct Article {
  std::string id;
  bool copy = false;
  std::u16string text;
  Document document;
  Header header;
  Entities entities;
  SpeechText speech;
  EntityTags tags;
  std::vector<std::uint8_t> skipped;
  std::vector<GoldQuote> quotes;
  float weight = 1;
  bool edges_only = false;  ///< annotated by wider guidelines: what reports is no lesson, where contents end is
};

/// The objects of a file of JSON lines, packed or not; none, and a message, where that fails.
std::vector<nlohmann::json> read_json(const std::string& path);

/// Texts to measure on. Corpora share articles, under other names and with small differences: they are known by runs of
/// words.
class HeldBack {
 public:
  /// Takes the texts of a file of JSON lines; false and a message where that fails.
  bool add(const std::string& path);
  bool has(const std::u16string& text);
  std::uint32_t met() const { return met_; }  ///< how often has() was true

 private:
  std::unordered_set<std::uint64_t> runs_;
  std::uint32_t met_ = 0;
};

/// Adds annotated articles, but for those that are held back.
void read_articles(const std::vector<nlohmann::json>& objects, float weight, bool edges_only, HeldBack& held_back,
                   std::vector<std::unique_ptr<Article>>& out);

}  // namespace article_inspector::quotes
