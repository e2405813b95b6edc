"""Pages of gangs: all of them, a month of one as a grid, who is in it. Not here: one worker (diaries.py)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from hamrah.access.models import log_reading
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.people.models import Person
from hamrah.people.search import by_words
from hamrah.wages import actions, grids, told
from hamrah.wages.actions.diaries import GangMarks
from hamrah.wages.forms.diaries import EndForm, GangForm, MonthForm, month_meant, muster_posted
from hamrah.wages.models import Diary, Gang, Terms
from hamrah.wages.rules.marks import REST
from hamrah.wages.views.diaries import ASKED
from hamrah.web.asked import Asked
from hamrah.web.forms import Form, command_of, id_of
from hamrah.web.gate import page

FOUND, WAITING = 8, 50


@page("wages.see_diary")
def gangs(request: Asked) -> HttpResponse:
    """All gangs, and the terms that nobody has read aloud yet."""
    rows = Gang.objects.visible_to(request.actor).select_related("party")
    rows = rows.annotate(workers=Count("diaries", filter=Q(diaries__ended_on=None)))
    unread = unread_terms(request)
    log_reading(request.actor, page="wages.unread", people=[one.person_id for one in unread])
    return render(request, "wages/gangs.html", {"rows": rows, "unread": unread})


def unread_terms(request: Asked) -> list[Terms]:
    """Slips of workers that wait to be read aloud, the oldest first."""
    if not request.actor.may("wages.see_pay"):
        return []
    rows = Terms.objects.visible_to(request.actor).standing().unread()
    return list(rows.select_related("person", "hirer").order_by("made_at")[:WAITING])


@page("wages.form_gang")
def new(request: Asked) -> HttpResponse:
    form = GangForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            gang = actions.form_gang(
                request.actor, command=command_of(request), said=form.said(request.actor)
            )
            messages.success(request, _("Now say who works in it."))
            return redirect("wages:members", gang.id)
        except Problem as problem:
            form.show(problem)
    return render(request, "wages/new_gang.html", {"form": form})


@page("wages.see_diary")
def gang(request: Asked, id: UUID) -> HttpResponse:
    """People x days: a month of a gang, saved at once."""
    one, first = _gang(request, id), month_meant(request.GET.get("month", ""))
    diaries = list(members(request, one, first))
    form, asks = MonthForm(request.POST or None, initial={"how": "office"}), False
    if request.method == "POST" and form.is_valid():
        try:
            noted = _marked(request, one, diaries, form)
            messages.success(request, _("Days noted: %(count)s") % {"count": noted})
            return redirect(f"{reverse('wages:gang', args=[one.id])}?month={first:%Y-%m}")
        except Problem as problem:
            asks = problem.code in ASKED
            form.show(problem)
    log_reading(request.actor, page="wages.gang", people=[diary.person_id for diary in diaries])
    context = {
        "gang": one,
        "first": first,
        "days": range(1, grids.last_day(first) + 1),
        "before": grids.month_before(first),
        "after": grids.month_after(first),
        "lines": shown_again(request, grids.lines(diaries, first)),
        "words": told.MARKS,
        "form": form,
        "asks": asks,
        "end": EndForm(),
        "rest": told.MARKS[REST][1],
    }
    return render(request, "wages/gang.html", context)


def _marked(request: Asked, one: Gang, diaries: list[Diary], form: Form) -> int:
    """Only what changed goes to the verb."""
    if not request.actor.may("wages.mark_gang"):
        raise Problem("verb.not_allowed", _("You may not do this. Ask your coordinator."))
    first = month_meant(request.GET.get("month", ""))
    said = {diary.id: muster_posted(request.POST, diary.id, first) for diary in diaries}
    rows = {id: marks for id, marks in said.items() if marks}
    noted: int = actions.mark_gang(
        request.actor, command=command_of(request), gang=one, marks=GangMarks(rows),
        how=form.cleaned_data["how"], is_sure=form.cleaned_data["is_sure"],
    )  # fmt: skip
    return noted


def shown_again(request: Asked, lines: list[grids.Line]) -> list[dict[str, Any]]:
    """Each line as it stands, and as it was typed where it was refused."""
    return [
        {
            "diary": line.diary,
            "typed": request.POST.get(f"m-{line.diary.id}", line.typed)[:200],
            "was": line.typed,
            "worked": told.days_said(line.halves),
        }
        for line in lines
    ]


def members(request: Asked, gang: Gang, first: Any) -> QuerySet[Diary]:
    """Who was in it in that month."""
    rows = Diary.objects.visible_to(request.actor).filter(gang=gang)
    here = rows.filter(Q(ended_on=None) | Q(ended_on__gte=first))
    return here.select_related("person").order_by("person__name", "id")


@page("wages.join_gang")
def people(request: Asked, id: UUID) -> HttpResponse:
    """Who works in it: found by name or card number, added one by one."""
    one = _gang(request, id)
    words = request.POST.get("find", "")[:120]
    found = by_words(request.actor, words, at_most=FOUND) if words.strip() else []
    if request.method == "POST" and "add" in request.POST:
        chosen = Person.objects.visible_to(request.actor).standing().filter(id__in=chosen_ids(request))
        try:
            came = actions.join_gang(
                request.actor, command=command_of(request), gang=one, people=list(chosen)
            )
            messages.success(request, _("Workers added: %(count)s") % {"count": came})
            return redirect("wages:members", one.id)
        except Problem as problem:
            messages.error(request, str(problem))
    here = list(members(request, one, month_meant("")))
    shown = [*(row.person_id for row in here), *(row.person_id for row in found)]
    log_reading(request.actor, page="wages.gang", people=shown)
    inside = {row.person_id for row in here}
    others = [row.person for row in found if row.person and row.person_id not in inside]
    context = {"gang": one, "here": here, "words": words, "found": others}
    return render(request, "wages/members.html", context)


def chosen_ids(request: Asked) -> list[str]:
    return [text for text in request.POST.getlist("person") if id_of(text)]


@require_POST
@page("wages.end_gang")
def end(request: Asked, id: UUID) -> HttpResponse:
    one, form = _gang(request, id), EndForm(request.POST)
    if form.is_valid():
        try:
            actions.end_gang(request.actor, command=command_of(request), gang=one, **form.cleaned_data)
            messages.success(request, _("The gang has parted. Its days stay."))
            return redirect("wages:gangs")
        except Problem as problem:
            messages.error(request, str(problem))
    return redirect(one)


def _gang(request: Asked, id: UUID) -> Gang:
    found: Gang = get_object_or_404(Gang.objects.visible_to(request.actor).select_related("party"), id=id)
    return found
