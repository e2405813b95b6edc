"""Pages of numbers that wait to be rung. Not here: their order and hours (rules/clocks.py)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from hamrah.ground.words import _
from hamrah.helpline import actions, told
from hamrah.helpline.forms import MissedForm
from hamrah.helpline.models import Callback
from hamrah.helpline.models.callbacks import WAITING
from hamrah.helpline.sealed import number_of, words_in
from hamrah.web.asked import Asked
from hamrah.web.forms import command_of
from hamrah.web.gate import page


@require_POST
@page("helpline.note_missed")
def missed(request: Asked) -> HttpResponse:
    """A number off the telephone's own list."""
    form = MissedForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("A phone number has ten digits."))
        return redirect("helpline:desk")
    number = form.cleaned_data["number"]
    actions.note_missed(request.actor, command=command_of(request), number=number)
    messages.success(request, _("The number waits to be rung."))
    return redirect("helpline:desk")


def one(request: Asked, id: UUID) -> Callback:
    rows = Callback.objects.visible_to(request.actor).select_related("call", "answered")
    found: Callback = get_object_or_404(rows, id=id)
    return found


@page("helpline.see")
def callback(request: Asked, id: UUID) -> HttpResponse:
    """The number, once it is in hand; whom to ask for and what never to say stand above it."""
    row, now = one(request, id), timezone.now()
    is_mine = row.state == WAITING and row.held_by_id == request.actor.user_id
    context: dict[str, Any] = {
        "row": row,
        "is_mine": is_mine,
        "number": number_of(row) if is_mine else "",
        "said": words_in(row),
        "owner": told.OWNERS.get(row.owner, ""),
        "language": told.LANGUAGES.get(row.language, ""),
        "may_ring": row.state == WAITING and row.may_be_rung(now),
        "is_taken": row.held_by_another(request.actor, now),
        "came": [(code, words) for code, words in told.CAME.items() if code != "reached"],
        "tries": [(told.CAME.get(one.came, one.came), one.at) for one in row.tries.order_by("-at")],
        "now": now,
    }
    return render(request, "helpline/callback.html", context)


@require_POST
@page("helpline.claim_callback")
def claim(request: Asked, id: UUID) -> HttpResponse:
    row = one(request, id)
    actions.claim_callback(request.actor, command=command_of(request), callback=row)
    return redirect("helpline:callback", row.id)


@require_POST
@page("helpline.release_callback")
def release(request: Asked, id: UUID) -> HttpResponse:
    actions.release_callback(request.actor, command=command_of(request), callback=one(request, id))
    return redirect("helpline:desk")


@require_POST
@page("helpline.note_attempt")
def attempt(request: Asked, id: UUID) -> HttpResponse:
    """What came of it; reached, the call's page opens."""
    came = request.POST.get("came", "")
    row: Callback = actions.note_attempt(
        request.actor, command=command_of(request), callback=one(request, id), came=came
    )
    if row.answered is not None:
        return redirect(row.answered)
    messages.success(request, _("Noted."))
    return redirect("helpline:desk")
