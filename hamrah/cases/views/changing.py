"""What is done in a case, one page a change: each reads its form, calls its verb, goes back to the story.

Not here: the rules (actions/), the story (cases.py).
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
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

Change = Callable[[Asked, Any, Any], Any]


def change(permission: str, form_class: Any = Form, *, of: Any = one) -> Callable[[Change], Any]:
    """Make `act(request, row, form)` a page that changes a case, or the row of it that `of` finds. Where the
    form is unsound or the verb refuses: the story again, with what was wrong and what was typed."""

    def wrap(act: Change) -> Any:
        @require_POST
        @page(permission)
        @wraps(act)
        def changed(request: Asked, id: UUID) -> HttpResponse:
            row, form = of(request, id), form_class(request.POST, request.FILES)
            case: Case = row if isinstance(row, Case) else row.case
            if form.is_valid():
                try:
                    act(request, row, form)
                except Problem as problem:
                    messages.error(request, str(problem))
                else:
                    messages.success(request, _("Noted."))
                    return redirect(case)
            return _refused(request, case, form)

        return changed

    return wrap


def _refused(request: Asked, case: Case, form: Form) -> HttpResponse:
    for errors in form.errors.values():
        messages.error(request, str(errors[0]))
    match = request.resolver_match
    return page_of(
        request, one(request, case.id), refused=(match and match.url_name) or "", said=request.POST
    )


def by(request: Asked) -> dict[str, Any]:
    return {"command": command_of(request)}


def taker(case: Case, id: UUID | None) -> User:
    """A colleague of the list that the page offers."""
    found = next((user for user in takers_of(case) if user.id == id), None)
    if found is None:
        raise Problem("cases.no_such_colleague", _("Choose a colleague of the list."), field="to")
    return found


def evidence_of(request: Asked, id: UUID) -> CaseEvidence:
    rows = CaseEvidence.objects.filter(case__in=Case.objects.visible_to(request.actor))
    found: CaseEvidence = get_object_or_404(rows.select_related("case"), id=id)
    return found


def proceeding_of(request: Asked, id: UUID) -> Proceeding:
    rows = Proceeding.objects.filter(case__in=Case.objects.visible_to(request.actor))
    found: Proceeding = get_object_or_404(rows.select_related("case"), id=id)
    return found


def hearing_of(request: Asked, id: UUID) -> Hearing:
    rows = Hearing.objects.visible_to(request.actor).select_related("proceeding__case")
    found: Hearing = get_object_or_404(rows, id=id)
    return found


def claimant_of(request: Asked, id: UUID) -> Claimant:
    rows = Claimant.objects.visible_to(request.actor).select_related("case")
    found: Claimant = get_object_or_404(rows, id=id)
    return found


@change("cases.note_step", forms.StepForm)
def step(request: Asked, case: Case, form: forms.StepForm) -> None:
    actions.note_step(request.actor, **by(request), case=case, step=form.said())


@change("cases.say_safe", forms.SafeForm)
def safe(request: Asked, case: Case, form: Form) -> None:
    actions.say_safe(request.actor, **by(request), case=case, **form.cleaned_data)


@change("cases.withhold_names", forms.NamesForm)
def names(request: Asked, case: Case, form: Form) -> None:
    actions.withhold_names(request.actor, **by(request), case=case, **form.cleaned_data)


@change("cases.assign_case", forms.AssignForm)
def assignment(request: Asked, case: Case, form: Form) -> None:
    to = taker(case, form.cleaned_data["to"])
    actions.assign_case(request.actor, **by(request), case=case, to=to)


@change("cases.hold_case", forms.HoldForm)
def hold(request: Asked, case: Case, form: Form) -> None:
    actions.hold_case(request.actor, **by(request), case=case, **form.cleaned_data)


@change("cases.resume_case")
def resume(request: Asked, case: Case, form: Form) -> None:
    actions.resume_case(request.actor, **by(request), case=case)


@change("cases.close_case", forms.CloseForm)
def closing(request: Asked, case: Case, form: Form) -> None:
    actions.close_case(request.actor, **by(request), case=case, **form.cleaned_data)


@change("cases.reopen_case", forms.ReopenForm)
def reopening(request: Asked, case: Case, form: Form) -> None:
    actions.reopen_case(request.actor, **by(request), case=case, **form.cleaned_data)


@change("cases.add_party", forms.PartyForm)
def party(request: Asked, case: Case, form: Form) -> None:
    said = form.cleaned_data
    wish = actions.CaseSaid(
        case.kind, party_said=said["party"], party_phone=said["party_phone"], party_role=said["role"]
    )
    who = party_said(request.actor, wish)
    actions.add_party(request.actor, **by(request), case=case, party=who, role=said["role"])


@change("cases.add_witness", forms.WitnessForm)
def witness(request: Asked, case: Case, form: Form) -> None:
    actions.add_witness(request.actor, **by(request), case=case, **form.cleaned_data)


@change("cases.add_evidence", forms.EvidenceForm)
def evidence(request: Asked, case: Case, form: Form) -> None:
    said = form.cleaned_data
    file = said.pop("file")
    content, name = (file.read(), file.name) if file else (b"", "")
    piece = EvidenceSaid(content=content, name=name, **said)
    actions.add_evidence(request.actor, **by(request), case=case, said=piece)


@page("cases.see")
def file(request: Asked, id: UUID) -> HttpResponse:
    """The file as it came, to be saved, never to be run by the browser."""
    row = evidence_of(request, id)
    if row.file is None:
        raise Http404
    people = list(row.case.claimants.values_list("person_id", flat=True))
    note_look(request.actor, row.case, page="cases.file", people=people, counts=False)
    response = HttpResponse(bytes(row.file.content), content_type=row.file.media_type)
    ending = row.file.media_type.rpartition("/")[2]
    response["Content-Disposition"] = f'attachment; filename="{row.case.number}-{row.sort}.{ending}"'
    response["Content-Security-Policy"] = f"sandbox; {policy()}"
    response["Cache-Control"] = "private, no-store"
    return response


@change("cases.pass_evidence", forms.PassForm, of=evidence_of)
def custody(request: Asked, row: CaseEvidence, form: Form) -> None:
    said = form.cleaned_data
    to = taker(row.case, said["to"]) if said["to"] else None
    actions.pass_evidence(
        request.actor, **by(request), evidence=row, to_said=said["to_said"], why=said["why"], to=to
    )


@change("cases.file_proceeding", forms.FilingForm)
def filing(request: Asked, case: Case, form: Form) -> None:
    actions.file_proceeding(request.actor, **by(request), case=case, **form.cleaned_data)


@change("cases.number_proceeding", forms.NumberForm, of=proceeding_of)
def number(request: Asked, row: Proceeding, form: Form) -> None:
    actions.number_proceeding(request.actor, **by(request), proceeding=row, **form.cleaned_data)


@change("cases.set_hearing", forms.HearingForm, of=proceeding_of)
def hearing(request: Asked, row: Proceeding, form: Form) -> None:
    said = form.cleaned_data
    actions.set_hearing(request.actor, **by(request), proceeding=row, at=said["at"], where_said=said["where"])


@change("cases.tell_hearing", forms.ToldForm, of=hearing_of)
def telling(request: Asked, row: Hearing, form: Form) -> None:
    said = form.cleaned_data
    actions.tell_hearing(
        request.actor, **by(request), hearing=row, came=said["came"], words=said["words"],
        order_paise=said["order"], next_at=said["next_at"],
    )  # fmt: skip


@change("cases.leave_case", forms.LeaveForm, of=claimant_of)
def leaving(request: Asked, row: Claimant, form: Form) -> None:
    actions.leave_case(request.actor, **by(request), claimant=row, **form.cleaned_data)


@change("cases.settle_apart", of=claimant_of)
def apart(request: Asked, row: Claimant, form: Form) -> None:
    actions.settle_apart(request.actor, **by(request), claimant=row)


@change("cases.authorise", forms.AuthorityForm, of=claimant_of)
def authority(request: Asked, row: Claimant, form: Form) -> None:
    actions.authorise(request.actor, **by(request), claimant=row, **form.cleaned_data)


@change("cases.note_conduct", forms.ConductForm)
def conduct(request: Asked, case: Case, form: Form) -> None:
    said = form.cleaned_data
    actions.note_conduct(request.actor, **by(request), case=case, party_id=said["party"], what=said["what"])
