#include "tool/record_reader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

namespace article_inspector::tool {
namespace {

using Json = nlohmann::json;

enum class Field : std::uint8_t { id, text, html, language, other, dropped };

Field field_of(std::string_view name, std::string_view text_field) {
  if (name == "id") return Field::id;
  if (name == text_field) return Field::text;
  if (name == "html") return Field::html;
  if (name == "language") return Field::language;
  constexpr std::array<std::string_view, 5> ours = {"report", "error", "errorAt", "output", "headline"};
  return std::find(ours.begin(), ours.end(), name) == ours.end() ? Field::other : Field::dropped;
}

/// Takes a line's fields as the parser meets them: no tree is built, so neither depth nor the number of fields costs
/// more than the line's length.
class Handler final : public nlohmann::json_sax<Json> {
 public:
  Handler(Record& record, std::string_view text_field) : record_(record), text_field_(text_field) {}

  bool null() override { return scalar("null"); }
  bool boolean(bool value) override { return scalar(value ? "true" : "false"); }
  bool number_integer(number_integer_t value) override { return scalar(std::to_string(value)); }
  bool number_unsigned(number_unsigned_t value) override { return scalar(std::to_string(value)); }
  // As it was written: it may be an integer that is too large for any type.
  bool number_float(number_float_t, const string_t& written) override { return scalar(written); }
  bool binary(binary_t&) override { return false; }

  bool string(string_t& value) override {
    if (nesting_.empty()) return not_an_object();
    if (nesting_.size() == 1 && field_ == Field::text) {
      record_.text = std::move(value);
    } else if (nesting_.size() == 1 && field_ == Field::html) {
      record_.html = std::move(value);
    } else if (nesting_.size() == 1 && field_ == Field::language) {
      record_.language = std::move(value);
    } else if (std::string* out = output()) {
      begin_value(*out);
      *out += json_of(value);
    }
    end_value();
    return true;
  }

  bool start_object(std::size_t) override {
    if (nesting_.empty()) {
      nesting_.push_back({true, true});
      return true;
    }
    return open('{', true);
  }
  bool end_object() override { return close('}'); }
  bool start_array(std::size_t) override { return nesting_.empty() ? not_an_object() : open('[', false); }
  bool end_array() override { return close(']'); }

  bool key(string_t& name) override {
    if (nesting_.size() == 1) {
      field_ = field_of(name, text_field_);
      begin_field();
      if (field_ == Field::other) record_.others += "," + json_of(name) + ":";
    } else if (std::string* out = output()) {
      if (!nesting_.back().first) *out += ',';
      nesting_.back().first = false;
      *out += json_of(name) + ":";
    }
    return true;
  }

  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& exception) override {
    const bool encoding = std::string_view(exception.what()).find("UTF-8") != std::string_view::npos;
    record_.error = (encoding ? "not UTF-8 at byte " : "not JSON at byte ") + std::to_string(position);
    return false;
  }

  /// Where a mistake ended the line inside a value, what was written of it is taken away again.
  void drop_unfinished() {
    if (field_ == Field::other) record_.others.resize(whole_);
    if (field_ == Field::id && !id_is_whole_) record_.id = "null";
  }

 private:
  struct Level {
    bool is_object = false;
    bool first = true;  // no member or item stands in it yet
  };

  bool not_an_object() {
    record_.error = "not a JSON object";
    return false;
  }

  void begin_field() {
    if (field_ == Field::id) record_.id.clear();
    if (field_ == Field::text) record_.text.reset();
    if (field_ == Field::html) record_.html.reset();
    if (field_ == Field::language) record_.language.clear();
    id_is_whole_ = field_ != Field::id;
  }

  /// Where the value goes that is being read.
  std::string* output() {
    if (field_ == Field::id) return &record_.id;
    return field_ == Field::other ? &record_.others : nullptr;
  }

  void begin_value(std::string& out) {
    if (nesting_.size() > 1 && !nesting_.back().is_object && !nesting_.back().first) out += ',';
    nesting_.back().first = false;
  }

  bool scalar(std::string_view value) {
    if (nesting_.empty()) return not_an_object();
    if (std::string* out = output()) {
      begin_value(*out);
      *out += value;
    }
    end_value();
    return true;
  }

  bool open(char bracket, bool is_object) {
    if (nesting_.size() >= deepest_record) {
      record_.error = "nested deeper than " + std::to_string(deepest_record);
      return false;
    }
    if (std::string* out = output()) {
      begin_value(*out);
      *out += bracket;
    }
    nesting_.push_back({is_object, true});
    return true;
  }

  bool close(char bracket) {
    nesting_.pop_back();
    if (nesting_.empty()) return true;
    if (std::string* out = output()) *out += bracket;
    end_value();
    return true;
  }

  void end_value() {
    if (nesting_.size() != 1) return;
    whole_ = record_.others.size();
    id_is_whole_ = true;
  }

  Record& record_;
  std::string_view text_field_;
  std::vector<Level> nesting_;
  Field field_ = Field::dropped;
  std::size_t whole_ = 0;  // of Record::others: up to the last field that was read whole
  bool id_is_whole_ = true;
};

/// The code unit of a JSON escape \uXXXX at `at`, or 0.
unsigned escaped_unit(const std::string& line, std::size_t at) {
  if (at + 6 > line.size() || line.compare(at, 2, "\\u") != 0) return 0;
  unsigned unit = 0;
  const auto [end, status] = std::from_chars(line.data() + at + 2, line.data() + at + 6, unit, 16);
  return status == std::errc() && end == line.data() + at + 6 ? unit : 0;
}

/// JSON may carry lone surrogates as escapes, UTF-8 can't: each becomes U+FFFD, so that offsets stay as they are.
std::string without_lone_surrogates(std::string line) {
  for (std::size_t at = 0; at + 1 < line.size();) {
    if (line[at] != '\\') {
      ++at;
      continue;
    }
    const unsigned unit = escaped_unit(line, at);
    if (unit < 0xD800 || unit > 0xDFFF) {
      at += 2;
      continue;
    }
    const unsigned next = unit < 0xDC00 ? escaped_unit(line, at + 6) : 0;
    if (next >= 0xDC00 && next <= 0xDFFF) {
      at += 12;
      continue;
    }
    line.replace(at, 6, "\\ufffd");
    at += 6;
  }
  return line;
}

Record parsed(const std::string& line, std::string_view text_field) {
  Record record;
  Handler handler(record, text_field);
  if (!Json::sax_parse(line, &handler)) handler.drop_unfinished();
  return record;
}

}  // namespace

std::string json_of(const std::string& utf8) { return Json(utf8).dump(-1, ' ', false, Json::error_handler_t::replace); }

Record read_record(const std::string& line, std::string_view text_field) {
  Record record = parsed(line, text_field);
  if (record.error.empty() || line.find("\\u") == std::string::npos) return record;
  const std::string mended = without_lone_surrogates(line);
  return mended == line ? record : parsed(mended, text_field);
}

}  // namespace article_inspector::tool
