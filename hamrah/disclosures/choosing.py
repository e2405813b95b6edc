"""Choosing workers one by one for a sheet, over several answers of one form. Not here: whom rules allow.

Everything typed travels with the form, so that looking for a further worker loses nothing.
"""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.shortcuts import get_object_or_404

from hamrah.access.models import log_reading
from hamrah.disclosures.models import LegalRequest
from hamrah.people.models import Person
from hamrah.people.search import by_words
from hamrah.people.shown import Shown, shown
from hamrah.web.asked import Asked
from hamrah.web.forms import id_of, shown_again

FOUND, LONGEST_SEARCH, MOST_CHOSEN = 10, 200, 200


@dataclass(frozen=True)
class Choosing:
    """What the form holds so far: who is chosen, who was found, which request it answers."""

    people: tuple[UUID, ...] = ()
    persons: list[Person] = field(default_factory=list)
    found: list[Shown] = field(default_factory=list)
    words: str = ""
    typed: dict[str, Any] = field(default_factory=dict)
    is_sent: bool = False
    answers: LegalRequest | None = None

    @classmethod
    def of(cls, request: Asked) -> "Choosing":
        """From the address (?person=, ?request=) or the form: `find` looks further, `save` asks."""
        said = request.POST if request.method == "POST" else request.GET
        answers = answered(request, said.get("request", ""))
        wanted = [*said.getlist("person"), *(concerned(answers) if request.method == "GET" else ())]
        persons = visible(request, wanted)
        words = shown_again(said.get("find_words", "").strip()[:LONGEST_SEARCH])
        found = []
        if "find" in request.POST and words:
            known = {person.id for person in persons}
            rows = shown(request.actor, by_words(request.actor, words, at_most=FOUND), page="disclosures.new")
            found = [row for row in rows if row.person.id not in known]
        return cls(
            people=tuple(person.id for person in persons),
            persons=persons,
            found=found,
            words=words,
            typed=typed_so_far(request, answers),
            is_sent=request.method == "POST" and "find" not in request.POST,
            answers=answers,
        )


def answered(request: Asked, id: str) -> LegalRequest | None:
    """The request it answers, which only those see who answer authorities."""
    requests = LegalRequest.objects.visible_to(request.actor)
    return get_object_or_404(requests, id=id_of(id)) if id else None


def concerned(request: LegalRequest | None) -> list[str]:
    return [str(id) for id in request.concerned.values_list("person_id", flat=True)] if request else []


def visible(request: Asked, ids: list[str]) -> list[Person]:
    """The workers of these ids whom the actor may see; the look is noted."""
    wanted = {one for one in map(id_of, ids[:MOST_CHOSEN]) if one}
    people = Person.objects.visible_to(request.actor).standing().filter(id__in=wanted).order_by("name")
    persons = list(people.select_related("village"))
    log_reading(request.actor, page="disclosures.new", people=[person.id for person in persons])
    return persons


def typed_so_far(request: Asked, answers: LegalRequest | None) -> dict[str, Any]:
    typed: dict[str, Any] = {name: value for name, value in request.POST.items() if name != "columns"}
    typed["columns"] = request.POST.getlist("columns")
    if answers and request.method == "GET":
        typed |= {"basis": "law", "body": answers.authority, "recipient": answers.officer}
    return typed
