"""Batches at the printer: begun, downloaded, their outcome told, printed again. Not here: drawing."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from hamrah.access.models import log_reading
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
    """One batch: its PDFs, its cards in their order, what came out."""
    found = batch_of(request, batch)
    prints = list(prints_of(request, found))
    again = to_reprint(found) if found.closed_at else []
    log_reading(request.actor, page="cards.batch", people=[one.card.person_id for one in prints])
    context = {
        "batch": found,
        "rows": [(one, *told.OUTCOMES[one.outcome]) for one in prints],
        "parts": list(parts_of(len(prints))),
        "again": len(again),
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
    log_reading(request.actor, page="cards.printing", people=holders(cards))
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
            spoilt=[number_said(text) for text in request.POST.getlist("spoilt")],
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


def batch_of(request: Asked, id: UUID) -> PrintBatch:
    """The batch, if it is of the actor's organisation."""
    return get_object_or_404(PrintBatch.objects.visible_to(request.actor), id=id)


def prints_of(request: Asked, batch: PrintBatch) -> Any:
    """The places of a batch whose cards the actor may see, in their order."""
    return batch.prints.filter(card__in=visible(request)).select_related("card__person").order_by("place")


def visible(request: Asked) -> Any:
    """Cards the actor may see."""
    return Card.objects.visible_to(request.actor).select_related("person")


def parts_of(cards: int) -> Any:
    """(number, first, last) of each part of 200."""
    for number, start in enumerate(range(0, cards, MOST_AT_ONCE), start=1):
        yield number, start + 1, min(start + MOST_AT_ONCE, cards)


def pdf_response(request: Asked, cards: Sequence[Card], layout: Layout) -> HttpResponse:
    """The PDF as a download named after the first card."""
    pdf = pdf_of(cards, organisation_of(request.actor.organisation_id), layout=layout)
    log_reading(request.actor, page="cards.printing", people=holders(cards))
    return pdf_answer(pdf, f"{cards[0].number}.pdf" if len(cards) == 1 else f"cards-{len(cards)}.pdf")
