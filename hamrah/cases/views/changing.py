"""What is done in a case, one page a change: each reads its form, calls its verb, goes back to the story.

Not here: the rules (actions/), the story (cases.py).
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from hamrah.access.models import User
from hamrah.cases import actions, forms
from hamrah.cases.actions import EvidenceSaid
from hamrah.cases.actions.opening import party_said
from hamrah.cases.looking import note_look
from hamrah.cases.models import Case, CaseEvidence, Claimant, Hearing, Proceeding
from hamrah.cases.views.cases import one, page_of
from hamrah.cases.who import takers_of
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.web.asked import Asked
from hamrah.web.forms import Form, command_of
from hamrah.web.gate import page
from hamrah.web.middleware import policy


def changed(request: Asked, case: Case, form: Form, act: Callable[[dict[str, Any]], Any]) -> HttpResponse:
    """Do it where the form is sound; else the story again, with what was wrong and what was typed."""
    if form.is_valid():
        try:
            act(form.cleaned_data)
        except Problem as problem:
            messages.error(request, str(problem))
        else:
            messages.success(request, _("Noted."))
            return redirect(case)
    for errors in form.errors.values():
        messages.error(request, str(errors[0]))
    match = request.resolver_match
    return page_of(
        request, one(request, case.id), refused=(match and match.url_name) or "", said=request.POST
    )


def by(request: Asked) -> dict[str, Any]:
    return {"command": command_of(request)}


@require_POST
@page("cases.note_step")
def step(request: Asked, id: UUID) -> HttpResponse:
    case, form = one(request, id), forms.StepForm(request.POST)
    return changed(
        request, case, form,
        lambda said: actions.note_step(request.actor, **by(request), case=case, step=form.said()),
    )  # fmt: skip


@require_POST
@page("cases.say_safe")
def safe(request: Asked, id: UUID) -> HttpResponse:
    case = one(request, id)
    return changed(
        request, case, forms.SafeForm(request.POST),
        lambda said: actions.say_safe(request.actor, **by(request), case=case, **said),
    )  # fmt: skip


@require_POST
@page("cases.withhold_names")
def names(request: Asked, id: UUID) -> HttpResponse:
    case = one(request, id)
    return changed(
        request, case, forms.NamesForm(request.POST),
        lambda said: actions.withhold_names(request.actor, **by(request), case=case, **said),
    )  # fmt: skip


@require_POST
@page("cases.assign_case")
def assignment(request: Asked, id: UUID) -> HttpResponse:
    case = one(request, id)
    return changed(
        request, case, forms.AssignForm(request.POST),
        lambda said: actions.assign_case(request.actor, **by(request), case=case, to=taker(case, said["to"])),
    )  # fmt: skip


def taker(case: Case, id: UUID | None) -> User:
    """A colleague of the list that the page offers."""
    found = next((user for user in takers_of(case) if user.id == id), None)
    if found is None:
        raise Problem("cases.no_such_colleague", _("Choose a colleague of the list."), field="to")
    return found


@require_POST
@page("cases.hold_case")
def hold(request: Asked, id: UUID) -> HttpResponse:
    case = one(request, id)
    return changed(
        request, case, forms.HoldForm(request.POST),
        lambda said: actions.hold_case(request.actor, **by(request), case=case, **said),
    )  # fmt: skip


@require_POST
@page("cases.resume_case")
def resume(request: Asked, id: UUID) -> HttpResponse:
    case = one(request, id)
    return changed(
        request, case, Form(request.POST),
        lambda said: actions.resume_case(request.actor, **by(request), case=case),
    )  # fmt: skip


@require_POST
@page("cases.close_case")
def closing(request: Asked, id: UUID) -> HttpResponse:
    case = one(request, id)
    return changed(
        request, case, forms.CloseForm(request.POST),
        lambda said: actions.close_case(request.actor, **by(request), case=case, **said),
    )  # fmt: skip


@require_POST
@page("cases.reopen_case")
def reopening(request: Asked, id: UUID) -> HttpResponse:
    case = one(request, id)
    return changed(
        request, case, forms.ReopenForm(request.POST),
        lambda said: actions.reopen_case(request.actor, **by(request), case=case, **said),
    )  # fmt: skip


@require_POST
@page("cases.add_party")
def party(request: Asked, id: UUID) -> HttpResponse:
    case = one(request, id)

    def add(said: dict[str, Any]) -> None:
        wish = actions.CaseSaid(
            case.kind, party_said=said["party"], party_phone=said["party_phone"], party_role=said["role"]
        )
        who = party_said(request.actor, wish)
        actions.add_party(request.actor, **by(request), case=case, party=who, role=said["role"])

    return changed(request, case, forms.PartyForm(request.POST), add)


@require_POST
@page("cases.add_witness")
def witness(request: Asked, id: UUID) -> HttpResponse:
    case = one(request, id)
    return changed(
        request, case, forms.WitnessForm(request.POST),
        lambda said: actions.add_witness(request.actor, **by(request), case=case, **said),
    )  # fmt: skip


@require_POST
@page("cases.add_evidence")
def evidence(request: Asked, id: UUID) -> HttpResponse:
    case = one(request, id)

    def add(said: dict[str, Any]) -> None:
        file = said.pop("file")
        content, name = (file.read(), file.name) if file else (b"", "")
        piece = EvidenceSaid(content=content, name=name, **said)
        actions.add_evidence(request.actor, **by(request), case=case, said=piece)

    return changed(request, case, forms.EvidenceForm(request.POST, request.FILES), add)


@page("cases.see")
def file(request: Asked, id: UUID) -> HttpResponse:
    """The file as it came, to be saved, never to be run by the browser."""
    rows = CaseEvidence.objects.filter(case__in=Case.objects.visible_to(request.actor)).exclude(file=None)
    row = get_object_or_404(rows.select_related("file", "case"), id=id)
    people = list(row.case.claimants.values_list("person_id", flat=True))
    note_look(request.actor, row.case, page="cases.file", people=people, counts=False)
    response = HttpResponse(bytes(row.file.content), content_type=row.file.media_type)
    ending = row.file.media_type.rpartition("/")[2]
    response["Content-Disposition"] = f'attachment; filename="{row.case.number}-{row.sort}.{ending}"'
    response["Content-Security-Policy"] = f"sandbox; {policy()}"
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
@page("cases.pass_evidence")
def custody(request: Asked, id: UUID) -> HttpResponse:
    rows = CaseEvidence.objects.filter(case__in=Case.objects.visible_to(request.actor))
    row = get_object_or_404(rows.select_related("case"), id=id)
    return changed(
        request, row.case, forms.PassForm(request.POST),
        lambda said: actions.pass_evidence(
            request.actor, **by(request), evidence=row, to_said=said["to_said"], why=said["why"],
            to=taker(row.case, said["to"]) if said["to"] else None,
        ),
    )  # fmt: skip


@require_POST
@page("cases.file_proceeding")
def filing(request: Asked, id: UUID) -> HttpResponse:
    case = one(request, id)
    return changed(
        request, case, forms.FilingForm(request.POST),
        lambda said: actions.file_proceeding(request.actor, **by(request), case=case, **said),
    )  # fmt: skip


def proceeding_of(request: Asked, id: UUID) -> Proceeding:
    rows = Proceeding.objects.filter(case__in=Case.objects.visible_to(request.actor))
    found: Proceeding = get_object_or_404(rows.select_related("case"), id=id)
    return found


@require_POST
@page("cases.number_proceeding")
def number(request: Asked, id: UUID) -> HttpResponse:
    row = proceeding_of(request, id)
    return changed(
        request, row.case, forms.NumberForm(request.POST),
        lambda said: actions.number_proceeding(request.actor, **by(request), proceeding=row, **said),
    )  # fmt: skip


@require_POST
@page("cases.set_hearing")
def hearing(request: Asked, id: UUID) -> HttpResponse:
    row = proceeding_of(request, id)
    return changed(
        request, row.case, forms.HearingForm(request.POST),
        lambda said: actions.set_hearing(
            request.actor, **by(request), proceeding=row, at=said["at"], where_said=said["where"]
        ),
    )  # fmt: skip


@require_POST
@page("cases.tell_hearing")
def telling(request: Asked, id: UUID) -> HttpResponse:
    rows = Hearing.objects.visible_to(request.actor).select_related("proceeding__case")
    row = get_object_or_404(rows, id=id)
    return changed(
        request, row.proceeding.case, forms.ToldForm(request.POST),
        lambda said: actions.tell_hearing(
            request.actor, **by(request), hearing=row, came=said["came"], words=said["words"],
            order_paise=said["order"], next_at=said["next_at"],
        ),
    )  # fmt: skip


def claimant_of(request: Asked, id: UUID) -> Claimant:
    rows = Claimant.objects.visible_to(request.actor).select_related("case")
    found: Claimant = get_object_or_404(rows, id=id)
    return found


@require_POST
@page("cases.leave_case")
def leaving(request: Asked, id: UUID) -> HttpResponse:
    row = claimant_of(request, id)
    return changed(
        request, row.case, forms.LeaveForm(request.POST),
        lambda said: actions.leave_case(request.actor, **by(request), claimant=row, **said),
    )  # fmt: skip


@require_POST
@page("cases.settle_apart")
def apart(request: Asked, id: UUID) -> HttpResponse:
    row = claimant_of(request, id)
    return changed(
        request, row.case, Form(request.POST),
        lambda said: actions.settle_apart(request.actor, **by(request), claimant=row),
    )  # fmt: skip


@require_POST
@page("cases.authorise")
def authority(request: Asked, id: UUID) -> HttpResponse:
    row = claimant_of(request, id)
    return changed(
        request, row.case, forms.AuthorityForm(request.POST),
        lambda said: actions.authorise(request.actor, **by(request), claimant=row, **said),
    )  # fmt: skip


@require_POST
@page("cases.note_conduct")
def conduct(request: Asked, id: UUID) -> HttpResponse:
    case = one(request, id)
    return changed(
        request, case, forms.ConductForm(request.POST),
        lambda said: actions.note_conduct(
            request.actor, **by(request), case=case, party_id=said["party"], what=said["what"]
        ),
    )  # fmt: skip
