"""Wishes for a card: asked, approved, declined, or issued in one go. Not here: the verbs."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from hamrah.cards import actions, told
from hamrah.cards.issuing import Chosen
from hamrah.cards.models import CardRequest
from hamrah.cards.views.asked import MOST_TOGETHER, chosen_rows, problems_said, say_refused
from hamrah.ground.words import _
from hamrah.people.models import Person
from hamrah.web.asked import Asked
from hamrah.web.forms import command_of
from hamrah.web.gate import page


@require_POST
@page("cards.issue_card")
def issue(request: Asked, person: UUID) -> HttpResponse:
    """Sign a card with the lines she agreed to."""
    who = get_object_or_404(Person.objects.visible_to(request.actor), id=person)
    with problems_said(request):
        actions.issue_card(
            request.actor, command=command_of(request), person=who, chosen=lines_chosen(request)
        )
        messages.success(request, _("The card is signed. It can be printed now."))
    return redirect(who)


@require_POST
@page("cards.request_card")
def asked(request: Asked, person: UUID) -> HttpResponse:
    """Ask the desk for a card with the lines she agreed to."""
    who = get_object_or_404(Person.objects.visible_to(request.actor), id=person)
    with problems_said(request):
        actions.request_card(
            request.actor, command=command_of(request), person=who, chosen=lines_chosen(request)
        )
        messages.success(request, _("Asked for. The card desk approves it."))
    return redirect(who)


@require_POST
@page("cards.approve_cards")
def approval(request: Asked) -> HttpResponse:
    """Sign what was asked for; who is refused is told by name."""
    visible = CardRequest.objects.visible_to(request.actor)
    all_waiting = visible.waiting().order_by("asked_at")[:MOST_TOGETHER]
    wishes = list(all_waiting) if "all" in request.POST else chosen_rows(request, "wish", visible)
    with problems_said(request):
        answer = actions.approve_cards(request.actor, command=command_of(request), requests=wishes)
        count = len(answer["cards"])
        if count:
            words = ngettext("%(count)s card is signed.", "%(count)s cards are signed.", count)
            messages.success(request, words % {"count": count})
        say_refused(request, answer["refused"])
    return redirect(f"{reverse('cards:desk')}?at=approve")


@require_POST
@page("cards.decline_request")
def decline(request: Asked, wish: UUID) -> HttpResponse:
    """No card now, and why."""
    row = get_object_or_404(CardRequest.objects.visible_to(request.actor), id=wish)
    with problems_said(request):
        reason = request.POST.get("reason", "")
        actions.decline_request(request.actor, command=command_of(request), request=row, reason=reason)
        messages.success(request, _("Declined, with your reason."))
    return redirect(row.person)


def lines_chosen(request: Asked) -> Chosen:
    """The lines ticked on a form."""
    return Chosen(**{line: line in request.POST for line in told.LINES})
