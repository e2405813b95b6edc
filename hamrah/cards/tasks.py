"""The tables of the card desk and what waits at each. Not here: their pages (views/desk.py, web)."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from hamrah.cards.models import Card, CardRequest, PrintBatch
from hamrah.ground.counts import counted
from hamrah.ground.day import today
from hamrah.ground.room import Task
from hamrah.ground.words import _

TABLES: dict[str, Any] = {
    "approve": _("To approve"),
    "print": _("To be printed"),
    "printer": _("At the printer"),
    "handing": _("To hand over"),
    "drawer": _("In the drawer for over 30 days"),
    "due": _("Renewals due"),
}
# Table -> what the home page calls its work, and its drawing. What lies too long in the drawer is late there.
WORK: dict[str, tuple[Any, str]] = {
    "approve": (_("Cards asked for: approve"), "check"),
    "print": (_("Cards to print"), "print"),
    "printer": (_("Print runs: tell what came out"), "card"),
    "handing": (_("Printed cards: hand over"), "person"),
    "due": (_("Cards that run out: renew"), "clock"),
}


def sets_of(actor: Any) -> dict[str, Any]:
    """What waits at each table."""
    cards = Card.objects.visible_to(actor)
    return {
        "approve": CardRequest.objects.visible_to(actor).waiting(),
        "print": cards.to_print(),
        "printer": PrintBatch.objects.visible_to(actor).open(),
        "handing": cards.filter(state="printed"),
        "drawer": cards.in_drawer(),
        "due": cards.due(),
    }


def counts_of(actor: Any) -> dict[str, int]:
    """How much waits at each table."""
    return {table: rows.count() for table, rows in sets_of(actor).items()}


def tasks(actor: Any) -> Iterator[Task]:
    """The desk's work: late is what lies in the drawer for over 30 days, and what has run out."""
    if not actor.may("cards.print_card"):
        return
    sets = sets_of(actor)
    sets["expired"] = sets["due"].filter(expires_on__lt=today())
    counts = dict(zip(sets, counted(list(sets.values())), strict=True))
    late = {"handing": counts["drawer"], "due": counts["expired"]}
    for table, (words, icon) in WORK.items():
        yield Task(words, f"{reverse('cards:desk')}?at={table}", icon, counts[table], late.get(table, 0))
