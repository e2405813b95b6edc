"""Registering a worker: the quick form, the whole form, correcting. Not here: later decisions."""

from base64 import b64decode, b64encode
from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language

from hamrah.files.actions import keep_photo
from hamrah.files.photos import take_photo
from hamrah.ground.day import today
from hamrah.ground.ids import new_id
from hamrah.ground.problem import Problem
from hamrah.people import actions
from hamrah.people.actions.consenting import ConsentSaid
from hamrah.people.forms import ConsentForm, QuickForm, RegisterForm
from hamrah.people.models import Person
from hamrah.people.rules.registration import Registration
from hamrah.people.search import Found
from hamrah.people.shown import Shown, shown
from hamrah.people.views.finding import likely_faces
from hamrah.people.villages import village_names, villages_meant
from hamrah.web.asked import Asked
from hamrah.web.forms import Form, command_of, id_of
from hamrah.web.gate import page

NOT_THE_SAME = "not_the_same_"
PHOTO_AGAIN = "photo_again"


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
    """Show the form; on POST register. A strong likeness comes back as a choice of faces; where no script
    shows likely faces beside the form, she may ask for them with what she has typed."""
    alike: list[Shown] = []
    looks = "look" in request.POST
    if request.method == "POST" and not looks and form.is_valid() and consent.is_valid():
        try:
            return redirect(_register(request, form, consent))
        except Problem as problem:
            form.show(problem)
            alike = _alike(request, problem, form)
    beside = likely_faces(request, request.POST) if looks else {}
    context = {"form": form, "consent": consent, "alike": alike, "villages": village_names(), "looked": looks}
    return render(request, template, {**context, **beside, **photo_again(request)})


@transaction.atomic
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
    if papers := form.cleaned_data.get("papers"):
        actions.note_papers(request.actor, command=uuid5(command, "papers"), person=person, seen=papers)
    return person


def with_places(said: dict[str, Any]) -> dict[str, Any]:
    """The village's record beside what was written, where exactly one answers to it."""
    written = said.get("village_said", ""), said.get("block_said", ""), said.get("district_said", "")
    village = villages_meant([written]).get(written)
    return {**said, "village": village.id if village else None}


def kept_photo(request: Asked) -> UUID | None:
    """The uploaded photo, kept; None without one."""
    upload = photo_sent(request)
    if not upload:
        return None
    photo_id: UUID = keep_photo(request.actor, command=new_id(), upload=upload).id
    return photo_id


def photo_sent(request: Asked) -> bytes:
    """The photo just chosen, else the one that came back with the form."""
    if (upload := request.FILES.get("photo")) is not None:
        upload.seek(0)
        content: bytes = upload.read()
        return content
    try:
        return b64decode(request.POST.get(PHOTO_AGAIN, ""), validate=True)
    except ValueError:
        return b""


def photo_again(request: Asked) -> dict[str, str]:
    """A form that is shown again brings the photo along, made safe: no browser fills in a file by itself, and
    she has gone back to her place. Nothing is kept of it until the form is."""
    try:
        taken = take_photo(photo_sent(request)) if request.method == "POST" else None
    except Problem:
        return {}
    if taken is None:
        return {}
    jpeg, small = (b64encode(one).decode() for one in (taken.jpeg, taken.print_jpeg))
    return {PHOTO_AGAIN: jpeg, "photo_small": small}


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
    is_unsaid = changes["age"] is None and changes["birth_year"] is None
    if is_unsaid or not {"age", "age_known"} & set(form.changed_data):
        changes.pop("age"), changes.pop("birth_year")
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
    age = person.birth_year if person.birth_known == "year" else person.age_on(today())
    return {**facts, "age": age, "eshram": person.eshram_number}
