"""A letter of a case: slip for the worker, notice, petition, authority, hearing diary, closing note.

Six papers of one shape: to whom, sentences, facts, a list, hands. The petition is a plain one in every
state: no source we have shows a state's own form of application. Not here: its look (letter.typ), its words
(words/<language>.toml), the rows it is made of (of_case.py).
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from hamrah.ground.day_words import day_words
from hamrah.ground.in_words import rupees_in_words
from hamrah.ground.numbers import rupees

SLIP, NOTICE, PETITION, AUTHORITY, HEARINGS, CLOSING = (
    "intake", "notice", "petition", "authority", "hearings", "closing",
)  # fmt: skip
LETTERS = (SLIP, NOTICE, PETITION, AUTHORITY, HEARINGS, CLOSING)
# Days the other side has to answer a notice before the next step.
ANSWER_DAYS = 7


@dataclass(frozen=True)
class Worker:
    """One claimant as a letter names her. Sums are None where nobody worked them out."""

    name: str
    relation: str = ""
    village: str = ""
    claimed_paise: int | None = None
    minimum_paise: int | None = None


@dataclass(frozen=True)
class Heard:
    """One day before a forum; `forum` and `came` are codes of the words files."""

    on: date
    forum: str
    number: str = ""
    where: str = ""
    came: str = ""
    order_paise: int | None = None


@dataclass(frozen=True)
class LetterPaper:
    """What all six know. `names_withheld`: a notice tells how many, never who. `is_wages`: the Code on
    Wages is what a petition stands on; else it is a plain petition that names no section. `barred`: where it
    ended too late by law, the last day of each rule that can be argued."""

    letter: str
    case: str
    on: date
    organisation: str
    phone: str
    to: tuple[str, ...] = ()
    workers: tuple[Worker, ...] = ()
    place: str = ""
    since: date | None = None
    until: date | None = None
    claimed_paise: int | None = None
    agreed_paise: int | None = None
    received_paise: int = 0
    names_withheld: bool = False
    is_wages: bool = True
    union_members: int = 0
    heard: tuple[Heard, ...] = ()
    outcome: str = ""
    closed_on: date | None = None
    barred: tuple[tuple[date, str], ...] = ()
    next_on: date | None = None
    name: str = "letter"

    def said(self, words: dict[str, Any], language: str) -> dict[str, Any]:
        said, common = words[self.letter], words["letter"]
        fits = self._fits(language)
        sentences = [said[key] for key in self._sentences() if key in said]
        return {
            "title": said["title"],
            "to": [common["to"], *self.to] if self.letter in (NOTICE, PETITION) and self.to else [],
            "sentences": [sentence.format(**fits) for sentence in sentences],
            "rows": [[common[label], text] for label, text in self._rows(words, language) if text],
            "heads": [common[head] for head in self._heads()],
            "sums": [at for at, head in enumerate(self._heads()) if head in SUMS],
            "lines": self._lines(words, language),
            "after": [said[key].format(**fits) for key in ("asks", "note") if key in said],
            "signs": [common["hand"]] if self.letter == AUTHORITY else [],
            "hands": [common[hand] for hand in HANDS[self.letter]],
        }

    def _sentences(self) -> tuple[str, ...]:
        """The keys of the sentences that are true of this case, in order."""
        return tuple(
            key
            for key, is_true in (
                ("opens", True),
                ("worked", self.since is not None and self.until is not None),
                ("due", self.claimed_paise is not None),
                ("law", self.is_wages),
                ("plain", not self.is_wages),
                ("withheld", self.names_withheld and self.letter == NOTICE),
                ("union", self.union_members > 0),
                ("next", self.next_on is not None),
                ("ended", bool(self.outcome)),
                ("barred", bool(self.barred)),
                ("short", self._short_paise > 0),
                ("none", not self.heard),
            )
            if is_true
        )

    @property
    def _short_paise(self) -> int:
        return max(0, (self.claimed_paise or 0) - self.received_paise)

    def _fits(self, language: str) -> dict[str, str]:
        def day(on: date | None) -> str:
            return day_words(on, language) if on else ""

        return {
            "case": self.case, "organisation": self.organisation,
            "phone": self.phone.replace(" ", "\u00a0"), "place": self.place,
            "count": str(len(self.workers)), "since": day(self.since), "until": day(self.until),
            "claimed": with_words(self.claimed_paise or 0, language), "short": rupees(self._short_paise),
            "days": str(ANSWER_DAYS), "next": day(self.next_on), "closed": day(self.closed_on),
            "members": str(self.union_members),
            "barred": "; ".join(f"{day(on)} ({rule})" for on, rule in self.barred),
        }  # fmt: skip

    def _rows(self, words: dict[str, Any], language: str) -> tuple[tuple[str, str], ...]:
        rows = [("case", self.case), ("day", day_words(self.on, language))]
        if self.letter == SLIP:
            # What it is about stands nowhere on it: whoever finds the slip learns a number.
            rows += [("office", self.organisation), ("phone", self.phone)]
        if self.letter in (NOTICE, PETITION, HEARINGS, CLOSING):
            rows += [("place", self.place), ("count", str(len(self.workers)))]
        if self.letter == CLOSING:
            rows += [("outcome", words["outcome"].get(self.outcome, ""))]
            sums = (("claimed", self.claimed_paise), ("agreed", self.agreed_paise))
            rows += [(label, rupees(paise)) for label, paise in sums if paise is not None]
            rows += [("received", rupees(self.received_paise))]
        return tuple(rows)

    def _heads(self) -> tuple[str, ...]:
        return HEADS.get(self.letter, ()) if self._shows_list() else ()

    def _shows_list(self) -> bool:
        if self.letter == HEARINGS:
            return bool(self.heard)
        return self.letter in (PETITION, AUTHORITY) or (self.letter == NOTICE and not self.names_withheld)

    def _lines(self, words: dict[str, Any], language: str) -> list[list[str]]:
        if not self._shows_list():
            return []
        if self.letter == HEARINGS:
            return [_heard_line(one, words, language) for one in self.heard]
        return [_line(at, one, self.letter) for at, one in enumerate(self.workers, start=1)]


def with_words(paise: int, language: str) -> str:
    """A sum as a paper for others says it: what is written in words is not so easily made more."""
    return f"{rupees(paise)} ({rupees_in_words(paise, language)})"


HEADS = {
    NOTICE: ("number", "name", "claimed"),
    PETITION: ("number", "name", "relation", "village", "claimed", "minimum"),
    AUTHORITY: ("number", "name", "relation", "village"),
    HEARINGS: ("day", "forum", "forum_number", "where", "came", "order"),
}
SUMS = ("claimed", "minimum", "order")
HANDS = {
    SLIP: (), NOTICE: ("office_hand",), PETITION: ("office_hand", "applicant_hand"),
    AUTHORITY: ("office_hand", "witness_hand"), HEARINGS: (), CLOSING: ("office_hand",),
}  # fmt: skip


def _line(at: int, one: Worker, letter: str) -> list[str]:
    def sum_of(paise: int | None) -> str:
        return "–" if paise is None else rupees(paise)

    facts = {
        "number": str(at), "name": one.name, "relation": one.relation or "–", "village": one.village or "–",
        "claimed": sum_of(one.claimed_paise), "minimum": sum_of(one.minimum_paise),
    }  # fmt: skip
    return [facts[head] for head in HEADS[letter]]


def _heard_line(one: Heard, words: dict[str, Any], language: str) -> list[str]:
    return [
        day_words(one.on, language),
        words["forum"].get(one.forum, one.forum),
        one.number or "–",
        one.where or "–",
        words["came"].get(one.came, "–"),
        "–" if one.order_paise is None else rupees(one.order_paise),
    ]
