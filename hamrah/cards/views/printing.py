"""Batches at the printer: begun, downloaded, their outcome told, printed again. Not here: drawing."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from hamrah.access.models import Reading, log_reading
from hamrah.cards import actions, told
from hamrah.cards.actions.printing import to_reprint
from hamrah.cards.drawing.pages import MOST_AT_ONCE, Layout
from hamrah.cards.holding import refused_holders
from hamrah.cards.models import Card, PrintBatch
from hamrah.cards.printing import pdf_of
from hamrah.cards.views.asked import MOST_TOGETHER, chosen_rows, holders, pdf_answer, problems_said
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.organisations.models import organisation_of
from hamrah.web.asked import Asked
from hamrah.web.forms import command_of
from hamrah.web.gate import page

# A longer batch is listed by so many, and its spoilt cards are told by their places.
LISTED, MOST_PLACES = 100, 2_000
PLACES = re.compile(r"(\d{1,4})(?:-(\d{1,4}))?")
FETCHED = "cards.printing"


@require_POST
@page("cards.print_card")
def printing(request: Asked) -> HttpResponse:
    """The PDF of cards printed before somebody's eyes: they are printed by this."""
    cards = chosen_rows(request, "card", visible(request))
    if not cards:
        messages.warning(request, _("Choose at least one card."))
        return redirect("cards:desk")
    layout = Layout.A4 if len(cards) > 1 else Layout.SINGLE
    with problems_said(request):
        actions.print_cards(request.actor, command=command_of(request), cards=cards, layout=layout.value)
        return pdf_response(request, cards, layout)
    return redirect(cards[0].person)


@require_POST
@page("cards.start_batch")
def batches(request: Asked) -> HttpResponse:
    """Send the chosen cards to the printer."""
    cards = (
        _all_printable(request) if "all" in request.POST else chosen_rows(request, "card", visible(request))
    )
    layout = Layout.SINGLE if request.POST.get("layout") == Layout.SINGLE else Layout.A4
    # Before the batch is made: cards that nobody here may look at would lie at the printer.
    log_reading(request.actor, page="cards.batch", people=holders(cards))
    try:
        made = actions.start_batch(
            request.actor, command=command_of(request), cards=cards, layout=layout.value
        )
    except Problem as problem:
        messages.error(request, str(problem))
        return redirect("cards:desk")
    return redirect("cards:batch", made.id)


def _all_printable(request: Asked) -> list[Card]:
    """Every card that waits for the printer and may be printed now; the desk's list says why others not."""
    cards = list(visible(request).to_print().order_by("issued_at")[:MOST_TOGETHER])
    refused = refused_holders([card.person for card in cards])
    return [card for card in cards if card.person_id not in refused]


@page("cards.start_batch")
def batch(request: Asked, batch: UUID) -> HttpResponse:
    """One batch: its PDFs, which of them were fetched, its cards in their order, what came out."""
    found = batch_of(request, batch)
    prints = list(prints_of(request, found))
    first = min(place_asked(request.GET.get("from", "")), len(prints))
    listed = prints[first - 1 : first - 1 + LISTED] if prints else []
    log_reading(request.actor, page="cards.batch", people=[one.card.person_id for one in listed])
    context = {
        "batch": found,
        "count": len(prints),
        "rows": [(one, *told.OUTCOMES[one.outcome]) for one in listed],
        "lists": [(at, min(at + LISTED - 1, len(prints))) for at in range(1, len(prints) + 1, LISTED)],
        "first": first,
        "parts": list(parts_of(found, prints)),
        "again": len(to_reprint(found)) if found.closed_at else 0,
        "layout": told.LAYOUTS[found.layout],
    }
    return render(request, "cards/batch.html", context)


@page("cards.start_batch")
def part(request: Asked, batch: UUID, number: int) -> HttpResponse:
    """The PDF of one part, at most 200 cards, in the order of the batch."""
    found = batch_of(request, batch)
    start = (number - 1) * MOST_AT_ONCE
    cards = [one.card for one in prints_of(request, found)[start : start + MOST_AT_ONCE]] if number else []
    if not cards:
        raise Http404
    log_reading(request.actor, page=FETCHED, people=holders(cards))
    pdf = pdf_of(cards, organisation_of(request.actor.organisation_id), layout=Layout(found.layout))
    return pdf_answer(pdf, f"cards-{found.made_at:%Y-%m-%d}-{number}.pdf")


@require_POST
@page("cards.tell_outcomes")
def outcome(request: Asked, batch: UUID) -> HttpResponse:
    """All good, but for the spoilt ones; after a jam the rest is missing."""
    found = batch_of(request, batch)
    with problems_said(request):
        actions.tell_outcomes(
            request.actor,
            command=command_of(request),
            batch=found,
            spoilt=places_said(" ".join(request.POST.getlist("spoilt"))),
            printed_to=number_said(request.POST.get("printed_to", "").strip() or "all"),
        )
        messages.success(request, _("Noted what the printer made."))
    return redirect("cards:batch", found.id)


@require_POST
@page("cards.reprint_cards")
def reprint(request: Asked, batch: UUID) -> HttpResponse:
    """Exactly the spoilt and the missing ones, as a new batch."""
    found = batch_of(request, batch)
    with problems_said(request):
        found = actions.reprint_cards(request.actor, command=command_of(request), batch=found)
        messages.success(request, _("A new batch of exactly these cards."))
    return redirect("cards:batch", found.id)


def number_said(text: str) -> int | None:
    """A place typed or ticked; None for all of them. Raises `cards.not_a_place`."""
    if text == "all":
        return None
    try:
        return int(text)
    except ValueError:
        raise Problem("cards.not_a_place", _("Write the last printed card as a number.")) from None


def places_said(text: str) -> list[int]:
    """Places ticked, or typed as 3, 17 21-30. Raises `cards.not_a_place`."""
    places: list[int] = []
    for word in text.replace(",", " ").split():
        said = PLACES.fullmatch(word)
        first, last = (int(said[1]), int(said[2] or said[1])) if said else (1, 0)
        if last < first or len(places) > MOST_PLACES:
            # What was written is not said again: it may be somebody's number.
            raise Problem("cards.not_a_place", _("Write places as numbers, such as 3, 17 or 21-30."))
        places += range(first, last + 1)
    return places


def place_asked(text: str) -> int:
    """Where the list begins, from 1."""
    return max(1, int(text)) if text.isdecimal() and len(text) < 6 else 1


def batch_of(request: Asked, id: UUID) -> PrintBatch:
    """The batch, if it is of the actor's organisation."""
    return get_object_or_404(PrintBatch.objects.visible_to(request.actor), id=id)


def prints_of(request: Asked, batch: PrintBatch) -> Any:
    """The places of a batch whose cards the actor may see, in their order."""
    return batch.prints.filter(card__in=visible(request)).select_related("card__person").order_by("place")


def visible(request: Asked) -> Any:
    """Cards the actor may see."""
    return Card.objects.visible_to(request.actor).select_related("person")


def parts_of(batch: PrintBatch, prints: Sequence[Any]) -> Iterator[tuple[int, int, int, datetime | None]]:
    """(number, first, last, when it was last fetched) of each part of 200, as the log of looks has it."""
    looks = Reading.objects.filter(page=FETCHED, at__gte=batch.made_at).order_by("at")
    fetched = {tuple(people): at for people, at in looks.values_list("people", "at")}
    for number, start in enumerate(range(0, len(prints), MOST_AT_ONCE), start=1):
        few = [one.card.person_id for one in prints[start : start + MOST_AT_ONCE]]
        yield number, start + 1, start + len(few), fetched.get(tuple(few))


def pdf_response(request: Asked, cards: Sequence[Card], layout: Layout) -> HttpResponse:
    """The PDF as a download named after the first card."""
    pdf = pdf_of(cards, organisation_of(request.actor.organisation_id), layout=layout)
    log_reading(request.actor, page=FETCHED, people=holders(cards))
    return pdf_answer(pdf, f"{cards[0].number}.pdf" if len(cards) == 1 else f"cards-{len(cards)}.pdf")
