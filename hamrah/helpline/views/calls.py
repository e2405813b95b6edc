"""Pages of calls: one while it is talked, one that has ended, the list. Not here: what it becomes
(becoming.py).
"""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from hamrah.access.models import User
from hamrah.cases.actions.opening import on_call_now
from hamrah.cases.models import Case
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.helpline import actions, told
from hamrah.helpline.forms import ActionForm, CallForm, CallsForm, MessageForm, initial_of
from hamrah.helpline.models import Call
from hamrah.helpline.rules.numbers import ten_digits
from hamrah.helpline.saying import CallSaid
from hamrah.helpline.sealed import mark_of
from hamrah.helpline.shown import caller_of, earlier_of, her_of, said_in
from hamrah.people.models import Person
from hamrah.web.asked import Asked
from hamrah.web.forms import command_of, id_of
from hamrah.web.gate import page

PAGE_OF = 40
# Fields of the talk, as the page groups them.
SPEAKER = ("caller", "owner", "gender")


@require_POST
@page("helpline.begin_call")
def begin(request: Asked) -> HttpResponse:
    """The phone rings: a draft at once, with the number where it is seen."""
    said = CallSaid(number=request.POST.get("number", "")[:20], centre=None)
    call: Call = actions.begin_call(request.actor, command=command_of(request), said=said)
    return redirect(call)


@page("helpline.see")
def call(request: Asked, id: UUID) -> HttpResponse:
    """My draft to write on, or what was noted."""
    row = one(request, id)
    if row.is_draft and row.taken_by_id == request.actor.user_id:
        return writing(request, row, CallForm(initial=initial_of(row)))
    return ended(request, row)


def one(request: Asked, id: UUID) -> Call:
    rows = Call.objects.visible_to(request.actor).select_related("person", "centre", "request", "surge")
    found: Call = get_object_or_404(rows, id=id)
    return found


def writing(request: Asked, row: Call, form: CallForm, *, status: int = 200) -> HttpResponse:
    context = {"call": row, "form": form, **beside(request, row), "now": timezone.now()}
    return render(request, "helpline/writing.html", context, status=status)


def beside(request: Asked, row: Call) -> dict[str, Any]:
    """What stands beside the form: who, what was said before, whom else to look for."""
    words = request.GET.get("words", "").strip()[:200]
    caller = caller_of(request.actor, row, words=words)
    return {
        "call": row,
        "caller": caller,
        "her": her_of(request.actor, row),
        "words": words,
        "topics": told.TOPICS,
    }


@require_POST
@page("helpline.save_call")
def draft(request: Asked, id: UUID) -> HttpResponse:
    """What stands on the page is kept. Asked by the page itself: answers what stands beside it."""
    row, form = one(request, id), CallForm(request.POST)
    form.is_valid()
    said = form.said(kept=initial_of(row))
    saved: Call = actions.save_call(request.actor, command=command_of(request), call=row, said=said)
    if request.headers.get("X-Part") != "beside":
        look = request.POST.get("look", "").strip()[:200]
        return redirect(f"{saved.get_absolute_url()}?{urlencode({'words': look})}" if look else saved)
    saved = one(request, saved.id)
    return render(request, "helpline/parts/beside.html", {**beside(request, saved), "form": form})


@require_POST
@page("helpline.end_call")
def end(request: Asked, id: UUID) -> HttpResponse:
    """The call is over: to what it becomes, else to the next."""
    row, form = one(request, id), CallForm(request.POST)
    if form.is_valid():
        try:
            over: Call = actions.end_call(
                request.actor, command=command_of(request), call=row, said=form.said()
            )
            messages.success(request, _("The call is noted."))
            return redirect(
                over if over.disposition in ("case", "service") or over.act_by else "helpline:desk"
            )
        except Problem as problem:
            form.show(problem)
    if row.is_draft and row.taken_by_id == request.actor.user_id:
        return writing(request, row, form, status=422)
    return ended(request, row)


def ended(request: Asked, row: Call) -> HttpResponse:
    """What was noted, what came of it, and what may be done now."""
    words = request.GET.get("words", "").strip()[:200]
    taker = User.objects.filter(id__in=[row.taken_by_id]).values_list("name", flat=True).first()
    context = {
        "call": row,
        "said": said_in(row),
        "her": her_of(request.actor, row),
        "earlier": earlier_of(request.actor, row),
        "searched": words,
        "caller": caller_of(request.actor, row, words=words) if words else None,
        "case": case_of(request, row),
        "taken_by": taker or "",
        "words_of": words_of(row),
        "action_form": ActionForm(),
        "message_form": MessageForm(),
        "may_write": row.may_message and row.owner == "self" and not row.is_danger and not row.is_draft,
        "callback": row.callbacks.order_by("-came_at").first(),
        "on_call": on_call_now(row.centre_id) if row.act_by and not row.acted_at else None,
        "now": timezone.now(),
    }
    return render(request, "helpline/call.html", context)


def case_of(request: Asked, row: Call) -> Case | None:
    """The case that came of it, for who may see it."""
    if row.case_id is None:
        return None
    return Case.objects.visible_to(request.actor).filter(id=row.case_id).first()


def words_of(row: Call) -> dict[str, Any]:
    """Its codes in words."""
    return {
        "caller": told.CALLERS.get(row.caller, ""),
        "owner": told.OWNERS.get(row.owner, ""),
        "gender": told.GENDERS.get(row.gender, ""),
        "language": told.LANGUAGES.get(row.language, ""),
        "topic": told.TOPICS.get(row.topic, ""),
        "danger": told.DANGERS.get(row.danger, ""),
        "disposition": told.DISPOSITIONS.get(row.disposition, ""),
    }


@require_POST
@page("helpline.name_caller")
def person(request: Asked, id: UUID) -> HttpResponse:
    """The call is hers, or about her."""
    row, wanted = one(request, id), id_of(request.POST.get("person", ""))
    if wanted is None:
        messages.error(request, _("Say first which worker the call is about."))
        return redirect(row)
    her = get_object_or_404(Person.objects.visible_to(request.actor).standing(), id=wanted)
    actions.name_caller(request.actor, command=command_of(request), call=row, person=her)
    return redirect(row)


@require_POST
@page("helpline.note_action")
def action(request: Asked, id: UUID) -> HttpResponse:
    """What was done in a danger."""
    row = one(request, id)
    words = request.POST.get("words", "")
    actions.note_action(request.actor, command=command_of(request), call=row, words=words)
    messages.success(request, _("Noted."))
    return redirect(row)


@page("helpline.see")
def calls(request: Asked) -> HttpResponse:
    """Ended calls, the latest first; by number, topic, or mine."""
    form = CallsForm(request.GET or None)
    rows = Call.objects.visible_to(request.actor).ended()
    if form.is_bound and form.is_valid():
        rows = narrowed(request, rows, form.cleaned_data)
    before = request.GET.get("before", "")
    shown = list(_before(rows, before)[: PAGE_OF + 1])
    context = {
        "form": form,
        "rows": [(row, words_of(row)) for row in shown[:PAGE_OF]],
        "next": shown[PAGE_OF - 1].id if len(shown) > PAGE_OF else None,
    }
    return render(request, "helpline/calls.html", context)


def narrowed(request: Asked, rows: Any, said: dict[str, Any]) -> Any:
    if said["number"]:
        rows = rows.filter(mark=mark_of(request.actor.organisation_id, ten_digits(said["number"]) or "-"))
    if said["topic"]:
        rows = rows.filter(topic=said["topic"])
    return rows.filter(taken_by_id=request.actor.user_id) if said["mine"] else rows


def _before(rows: Any, before: str) -> Any:
    """From the call named on: its moment is the place in the list, ids of one moment follow their order."""
    id = id_of(before)
    last = rows.filter(id=id).values_list("began_at", flat=True).first() if id else None
    return rows.filter(began_at__lt=last) if last else rows
