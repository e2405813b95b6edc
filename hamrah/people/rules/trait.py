"""Trait: all that comparing needs of one person, folded beforehand into one short line of text.

Not here: what an agreement is worth (likeness.py). The line is stored beside the keys, so that 300
candidates are compared without folding a single name.

Fields, separated by "|": name words, known-as words, relation's letter, relation's name words, village,
hamlet, district, state, gender, birth year, telephones, occupation. Words are separated by spaces; a
filler word (Kumar, Devi) ends in an apostrophe.
"""

from typing import NamedTuple

from hamrah.people.rules.facts import Facts, Folded, Word, fold


class Trait(NamedTuple):
    """The parts of a stored line; each a string, empty where not known."""

    name: str
    known_as: str
    relation: str
    relation_name: str
    village: str
    hamlet: str
    district: str
    state: str
    gender: str
    birth_year: str
    phones: str
    occupation: str


def trait(facts: Facts) -> str:
    """The line to store for a person, about 60 bytes."""
    return trait_line(fold(facts))


def trait_line(folded: Folded) -> str:
    """The same for facts folded already."""
    return "|".join(_parts(folded))


def parsed(line: str) -> Trait:
    """The parts of a stored line. Raises TypeError when it is not one."""
    return Trait(*line.split("|"))


def _parts(folded: Folded) -> Trait:
    return Trait(
        name=_line(folded.name),
        known_as=_line(folded.known_as),
        relation=folded.relation,
        relation_name=_line(folded.relation_name),
        village=_line(folded.village),
        hamlet=_line(folded.hamlet),
        district=_line(folded.district),
        state=folded.state,
        gender=folded.gender,
        birth_year=str(folded.birth_year or ""),
        phones=" ".join(folded.phones),
        occupation=folded.occupation,
    )


def _line(words: tuple[Word, ...]) -> str:
    return " ".join(w.sounds + "'" * w.filler for w in words)
