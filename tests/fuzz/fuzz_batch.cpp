// Any bytes as the lines of a batch on two threads: a line out for each line in, in their order, and nothing that one
// of them holds reaches another.
#include <sys/mman.h>
#include <unistd.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "fuzz.h"
#include "tool/batch.h"
#include "tool/check_record.h"
#include "tool/record.h"

using namespace article_inspector;

namespace {

int file_with(std::string_view bytes) {
  const int file = memfd_create("lines", MFD_CLOEXEC);
  fuzz::require(file >= 0);
  fuzz::require(write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
  fuzz::require(lseek(file, 0, SEEK_SET) == 0);
  return file;
}

std::vector<std::string> lines_of(std::string_view bytes) {
  std::vector<std::string> lines;
  for (std::size_t start = 0; start < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', start), bytes.size());
    const std::string_view line = bytes.substr(start, end - start);
    if (line.find_first_not_of(" \t\r") != std::string_view::npos) lines.emplace_back(line);
    start = end + 1;
  }
  return lines;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const std::uint8_t choices = input.byte();
  const std::string_view bytes = input.rest();
  const auto work = [&](const std::string& line, const tool::Place& place) {
    if ((choices & 1) != 0) return tool::check_record(line, place, {}).result;
    return tool::inspect_record(line, place, {});
  };
  const std::vector<std::string> lines = lines_of(bytes);
  const std::size_t skip = (choices >> 1) % 4;
  std::ostringstream out;
  std::ostringstream errors;
  const int file = file_with(bytes);
  const tool::BatchResult result =
      tool::run_lines(file, out, errors, {.threads = 2, .skip = skip, .place = {}, .done = {}}, work);
  close(file);
  fuzz::require(result.read_error.empty());

  const std::vector<std::string> written = lines_of(out.str());
  fuzz::require(written.size() == lines.size() - std::min(skip, lines.size()));
  std::size_t bad = 0;
  for (std::size_t k = 0; k < written.size(); ++k) {
    const auto json = nlohmann::json::parse(written[k], nullptr, false);
    fuzz::require(json.is_object() && json.contains("id"));
    bad += json.contains("error") ? 1 : 0;
  }
  fuzz::require(bad == result.bad_lines);
  // By themselves the lines give the same; an error names its line, which differs.
  for (std::size_t k = 0; k < written.size(); ++k) {
    const tool::LineResult alone = work(lines[k + skip], {});
    fuzz::require(!alone.complaint.empty() || alone.line == written[k]);
  }
  return 0;
}
