"""Pages of the card desk: what is to be printed, issuing, the PDF. Not here: what a card says."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from hamrah.access.models import log_reading
from hamrah.cards import actions, told
from hamrah.cards.drawing.pages import Layout
from hamrah.cards.holding import why_not
from hamrah.cards.issuing import Chosen
from hamrah.cards.models import Card
from hamrah.cards.panels import state_of
from hamrah.cards.printing import pdf_of
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.organisations.models import organisation_of
from hamrah.people.models import Person
from hamrah.people.search import by_words
from hamrah.people.shown import shown
from hamrah.web.asked import Asked
from hamrah.web.forms import command_of
from hamrah.web.gate import page

AT_A_TIME, FOUND, LONGEST_SEARCH = 50, 10, 200


@page("cards.print_card")
def desk(request: Asked) -> HttpResponse:
    """Whom a card is for, found by a search; cards signed and not yet printed, the oldest first."""
    words = request.GET.get("words", "").strip()[:LONGEST_SEARCH]
    waiting = Card.objects.visible_to(request.actor).filter(state="attested").order_by("issued_at")
    cards = list(waiting.select_related("person__village")[:AT_A_TIME])
    log_reading(request.actor, page="cards.desk", people=[card.person_id for card in cards])
    found = list(_found(request, words)) if words else []
    context = {"cards": cards, "total": waiting.count(), "words": words, "found": found}
    return render(request, "cards/desk.html", context)


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


@require_POST
@page("cards.issue_card")
def issue(request: Asked, person: UUID) -> HttpResponse:
    """Sign a card with the lines she agreed to."""
    who = get_object_or_404(Person.objects.visible_to(request.actor), id=person)
    chosen = Chosen(**{line: line in request.POST for line in told.LINES})
    try:
        actions.issue_card(request.actor, command=command_of(request), person=who, chosen=chosen)
        messages.success(request, _("The card is signed. It can be printed now."))
    except Problem as problem:
        messages.error(request, str(problem))
    return redirect(who)


@require_POST
@page("cards.print_card")
def printing(request: Asked) -> HttpResponse:
    """The PDF of the chosen cards, which are thereby printed."""
    ids = [text for text in request.POST.getlist("card")[:AT_A_TIME] if _is_id(text)]
    cards = list(Card.objects.visible_to(request.actor).filter(id__in=ids).select_related("photo", "person"))
    if not cards:
        messages.warning(request, _("Choose at least one card."))
        return redirect("cards:desk")
    layout = Layout.A4 if len(cards) > 1 else Layout.SINGLE
    response = pdf_response(request, cards, layout)
    actions.print_cards(request.actor, command=command_of(request), cards=cards)
    return response


def _is_id(text: str) -> bool:
    try:
        return bool(UUID(text))
    except ValueError:
        return False


def pdf_response(request: Asked, cards: Sequence[Card], layout: Layout) -> HttpResponse:
    """The PDF as a download named after the first card."""
    pdf = pdf_of(cards, organisation_of(request.actor.organisation_id), layout=layout)
    log_reading(request.actor, page="cards.printing", people=[card.person_id for card in cards])
    name = f"{cards[0].number}.pdf" if len(cards) == 1 else f"cards-{len(cards)}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)
