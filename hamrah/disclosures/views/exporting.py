"""Pages of exports: the list, asking, one export, its second person, its file. Not here: the sheet."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from hamrah.access.models import User
from hamrah.disclosures import actions, told
from hamrah.disclosures.choosing import Choosing
from hamrah.disclosures.columns import offered
from hamrah.disclosures.forms import ExportForm
from hamrah.disclosures.models import Export
from hamrah.disclosures.paper import ON_PAPER
from hamrah.disclosures.sheet import new_passphrase
from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.organisations.models import Letter
from hamrah.web.asked import Asked
from hamrah.web.forms import command_of
from hamrah.web.gate import page
from hamrah.web.panels import panels_on

LATEST = 50
LOCKED_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@page("disclosures.see")
def exports(request: Asked) -> HttpResponse:
    """What left the house or is about to, the latest first."""
    rows = Export.objects.visible_to(request.actor).defer("content", "people")[:LATEST]
    shown = [(row, told.state_words(told.STATES, row.state)) for row in rows]
    return render(request, "disclosures/exports.html", {"rows": shown})


@page("disclosures.ask_export")
def new(request: Asked) -> HttpResponse:
    """Ask for a sheet: who, what, for what, to whom, until when."""
    choosing = Choosing.of(request)
    form = ExportForm(request.POST if choosing.is_sent else None, actor=request.actor, initial=choosing.typed)
    if choosing.is_sent and form.is_valid():
        try:
            asked = actions.ask_export(
                request.actor,
                command=command_of(request),
                criteria=form.criteria(choosing.people),
                columns=form.cleaned_data["columns"],
                terms=form.terms(),
                request=choosing.answers,
            )
            return redirect("disclosures:export", asked.id)
        except Problem as problem:
            form.show(problem)
    tiers = {column.name: column.tier for column in offered(request.actor)}
    context = {"form": form, "choosing": choosing, "tiers": tiers, "tier_words": told.TIERS}
    return render(request, "disclosures/new.html", context)


@page("disclosures.see")
def export(request: Asked, id: UUID) -> HttpResponse:
    """One export, at whatever stage it is."""
    return render(request, "disclosures/export.html", facts_of(request, one(request, id)))


def one(request: Asked, id: UUID) -> Export:
    found: Export = get_object_or_404(Export.objects.visible_to(request.actor).defer("content"), id=id)
    return found


def facts_of(request: Asked, row: Export) -> dict[str, Any]:
    """The export in words: columns with their tiers, steps with who and when, who took it out."""
    downloads = list(row.downloads.order_by("-at"))
    who = {row.asked_by_id, row.decided_by_id, row.made_by_id, *(each.by_id for each in downloads)}
    names: dict[Any, str] = dict(User.objects.filter(id__in=who - {None}).values_list("id", "name"))
    return {
        "row": row,
        "state": told.state_words(told.STATES, row.state),
        "basis": told.BASES.get(row.basis, row.basis),
        "columns": columns_of(request, row),
        "is_paper": row.basis in ON_PAPER,
        "panels": panels_on("export", request, row),
        "people": len(row.people),
        "asked_by": names.get(row.asked_by_id, ""),
        "decided_by": names.get(row.decided_by_id, ""),
        "made_by": names.get(row.made_by_id, ""),
        "downloads": [(names.get(each.by_id, ""), each.at) for each in downloads],
        "is_opened": Letter.objects.filter(id__in=[row.letter_id], state="taken").exists(),
        "is_mine": row.asked_by_id == request.actor.user_id,
        "is_there": row.is_there(today()),
        "hash": bytes(row.sha256).hex() if row.sha256 else "",
    }


def columns_of(request: Asked, row: Export) -> list[tuple[Any, Any]]:
    """Its columns in words, each with how sensitive it is."""
    if row.basis in ON_PAPER:
        return [(told.ON_PAPER[name], "") for name in row.columns]
    known = [column for column in offered(request.actor) if column.name in row.columns]
    return [(column.label, told.TIERS.get(column.tier, "")) for column in known]


def decided(request: Asked, id: UUID, act: Any, done: Any, **said: Any) -> HttpResponse:
    """One verb on an export; what it refuses is said on the export's page."""
    try:
        act(request.actor, command=command_of(request), export=one(request, id), **said)
        messages.success(request, done)
    except Problem as problem:
        messages.error(request, str(problem))
    return redirect("disclosures:export", id)


@require_POST
@page("disclosures.approve_export")
def approval(request: Asked, id: UUID) -> HttpResponse:
    return decided(request, id, actions.approve_export, _("You agreed. It can be made now."))


@require_POST
@page("disclosures.decline_export")
def refusal(request: Asked, id: UUID) -> HttpResponse:
    reason = request.POST.get("reason", "")
    return decided(request, id, actions.decline_export, _("It does not leave."), reason=reason)


@require_POST
@page("disclosures.make_export")
def making(request: Asked, id: UUID) -> HttpResponse:
    """Make the file. Its passphrase is on this one answer and nowhere else."""
    row, passphrase = one(request, id), new_passphrase()
    try:
        made = actions.make_export(
            request.actor, command=command_of(request), export=row, passphrase=passphrase
        )
    except Problem as problem:
        messages.error(request, str(problem))
        return redirect("disclosures:export", id)
    return render(request, "disclosures/made.html", {**facts_of(request, made), "passphrase": passphrase})


@require_POST
@page("disclosures.download_export")
def file(request: Asked, id: UUID) -> HttpResponse:
    """The locked file. Each time is noted."""
    row = get_object_or_404(Export.objects.visible_to(request.actor), id=id)
    try:
        taken = actions.download_export(request.actor, command=command_of(request), export=row)
    except Problem as problem:
        messages.error(request, str(problem))
        return redirect("disclosures:export", id)
    return locked_file(bytes(taken.content or b""), f"{request.actor.organisation_code}-{taken.number}.xlsx")


def locked_file(content: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type=LOCKED_SHEET, headers=headers)
