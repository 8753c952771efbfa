#!/usr/bin/env python3
"""Joins the files of core/data into one block of bytes, and writes the C++ source that finds a file in it: the core needs no file at run time.

usage: embed_data.py OUT_NAME DATA_FOLDER      writes OUT_NAME.bin and OUT_NAME.cpp

Every file is found by its path below the folder. Markdown files are documentation and are left out.
The assembler takes the bytes in as they are: as a literal of some megabytes they would cost the compiler half a minute.
"""
import pathlib
import sys

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

}  // namespace article_inspector
"""


def write_if_new(path: pathlib.Path, content: bytes) -> None:
    if not path.exists() or path.read_bytes() != content:
        path.write_bytes(content)


def main() -> None:
    out, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    paths = [p for p in folder.rglob("*") if p.is_file() and p.suffix != ".md"]
    block = bytearray()
    rows = []
    for name, path in sorted((p.relative_to(folder).as_posix().encode(), p) for p in paths):
        content = path.read_bytes()
        rows.append(f'    {{"{name.decode()}", {len(block)}, {len(content)}}},\n')
        block += content
        block += bytes(-len(block) % ALIGNMENT)
    binary = pathlib.Path(out + ".bin")
    source = SOURCE.replace("@BINARY@", binary.as_posix()).replace("@SIZE@", str(len(block)))
    source = source.replace("@COUNT@", str(len(rows))).replace("@FILES@", "".join(rows))
    write_if_new(binary, bytes(block))
    write_if_new(pathlib.Path(out + ".cpp"), source.encode())


main()
