"""A minor's guardian, or her legal claim: two pages of one shape. Not here: what her own page shows of it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from hamrah.access.models import log_reading
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.people import actions
from hamrah.people.actions.guarding import refuse_grown
from hamrah.people.forms import GuardianForm, LegalClaimForm
from hamrah.people.models import Person
from hamrah.web.asked import Asked
from hamrah.web.forms import Form, command_of
from hamrah.web.gate import page


@page("people.verify_guardian")
def guardian(request: Asked, id: UUID) -> HttpResponse:
    """Who is her guardian, and how that was verified; or whom somebody suspects."""
    return _page(request, id, GuardianForm, actions.verify_guardian, title=_("Her guardian"))


@page("people.record_legal_claim")
def legal_claim(request: Asked, id: UUID) -> HttpResponse:
    """The claim for which she is registered without a guardian."""
    return _page(request, id, LegalClaimForm, actions.record_legal_claim, title=_("Her legal claim"))


def _page(
    request: Asked, id: UUID, form_class: type[Form], act: Callable[..., Any], *, title: Any
) -> HttpResponse:
    person = get_object_or_404(Person.objects.visible_to(request.actor).standing(), id=id)
    refuse_grown(person)
    log_reading(request.actor, page="people.guardian", people=[person.id])
    form = form_class(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            act(request.actor, command=command_of(request), person=person, **form.cleaned_data)
            messages.success(request, _("Written down, with your name and the day."))
            return redirect(person)
        except Problem as problem:
            form.show(problem)
    return render(request, "people/guardian.html", {"person": person, "form": form, "title": title})
