"""Is it the same person? The open suspicions, two records side by side, a merge and its undoing.

Not here: what makes records alike (rules/likeness.py), what a merge does (actions/sameness.py).
"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from hamrah.access.models import log_reading
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.people import actions, told
from hamrah.people.models import Merge, Person, Suspicion
from hamrah.people.rules.likeness import POSSIBLE, STRONG, Question, missing_fact, told_of
from hamrah.people.rules.merging import TOGETHER
from hamrah.people.said import ready_of
from hamrah.people.shown import why
from hamrah.people.twice import A_DAY, open_suspicions, todays
from hamrah.web.asked import Asked
from hamrah.web.forms import command_of, shown_again
from hamrah.web.gate import page
from hamrah.web.panels import panels_on

A_PAGE = 20
COMPARED = {
    "name": _("Name"),
    "known_as": _("Known as"),
    "relation_name": _("Father's or husband's name"),
    "gender": _("Woman or man"),
    "birth_year": _("Birth year"),
    "village_said": _("Village"),
    "hamlet": _("Hamlet (phala)"),
    "panchayat_said": _("Panchayat"),
    "block_said": _("Block"),
    "district_said": _("District"),
    "sector": _("Kind of work"),
    "occupation": _("Work"),
    "skill_grade": _("Skill"),
    "eshram_number": _("e-Shram number"),
    "note": _("Remark"),
    "register_number": _("Register number"),
}

LIKELY = (_("Hardly the same person"), _("Perhaps the same person"), _("Very likely the same person"))
# Which fact would decide, where the records do not both say it.
MISSING = {
    "father+village": _(
        "Ask for the father's or husband's name and the village: without both it is a guess."
    ),
    "father": _("Ask for the father's or husband's name: one of the two records does not say it."),
    "village": _("Ask for the village: one of the two records does not say it."),
}


@page("people.say_not_the_same")
def suspicions(request: Asked) -> HttpResponse:
    """A day's work: pairs that look like one person, the likeliest first."""
    is_asking = "ask" in request.GET
    open_pairs = open_suspicions(request.actor, "ask") if is_asking else todays(request.actor)
    pairs = open_pairs.select_related("person__village", "other__village")
    shown = Paginator(pairs.prefetch_related("person__phones", "other__phones"), A_PAGE).get_page(
        request.GET.get("page")
    )
    seen = {person.id for pair in shown for person in (pair.person, pair.other)}
    log_reading(request.actor, page="people.suspicions", people=list(seen))
    rows = [(pair, *_why(pair.person, pair.other)) for pair in shown]
    context = {
        "page": shown,
        "rows": rows,
        "is_asking": is_asking,
        "a_day": A_DAY,
        "all": open_suspicions(request.actor).count(),
        "to_ask": open_suspicions(request.actor, "ask").count(),
    }
    return render(request, "people/suspicions.html", context)


def _why(person: Person, other: Person) -> tuple[str, str, Any, Any]:
    """What speaks for one person, what against, how probable it is in words, and which fact would decide."""
    question, theirs = Question(ready_of(person).trait), ready_of(other).trait
    points, missing = question.score(theirs), missing_fact(question, theirs)
    likely = LIKELY[(points >= STRONG and not missing) + (points >= POSSIBLE)]
    return *why(told_of(question, theirs)), likely, MISSING.get(missing)


@page("people.say_not_the_same")
def comparison(request: Asked, id: UUID, other: UUID) -> HttpResponse:
    """Two records side by side: the same person, or not, because."""
    both = Person.objects.visible_to(request.actor).standing().select_related("village")
    person, twin = get_object_or_404(both, id=id), get_object_or_404(both, id=other)
    if request.method == "POST":
        try:
            return redirect(_decided(request, person, twin))
        except Problem as problem:
            messages.error(request, str(problem))
    log_reading(request.actor, page="people.comparison", people=[person.id, twin.id])
    context = {
        "person": person,
        "other": twin,
        "sides": [_side(request, person), _side(request, twin)],
        "rows": list(differences(person, twin)),
        "because": shown_again(request.POST.get("because", "")),
        "why": _why(person, twin),
        "said": _said(person, twin),
        "from_list": "list" in request.GET,
    }
    return render(request, "people/comparison.html", context)


def _said(person: Person, twin: Person) -> Any:
    """The suspicion between the two, with what was answered; None where nobody asked."""
    between = Q(person=person, other=twin) | Q(person=twin, other=person)
    return Suspicion.objects.filter(between).order_by("-answered_at").first()


def _side(request: Asked, person: Person) -> dict[str, Any]:
    """What stands on one side and is not chosen: it stays with its record, and is shown together."""
    return {
        "person": person,
        "phones": [phone.number for phone in person.phones.all()],
        "consents": [
            told.purpose_words(purpose)
            for purpose in person.consents.filter(withdrawn_at=None).values_list("purpose", flat=True)
        ],
        "panels": panels_on("comparison", request, person),
    }


def _decided(request: Asked, person: Person, twin: Person) -> str:
    """Do what was answered; where to go then."""
    because, command = request.POST.get("because", ""), command_of(request)
    if request.POST.get("answer") == "same":
        take = [field for field in TOGETHER if request.POST.get(f"from_{field}") == "other"]
        actions.merge_people(
            request.actor, command=command, kept=person, gone=twin, take=take, because=because
        )
        messages.success(request, _("One record now. Both stay readable, and it can be undone."))
    elif request.POST.get("answer") == "ask":
        actions.ask_further(request.actor, command=command, person=person, other=twin, because=because)
        messages.success(request, _("Kept under: To be asked. Nothing else changed."))
    else:
        actions.say_not_the_same(request.actor, command=command, person=person, other=twin, because=because)
        messages.success(request, _("Two people. This is not asked again."))
    return reverse("people:suspicions") if "list" in request.GET else person.get_absolute_url()


def differences(person: Person, other: Person) -> Iterator[dict[str, Any]]:
    """Each compared field that one of them has: hers and the other's, in words."""
    for field, label in COMPARED.items():
        ours, theirs = getattr(person, field), getattr(other, field)
        if ours or theirs:
            yield {
                "field": field,
                "label": label,
                "ours": in_words(person, field),
                "theirs": in_words(other, field),
                "differ": ours != theirs,
                "takes_theirs": not ours,
            }


def in_words(person: Person, field: str) -> str:
    """A field as people read it: Father: Bherulal; 1991 (about)."""
    value = getattr(person, field)
    words = {"gender": told.GENDERS, "skill_grade": told.SKILLS}.get(field, {})
    if not value or words:
        return str(words.get(value, value or ""))
    if field == "relation_name" and person.relation in told.RELATIONS:
        return f"{told.RELATIONS[person.relation]}: {value}"
    if field == "birth_year" and person.birth_known == "about":
        return f"{value} ({_('about')})"
    return str(value)


@page("people.undo_merge")
def separation(request: Asked, id: UUID) -> HttpResponse:
    """A merge: who joined what, why, what was taken; and undoing it."""
    seen = Person.objects.visible_to(request.actor)
    merges = Merge.objects.filter(kept__in=seen).select_related("kept", "gone")
    merge = get_object_or_404(merges, id=id)
    if request.method == "POST":
        try:
            actions.undo_merge(request.actor, command=command_of(request), merge=merge)
            messages.success(request, _("Two records again."))
        except Problem as problem:
            messages.error(request, str(problem))
        return redirect(merge.kept)
    log_reading(request.actor, page="people.separation", people=[merge.kept_id, merge.gone_id])
    taken = [
        (label, merge.was[field], merge.became[field])
        for field, label in COMPARED.items()
        if field in merge.became
    ]
    return render(request, "people/separation.html", {"merge": merge, "taken": taken})
