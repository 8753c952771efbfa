#!/usr/bin/env python3
"""Turns the files of core/data into one C++ source, so that the core needs no file at run time.

usage: embed_data.py OUT.cpp DATA_FOLDER [EXTRA_FOLDER ...]

Every file is found by its path below its folder. Markdown files are documentation and are left out.
"""
import pathlib
import sys

LINE = 4096  # bytes a string literal; compilers limit the length of one literal, not of their sequence


def literal(data: bytes) -> str:
    # Octal escapes of three digits cannot run on into what follows them.
    return "".join(chr(b) if 32 <= b < 127 and b not in (34, 92, 63) else f"\\{b:03o}" for b in data)


def main() -> None:
    out, *folders = sys.argv[1:]
    files = {}
    for folder in map(pathlib.Path, folders):
        for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix != ".md"):
            files[path.relative_to(folder).as_posix()] = path.read_bytes()
    parts = ['#include "knowledge/embedded.h"\n\n#include <algorithm>\n#include <array>\n\nnamespace article_inspector {\nnamespace {\n\n']
    for number, data in enumerate(files.values()):
        rows = [data[at : at + LINE] for at in range(0, len(data), LINE)] or [b""]
        parts.append(f"alignas(16) constexpr char file_{number}[] =\n")
        parts.append("\n".join(f'    "{literal(row)}"' for row in rows) + ";\n")
    parts.append("\nstruct File {\n  std::string_view path;\n  std::string_view bytes;\n};\n\n")
    parts.append(f"constexpr std::array<File, {len(files)}> files = {{{{\n")
    order = sorted(files, key=str.encode)
    numbers = {path: number for number, path in enumerate(files)}
    for path in order:
        parts.append(f'    {{"{path}", {{file_{numbers[path]}, {len(files[path])}}}}},\n')
    parts.append("}};\n\n}  // namespace\n\n")
    parts.append(
        "std::string_view embedded_file(std::string_view path) {\n"
        "  const auto at = std::lower_bound(files.begin(), files.end(), path, [](const File& file, std::string_view wanted) { return file.path < wanted; });\n"
        "  return at != files.end() && at->path == path ? at->bytes : std::string_view();\n"
        "}\n\n}  // namespace article_inspector\n"
    )
    source = "".join(parts)
    target = pathlib.Path(out)
    if not target.exists() or target.read_text() != source:
        target.write_text(source)


main()
