"""Likeness: how much speaks for two records being the same person, and why.

Not here: keys (pairkeys.py), the words in which reasons are shown, and any decision: nothing is ever
merged by a score. Weights are log-odds, learned from invented registers (bench/learn_likeness.py).
"""

import json
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from hamrah.people.rules import alike
from hamrah.people.rules.trait import Trait, parsed

_FILE = json.loads(Path(__file__).with_name("weights.json").read_text(encoding="utf-8"))
WEIGHTS: dict[str, float] = _FILE["weights"]
START: float = _FILE["start"]
STRONG: float = _FILE["strong"]
POSSIBLE: float = _FILE["possible"]

_AGREES = ("same", "near")
# Agreements taken together say less, or more, than apart: brothers share father and village at once.
COARSE = {"same": "yes", "near": "yes", "alike": "half", "weak": "no", "other": "no", "missing": "missing"}


class Group(NamedTuple):
    """Signs read off one or two fields, what they weigh together, and the first of them in short."""

    points: float
    signs: tuple[str, ...]
    short: str = ""
    moved: str = ""


@lru_cache(maxsize=1 << 14)
def weighed(*signs: str, short: str = "", moved: str = "") -> Group:
    """A group of signs with its weight."""
    return Group(sum(WEIGHTS.get(sign, 0.0) for sign in signs), signs, short, moved)


class _Once(dict[Any, Group]):
    """Groups by the fields they were read off; a missing one is looked at, once."""

    def __init__(self, look: Callable[..., Group], asked: Trait) -> None:
        super().__init__()
        self.look, self.asked = look, asked

    def __missing__(self, fields: tuple[str, ...]) -> Group:
        group = self[fields] = self.look(self.asked, *fields)
        return group


class Question:
    """One record asked about; remembers every field it has met, for candidates repeat each other."""

    def __init__(self, line: str) -> None:
        self.asked = asked = parsed(line)
        self._names, self._relations = _Once(_name, asked), _Once(_relation, asked)
        self._villages, self._districts = _Once(_village, asked), _Once(_district, asked)
        self._persons, self._together = _Once(_person, asked), _Once(_together, asked)
        self._middles, self._rest = _Once(_middle, asked), _Once(_phones_and_occupation, asked)

    def score(self, line: str) -> float:
        """Natural-log odds that this is the same person."""
        points = START
        for group in self._groups(line):
            points += group[0]
        return points

    def signs(self, line: str) -> list[str]:
        """What agrees and what does not between the asked record and another, as `field.level`."""
        return [sign for group in self._groups(line) for sign in group.signs]

    def _groups(self, line: str) -> tuple[Group, ...]:
        (
            name,
            known_as,
            kind,
            relation_name,
            village,
            hamlet,
            district,
            state,
            gender,
            born,
            phones,
            work,
        ) = line.split("|")
        names, relation = self._names[name, known_as], self._relations[kind, relation_name]
        villages = self._villages[village, hamlet, relation.moved]
        return (
            names,
            relation,
            villages,
            self._together[names.short, relation.short, villages.short, relation.moved],
            self._middles[name if " " in name else "", relation_name],
            self._districts[district, state],
            self._persons[gender, born],
            self._rest[phones, work],
        )


def _name(asked: Trait, name: str, known_as: str) -> Group:
    """Level of the name, of its other words, and of what the person is known as."""
    level = alike.names_level(asked.name, name)
    rest = alike.rest_level(asked.name, name) if asked.name and name else "none"
    known = _known_as(asked, name, known_as) if asked.known_as or known_as else "missing"
    return weighed(f"name.{level}", f"rest.{rest}", f"known_as.{known}", short=COARSE[level])


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


def _relation(asked: Trait, relation: str, relation_name: str) -> Group:
    """Level of the relation's name; a woman written once under her father, once under her husband, moved."""
    level = alike.names_level(asked.relation_name, relation_name)
    kind = alike.exact_level(asked.relation, relation)
    moved = "moved_" if kind == "other" else ""
    return weighed(f"relation.{moved}{level}", f"kind.{kind}", short=COARSE[level], moved=moved)


def _middle(asked: Trait, name: str, relation_name: str) -> Group:
    """A father's name inside the own name, where one side does not name the father otherwise."""
    found = (not asked.relation_name and in_the_middle(asked.name, relation_name)) or (
        not relation_name and in_the_middle(name, asked.relation_name)
    )
    return weighed(f"middle.{'same' if found else 'none'}")


def in_the_middle(name: str, relation_name: str) -> bool:
    """Is a later word of this name the father's? (Gujarat, Maharashtra: own, father's, family's)"""
    if not relation_name or " " not in name:
        return False
    father = alike.told_apart(relation_name)[1][0]
    return any(alike.likeness(word, father) >= 0.93 for word in alike.told_apart(name)[1][1:])


def _village(asked: Trait, village: str, hamlet: str, moved: str) -> Group:
    level = alike.places_level((asked.village, asked.hamlet), (village, hamlet))
    return weighed(f"village.{moved}{level}", short=COARSE[level])


def _together(_asked: Trait, name: str, relation: str, village: str, moved: str) -> Group:
    return weighed(
        f"name+relation.{name}+{moved}{relation}",
        f"name+village.{name}+{moved}{village}",
        f"relation+village.{moved}{relation}+{village}",
    )


def _district(asked: Trait, district: str, state: str) -> Group:
    level = alike.places_level((asked.district,), (district,))
    return weighed(f"district.{level}", f"state.{alike.exact_level(asked.state, state)}")


def _person(asked: Trait, gender: str, birth_year: str) -> Group:
    years = alike.years_level(asked.birth_year, birth_year)
    return weighed(f"gender.{alike.exact_level(asked.gender, gender)}", f"years.{years}")


def _phones_and_occupation(asked: Trait, phones: str, occupation: str) -> Group:
    phone = alike.phones_level(asked.phones, phones)
    return weighed(f"phone.{phone}", f"occupation.{alike.exact_level(asked.occupation, occupation)}")


def score(asked: str, other: str) -> float:
    """Natural-log odds that two traits are the same person; see `Question` for many at once."""
    return Question(asked).score(other)


def ranked(
    asked: str, candidates: Iterable[tuple[int, str]], *, at_most: int = 50
) -> list[tuple[float, int]]:
    """(score, person) of (person, trait) candidates, the likeliest first."""
    question = Question(asked)
    return best(((question.score(line), person) for person, line in candidates), at_most=at_most)


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
    "name.same": "same_name",
    "name.near": "near_name",
    "known_as.same": "same_known_as",
    "known_as.crossed": "same_known_as",
    "relation.same": "same_relation",
    "relation.near": "near_relation",
    "relation.other": "other_relation",
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
    told = [Reason(code, _value(code, question.asked)) for sign, code in _TOLD.items() if sign in signs]
    ours, theirs = question.asked.birth_year, parsed(other).birth_year
    if ours and theirs:
        told.append(Reason("years_apart", str(abs(int(ours) - int(theirs)))))
    return told


def _value(code: str, asked: Trait) -> str:
    return asked.relation if code in ("same_relation", "near_relation", "other_relation") else ""
