"""How a worker's claims are worked out, line by line, each with its rule. Not here: the law, its look."""

from dataclasses import dataclass
from typing import Any

from hamrah.ground.day_words import day_words
from hamrah.ground.numbers import rupees
from hamrah.wages.law import Line, Statement


@dataclass(frozen=True)
class ComputationPaper:
    """`claims`: ("agreed" or "minimum", the statement as it was kept, what is owed)."""

    case: str
    worker: str
    relation: str
    village: str
    claims: tuple[tuple[str, Statement, int], ...]
    name: str = "computation"

    def said(self, words: dict[str, Any], language: str) -> dict[str, Any]:
        said = words["computation"]
        rows = (
            ("worker", " · ".join(filter(None, (self.worker, self.relation, self.village)))),
            ("case", self.case),
        )
        return {
            "rows": [[said[name], text] for name, text in rows],
            "sheets": [self.sheet(words, language, *claim) for claim in self.claims],
            "heads": [said[name] for name in ("what", "how_much", "rate", "amount", "rule")],
        }

    def sheet(
        self, words: dict[str, Any], language: str, kind: str, statement: Statement, owed_paise: int
    ) -> dict[str, Any]:
        said = words["computation"]
        return {
            "title": said[kind],
            "lines": [line_of(line, words, language) for line in statement.lines],
            "total": said["missing"] if statement.missing else rupees(owed_paise),
            "notes": list(notes(statement, said, language)),
        }


def line_of(line: Line, words: dict[str, Any], language: str) -> list[str]:
    """What and when, how much of it, at which rate, what it comes to, by which rule."""
    span = " – ".join(dict.fromkeys(day_words(day, language) for day in (line.since, line.until)))
    unit = words["unit"].get(line.unit, "")
    cite = line.cite
    rule = ", ".join(filter(None, (cite.act, cite.section, cite.order))) if cite else ""
    mark = f" [{words['computation']['unverified']}]" if cite and cite.is_unverified else ""
    return [
        f"{words['line'].get(line.kind, line.kind)}\n{span}",
        f"{line.quantity.normalize():f} {unit}" if unit else "",
        rupees(line.rate_paise) if unit else "",
        rupees(line.amount_paise),
        rule + mark,
    ]


def notes(statement: Statement, said: dict[str, Any], language: str) -> Any:
    """What must be said beside the sum."""
    yield said["known"].format(day=day_words(statement.known_on, language))
    if statement.is_unverified:
        yield said["has_unverified"]
    if statement.is_stale:
        yield said["stale"]
    if statement.for_lawyer:
        yield said["lawyer"]
