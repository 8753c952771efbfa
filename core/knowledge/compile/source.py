"""Reading core/data: lines with their place, and the errors that stop the build."""
import dataclasses
import pathlib
import tomllib


class DataError(Exception):
    """Something in core/data that the schema does not allow."""


@dataclasses.dataclass(frozen=True)
class Line:
    """A line of a data file. `place` is what an error begins with: path and line number."""

    path: str
    number: int
    text: str

    @property
    def place(self) -> str:
        return f"{self.path}:{self.number}"

    def error(self, message: str) -> DataError:
        return DataError(f"{self.place}: {message}")

    def with_text(self, text: str) -> "Line":
        return dataclasses.replace(self, text=text)


@dataclasses.dataclass(frozen=True)
class Entry:
    """A list's entry: a key and, after a tab, its value."""

    line: Line
    key: str
    value: str


def lines_of(path: pathlib.Path) -> list[Line]:
    """Lines with text, trimmed."""
    text = path.read_text(encoding="utf-8")
    numbered = enumerate(text.split("\n"), 1)
    return [Line(path.as_posix(), number, line.strip(" \r")) for number, line in numbered if line.strip()]


def entries_of(path: pathlib.Path) -> list[Entry]:
    entries = []
    for line in lines_of(path):
        if line.text.startswith("#"):
            continue
        key, _, value = line.text.partition("\t")
        entries.append(Entry(line, key.strip(" "), value))
    return entries


def load_toml(path: pathlib.Path) -> dict:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{path.as_posix()}:1: {error}") from error
