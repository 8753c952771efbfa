// Time and memory of an inspection by the length and the kind of its text.
//
//   linearity [LONGEST [KIND]]    a table for people, from a thousand characters up to LONGEST (10,000,000), of all
//   kinds or of one linearity --check             whether each kind keeps to the memory that article_inspector/limits.h
//   promises
#include <malloc.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <new>
#include <vector>

#include "article_inspector/document.h"
#include "article_inspector/inspect.h"
#include "article_inspector/limits.h"
#include "article_inspector/unicode.h"
#include "growth/growth.h"
#include "growth/kinds.h"

namespace {

std::size_t memory = 0;
std::size_t most_memory = 0;

void* counted(std::size_t bytes) {
  void* there = std::malloc(bytes);
  if (there == nullptr) std::abort();
  memory += malloc_usable_size(there);
  most_memory = std::max(most_memory, memory);
  return there;
}

void uncounted(void* there) {
  if (there == nullptr) return;
  memory -= malloc_usable_size(there);
  std::free(there);
}

}  // namespace

// One thread alone allocates here.
void* operator new(std::size_t bytes) { return counted(bytes); }
void* operator new[](std::size_t bytes) { return counted(bytes); }
void operator delete(void* there) noexcept { uncounted(there); }
void operator delete[](void* there) noexcept { uncounted(there); }
void operator delete(void* there, std::size_t) noexcept { uncounted(there); }
void operator delete[](void* there, std::size_t) noexcept { uncounted(there); }

namespace {

using namespace article_inspector;

struct Cost {
  double seconds = 0;
  std::size_t bytes = 0;  // beyond the text itself
};

Cost cost_of(const std::u16string& text, int runs) {
  Cost cost{1e9, 0};
  for (int run = 0; run < runs; ++run) {
    const std::size_t before = memory;
    most_memory = memory;
    const double start = growth::processor_time();
    const Report report = inspect(text);
    cost.seconds = std::min(cost.seconds, growth::processor_time() - start);
    cost.bytes = most_memory - before;
  }
  return cost;
}

std::u16string units_of(const growth::TextKind& kind, std::size_t units) {
  std::u16string text = to_utf16(growth::text_of_kind(kind, units * 4));
  text.resize(std::min(text.size(), units));
  return text;
}

void write_table(std::size_t longest, std::string_view only) {
  std::printf("| nanoseconds a character |");
  for (std::size_t units = 1000; units <= longest; units *= 10) std::printf(" %zu |", units);
  std::printf(" last to 10,000 | bytes a character |\n");
  for (const growth::TextKind& kind : growth::text_kinds) {
    if (!only.empty() && kind.name != only) continue;
    std::printf("| %s |", std::string(kind.name).c_str());
    double at_10_thousand = 0;
    double last = 0;
    std::size_t bytes = 0;
    for (std::size_t units = 1000; units <= longest; units *= 10) {
      const std::u16string text = units_of(kind, units);
      const Cost cost = cost_of(text, units < 100000 ? 40 : units < 1000000 ? 8 : 2);
      last = cost.seconds * 1e9 / static_cast<double>(text.size());
      if (units == 10000) at_10_thousand = last;
      bytes = cost.bytes / text.size();
      std::printf(" %.0f |", last);
      std::fflush(stdout);
    }
    std::printf(" %.2f | %zu |\n", last / at_10_thousand, bytes);
    std::fflush(stdout);
  }
}

int check() {
  int failed = 0;
  for (const growth::TextKind& kind : growth::text_kinds) {
    for (const std::size_t units : {std::size_t{1000}, std::size_t{200000}}) {
      const std::u16string text = units_of(kind, units);
      const Document document = cut(text);
      // A text this long takes a quarter of what any text may: then what grows with it is what is checked.
      const std::size_t promised = memory_for(document) - memory_of_any_text / 4 * 3;
      const Cost cost = cost_of(text, 1);
      const bool holds = cost.bytes <= promised;
      failed += holds ? 0 : 1;
      std::printf("%s %-42.42s %8zu units %10zu bytes, promised %10zu\n", holds ? "  " : "NO", kind.name.data(), units,
                  cost.bytes, promised);
    }
  }
  return failed == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char* argv[]) {
  inspect(u"Ann Lee said so.");  // what is read once does not count
  if (argc > 1 && std::strcmp(argv[1], "--check") == 0) return check();
  write_table(argc > 1 ? static_cast<std::size_t>(std::atoll(argv[1])) : 10000000, argc > 2 ? argv[2] : "");
}
