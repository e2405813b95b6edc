"""Which party is meant by a name or a number, in any script. Not here: adding one (actions.py)."""

from typing import Any

from hamrah.employers.models import Party, PartyName
from hamrah.employers.rules import ten_digits
from hamrah.organisations.naming import heard

AT_MOST = 12
# What stands beside a contractor's name and is no part of it; a register writes it as often as not.
_BESIDE = """
contractor thekedar sirdar sardar jamadar mukadam mukaddam seth shri ji bhai
ठेकेदार थेकेदार सरदार जमादार मुकादम सेठ श्री जी भाई કોન્ટ્રાક્ટર મુકાદમ શેઠ ભાઈ
"""
BESIDE = frozenset(_BESIDE.split())


def heard_as(name: str) -> str:
    """The name as different scripts agree on it, without "thekedar" and "seth" beside it."""
    words = name.split()
    kept = [word for word in words if word.lower().strip(".,") not in BESIDE] or words
    return heard(" ".join(kept))


def named(party: Party, name: str, *, is_main: bool = False) -> PartyName:
    """A name of a party, not stored yet."""
    return PartyName(party=party, name=name, heard=heard_as(name), is_main=is_main)


def alike(actor: Any, *, name: str, phone: str = "") -> list[Party]:
    """Parties that are called so, or reached there: whom an office may mean."""
    parties = Party.objects.visible_to(actor)
    found = list(parties.filter(names__heard=heard_as(name)).distinct()[:AT_MOST]) if heard_as(name) else []
    if phone:
        found += [p for p in parties.filter(phones__number=phone).distinct()[:AT_MOST] if p not in found]
    return found[:AT_MOST]


def found(actor: Any, words: str) -> Any:
    """Parties by a number, or by the beginning of a name or alias; all of them for no words."""
    parties = Party.objects.visible_to(actor)
    if not words:
        return parties
    number = ten_digits(words)
    if number:
        return parties.filter(phones__number=number).distinct()
    asked = heard_as(words)
    return parties.filter(names__heard__startswith=asked).distinct() if asked else parties.none()
