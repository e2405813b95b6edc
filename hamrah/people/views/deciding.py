"""What may be changed on a worker's page, each a noun of its own. Not here: the page (person.py)."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID, uuid5

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from hamrah.access.models import log_reading
from hamrah.files.models import Photo
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.people import actions, told
from hamrah.people.actions.consenting import ConsentSaid
from hamrah.people.forms import (
    AttestForm,
    CentreForm,
    ConsentForm,
    PapersForm,
    PhoneForm,
    SealedForm,
    ten_digits,
)
from hamrah.people.models import Person
from hamrah.people.models.sealed import DANGER, SEALED_FACTS
from hamrah.people.rules.registration import PhoneSaid
from hamrah.people.views.registering import kept_photo
from hamrah.web.asked import Asked
from hamrah.web.forms import command_of
from hamrah.web.gate import page

Change = Callable[[Asked, Person, dict[str, Any]], Any]


SAVED = _("Saved.")


def change(permission: str, form_class: Any = None, done: Any = SAVED) -> Callable[[Change], Any]:
    """Make `act(request, person, said)` a page that changes her and goes back to hers.

    A form that is not in shape, and a Problem, come back as a notice on her page.
    """

    def wrap(act: Change) -> Any:
        @require_POST
        @page(permission)
        @wraps(act)
        def changed(request: Asked, id: UUID) -> HttpResponse:
            person = get_object_or_404(Person.objects.visible_to(request.actor), id=id)
            form = form_class(request.POST) if form_class else None
            try:
                if form is not None and not form.is_valid():
                    messages.error(request, first_error(form))
                else:
                    act(request, person, form.cleaned_data if form else {})
                    messages.success(request, done)
            except Problem as problem:
                messages.error(request, str(problem))
            return redirect(person)

        return changed

    return wrap


def first_error(form: Any) -> str:
    """The first thing wrong with a form, with the field's label."""
    name, errors = next(iter(form.errors.items()))
    label = form.fields[name].label if name in form.fields else ""
    return f"{label}: {errors[0]}" if label else str(errors[0])


@change("people.submit_worker", done=_("Handed in to the coordinator."))
def submission(request: Asked, person: Person, said: dict[str, Any]) -> None:
    actions.submit_worker(request.actor, command=command_of(request), person=person)


@change("people.accept_worker", done=_("Accepted."))
def acceptance(request: Asked, person: Person, said: dict[str, Any]) -> None:
    actions.accept_worker(request.actor, command=command_of(request), person=person)


@change("people.return_worker", done=_("Sent back."))
def return_(request: Asked, person: Person, said: dict[str, Any]) -> None:
    reason = request.POST.get("reason", "")
    actions.return_worker(request.actor, command=command_of(request), person=person, reason=reason)


@change("people.add_phone", PhoneForm)
def phone(request: Asked, person: Person, said: dict[str, Any]) -> None:
    number = PhoneSaid(ten_digits(said["phone"]), said["phone_owner"] or "unknown", said["safe_to_call"])
    actions.add_phone(request.actor, command=command_of(request), person=person, said=number)


@change("people.add_photo")
def photo(request: Asked, person: Person, said: dict[str, Any]) -> None:
    kept = kept_photo(request)
    if kept is None:
        raise Problem("people.no_photo", _("Choose or take a photo first."))
    kept_row = Photo.objects.get(id=kept)
    actions.add_photo(request.actor, command=command_of(request), person=person, photo=kept_row)


@change("people.record_consent", ConsentForm)
def consent(request: Asked, person: Person, said: dict[str, Any]) -> None:
    language = get_language() or "en"
    for purpose in said["purposes"]:
        one = ConsentSaid(purpose, language, said["how"], said["witness"])
        command = uuid5(command_of(request), purpose)
        actions.record_consent(request.actor, command=command, person=person, said=one)


@change("people.withdraw_consent", done=_("Withdrawn. It is restricted from this moment."))
def withdrawal(request: Asked, person: Person, said: dict[str, Any]) -> None:
    purpose, how = request.POST.get("purpose", ""), request.POST.get("how") or "spoken"
    command = command_of(request)
    actions.withdraw_consent(request.actor, command=command, person=person, purpose=purpose, how=how)


@change("people.assign_centre", CentreForm)
def centre(request: Asked, person: Person, said: dict[str, Any]) -> None:
    actions.assign_centre(request.actor, command=command_of(request), person=person, centre=said["centre"])


@change("people.attest_workers", AttestForm)
def attestation(request: Asked, person: Person, said: dict[str, Any]) -> None:
    actions.attest_workers(request.actor, command=command_of(request), people=[person.id], **said)


@change("people.note_sealed_fact", SealedForm, done=_("Kept, sealed."))
def sealed(request: Asked, person: Person, said: dict[str, Any]) -> None:
    actions.note_sealed_fact(request.actor, command=command_of(request), person=person, **said)


@change("people.note_papers", PapersForm)
def papers_seen(request: Asked, person: Person, said: dict[str, Any]) -> None:
    command, seen = command_of(request), said["papers"]
    actions.note_papers(request.actor, command=command, person=person, seen=seen, replaces=said["replaces"])


@page("people.see_sealed_facts")
def sealed_facts(request: Asked, id: UUID) -> HttpResponse:
    """Her sensitive facts, opened for this look, which is logged."""
    visible = Person.objects.visible_to(request.actor).for_whom(request.actor, "people.see_sealed_facts")
    person = get_object_or_404(visible, id=id)
    rows = list(person.sealed_facts.all())
    # A look at a fact of danger is logged apart: her own sheet of who looked does not tell of it.
    is_danger = any(SEALED_FACTS[row.fact] == DANGER for row in rows)
    where = "people.danger" if is_danger else "people.sealed_facts"
    log_reading(request.actor, page=where, people=[person.id])
    opened = {row.fact: row.open() for row in rows}
    papers = opened.get("papers", "")
    facts = [
        (told.SEALED.get(fact, fact), told.papers_words(value) if fact == "papers" else value)
        for fact, value in opened.items()
    ]
    form = PapersForm(initial={"papers": papers.split(","), "replaces": True})
    return render(request, "people/sealed_facts.html", {"person": person, "facts": facts, "form": form})
