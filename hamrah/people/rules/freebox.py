"""The one free box: which word of a typed line agrees with which fact of a candidate, and what that is worth.

Not here: the keys it asks for (pairkeys.free_probe_keys) and the fielded form (likeness.py). The words
may stand in any order and any script; digits are a telephone or an age.
"""

from collections.abc import Iterable
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from hamrah.people.rules import alike
from hamrah.people.rules.facts import last_ten
from hamrah.people.rules.likeness import COARSE, WEIGHTS, best
from hamrah.people.rules.pairkeys import free_pieces
from hamrah.people.rules.trait import Trait, parsed

FIELDS = ("name", "relation_name", "village", "known_as", "hamlet", "district")
LEAST = 0.76  # below this two words are not the same word
EXPLAINED = 0.9


class Claim(NamedTuple):
    """A typed piece that agrees with a word of one field."""

    similarity: float
    order: int  # name before relation before village, where they agree alike
    begins: int
    ends: int


class FreeQuestion:
    """One typed line; remembers every field it has met."""

    def __init__(self, text: str) -> None:
        pieces = free_pieces(text)
        self.pieces = [(p.begins, p.ends, p.word.sounds) for p in pieces]
        self.sounds = [sounds for _, _, sounds in self.pieces]
        self.telling = [p.begins for p in pieces if p.ends == p.begins + 1 and not p.word.filler]
        self.phones = {phone for phone in map(last_ten, text.split()) if phone}
        self._met: dict[tuple[int, str], list[Claim]] = {}
        self._words: dict[str, list[tuple[float, int, int]]] = {}

    def score(self, line: str) -> float:
        """Natural-log odds that this is the person meant."""
        return WEIGHTS.get("free", 0.0) + sum(WEIGHTS.get(sign, 0.0) for sign in self.signs(line))

    def signs(self, line: str) -> list[str]:
        """What of the typed line agrees with a candidate, as `free.field.level`."""
        other = parsed(line)
        levels, explained = self._agreement(other)
        left = sum(begins not in explained for begins in self.telling)
        short = "+".join(COARSE[levels[field]] for field in FIELDS[:3])
        told = [f"free.{field}.{level}" for field, level in levels.items()]
        phone = "same" if self.phones.intersection(other.phones.split()) else "other"
        return [*told, f"free.together.{short}", f"free.left.{min(left, 3)}", f"free.phone.{phone}"]

    def _agreement(self, other: Trait) -> tuple[dict[str, str], set[int]]:
        """Level by field, each typed word given to one field only, the best agreement first."""
        fields = [getattr(other, field) for field in FIELDS]
        claims = [
            claim for order, field in enumerate(fields) if field for claim in self._claims(order, field)
        ]
        levels = {name: "other" if field else "missing" for name, field in zip(FIELDS, fields, strict=True)}
        explained: set[int] = set()
        for claim in sorted(claims, reverse=True):
            name, words = FIELDS[-claim.order], range(claim.begins, claim.ends)
            if explained.isdisjoint(words):
                if levels[name] == "other":
                    levels[name] = alike.level(claim.similarity)
                    explained.update(words)
                elif claim.similarity >= EXPLAINED:
                    explained.update(words)
        return levels, explained

    def _claims(self, order: int, field: str) -> list[Claim]:
        met = self._met.get((order, field))
        if met is None:
            telling, plain = alike.told_apart(field)
            met = self._met[order, field] = [
                Claim(similarity, -order, begins, ends)
                for theirs in {*telling, *plain}
                for similarity, begins, ends in self._word_claims(theirs)
            ]
        return met

    def _word_claims(self, theirs: str) -> list[tuple[float, int, int]]:
        """Which typed pieces sound like this word of a candidate; nearly always none."""
        met = self._words.get(theirs)
        if met is None:
            near = process.extract(
                theirs.rstrip("'"),
                self.sounds,
                scorer=JaroWinkler.similarity,
                score_cutoff=LEAST,
                limit=None,
                processor=None,
            )
            met = self._words[theirs] = [self._claim(theirs, at) for _, _, at in near]
        return met

    def _claim(self, theirs: str, at: int) -> tuple[float, int, int]:
        begins, ends, sounds = self.pieces[at]
        return alike.likeness(sounds, theirs.rstrip("'")), begins, ends


def ranked_free(
    text: str, candidates: Iterable[tuple[int, str]], *, at_most: int = 50
) -> list[tuple[float, int]]:
    """(score, person) of (person, trait) candidates for a typed line, the likeliest first."""
    question = FreeQuestion(text)
    return best(((question.score(line), person) for person, line in candidates), at_most=at_most)
