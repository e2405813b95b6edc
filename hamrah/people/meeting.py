"""Which of a person's facts typed words mean; and that a place alone is no question about a person.

Not here: finding (search.py), or how a list says it (shown.py).
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from hamrah.ground import names
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.organisations.actions import villages_said
from hamrah.people.models import Person
from hamrah.people.rules.likeness import Reason
from hamrah.places.rules import Found as FoundPlace
from hamrah.places.rules import find_place, index

if TYPE_CHECKING:
    from hamrah.people.search import Found

ORIGIN = {"same_village", "near_village"}
ORIGIN_ALONE = _(
    "A village or district alone lists everyone from there, and such a list can be turned against them."
    " Add a name, the father's name, a phone or a card number."
)


def words_met(words: str, person: Person) -> Iterator[Reason]:
    """Which of her facts some of the words mean: the same sounds, or at least a common key. A name is the
    same only where each of its words was typed that tells her from half the country."""
    asked = names.plain_words(words)
    heard, keys = set(map(names.sounds, asked)), {key for word in asked for key in names.keys(word)}
    fields = {
        "name": f"{person.name} {person.known_as}",
        "relation": person.relation_name,
        "village": f"{person.village_said} {person.hamlet}",
    }
    for field, text in fields.items():
        own = names.plain_words(text)
        value = person.relation[:1] if field == "relation" else ""
        if heard & set(map(names.sounds, own)):
            is_part = field == "name" and not _tells_all(heard, person)
            yield Reason("part_of_name" if is_part else f"same_{field}", value)
        elif any(keys & set(names.keys(word)) for word in own):
            yield Reason(f"near_{field}", value)


def _tells_all(heard: set[str], person: Person) -> bool:
    """Whether every telling word of one of her names is among those typed."""
    own = [names.plain_words(name) for name in (person.name, person.known_as) if name]
    telling = ([word for word in name if not names.is_filler(word)] or name for name in own)
    return any(heard.issuperset(map(names.sounds, name)) for name in telling)


def not_by_origin_alone(words: str, found: "Sequence[Found]") -> "list[Found]":
    """What a typed line found, unless its words mean nothing but where people are from. Raises
    `people.origin_alone`. A number (phone, card) is never a place."""
    if any(sign.isdecimal() for sign in words):
        return list(found)
    first = next((one.person for one in found if one.person is not None), None)
    if first is not None and _is_origin_alone(words, first):
        found = [one for one in found if one.person is None or not _is_origin_alone(words, one.person)]
        if not found:
            raise Problem("people.origin_alone", ORIGIN_ALONE, field="words")
    if not found and is_a_place(words):
        raise Problem("people.origin_alone", ORIGIN_ALONE, field="words")
    return list(found)


def is_a_place(words: str) -> bool:
    """Whether the words are a village the organisation knows, or a district."""
    if villages_said([(words, "")]):
        return True
    return isinstance(find_place(words, kind="district", index=index()), FoundPlace)


def _is_origin_alone(words: str, person: Person) -> bool:
    met = {reason.code for reason in words_met(words, person)}
    return bool(met) and met <= ORIGIN


def refuse_origin_alone(said: dict[str, Any]) -> None:
    """The same of single fields: a place, or a place and an age. Raises `people.origin_alone`."""
    if any(said.get(name) for name in ("name", "relation_name", "phone", "card")):
        return
    if said.get("village") or said.get("district") or said.get("age"):
        raise Problem("people.origin_alone", ORIGIN_ALONE, field="name")
