"""Vocabulary: from a heading's wording to the columns it may mean. Not here: which one it is in a sheet."""

import re
from collections import defaultdict

from rapidfuzz import fuzz, process

from hamrah.imports.cells.texts import fold
from hamrah.imports.columns import Column, Importable
from hamrah.imports.mapping import LEAVE_OUT, Mapping

EXACT, WITHOUT_BRACKETS, CONTAINED, NEARLY = 1.0, 0.95, 0.75, 0.8
SHORTEST_CONTAINED = 3
SHORTEST_FUZZY = 5
LEAST_RATIO = 84.0
_BRACKETS = re.compile(r"[(\[{].*?[)\]}]")
_PARTS = re.compile(r"[/,|\n\r]+|\s+[-–]\s+")


class Vocabulary:
    """An importable's heading words, folded, and a mapping's say on top."""

    def __init__(self, importable: Importable, mapping: Mapping) -> None:
        self.required = {column.name for column in importable.columns if column.required}
        self._names = {column.name for column in importable.columns}
        self._mapping = mapping.fields
        self._words: dict[str, list[Column]] = defaultdict(list)
        for column in importable.columns:
            for word in column.all_words():
                if column not in self._words[fold(word)]:
                    self._words[fold(word)].append(column)
        self._seen: dict[str, list[tuple[Column, float]]] = {}

    def said(self, key: str) -> str | None:
        """What the mapping says of a heading key: a column name, LEAVE_OUT, or None."""
        name = self._mapping.get(key)
        return name if name in self._names or name == LEAVE_OUT else None

    def best_score(self, heading: str) -> float:
        """How surely this is a heading at all, 0 to 1."""
        if fold(heading) in self._mapping:
            return EXACT
        found = self.candidates(heading)
        return found[0][1] if found else 0.0

    def is_required(self, heading: str) -> bool:
        """Exactly the wording of a required column: a list of nothing but names may stand below."""
        return any(column.required for column in self._words.get(fold(heading), ()))

    def candidates(self, heading: str) -> list[tuple[Column, float]]:
        """Columns this heading may mean, the likeliest first; the same wording may stand for several."""
        if heading not in self._seen:
            self._seen[heading] = self._look_up(heading)
        return self._seen[heading]

    def _look_up(self, heading: str) -> list[tuple[Column, float]]:
        folded = fold(heading)
        if not folded:
            return []
        if folded in self._words:
            return self._scored(folded, EXACT)
        bare = fold(_BRACKETS.sub(" ", heading))
        if bare in self._words:
            return self._scored(bare, WITHOUT_BRACKETS)
        return self._by_parts(heading) or self._nearly(bare or folded)

    def _scored(self, folded: str, score: float) -> list[tuple[Column, float]]:
        return [(column, score - 0.02 * place) for place, column in enumerate(self._words[folded])]

    def _by_parts(self, heading: str) -> list[tuple[Column, float]]:
        """Village/Block, Name नाम: the first part that is a known word."""
        words = heading.split()
        latin = " ".join(word for word in words if word.isascii())
        other = " ".join(word for word in words if not word.isascii())
        for part in (*_PARTS.split(heading), latin, other):
            if (folded := fold(part)) and folded in self._words and folded != fold(heading):
                return self._scored(folded, CONTAINED + 0.05)
        return []

    def _nearly(self, folded: str) -> list[tuple[Column, float]]:
        found: dict[str, tuple[Column, float]] = {}
        if len(folded) >= SHORTEST_FUZZY:
            for word, ratio, _ in process.extract(
                folded, self._words.keys(), scorer=fuzz.ratio, score_cutoff=LEAST_RATIO, limit=3
            ):
                for column, score in self._scored(word, NEARLY * ratio / 100):
                    found.setdefault(column.name, (column, score))
        inside = [word for word in self._words if len(word) >= SHORTEST_CONTAINED and word in folded]
        for word in sorted(inside, key=len, reverse=True):
            share = len(word) / len(folded)
            if share >= 0.4:
                for column, score in self._scored(word, CONTAINED * (0.6 + 0.4 * share)):
                    found.setdefault(column.name, (column, score))
        return sorted(found.values(), key=lambda pair: -pair[1])
