"""Her rights on one page: each state with its date, and what may be done. Not here: the lists of all."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation
from django.views.decorators.http import require_POST

from hamrah.access.models import User, log_reading
from hamrah.ground.day import today
from hamrah.ground.permissions import verb_named
from hamrah.ground.problem import Problem
from hamrah.ground.room import Held, rooms
from hamrah.ground.words import _
from hamrah.organisations.models import organisation_of
from hamrah.people.forms import ten_digits
from hamrah.people.models import Person
from hamrah.rights import actions, told
from hamrah.rights.brief import brief, is_in_danger
from hamrah.rights.due import erasable_day, why_kept
from hamrah.rights.forms import NomineeForm, NoticeForm, RequestForm
from hamrah.rights.models import Nominee
from hamrah.rights.notice import LANGUAGES, WRITTEN
from hamrah.web.asked import Asked
from hamrah.web.forms import command_of
from hamrah.web.gate import page

SENSITIVE = 4


def person_of(request: Asked, id: UUID) -> Person:
    found: Person = get_object_or_404(Person.objects.visible_to(request.actor).standing(), id=id)
    return found


@page("rights.see")
def hers(request: Asked, id: UUID) -> HttpResponse:
    """What she may have, and where each of it stands."""
    person = person_of(request, id)
    log_reading(request.actor, page="rights.hers", people=[person.id])
    return render(request, "rights/hers.html", {**facts_of(request, person), "person": person})


def facts_of(request: Asked, person: Person) -> dict[str, Any]:
    heard = list(person.notices_read.all())
    asked = list(person.rights_requests.order_by("-received_on"))
    erasure = person.erasures.first()
    names = names_of({*(row.by_id for row in heard), erasure.proposed_by_id if erasure else None})
    return {
        "heard": [
            (LANGUAGES.get(r.language, r.language), told.HOW[r.how], names.get(r.by_id, ""), r.at)
            for r in heard
        ],
        "requests": [(row, told.KINDS[row.kind], row.is_late(today())) for row in asked],
        "consents": person.consents.order_by("given_on"),
        "nominee": person.nominees.filter(ended_on=None).first(),
        "erasable_on": erasable_day(person) if person.erase_after else None,
        "kept_by": list(why_kept(request.actor, person)) if person.erase_after else [],
        "may_be_proposed": bool(person.erase_after) and erasable_day(person) <= today(),
        "erasure": erasure if erasure and erasure.state == "proposed" else None,
        "proposed_by": names.get(erasure.proposed_by_id, "") if erasure else "",
        "notice_form": NoticeForm(),
        "request_form": RequestForm(initial={"received_on": today()}),
        "nominee_form": NomineeForm(),
    }


def names_of(ids: set[Any]) -> dict[Any, str]:
    return dict(User.objects.filter(id__in=ids - {None}).values_list("id", "name"))


@page("rights.show_sheet")
def sheet(request: Asked, id: UUID) -> HttpResponse:
    """First asked: is this paper safe with her? Then everything held of her, ready to print."""
    person = person_of(request, id)
    if request.method != "POST":
        return render(request, "rights/sheet_asks.html", {"person": person, "languages": spoken()})
    whole = request.POST.get("safe") == "yes"
    actions.show_sheet(request.actor, command=command_of(request), person=person, whole=whole)
    with translation.override(language_said(request)):
        return render(request, "rights/sheet.html", on_paper(request, person, whole=whole))


def on_paper(request: Asked, person: Person, *, whole: bool) -> dict[str, Any]:
    """The sheet in brief and in full; without what could hurt her unless the paper is safe with her."""
    organisation = organisation_of(request.actor.organisation_id)
    quiet = not whole and is_in_danger(request.actor, person)
    parts = [] if quiet else held_of(request.actor, person)
    return {
        "person": person,
        "brief": brief(request.actor, person, organisation, whole=whole),
        "parts": [part for part in parts if whole or part.tier < SENSITIVE],
        "is_whole": whole,
        "organisation": organisation,
        "today": today(),
        "tongue": translation.get_language(),
    }


def spoken() -> list[tuple[str, Any]]:
    """Languages in which her sheet is written, the page's own first."""
    return sorted(
        ((code, LANGUAGES[code]) for code in WRITTEN), key=lambda one: one[0] != translation.get_language()
    )


def language_said(request: Asked) -> str:
    said = request.POST.get("language", "")
    return said if said in WRITTEN else translation.get_language() or "en"


def held_of(actor: Any, person: Person) -> list[Held]:
    """What every room holds of her, without what is empty."""
    parts = (part for room in rooms() for holds in room.holds for part in holds(actor, person))
    return [part for part in parts if part.lines]


def changed(request: Asked, id: UUID, act: Any, form: Any = None, done: Any = None) -> HttpResponse:
    """One verb for her; what is wrong is said on her page."""
    person = person_of(request, id)
    try:
        if form is not None and not form.is_valid():
            messages.error(request, _("Fill in every line that is marked."))
        else:
            act(person, form.cleaned_data if form else {})
            messages.success(request, done or _("Saved."))
    except Problem as problem:
        messages.error(request, str(problem))
    return redirect("rights:hers", id)


@require_POST
@page("rights.read_notice")
def read(request: Asked, id: UUID) -> HttpResponse:
    """The notice was played or read to her."""

    def act(person: Person, said: dict[str, Any]) -> None:
        actions.read_notice(request.actor, command=command_of(request), person=person, **said)

    return changed(request, id, act, NoticeForm(request.POST))


@require_POST
@page("rights.take_request")
def ask(request: Asked, id: UUID) -> HttpResponse:
    """She asks for something, or complains."""

    def act(person: Person, said: dict[str, Any]) -> None:
        actions.take_request(request.actor, command=command_of(request), person=person, **said)

    return changed(request, id, act, RequestForm(request.POST), _("Noted. The answer is due in thirty days."))


@require_POST
@page("rights.name_nominee")
def nominee(request: Asked, id: UUID) -> HttpResponse:
    """She names who acts for her."""

    def act(person: Person, said: dict[str, Any]) -> None:
        phone = ten_digits(said["phone"]) if said["phone"] else ""
        actions.name_nominee(
            request.actor, command=command_of(request), person=person, **{**said, "phone": phone}
        )

    return changed(request, id, act, NomineeForm(request.POST))


@require_POST
@page("rights.end_nominee")
def nominee_end(request: Asked, id: UUID) -> HttpResponse:
    """She takes a nomination back."""
    row = get_object_or_404(Nominee.objects.visible_to(request.actor), id=id)

    def act(person: Person, said: dict[str, Any]) -> None:
        actions.end_nominee(request.actor, command=command_of(request), nominee=row)

    return changed(request, row.person_id, act)


@require_POST
@page("people.restrict_worker")
def restriction(request: Asked, id: UUID) -> HttpResponse:
    """From now on nobody uses her record; a year later it may be erased."""

    def act(person: Person, said: dict[str, Any]) -> None:
        verb_named("people.restrict_worker")(request.actor, command=command_of(request), person=person)

    return changed(request, id, act, done=_("Restricted: nobody uses her record from now on."))


@require_POST
@page("rights.propose_erasure")
def erasure(request: Asked, id: UUID) -> HttpResponse:
    """Propose to erase her; a second person decides."""

    def act(person: Person, said: dict[str, Any]) -> None:
        ground = request.POST.get("ground", "clock")
        actions.propose_erasure(request.actor, command=command_of(request), person=person, ground=ground)

    return changed(request, id, act, done=_("Proposed. A second person decides."))
