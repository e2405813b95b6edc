"""XLSX's shared strings, kept small: one block of UTF-8 and where each string begins.

A list of Python strings took 3 to 4 times the room at 600,000 strings. Not here: the cells that point here.
"""

import zipfile
from array import array

from hamrah.imports.reading.archive import local, new_parser, parse_whole
from hamrah.imports.reading.book import MOST_CELL_LETTERS


class SharedStrings:
    """Indexable from 0; an index that is not there gives an empty text."""

    def __init__(self) -> None:
        self._block = bytearray()
        self._ends = array("Q", [0])

    def add(self, text: str) -> None:
        self._block += text.encode("utf-8", "replace")
        self._ends.append(len(self._block))

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, index: int) -> str:
        if not 0 <= index < len(self):
            return ""
        return self._block[self._ends[index] : self._ends[index + 1]].decode()


def read_shared_strings(packed: zipfile.ZipFile, part: str | None) -> SharedStrings:
    """Empty where the book has none. Runs of one string are joined, phonetic hints (rPh) left out."""
    strings = SharedStrings()
    if part is None:
        return strings
    pieces: list[str] = []
    state = {"t": False, "hint": False}

    def start(element: str, _about: dict[str, str]) -> None:
        element = local(element)
        if element == "si":
            pieces.clear()
        elif element == "rPh":
            state["hint"] = True
        elif element == "t":
            state["t"] = not state["hint"]

    def end(element: str) -> None:
        element = local(element)
        if element == "t":
            state["t"] = False
        elif element == "rPh":
            state["hint"] = False
        elif element == "si":
            strings.add("".join(pieces)[:MOST_CELL_LETTERS])

    def text(letters: str) -> None:
        if state["t"]:
            pieces.append(letters)

    parser = new_parser()
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    parse_whole(packed, part, parser)
    return strings
