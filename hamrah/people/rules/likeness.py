"""Likeness: how much speaks for two records being the same person, and why.

Not here: keys (pairkeys.py), the words in which reasons are shown, and any decision: nothing is ever
merged by a score. Weights are log-odds, learned from invented registers (bench/learn_likeness.py).
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from hamrah.people.rules import alike
from hamrah.people.rules.trait import Trait, parsed

_FILE = json.loads(Path(__file__).with_name("weights.json").read_text(encoding="utf-8"))
WEIGHTS: dict[str, float] = _FILE["weights"]
START: float = _FILE["start"]
STRONG: float = _FILE["strong"]
POSSIBLE: float = _FILE["possible"]

# Agreements taken together say less, or more, than apart: brothers share father and village at once.
_COARSE = {"same": "yes", "near": "yes", "alike": "half", "weak": "no", "other": "no", "missing": "missing"}


class Question:
    """One record asked about; remembers every field it has met, for candidates repeat each other."""

    def __init__(self, line: str) -> None:
        self.asked = parsed(line)
        self._levels: dict[tuple[str, ...], tuple[str, ...]] = {}

    def signs(self, line: str) -> list[str]:
        """What agrees and what does not between the asked record and another, as `field.level`."""
        asked, other = self.asked, parsed(line)
        name, rest, known = self._remembered(_name_signs, other.name, other.known_as)
        relation, middle, kind = self._remembered(
            _relation_signs, other.relation, other.relation_name, other.name
        )
        village, district = self._remembered(_place_signs, other.village, other.hamlet, other.district)
        moved = "moved_" if kind == "kind.other" else ""
        n, r, v = _COARSE[name], _COARSE[relation], _COARSE[village]
        return [
            f"name.{name}",
            rest,
            known,
            f"relation.{moved}{relation}",
            middle,
            kind,
            f"village.{moved}{village}",
            district,
            "state." + alike.exact_level(asked.state, other.state),
            "gender." + alike.exact_level(asked.gender, other.gender),
            "years." + alike.years_level(asked.birth_year, other.birth_year),
            "phone." + alike.phones_level(asked.phones, other.phones),
            "occupation." + alike.exact_level(asked.occupation, other.occupation),
            f"name+relation.{n}+{moved}{r}",
            f"name+village.{n}+{moved}{v}",
            f"relation+village.{moved}{r}+{v}",
        ]

    def score(self, line: str) -> float:
        """Natural-log odds that this is the same person."""
        weigh = WEIGHTS.get
        return START + sum(weigh(sign, 0.0) for sign in self.signs(line))

    def _remembered(self, look, *fields: str) -> tuple[str, ...]:
        at = (look.__name__, *fields)
        found = self._levels.get(at)
        if found is None:
            found = self._levels[at] = look(self.asked, *fields)
        return found


def _name_signs(asked: Trait, name: str, known_as: str) -> tuple[str, ...]:
    """Level of the name, of its other words, and of what the person is known as."""
    level = alike.names_level(asked.name, name)
    rest = alike.rest_level(asked.name, name) if asked.name and name else "none"
    crossed = {alike.names_level(a, b) for a, b in ((asked.known_as, name), (asked.name, known_as))}
    own = alike.names_level(asked.known_as, known_as)
    if {own} & {"same", "near"}:
        known = "same"
    elif crossed & {"same", "near"}:
        known = "crossed"
    else:
        known = "missing" if own == "missing" else "other"
    return level, f"rest.{rest}", f"known_as.{known}"


def _relation_signs(asked: Trait, relation: str, relation_name: str, name: str) -> tuple[str, ...]:
    """Level of the relation's name, a father's name inside the own name, and whether the relation differs."""
    level = alike.names_level(asked.relation_name, relation_name)
    middle = _in_the_middle(asked.name, relation_name) or _in_the_middle(name, asked.relation_name)
    kind = alike.exact_level(asked.relation, relation)
    return level, f"middle.{'same' if middle else 'none'}", f"kind.{kind}"


def _in_the_middle(name: str, relation_name: str) -> bool:
    """Is a later word of this name the father's? (Gujarat, Maharashtra: own, father's, family's)"""
    if not relation_name or len(told := alike.told_apart(name)[1]) < 2:
        return False
    father = alike.told_apart(relation_name)[1][0]
    return any(alike.likeness(w, father) >= 0.93 for w in told[1:])


def _place_signs(asked: Trait, village: str, hamlet: str, district: str) -> tuple[str, ...]:
    """Levels of village (or hamlet) and of district."""
    near = alike.places_level((asked.village, asked.hamlet), (village, hamlet))
    return near, "district." + alike.places_level((asked.district,), (district,))


def score(asked: str, other: str) -> float:
    """Natural-log odds that two traits are the same person; see `Question` for many at once."""
    return Question(asked).score(other)


def ranked(
    asked: str, candidates: Iterable[tuple[int, str]], *, at_most: int = 50
) -> list[tuple[float, int]]:
    """(score, person) of (person, trait) candidates, the likeliest first."""
    question = Question(asked)
    scored = sorted(((question.score(line), person) for person, line in candidates), reverse=True)
    return scored[:at_most]


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
    """What speaks for and against, as codes: same_name, same_relation:f, near_village, years_apart:4 ..."""
    question = Question(asked)
    signs = set(question.signs(other))
    told = [Reason(code, _value(code, question.asked)) for sign, code in _TOLD.items() if sign in signs]
    ours, theirs = question.asked.birth_year, parsed(other).birth_year
    if ours and theirs:
        told.append(Reason("years_apart", str(abs(int(ours) - int(theirs)))))
    return told


def _value(code: str, asked: Trait) -> str:
    return asked.relation if code in ("same_relation", "near_relation", "other_relation") else ""
