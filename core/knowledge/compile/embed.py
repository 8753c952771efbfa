"""Joins the files of core/data into one block of bytes, and writes the C++ source that finds a file in it: the core needs no file at run time.

Every file is found by its path below the folder, in the form that shipped.py gives it. Documentation (.md) and what the compiler alone reads (.toml, .json) are left out.
The assembler takes the bytes in as they are: as a literal of some megabytes they would cost the compiler half a minute.
"""
import hashlib
import pathlib

from shipped import shipped

ALIGNMENT = 16  # weights are read as numbers where they lie

SOURCE = """#include <algorithm>
#include <array>
#include <cstddef>

#include "knowledge/embedded.h"

#if defined(__wasm__)
#define SECTION ".section .rodata.article_inspector_data,\\"\\",@\\n.type article_inspector_data,@object\\n"
#define END ""
#else
#define SECTION ".section .rodata\\n"
#define END ".text\\n"
#endif
__asm__(SECTION
        ".globl article_inspector_data\\n"
        ".p2align 4\\n"
        "article_inspector_data:\\n"
        ".incbin \\"@BINARY@\\"\\n"
        ".size article_inspector_data, @SIZE@\\n" END);

extern "C" const char article_inspector_data[];

namespace article_inspector {
namespace {

struct File {
  std::string_view path;
  std::size_t start;
  std::size_t size;
};

constexpr std::array<File, @COUNT@> files = {{
@FILES@}};

}  // namespace

std::string_view embedded_file(std::string_view path) {
  const auto at = std::lower_bound(files.begin(), files.end(), path,
                                   [](const File& file, std::string_view wanted) { return file.path < wanted; });
  if (at == files.end() || at->path != path) return {};
  return {article_inspector_data + at->start, at->size};
}

std::string_view data_version() { return "@VERSION@"; }

}  // namespace article_inspector
"""


LEFT_OUT = {".md", ".toml", ".json"}


def embed(folder: pathlib.Path, binary: pathlib.Path) -> tuple[bytes, bytes]:
    """The block, which is to lie at `binary`, and the source."""
    paths = [path for path in folder.rglob("*") if path.is_file() and path.suffix not in LEFT_OUT]
    block = bytearray()
    rows = []
    for name, path in sorted((path.relative_to(folder).as_posix().encode(), path) for path in paths):
        content = shipped(name.decode(), path.read_bytes())
        rows.append(f'    {{"{name.decode()}", {len(block)}, {len(content)}}},\n')
        block += content
        block += bytes(-len(block) % ALIGNMENT)
    version = hashlib.sha256("".join(rows).encode() + block).hexdigest()[:8]
    source = SOURCE.replace("@BINARY@", binary.absolute().as_posix()).replace("@SIZE@", str(len(block)))
    source = source.replace("@COUNT@", str(len(rows))).replace("@FILES@", "".join(rows)).replace("@VERSION@", version)
    return bytes(block), source.encode()
