"""Her household: joining one, founding one, leaving. Not here: what the page of a person shows of it."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from hamrah.access.models import log_reading
from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.people import actions, told
from hamrah.people.forms import choices
from hamrah.people.models import Household, Membership, Person
from hamrah.people.search import by_words
from hamrah.people.shown import shown
from hamrah.people.together import household_of, left_by
from hamrah.web.asked import Asked
from hamrah.web.forms import Form, command_of, id_of
from hamrah.web.gate import page

FOUND = 10


class JoinForm(Form):
    """Since when, and as what."""

    since = forms.DateField(label=_("Since"), widget=forms.DateInput(attrs={"type": "date"}), initial=today)
    relation = forms.ChoiceField(
        label=_("What is she to its head?"), choices=choices(told.HOUSEHOLD_RELATIONS), required=False
    )
    is_head = forms.BooleanField(label=_("She is its head"), required=False)


class LeaveForm(Form):
    """On which day."""

    until = forms.DateField(label=_("Until"), widget=forms.DateInput(attrs={"type": "date"}), initial=today)


@page("people.join_household")
def household(request: Asked, id: UUID) -> HttpResponse:
    """Join a household found by one of its people, or found one; leave the present one."""
    person = get_object_or_404(Person.objects.visible_to(request.actor).standing(), id=id)
    now = household_of(person)
    form: Form = (LeaveForm if now else JoinForm)(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            _changed(request, person, now, form.cleaned_data)
            return redirect(person)
        except Problem as problem:
            form.show(problem)
    words = request.GET.get("words", "").strip()[:200]
    context = {
        "person": person,
        "membership": now,
        "members": members_of(request.actor, now.household, but=person) if now else [],
        "before": left_by(person),
        "form": form,
        "words": words,
        "found": _found(request.actor, person, words) if words and not now else [],
    }
    return render(request, "people/household.html", context)


def _changed(request: Asked, person: Person, now: Membership | None, said: dict[str, Any]) -> None:
    command = command_of(request)
    if now:
        actions.leave_household(request.actor, command=command, membership=now, until=said["until"])
        messages.success(request, _("She is no longer noted in that household."))
        return
    joined = None
    if which := request.POST.get("household"):
        joined = get_object_or_404(Household, id=id_of(which))
    actions.join_household(request.actor, command=command, person=person, household=joined, **said)
    messages.success(request, _("Her household is noted."))


def members_of(actor: Any, household: Household, *, but: Person) -> Sequence[Person]:
    """Those of a household whom the actor may see anyway: membership opens nobody's page."""
    people = Person.objects.visible_to(actor).standing().unrestricted().exclude(id=but.id)
    members = list(people.filter(memberships__household=household, memberships__until=None).order_by("no"))
    log_reading(actor, page="people.household", people=[member.id for member in members])
    return members


def _found(actor: Any, person: Person, words: str) -> list[dict[str, Any]]:
    """People whom the words may mean and who are in a household."""
    rows = [
        row.person for row in shown(actor, by_words(actor, words, at_most=FOUND), page="people.household")
    ]
    open_ones = Person.objects.filter(id__in=[row.id for row in rows]).unrestricted()
    present = Membership.objects.filter(person__in=open_ones, until=None).select_related("household__village")
    homes = {membership.person_id: membership.household for membership in present}
    return [
        {"person": row, "household": homes[row.id]} for row in rows if row.id in homes and row.id != person.id
    ]
