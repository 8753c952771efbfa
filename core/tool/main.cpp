// The command line. Reads files, writes to standard output; the core does the rest.
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "article_inspector/clean_text.h"
#include "article_inspector/inspect.h"
#include "article_inspector/json.h"
#include "article_inspector/unicode.h"

int main(int argc, char* argv[]) {
  using namespace article_inspector;
  std::string bytes;
  if (argc > 1) {
    std::ifstream file(argv[1], std::ios::binary);
    bytes.assign(std::istreambuf_iterator<char>(file), {});
  } else {
    bytes.assign(std::istreambuf_iterator<char>(std::cin), {});
  }
  const std::u16string text = to_utf16(bytes);
  std::cout << report_to_json(inspect(text), 2) << "\n";
}
