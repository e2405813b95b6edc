"""Pages of emergencies: opening a record, what is behind the glass, a second person's look.

Not here: the rules (actions/urgent.py).
"""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from hamrah.access.models import log_reading
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.people import told as people_told
from hamrah.people.models import Membership, Person, Phone
from hamrah.services import actions, told
from hamrah.services.actions.urgent import PAGE, glass_of
from hamrah.services.forms import GlassForm, ReviewForm
from hamrah.services.kinds import kind_names
from hamrah.services.models import ServiceRequest, Urgent
from hamrah.services.stories import names_of
from hamrah.web.asked import Asked
from hamrah.web.forms import command_of
from hamrah.web.gate import page

LATEST = 30


@page("services.break_glass")
def glass(request: Asked) -> HttpResponse:
    """Whose record, why, for how long."""
    form = GlassForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            row = actions.break_glass(request.actor, command=command_of(request), **form.cleaned_data)
            return redirect("services:behind", row.person_id)
        except Problem as problem:
            form.show(problem)
    return render(request, "services/glass.html", {"form": form})


@page("services.break_glass")
def behind(request: Asked, person: UUID) -> HttpResponse:
    """What helps in an emergency: who she is, whom to call, what is open. Only while it is open."""
    who = get_object_or_404(Person.objects.filter(erased_at=None), id=person)
    row = glass_of(request.actor, who)
    if row is None:
        return redirect("services:glass")
    log_reading(request.actor, page=PAGE, people=[who.id], counts=False)
    names = kind_names()
    open_ones = ServiceRequest.objects.filter(person__in=who.records).open()
    homes = Membership.objects.filter(person__in=who.records, until=None).values("household_id")
    near = Membership.objects.filter(household__in=homes, until=None).exclude(person__in=who.records)
    context: dict[str, Any] = {
        "person": who,
        "row": row,
        "phones": [
            (phone, people_told.OWNERS.get(phone.owner, phone.owner))
            for phone in Phone.objects.filter(person__in=who.records)
        ],
        "family": [one.person for one in near.select_related("person") if one.person.erased_at is None],
        "services": [
            (names.get(one.kind, one.kind), told.state_words(told.STATES, one.state)) for one in open_ones
        ],
    }
    log_reading(request.actor, page=PAGE, people=[one.id for one in context["family"]], counts=False)
    return render(request, "services/behind.html", context)


@page("services.see_reviews")
def reviews(request: Asked) -> HttpResponse:
    """What was done past the usual rule, and waits for a second person; and what was found before."""
    rows = list(Urgent.objects.select_related("person", "hand_over").order_by("reviewed_at", "review_by"))
    waiting = [row for row in rows if row.reviewed_at is None]
    done = sorted((row for row in rows if row.reviewed_at), key=lambda row: row.at, reverse=True)[:LATEST]
    log_reading(
        request.actor, page="services.reviews", people=[row.person.id for row in waiting if row.person]
    )
    who = names_of([id for row in (*waiting, *done) for id in (row.by_id, row.reviewed_by_id)])
    context = {
        "waiting": [
            (row, who.get(row.by_id, ""), row.review_by < timezone.now(), row.by_id == request.actor.user_id)
            for row in waiting
        ],
        "done": [(row, who.get(row.by_id, ""), who.get(row.reviewed_by_id, "")) for row in done],
        "form": ReviewForm(auto_id=False),
    }
    return render(request, "services/reviews.html", context)


@require_POST
@page("services.review")
def review(request: Asked, id: UUID) -> HttpResponse:
    row = get_object_or_404(Urgent.objects.all(), id=id)
    form = ReviewForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say whether it was right, and what you found."))
        return redirect("services:reviews")
    said = form.cleaned_data
    actions.review(
        request.actor, command=command_of(request), urgent=row, was_right=said["was_right"] == "yes",
        finding=said["finding"],
    )  # fmt: skip
    messages.success(request, _("Noted."))
    return redirect("services:reviews")
