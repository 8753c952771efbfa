#include "examples.h"

#include <array>
#include <cstdint>
#include <cstdio>
#include <fstream>

#include "article_inspector/unicode.h"

namespace article_inspector::quotes {
namespace {

using Json = nlohmann::json;

struct Part {
  const char* name;
  char16_t open;
  char16_t close;
};
constexpr std::array<Part, 3> parts = {
    {{"content", u'[', u']'}, {"cue", u'<', u'>'}, {"source", u'{', u'}'}},
};

/// Reads the marks of one passage.
class PassageReader {
 public:
  Json read(const std::vector<std::string>& lines) {
    for (const std::string& line : lines) {
      if (!text_.empty()) text_ += u"\n\n";
      read_line(to_utf16(line));
    }
    finish();
    return {{"text", to_utf8(text_)}, {"quotes", quotes_}};
  }

 private:
  void read_line(std::u16string_view line) {
    for (const char16_t c : line) {
      if (c == u'~') {
        finish();
      } else if (c == u'=' && speaking_ && start_ == text_.size() && !quotes_.empty()) {
        quote_["source"] = quotes_.back()["source"];
      } else if (!read_mark(c)) {
        text_.push_back(c);
      }
    }
  }

  bool read_mark(char16_t c) {
    for (const Part& part : parts) {
      const bool said = &part == parts.data();
      if (c == part.open) {
        if (speaking_) add("content");
        speaking_ |= said;
        start_ = text_.size();
        return true;
      }
      if (c == part.close) {
        add(part.name);
        speaking_ &= !said;
        start_ = text_.size();
        return true;
      }
    }
    return false;
  }

  /// Takes what stands since the last mark.
  void add(const char* name) {
    std::size_t end = text_.size();
    while (start_ < end && text_[start_] == u' ') ++start_;
    while (end > start_ && text_[end - 1] == u' ') --end;
    if (start_ < end) quote_[name].push_back({start_, end});
  }

  void finish() {
    if (!quote_["content"].empty()) quotes_.push_back(quote_);
    quote_ = nothing();
  }

  static Json nothing() {
    return {{"kind", "any"}, {"content", Json::array()}, {"cue", Json::array()}, {"source", Json::array()}};
  }

  std::u16string text_;
  std::size_t start_ = 0;  ///< of the piece that is read
  bool speaking_ = false;  ///< inside what is said
  Json quote_ = nothing();
  Json quotes_ = Json::array();
};

}  // namespace

std::vector<Json> read_examples(const std::string& path, std::string_view language) {
  std::vector<Json> passages;
  std::vector<std::string> lines;
  const auto finish = [&] {
    if (lines.empty()) return;
    passages.push_back(PassageReader().read(lines));
    passages.back()["id"] = std::string(language) + "-" + std::to_string(passages.size());
    passages.back()["language"] = language;
    lines.clear();
  };
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (line.empty()) {
      finish();
    } else if (line[0] != '#') {
      lines.push_back(line);
    }
  }
  finish();
  if (passages.empty()) std::fprintf(stderr, "train-quotes: cannot read %s\n", path.c_str());
  return passages;
}

}  // namespace article_inspector::quotes
