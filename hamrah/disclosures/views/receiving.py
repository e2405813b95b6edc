"""Pages of sealed letters that came: the list, one opened, its file. Not here: what left (exporting.py)."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from hamrah.access.models import User
from hamrah.disclosures import actions
from hamrah.disclosures.letters import KIND, Carried, carried_by
from hamrah.disclosures.views.exporting import LATEST, locked_file
from hamrah.ground import context
from hamrah.ground.models import Journal
from hamrah.ground.problem import Problem
from hamrah.organisations.letters import own_key
from hamrah.organisations.models import Letter, Organisation
from hamrah.web.asked import Asked
from hamrah.web.forms import command_of
from hamrah.web.gate import page

OPENED = "disclosures.open_letter"


@page(OPENED)
def letters(request: Asked) -> HttpResponse:
    """Sheets sent to this organisation, the latest first: from whom, when, who opened them."""
    own_key()  # from now on others can write to us
    came = came_to(request.actor).annotate(is_emptied=Q(body=b"")).defer("body")
    rows = list(came.order_by("-sent_at")[:LATEST])
    openings = openings_of(rows)
    senders = senders_of(rows)
    shown = [(row, senders.get(row.sender_id, ""), openings.get(row.id, [])) for row in rows]
    return render(request, "disclosures/letters.html", {"rows": shown})


@require_POST
@page(OPENED)
def opening(request: Asked, id: UUID) -> HttpResponse:
    """Open one. What it says, and the passphrase of its file, is on this one answer."""
    row, carried = _opened(request, id)
    if carried is None:
        return redirect("disclosures:letters")
    said = {"row": row, "carried": carried, "sender": senders_of([row]).get(row.sender_id, "")}
    return render(request, "disclosures/letter.html", said)


@require_POST
@page(OPENED)
def letter_file(request: Asked, id: UUID) -> HttpResponse:
    """The locked file out of the letter. This too is noted as an opening."""
    row, carried = _opened(request, id)
    if carried is None:
        return redirect("disclosures:letters")
    return locked_file(carried.file, f"{str(row.id)[-6:].upper()}.xlsx")


def _opened(request: Asked, id: UUID) -> tuple[Letter, Carried | None]:
    row = get_object_or_404(came_to(request.actor), id=id)
    try:
        actions.open_letter(request.actor, command=command_of(request), letter=row)
        return row, carried_by(row)
    except Problem as problem:
        messages.error(request, str(problem))
        return row, None


def came_to(actor: Any) -> QuerySet[Letter]:
    """Letters with a sheet, to the actor's organisation."""
    return Letter.objects.filter(receiver_id=actor.organisation_id, kind=KIND)


def openings_of(rows: Sequence[Letter]) -> dict[UUID | None, list[tuple[str, Any]]]:
    """Letter -> who opened it, when."""
    told = Journal.objects.filter(verb=OPENED, subject_id__in=[row.id for row in rows]).order_by("at")
    seen = list(told.values_list("subject_id", "user_id", "at"))
    users = User.objects.filter(id__in={who for _id, who, _at in seen})
    names: dict[UUID | None, str] = dict(users.values_list("id", "name"))
    found: dict[UUID | None, list[tuple[str, Any]]] = {}
    for letter, who, at in seen:
        found.setdefault(letter, []).append((names.get(who, ""), at))
    return found


def senders_of(rows: Sequence[Letter]) -> dict[UUID, str]:
    with context.opened(door="identify"):
        found = Organisation.objects.filter(id__in={row.sender_id for row in rows})
        return dict(found.values_list("id", "name"))
