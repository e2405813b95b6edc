"""Handing cards over: the register to be signed, and what was signed in it. Not here: drawing it."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from hamrah.access.models import log_reading
from hamrah.cards import actions
from hamrah.cards.actions import Handed
from hamrah.cards.drawing.register import MOST_LINES, register_of
from hamrah.cards.models import Card
from hamrah.cards.views.asked import chosen_rows, holders, pdf_answer, problems_said
from hamrah.cards.views.printing import visible
from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.organisations.models import organisation_of
from hamrah.web.asked import Asked
from hamrah.web.forms import command_of
from hamrah.web.gate import page


@page("cards.hand_over_cards")
def register(request: Asked) -> HttpResponse:
    """The register of printed cards as PDF, with a box to sign each: MOST_LINES, village by village."""
    printed = visible(request).filter(state="printed").select_related("person", "photo")
    cards = list(printed.order_by("person__village_said", "person__name", "id")[:MOST_LINES])
    if not cards:
        messages.warning(request, _("No card waits to be handed over."))
        return redirect(f"{reverse('cards:desk')}?at=handing")
    log_reading(request.actor, page="cards.register", people=holders(cards))
    issuer = organisation_of(request.actor.organisation_id).issuer_name
    return pdf_answer(register_of(cards, issuer=issuer, on=today()), f"register-{today()}.pdf")


@require_POST
@page("cards.hand_over_cards")
def hand_overs(request: Asked) -> HttpResponse:
    """Who received her card, as the signed register says."""
    with problems_said(request):
        count = actions.hand_over_cards(
            request.actor,
            command=command_of(request),
            handed=_lines(request),
            on=day_said(request.POST.get("on", "")),
        )
        words = ngettext("%(count)s card is handed over.", "%(count)s cards are handed over.", count)
        messages.success(request, words % {"count": count})
    return redirect(_back(request))


def _lines(request: Asked) -> list[Handed]:
    page = request.POST.get("page", "")[:20]
    said = {card: request.POST.get(f"how-{card.id}", "") for card in _cards(request)}
    return [Handed(card, how, page) for card, how in said.items() if how]


def _cards(request: Asked) -> list[Card]:
    return chosen_rows(request, "card", visible(request))


def day_said(typed: str) -> date:
    """The day of the hand-over, today where none is typed. Raises `cards.not_a_day`."""
    try:
        return date.fromisoformat(typed) if typed else today()
    except ValueError:
        raise Problem("cards.not_a_day", _("This is not a day."), field="on") from None


def _back(request: Asked) -> Any:
    """To the worker's page, if the card was handed over there; else to the desk."""
    cards = _cards(request)
    at_her_page = "at_her_page" in request.POST and cards
    return cards[0].person if at_her_page else f"{reverse('cards:desk')}?at=handing"
