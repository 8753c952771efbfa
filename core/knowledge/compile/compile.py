#!/usr/bin/env python3
"""Compiles core/data: checks it against core/data/schema.toml and core/contract.toml, and writes what the core is built from.

usage: compile.py CORE_FOLDER OUT_FOLDER

OUT_FOLDER/include/knowledge/*.h                 enumerations that the schema declares
OUT_FOLDER/include/article_inspector/contract.h  those that the contract declares; report_text.h has what only formats need
OUT_FOLDER/messages.cpp                          the sentences of core/data/LANGUAGE/messages.json
OUT_FOLDER/embedded_data.{cpp,bin}               the files that the core reads, in one block of bytes

What the schema does not know is an error with file and line, and nothing is written. Files whose content stays the same are left alone.
"""
import pathlib
import sys

from check import Checker
from embed import embed
from headers import HEADERS, contract_header, report_text_header
from messages import messages_source
from source import DataError, load_toml
from traits import Languages


def write_if_new(path: pathlib.Path, content: bytes) -> None:
    if not path.exists() or path.read_bytes() != content:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def main() -> int:
    core, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    folder = core / "data"
    try:
        schema = load_toml(folder / "schema.toml")
        contract = load_toml(core / "contract.toml")
        languages = Languages(folder, schema)
        errors = Checker(folder, schema, contract, languages).run()
        binary, source = (b"", b"") if errors else embed(folder, out / "embedded_data.bin")
    except DataError as error:
        errors = [error]
    if errors:
        print("\n".join(f"{error}" for error in errors), file=sys.stderr)
        return 1
    for name, make in HEADERS.items():
        write_if_new(out / "include" / "knowledge" / name, make(schema).encode())
    write_if_new(out / "include" / "article_inspector" / "languages.h", languages.header().encode())
    write_if_new(out / "include" / "article_inspector" / "contract.h", contract_header(contract).encode())
    write_if_new(out / "include" / "article_inspector" / "report_text.h", report_text_header(contract).encode())
    write_if_new(out / "messages.cpp", messages_source(folder, contract).encode())
    write_if_new(out / "embedded_data.bin", binary)
    write_if_new(out / "embedded_data.cpp", source)
    return 0


if __name__ == "__main__":
    sys.exit(main())
