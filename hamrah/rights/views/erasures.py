"""Pages of erasure: whose year has run, what is proposed, what was erased. Not here: erasing."""

from uuid import UUID, uuid5

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from hamrah.access.models import log_reading
from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.people.models import Person
from hamrah.rights import actions, told
from hamrah.rights.due import erasable_day, perhaps_due, why_kept
from hamrah.rights.models import Erasure
from hamrah.rights.views.hers import names_of
from hamrah.web.asked import Asked
from hamrah.web.forms import command_of, id_of
from hamrah.web.gate import page

AT_A_TIME = 25


@page("rights.see_erasures")
def erasures(request: Asked) -> HttpResponse:
    """Whose year has run, to be proposed; what waits for a second person; the tombstones."""
    if request.method == "POST":
        return _proposed(request)
    waiting = list(Erasure.objects.filter(state="proposed").select_related("person")[:AT_A_TIME])
    proposed = {erasure.person_id for erasure in waiting}
    due = list(perhaps_due(request.actor).exclude(id__in=proposed)[:AT_A_TIME])
    done = list(Erasure.objects.exclude(state="proposed").order_by("-decided_at")[:AT_A_TIME])
    log_reading(request.actor, page="rights.erasures", people=[*proposed, *(person.id for person in due)])
    names = names_of({who for row in (*waiting, *done) for who in (row.proposed_by_id, row.decided_by_id)})
    context = {
        "due": [(person, erasable_day(person), list(why_kept(request.actor, person))) for person in due],
        "today": today(),
        "waiting": [
            (
                row,
                told.GROUNDS[row.ground],
                names.get(row.proposed_by_id, ""),
                row.proposed_by_id == request.actor.user_id,
            )
            for row in waiting
        ],
        "done": [(row, *told.ERASURES[row.state], names.get(row.decided_by_id, "")) for row in done],
    }
    return render(request, "rights/erasures.html", context)


def _proposed(request: Asked) -> HttpResponse:
    """Those ticked; one that may not be is said, and does not stop the others."""
    if not request.actor.may("rights.propose_erasure"):
        return redirect("rights:erasures")
    ticked = filter(None, map(id_of, request.POST.getlist("person")[:AT_A_TIME]))
    people = Person.objects.visible_to(request.actor).filter(id__in=list(ticked))
    command, count = command_of(request), 0
    for person in people:
        try:
            actions.propose_erasure(request.actor, command=uuid5(command, str(person.id)), person=person)
            count += 1
        except Problem as problem:
            messages.error(request, f"{person.name}: {problem}")
    if count:
        messages.success(request, _("Proposed. A second person decides."))
    return redirect("rights:erasures")


@require_POST
@page("rights.erase_worker")
def agreement(request: Asked, id: UUID) -> HttpResponse:
    """The second person agrees: she is erased now, for good."""
    erasure = get_object_or_404(Erasure.objects.filter(organisation_id=request.actor.organisation_id), id=id)
    try:
        refuse_unsure(request.POST.get("sure", ""))
        actions.erase_worker(request.actor, command=command_of(request), person=erasure.person)
        messages.success(request, _("Erased. Only its date and its ground are kept."))
    except Problem as problem:
        messages.error(request, str(problem))
    return redirect("rights:erasures")


def refuse_unsure(sure: str) -> None:
    """Raise `rights.not_sure` unless the box was ticked."""
    if sure != "yes":
        raise Problem("rights.not_sure", _("Tick that you are sure: it cannot be undone."))


@require_POST
@page("rights.decline_erasure")
def refusal(request: Asked, id: UUID) -> HttpResponse:
    """She is not erased, because."""
    erasure = get_object_or_404(Erasure.objects.filter(organisation_id=request.actor.organisation_id), id=id)
    reason = request.POST.get("reason", "")
    try:
        actions.decline_erasure(request.actor, command=command_of(request), erasure=erasure, reason=reason)
        messages.success(request, _("Saved."))
    except Problem as problem:
        messages.error(request, str(problem))
    return redirect("rights:erasures")
