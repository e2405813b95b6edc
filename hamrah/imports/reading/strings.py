"""XLSX's shared strings, kept small: one block of UTF-8 and where each string begins.

A list of Python strings took 3 to 4 times the room at 600,000 strings. Not here: the cells that point here.
"""

import zipfile
from array import array

from hamrah.imports.reading.archive import local, new_parser, parse_whole
from hamrah.imports.reading.book import MOST_CELL_LETTERS

MOST_KEPT = 4_000  # districts, trades, genders: asked for again and again


class SharedStrings:
    """Indexable from 0; an index that is not there gives an empty text."""

    def __init__(self) -> None:
        self._block = bytearray()
        self._ends = array("Q", [0])
        self._kept: dict[int, str] = {}

    def add(self, text: str) -> None:
        self._block += text.encode("utf-8", "replace")
        self._ends.append(len(self._block))

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, index: int) -> str:
        text = self._kept.get(index)
        if text is None:
            text = self._look_up(index)
        return text

    def _look_up(self, index: int) -> str:
        if not 0 <= index < len(self._ends) - 1:
            return ""
        if len(self._kept) >= MOST_KEPT:
            self._kept.clear()
        text = self._kept[index] = self._block[self._ends[index] : self._ends[index + 1]].decode()
        return text


def read_shared_strings(packed: zipfile.ZipFile, part: str | None) -> SharedStrings:
    """Empty where the book has none. Runs of one string are joined, phonetic hints (rPh) left out."""
    collector = _Collector()
    if part is not None:
        parser = new_parser()
        parser.StartElementHandler = collector.start
        parser.EndElementHandler = collector.end
        parser.CharacterDataHandler = collector.text
        parse_whole(packed, part, parser)
    return collector.strings


class _Collector:
    def __init__(self) -> None:
        self.strings = SharedStrings()
        self.pieces: list[str] = []
        self.in_text = self.in_hint = False

    def start(self, element: str, _about: dict[str, str]) -> None:
        name = local(element)
        if name == "t":
            self.in_text = not self.in_hint
        elif name == "si":
            self.pieces = []
        elif name == "rPh":
            self.in_hint = True

    def end(self, element: str) -> None:
        name = local(element)
        if name == "t":
            self.in_text = False
        elif name == "si":
            self.strings.add("".join(self.pieces)[:MOST_CELL_LETTERS])
        elif name == "rPh":
            self.in_hint = False

    def text(self, letters: str) -> None:
        if self.in_text:
            self.pieces.append(letters)
