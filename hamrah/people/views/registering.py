"""Registering a worker: the quick form, the whole form, correcting. Not here: later decisions."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language

from hamrah.files.actions import keep_photo
from hamrah.ground.day import today
from hamrah.ground.ids import new_id
from hamrah.ground.problem import Problem
from hamrah.organisations.actions import villages_said
from hamrah.people import actions
from hamrah.people.actions.consenting import ConsentSaid
from hamrah.people.forms import ConsentForm, QuickForm, RegisterForm
from hamrah.people.models import Person
from hamrah.people.rules.registration import Registration
from hamrah.people.search import Found
from hamrah.people.shown import Shown, shown
from hamrah.people.villages import village_names
from hamrah.web.asked import Asked
from hamrah.web.forms import Form, command_of, id_of
from hamrah.web.gate import page

NOT_THE_SAME = "not_the_same_"


@page("people.register_worker")
def quick(request: Asked) -> HttpResponse:
    """Photo, name, phone, village; the rest later."""
    form = QuickForm(request.POST or None, request.FILES or None)
    return registering(request, "people/quick.html", form, ConsentForm(request.POST or None))


@page("people.register_worker")
def register(request: Asked) -> HttpResponse:
    """The whole form."""
    form = RegisterForm(request.POST or None, request.FILES or None)
    return registering(request, "people/register.html", form, ConsentForm(request.POST or None))


def registering(request: Asked, template: str, form: Any, consent: ConsentForm) -> HttpResponse:
    """Show the form; on POST register. A strong likeness comes back as a choice of faces."""
    alike: list[Shown] = []
    if request.method == "POST" and form.is_valid() and consent.is_valid():
        try:
            return redirect(_register(request, form, consent))
        except Problem as problem:
            form.show(problem)
            alike = _alike(request, problem, form)
    return render(
        request, template, {"form": form, "consent": consent, "alike": alike, "villages": village_names()}
    )


def _register(request: Asked, form: Any, consent: ConsentForm) -> Person:
    command = command_of(request)
    # The id comes from the command, so that the same form sent twice is the same registration.
    said = Registration(**with_places(form.said()), photo=kept_photo(request), id=command)
    person: Person = actions.register_worker(
        request.actor,
        command=command,
        said=said,
        consents=tuple(consents_of(consent)),
        not_the_same=tuple(answers(request)),
    )
    return person


def with_places(said: dict[str, Any]) -> dict[str, Any]:
    """The village's record beside what was written, where exactly one answers to it."""
    written = said.get("village_said", ""), said.get("district_said", "")
    village = villages_said([written]).get(written)
    return {**said, "village": village.id if village else None}


def kept_photo(request: Asked) -> UUID | None:
    """The uploaded photo, kept; None without one."""
    upload = request.FILES.get("photo")
    if upload is None:
        return None
    photo_id: UUID = keep_photo(request.actor, command=new_id(), upload=upload.read()).id
    return photo_id


def consents_of(form: ConsentForm) -> Iterator[ConsentSaid]:
    """One consent a purpose ticked, with the notice of the page's language."""
    said = form.cleaned_data
    for purpose in said["purposes"]:
        yield ConsentSaid(purpose, get_language() or "en", said["how"], said["witness"])


def answers(request: Asked) -> Iterator[tuple[UUID, str]]:
    """Likely-same faces answered "not the same, because"."""
    for name, because in request.POST.items():
        other = id_of(name.removeprefix(NOT_THE_SAME)) if name.startswith(NOT_THE_SAME) else None
        if other and str(because).strip():
            yield other, str(because).strip()


def _alike(request: Asked, problem: Problem, form: Any) -> list[Shown]:
    """The faces to look at. Where her budget is spent she is told so, and what she typed stays."""
    if problem.code != "people.likely_same":
        return []
    found = [Found(UUID(other), 0.0) for other in problem.values["others"]]
    try:
        return shown(request.actor, found, page="people.likely")
    except Problem as spent:
        form.show(spent)
        return []


@page("people.correct_worker")
def correct(request: Asked, id: UUID) -> HttpResponse:
    """The same form over what is registered."""
    person = get_object_or_404(Person.objects.visible_to(request.actor), id=id)
    form = RegisterForm(request.POST or None, initial=initial_of(person))
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(_correct(request, person, form))
        except Problem as problem:
            form.show(problem)
    context = {"form": form, "person": person, "villages": village_names(), "version": person.version}
    return render(request, "people/correct.html", context)


def _correct(request: Asked, person: Person, form: Form) -> Person:
    changes = with_places(form.said())  # type: ignore[attr-defined]
    changes.pop("phones"), changes.pop("by_proxy")
    if changes["age"] is None or not {"age", "age_known"} & set(form.changed_data):
        changes.pop("age")
    else:
        changes["birth_year"] = None
    seen = version_seen(request, person)
    corrected: Person = actions.correct_worker(
        request.actor, command=command_of(request), person=person, version=seen, changes=changes
    )
    return corrected


def version_seen(request: Asked, person: Person) -> int:
    """The version that stood on the page; a spoilt one is no version, and the correction is refused."""
    try:
        return int(request.POST.get("version", person.version))
    except ValueError:
        return 0


def initial_of(person: Person) -> dict[str, Any]:
    """What is registered, as the form's first values."""
    facts = {name: getattr(person, name) for name in RegisterForm.TEXTS}
    return {**facts, "age": person.age_on(today())}
