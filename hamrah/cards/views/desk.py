"""The card desk: today's work table by table, and for whom a card may be. Not here: what the tables do."""

from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import Count, F, Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from hamrah.access.models import log_reading
from hamrah.cards.blanks import box_now, shortage_now
from hamrah.cards.holding import refused_cards, refused_holders, why_not
from hamrah.cards.models import Camp, Card, CardRequest, PrintBatch, PrintedCard
from hamrah.cards.models.prints import MISSING, SPOILT, WAITING
from hamrah.cards.panels import lines_said, state_of
from hamrah.cards.tasks import TABLES, counts_of
from hamrah.cards.views.asked import AT_A_TIME, MOST_TOGETHER, holders
from hamrah.ground.day import INDIA, today
from hamrah.people.search import by_words
from hamrah.people.shown import shown
from hamrah.web.asked import Asked
from hamrah.web.gate import page

FOUND, LONGEST_SEARCH, CAMPS = 10, 200, 10


@page("cards.print_card")
def desk(request: Asked) -> HttpResponse:
    """One table at a time, the oldest first; the first that has work. Nobody is listed without cause."""
    counts = counts_of(request.actor)
    first = next((table for table, count in counts.items() if count), "approve")
    at = request.GET.get("at", "")
    at = at if at in TABLES else first
    words = request.GET.get("words", "").strip()[:LONGEST_SEARCH]
    context = {
        "tables": [(table, name, counts[table]) for table, name in TABLES.items()],
        "at": at,
        "part": f"cards/parts/desk_{at}.html",
        "words": words,
        "found": list(_found(request, words)) if words else [],
        "count": counts[at],
        "together": min(counts[at], MOST_TOGETHER),
        **ROWS[at](request),
    }
    return render(request, "cards/desk.html", context)


def to_approve(request: Asked) -> dict[str, Any]:
    """Wishes, with why one cannot be granted, and the card from the field that the new one replaces."""
    wishes = CardRequest.objects.visible_to(request.actor).waiting().select_related("person")
    rows = list(wishes.order_by("asked_at")[:AT_A_TIME])
    refused = refused_cards([row.person for row in rows])
    held = Card.objects.provisional().filter(person__in=[row.person_id for row in rows])
    until = dict(held.values_list("person_id", "expires_on"))
    log_reading(request.actor, page="cards.desk", people=holders(rows))
    return {
        "rows": [
            (row, lines_said(row.lines), refused.get(row.person_id), until.get(row.person_id)) for row in rows
        ]
    }


def to_print(request: Asked) -> dict[str, Any]:
    """Signed cards, with why one may not be printed now."""
    cards = list(_with_people(request).to_print().order_by("issued_at")[:AT_A_TIME])
    refused = refused_holders([card.person for card in cards])
    log_reading(request.actor, page="cards.desk", people=holders(cards))
    return {"rows": [(card, refused.get(card.person_id)) for card in cards], **_blanks()}


def at_the_printer(request: Asked) -> dict[str, Any]:
    """Batches whose outcome is not told, those with something to print again, blanks used and left."""
    batches = PrintBatch.objects.visible_to(request.actor).annotate(
        cards=Count("prints"),
        again=Count(
            "prints", filter=Q(prints__outcome__in=(SPOILT, MISSING), prints__card__state="attested")
        ),
    )
    month = timezone.now().astimezone(INDIA).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    told = PrintedCard.objects.filter(told_at__gte=month).exclude(outcome=WAITING)
    return {
        "open": batches.open().order_by("made_at")[:AT_A_TIME],
        "again": batches.exclude(closed_at=None).filter(again__gt=0).order_by("-made_at")[:AT_A_TIME],
        "spoilt": told.filter(outcome=SPOILT).count(),
        "used": told.exclude(outcome=MISSING).count(),
        **_blanks(),
    }


def _blanks() -> dict[str, Any]:
    """What lies in the box of blanks, and whether it runs short."""
    box = box_now()
    return {"box": box, "shortage": shortage_now(box)}


def to_hand_over(request: Asked) -> dict[str, Any]:
    """Printed cards by village, as the register lists them."""
    return _drawer(request, _with_people(request).filter(state="printed"))


def in_the_drawer(request: Asked) -> dict[str, Any]:
    """Printed over 30 days ago and still here: whom to telephone."""
    return _drawer(request, _with_people(request).in_drawer())


def _drawer(request: Asked, cards: Any) -> dict[str, Any]:
    in_order = cards.prefetch_related("person__phones").order_by("person__village_said", "person__name", "id")
    rows = list(in_order[:AT_A_TIME])
    log_reading(request.actor, page="cards.desk", people=holders(rows))
    return {"rows": rows, "today": today(), "long_ago": today()}


def renewals(request: Asked) -> dict[str, Any]:
    """Figures and camps; a person only by her card or her name."""
    due = Card.objects.visible_to(request.actor).due()
    camps = Camp.objects.visible_to(request.actor).annotate(
        called=Count("lines"), renewed=Count("lines", filter=Q(lines__card__state="renewed"))
    )
    return {
        "expired": due.filter(expires_on__lt=today()).count(),
        "soon": due.filter(expires_on__gte=today()).count(),
        "camps": camps.order_by(F("held_on").desc())[:CAMPS],
    }


ROWS: dict[str, Callable[[Asked], dict[str, Any]]] = {
    "approve": to_approve,
    "print": to_print,
    "printer": at_the_printer,
    "handing": to_hand_over,
    "drawer": in_the_drawer,
    "due": renewals,
}


def _with_people(request: Asked) -> Any:
    return Card.objects.visible_to(request.actor).select_related("person").defer("text")


def _found(request: Asked, words: str) -> Iterator[dict[str, Any]]:
    """People whom the words may mean: with a live card, or whether each may have one."""
    people = [
        row.person
        for row in shown(request.actor, by_words(request.actor, words, at_most=FOUND), page="cards.desk")
    ]
    live = Card.objects.visible_to(request.actor).live().filter(person__in=people)
    cards = {card.person_id: card for card in live}
    for person in people:
        card = cards.get(person.id)
        state, kind = state_of(card) if card else ("", "")
        refused = None if card else why_not(person)
        yield {"person": person, "card": card, "state": state, "kind": kind, "refused": refused}
