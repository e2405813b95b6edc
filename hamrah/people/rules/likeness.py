"""Likeness: how probable it is that two records are the same person, and why. The one scorer of the house:
search ranks with it, likely-same and linkage ask it.

Not here: keys (pairkeys.py), the words in which reasons are shown, and any decision: nothing is ever
merged by a score. The model is weights.json: tables of natural-log odds, one for each few fields that
must be read together (bench/learn_likeness.py says how they were learned; docs/likeness.md how well).
"""

import json
import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

from hamrah.people.rules import alike
from hamrah.people.rules.trait import Trait, parsed

_FILE = json.loads(Path(__file__).with_name("weights.json").read_text(encoding="utf-8"))
WEIGHTS: dict[str, float] = _FILE["free"]
START: float = _FILE["start"]
STRONG: float = _FILE["strong"]
POSSIBLE: float = _FILE["possible"]
COMMON: dict[str, int] = _FILE["common"]
FIELDS: tuple[str, ...] = tuple(_FILE["fields"])
# What an evaluator elsewhere needs of the file.
TOLD_TO_PHONES = {
    part: _FILE[part] for part in ("fields", "strong", "possible", "start", "tables", "common", "free")
}
_PLACE = {field: place for place, field in enumerate(FIELDS)}
# (what picks a table's fields of all levels, their levels -> points): given+father+village, ("same", ...)
TABLES = [
    (
        itemgetter(*(_PLACE[field] for field in name.split("+"))),
        {tuple(row.split("+")): p for row, p in rows.items()},
    )
    for name, rows in _FILE["tables"].items()
]
_AGREES = ("same", "near")
# Log-odds of 97 in 100; STRONG is 75 in 100.
SURE = 3.5
# So many are always looked at, and three times as many as are wanted.
FIRST = 30
# The free box takes agreements together more coarsely.
COARSE = {"same": "yes", "near": "yes", "alike": "half", "weak": "no", "other": "no", "missing": "missing"}
Levels = tuple[str, ...]


@lru_cache(maxsize=1 << 17)
def points_of(*levels: str) -> float:
    """Natural-log odds of one set of levels, in the order of FIELDS. Remembered: sets repeat."""
    points = START
    for picked, rows in TABLES:
        points += rows.get(picked(levels), 0.0)
    return points


def probability(points: float) -> float:
    """The probability that natural-log odds stand for."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, points))))


class _Once(dict[Any, Levels]):
    """Levels by the fields they were read off; a missing one is looked at, once."""

    def __init__(self, look: Callable[..., Levels], asked: Trait) -> None:
        super().__init__()
        self.look, self.asked = look, asked

    def __missing__(self, fields: tuple[str, ...]) -> Levels:
        levels = self[fields] = self.look(self.asked, *fields)
        return levels


class Question:
    """One record asked about; remembers every field it has met, for candidates repeat each other."""

    def __init__(self, line: str) -> None:
        self.asked = asked = parsed(line)
        self._names, self._relations = _Once(_name, asked), _Once(_relation, asked)
        self._middles, self._villages = _Once(_middle, asked), _Once(_village, asked)
        self._districts, self._persons = _Once(_district, asked), _Once(_person, asked)
        self._rest = _Once(_phones_and_occupation, asked)

    def score(self, line: str) -> float:
        """Natural-log odds that this is the same person."""
        return points_of(*self.levels(line))

    def signs(self, line: str) -> list[str]:
        """What agrees and what does not between the asked record and another, as `field.level`."""
        return [f"{field}.{level}" for field, level in zip(FIELDS, self.levels(line), strict=True)]

    def levels(self, line: str) -> Levels:
        """The level of each of FIELDS."""
        name, known_as, kind, relation_name, village, hamlet, district, state, gender, born, phones, work = (
            line.split("|")
        )
        return (
            *self._names[name, known_as],
            *self._relations[kind, relation_name],
            *self._middles[name if " " in name else "", relation_name],
            *self._villages[village, hamlet],
            *self._districts[district, state],
            *self._persons[gender, born],
            *self._rest[phones, work],
        )


def _name(asked: Trait, name: str, known_as: str) -> Levels:
    """given, name, rest, known_as, common."""
    rest = alike.rest_level(asked.name, name) if asked.name and name else "none"
    known = _known_as(asked, name, known_as) if asked.known_as or known_as else "missing"
    common = max(commonness(asked.name), commonness(name))
    return alike.firsts_level(asked.name, name), alike.names_level(asked.name, name), rest, known, common


@lru_cache(maxsize=1 << 15)
def commonness(name: str) -> str:
    """How many people share the rarest telling word of a name: from 0, a rare one, to 4, Ramesh."""
    words = alike.told_apart(name)[0] if name else ()
    return str(min((COMMON.get(word, 0) for word in words), default=0))


def _known_as(asked: Trait, name: str, known_as: str) -> str:
    """same; crossed (known as one, written as the other); other; missing."""
    own = alike.names_level(asked.known_as, known_as)
    if own in _AGREES:
        return "same"
    crossed = (
        alike.names_level(asked.known_as, name) in _AGREES
        or alike.names_level(asked.name, known_as) in _AGREES
    )
    return "crossed" if crossed else "missing" if own == "missing" else "other"


def _relation(asked: Trait, relation: str, relation_name: str) -> Levels:
    """father (the first word of the relation's name), relation (any word), kind: father or husband."""
    return (
        alike.firsts_level(asked.relation_name, relation_name),
        alike.names_level(asked.relation_name, relation_name),
        alike.exact_level(asked.relation, relation),
    )


def _middle(asked: Trait, name: str, relation_name: str) -> Levels:
    """A father's name inside the own name, where one side does not name the father otherwise."""
    found = (not asked.relation_name and in_the_middle(asked.name, relation_name)) or (
        not relation_name and in_the_middle(name, asked.relation_name)
    )
    return ("same" if found else "none",)


def in_the_middle(name: str, relation_name: str) -> bool:
    """Is a later word of this name the father's? (Gujarat, Maharashtra: own, father's, family's)"""
    if not relation_name or " " not in name:
        return False
    father = alike.told_apart(relation_name)[1][0]
    return any(alike.likeness(word, father) >= 0.93 for word in alike.told_apart(name)[1][1:])


def _village(asked: Trait, village: str, hamlet: str) -> Levels:
    return (alike.places_level((asked.village, asked.hamlet), (village, hamlet)),)


def _district(asked: Trait, district: str, state: str) -> Levels:
    return alike.places_level((asked.district,), (district,)), alike.exact_level(asked.state, state)


def _person(asked: Trait, gender: str, birth_year: str) -> Levels:
    return alike.exact_level(asked.gender, gender), alike.years_level(asked.birth_year, birth_year)


def _phones_and_occupation(asked: Trait, phones: str, occupation: str) -> Levels:
    return alike.phones_level(asked.phones, phones), alike.exact_level(asked.occupation, occupation)


def score(asked: str, other: str) -> float:
    """Natural-log odds that two traits are the same person; see `Question` for many at once."""
    return Question(asked).score(other)


def ranked(
    question: Question, candidates: Sequence[tuple[int, str]], *, at_most: int = 50
) -> list[tuple[float, int]]:
    """(score, person) of (person, trait) candidates, the likeliest first.

    Candidates come with those first that share most with her: where one of them is surely the one asked
    for, the long rest is not looked at: of 400 asked at a million rows that lost none, in half the time.
    """
    first = max(FIRST, 3 * at_most)
    scored = [(question.score(line), person) for person, line in candidates[:first]]
    if not scored or max(scored)[0] < SURE:
        scored += [(question.score(line), person) for person, line in candidates[first:]]
    return best(scored, at_most=at_most)


def best(scored: Iterable[tuple[float, int]], *, at_most: int) -> list[tuple[float, int]]:
    """The highest scores first, at most so many."""
    return sorted(scored, reverse=True)[:at_most]


def strong_pairs(suspects: Iterable[tuple[int, int, str, str]]) -> Iterator[tuple[int, int, float]]:
    """(person, other, score) of those (person, other, trait, other's trait) that reach STRONG.

    Pairs whose names do not agree at all, mostly brothers and sisters, are put aside unscored.
    """
    line, question = "", None
    for person, other, mine, theirs in suspects:
        if not _names_agree(mine, theirs):
            continue
        if question is None or mine != line:
            line, question = mine, Question(mine)
        points = question.score(theirs)
        if points >= STRONG:
            yield person, other, points


def _names_agree(mine: str, theirs: str) -> bool:
    mine_name, mine_known, _ = mine.split("|", 2)
    name, known, _ = theirs.split("|", 2)
    if alike.names_level(mine_name, name) != "other":
        return True
    return bool(mine_known or known) and bool(
        {
            alike.names_level(mine_known, known),
            alike.names_level(mine_known, name),
            alike.names_level(mine_name, known),
        }
        & {*_AGREES}
    )


class Reason(NamedTuple):
    """Why a record is shown: a code for the page to put into words, and its value ("4" years)."""

    code: str
    value: str = ""


# In the order in which a person wants to hear them.
_TOLD = {
    "phone.same": "same_phone",
    "given.same": "same_name",
    "given.near": "near_name",
    "given.alike": "near_name",
    "given.weak": "other_name",
    "given.other": "other_name",
    "known_as.same": "same_known_as",
    "known_as.crossed": "same_known_as",
    "father.same": "same_relation",
    "father.near": "near_relation",
    "father.other": "other_relation",
    "middle.same": "father_in_name",
    "village.same": "same_village",
    "village.near": "near_village",
    "district.same": "same_district",
    "phone.near": "near_phone",
    "gender.other": "other_gender",
}


def reasons(asked: str, other: str) -> list[Reason]:
    """What speaks for and against, of two traits; see `told_of` for many at once."""
    return told_of(Question(asked), other)


def told_of(question: Question, other: str) -> list[Reason]:
    """What speaks for and against, as codes: same_name, same_relation:f, near_village, years_apart:4 ..."""
    signs = set(question.signs(other))
    moved = "kind.other" in signs  # once under her father, once under her husband: no word on either
    codes = [code for sign, code in _TOLD.items() if sign in signs and not (moved and "relation" in code)]
    told = [Reason(code, _value(code, question.asked)) for code in codes]
    ours, theirs = question.asked.birth_year, parsed(other).birth_year
    if ours and theirs:
        told.append(Reason("years_apart", str(abs(int(ours) - int(theirs)))))
    return told


def missing_fact(question: Question, other: str) -> str:
    """Which fact would decide, where the two do not both say it: father, village, father+village or "".
    With neither and no telephone a name alone is a guess; one more fact is asked for instead."""
    levels = dict(zip(FIELDS, question.levels(other), strict=True))
    if levels["phone"] == "same" or levels["middle"] == "same":
        return ""
    return "+".join(field for field in ("father", "village") if levels[field] == "missing")


def _value(code: str, asked: Trait) -> str:
    return asked.relation if code in ("same_relation", "near_relation", "other_relation") else ""
