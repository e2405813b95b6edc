"""What happened to a card, noted on her page: lost, found, given back, spoilt, replaced, revoked.

Not here: what each step does (actions/).
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from hamrah.cards import actions
from hamrah.cards.views.asked import problems_said
from hamrah.cards.views.printing import visible
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.web.asked import Asked
from hamrah.web.forms import command_of
from hamrah.web.gate import page

# What was chosen on the form -> the verb, and whether it takes a reason. Who may: the verb asks.
HAPPENED: dict[str, tuple[Callable[..., Any], bool]] = {
    "lose": (actions.report_lost, True),
    "find_again": (actions.found_again, False),
    "surrender": (actions.surrender_card, True),
    "spoil": (actions.spoil_card, False),
    "replace": (actions.replace_card, True),
    "revoke": (actions.revoke_card, True),
}


@require_POST
@page("cards.report_lost")
def step(request: Asked, card: UUID) -> HttpResponse:
    """Take the chosen step."""
    found = get_object_or_404(visible(request), id=card)
    with problems_said(request):
        act, takes_reason = verb_of(request.POST.get("step", ""))
        said = {"reason": request.POST.get("reason", "")[:200]} if takes_reason else {}
        act(request.actor, command=command_of(request), card=found, **said)
        messages.success(request, _("Noted. Whoever checks the card learns of it."))
    return redirect(found.person)


def verb_of(step: str) -> tuple[Callable[..., Any], bool]:
    """The verb of a step, and whether it takes a reason. Raises `cards.say_what`."""
    if step not in HAPPENED:
        raise Problem("cards.say_what", _("Say what happened to the card."))
    return HAPPENED[step]
