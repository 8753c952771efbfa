/// A row of features is written and named by one function: it gives each value with its name to a sink, and what the
/// sink is decides what comes of it. Values and names can't get out of step.
#pragma once

#include <string>
#include <vector>

namespace article_inspector {

/// The value of a feature that a line does not have.
inline constexpr float missing = -1;

/// Writes the values of a row one after the other.
class RowWriter {
 public:
  explicit RowWriter(float* row) : at_(row) {}

  template <class... Name>
  void operator()(float value, const Name&...) {
    *at_++ = value;
  }
  template <class... Name>
  void is(bool value, const Name&...) {
    *at_++ = value ? 1.0F : 0.0F;
  }

 private:
  float* at_;
};

/// Collects the names of a row, each from its parts: texts and whole numbers.
class RowNamer {
 public:
  template <class... Name>
  void operator()(float, const Name&... parts) {
    std::string name;
    (append(name, parts), ...);
    names.push_back(std::move(name));
  }
  template <class... Name>
  void is(bool, const Name&... parts) {
    (*this)(0.0F, parts...);
  }

  std::vector<std::string> names;

 private:
  static void append(std::string& name, const char* part) { name += part; }
  template <class Number>
  static void append(std::string& name, Number part) {
    name += std::to_string(part);
  }
};

}  // namespace article_inspector
