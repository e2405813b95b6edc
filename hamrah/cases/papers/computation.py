"""How a worker's claims are worked out, line by line, each with its rule. Not here: the law, its look."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from hamrah.cases.rules.claims import DIARY
from hamrah.cases.rules.diaries import Source
from hamrah.ground.day_words import day_words
from hamrah.ground.numbers import rupees
from hamrah.wages.law import Cite, Line, Statement


@dataclass(frozen=True)
class ComputationPaper:
    """`claims`: ("agreed" or "minimum", the statement as it was kept, what is owed). `diaries`: where the
    days come from, if from diaries."""

    case: str
    worker: str
    relation: str
    village: str
    claims: tuple[tuple[str, Statement, int], ...]
    diaries: Source | None = None
    name: str = "computation"

    def said(self, words: dict[str, Any], language: str) -> dict[str, Any]:
        said = words["computation"]
        rows = (
            ("worker", " · ".join(filter(None, (self.worker, self.relation, self.village)))),
            ("case", self.case),
        )
        return {
            "rows": [[said[name], text] for name, text in rows],
            "sources": list(sources(self.diaries, words, language)) if self.diaries else [],
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
            "notes": [*notes(statement, said, language), *readings(statement, words)],
        }


def line_of(line: Line, words: dict[str, Any], language: str) -> list[str]:
    """What and when, how much of it, at which rate, what it comes to, by which rule."""
    span = " – ".join(dict.fromkeys(day_words(day, language) for day in (line.since, line.until)))
    unit = words["unit"].get(line.unit, "")
    cite = line.cite
    told = (cite.act, cite.section, cite.order, *dates(cite, words, language)) if cite else ()
    rule = ", ".join(filter(None, told))
    mark = f" [{words['computation']['unverified']}]" if cite and cite.is_unverified else ""
    return [
        f"{words['line'].get(line.kind, line.kind)}\n{span}",
        f"{line.quantity.normalize():f} {unit}" if unit else "",
        rupees(line.rate_paise) if unit else "",
        rupees(line.amount_paise),
        rule + mark,
    ]


def dates(cite: Cite, words: dict[str, Any], language: str) -> Iterator[str]:
    """Since when a rule is in force, and since when it is known where that was later."""
    said = words["computation"]
    for name, day in (("applies", cite.dated_from), ("known_since", cite.known_later)):
        if day is not None:
            yield said[name].format(day=day_words(day, language))


def notes(statement: Statement, said: dict[str, Any], language: str) -> Any:
    """What must be said beside the sum."""
    yield said["known"].format(day=day_words(statement.known_on, language))
    if statement.is_unverified:
        yield said["has_unverified"]
    if statement.is_stale:
        yield said["stale"]
    if statement.for_lawyer:
        yield said["lawyer"]


def readings(statement: Statement, words: dict[str, Any]) -> Iterator[str]:
    """What the claim comes to by each way in which it can be argued: laws, or diaries that contradict."""
    for one in statement.readings:
        name = words["reading"].get(one.name) or words["keeper"][one.name.removeprefix(DIARY)]
        amount = words["computation"]["missing"] if one.paise is None else rupees(one.paise)
        yield f"{name}: {amount}"


def sources(diaries: Source, words: dict[str, Any], language: str) -> Iterator[str]:
    said = words["computation"]
    counts = "; ".join(f"{words['keeper'][keeper]}: {days}" for keeper, days in diaries.kept)
    day = {name: day_words(getattr(diaries, name), language) for name in ("since", "until", "taken_on")}
    yield said["by_diary"].format(**day, counts=counts)
    if diaries.contested:
        yield said["contested"].format(days=", ".join(day_words(on, language) for on in diaries.contested))
