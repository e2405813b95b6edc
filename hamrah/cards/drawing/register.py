"""Lists on paper as PDF: the register in which workers sign for their cards, the list of a camp.

Not here: cards themselves (pages.py), or who stands in a list.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.translation import get_language, gettext

from hamrah.ground import paper
from hamrah.ground.day_words import day_words

MOST_LINES = 400
_TEMPLATE = Path(__file__).with_name("register.typ")


def register_of(cards: Sequence[Any], *, issuer: str, on: date) -> bytes:
    """The hand-over register: photo, name, number, and a box for signature or thumb.

    Her phone is not on it: the sheet lies open on the table.
    """
    return _drawn(
        title=gettext("Cards handed over"),
        subtitle=gettext("Printed on %(day)s. Day of hand-over: ____________  Page: ______")
        % {"day": _day(on)},
        issuer=issuer,
        footer=gettext("Whoever signs has the card in her own hand. A thumb counts as much as a signature."),
        headings=[gettext("Name"), gettext("Card number")],
        boxes=[{"heading": gettext("Signature or thumb"), "width": 62}],
        lines=[_line(card) for card in cards],
    )


def camp_list_of(cards: Sequence[Any], *, name: str, place: str, held_on: date, issuer: str) -> bytes:
    """A camp's list: who is called, and boxes for what became of it."""
    return _drawn(
        title=name,
        subtitle=" · ".join(filter(None, (gettext("Renewal camp"), _day(held_on), place))),
        issuer=issuer,
        footer=gettext("Tick what happened; write a new phone or new work only where it changed."),
        headings=[gettext("Name"), gettext("Card number")],
        boxes=[
            {"heading": gettext("Renewed"), "width": 16},
            {"heading": gettext("Not there"), "width": 16},
            {"heading": gettext("New phone, new work"), "width": 46},
        ],
        lines=[_line(card, till=True) for card in cards],
    )


def _line(card: Any, *, till: bool = False) -> dict[str, Any]:
    person = card.person
    latin = person.name_latin if person.name_script != "Latn" else ""
    return {
        "name": person.name,
        "below": " · ".join(filter(None, (latin, person.relation_name, person.village_said))),
        "number": card.number,
        "till": gettext("till %(day)s") % {"day": _day(card.expires_on)} if till else "",
        "photo": bytes(card.photo.print_jpeg) if card.photo else None,
    }


def _drawn(**said: Any) -> bytes:
    return paper.drawn(_TEMPLATE, said | {"language": get_language() or "en"})


def _day(day: date) -> str:
    return day_words(day, get_language() or "en")
