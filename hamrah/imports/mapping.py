"""Mapping: what a person (or last month's file) said a heading means, kept as JSON. Not here: guessing."""

import json
from dataclasses import dataclass, field
from typing import Any

from hamrah.ground.problem import Problem
from hamrah.imports.cells.texts import fold

LEAVE_OUT = "-"


def heading_key(heading: str, occurrence: int = 1) -> str:
    """A heading as a mapping keeps it; the second of the same wording in a sheet ends in #2."""
    named = heading.startswith("@") and heading[1:].isdecimal()  # a column without heading: @3
    folded = heading if named else fold(heading) or heading.strip()
    return folded if occurrence == 1 else f"{folded}#{occurrence}"


@dataclass
class Mapping:
    """`fields`: heading key -> column name, or LEAVE_OUT. `heading_rows`: sheet -> its heading's row, 0 for a
    sheet without headings, whose columns are then called @1, @2, ... `left_out`: sheets not to read."""

    fields: dict[str, str] = field(default_factory=dict)
    heading_rows: dict[str, int] = field(default_factory=dict)
    left_out: set[str] = field(default_factory=set)

    def say(self, heading: str, name: str, occurrence: int = 1) -> None:
        """A person's word: this heading is that column (LEAVE_OUT: read nothing of it)."""
        self.fields[heading_key(heading, occurrence)] = name

    def to_json(self) -> str:
        return json.dumps(
            {
                "version": 1,
                "fields": self.fields,
                "heading_rows": self.heading_rows,
                "left_out": sorted(self.left_out),
            },
            ensure_ascii=False,
            indent=1,
        )

    @classmethod
    def from_json(cls, text: str) -> "Mapping":
        """Problem imports.bad_mapping where the text is none of ours."""
        try:
            kept = json.loads(text)
            return cls(_words(kept["fields"]), _numbers(kept["heading_rows"]), set(kept["left_out"]))
        except (ValueError, KeyError, TypeError, AttributeError) as wrong:
            raise Problem("imports.bad_mapping", "This mapping cannot be read. Make it anew.") from wrong


def _words(kept: dict[str, Any]) -> dict[str, str]:
    return {str(key): str(value) for key, value in kept.items()}


def _numbers(kept: dict[str, Any]) -> dict[str, int]:
    return {str(key): int(value) for key, value in kept.items()}
