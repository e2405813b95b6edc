"""Who looked at her: a sheet for the worker herself, after the question whether a paper is safe for her.

Not here: the log (access), or what else is written down about her (the journal).
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from hamrah.access.models import Reading, RoleGrant, User, log_reading
from hamrah.access.page_words import DANGER, words_of
from hamrah.ground.day import INDIA, today
from hamrah.ground.problem import Problem
from hamrah.people import actions
from hamrah.people.models import Person
from hamrah.web.asked import Asked
from hamrah.web.forms import command_of
from hamrah.web.gate import page

# Logs are kept, and told of, for a year (DPDP Rules 2025, 6(1)(e)).
TOLD = timedelta(days=366)


@dataclass(frozen=True)
class Look:
    """One colleague, one day, one page: and how often."""

    day: date
    name: str
    role: Any
    page: Any
    times: int


@page("people.show_who_looked")
def looked(request: Asked, id: UUID) -> HttpResponse:
    """First: is it safe? Then the sheet. Nothing of it is on the first page."""
    visible = Person.objects.visible_to(request.actor).for_whom(request.actor, "people.show_who_looked")
    person = get_object_or_404(visible.standing(), id=id)
    log_reading(request.actor, page="people.looked", people=[person.id])
    if request.method != "POST":
        return render(request, "people/looked_first.html", {"person": person})
    try:
        is_safe = request.POST.get("safe") == "yes"
        actions.show_who_looked(request.actor, command=command_of(request), person=person, is_safe=is_safe)
    except Problem as problem:
        messages.info(request, str(problem))
        return redirect(person)
    context = {"person": person, "looks": list(looks_at(person)), "since": today() - TOLD, "day": today()}
    return render(request, "people/looked.html", context)


def looks_at(person: Person) -> Iterator[Look]:
    """Every look of the last year, the latest day first; of facts of danger not a word."""
    readings = Reading.objects.filter(at__date__gte=today() - TOLD, people__overlap=person.records)
    counted: Counter[tuple[date, UUID, str]] = Counter()
    for user_id, at, where in readings.exclude(page__in=DANGER).values_list("user_id", "at", "page"):
        counted[at.astimezone(INDIA).date(), user_id, where] += 1
    names = dict(User.objects.filter(id__in={who for _day, who, _page in counted}).values_list("id", "name"))
    roles = _roles(set(names))
    for (day, who, where), times in sorted(
        counted.items(), key=lambda one: (one[0][0], one[1]), reverse=True
    ):
        yield Look(day, names.get(who, ""), _role_on(roles.get(who, []), day), words_of(where), times)


def _roles(users: set[UUID]) -> dict[UUID, list[RoleGrant]]:
    found: dict[UUID, list[RoleGrant]] = {}
    for grant in RoleGrant.objects.filter(user_id__in=users).select_related("own").order_by("since"):
        found.setdefault(grant.user_id, []).append(grant)
    return found


def _role_on(grants: list[RoleGrant], day: date) -> Any:
    """What she was on that day; else what she was last."""
    then = [one for one in grants if one.since <= day and (one.until is None or one.until >= day)] or grants
    return then[-1].role_name if then else ""
