"""Finding a worker: the search page, likely-same faces beside a form, her photo.

Not here: how she is found (search.py).
"""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import patch_cache_control

from hamrah.ground.problem import Problem
from hamrah.people import search as searching
from hamrah.people.field_rules import field_rules, mark_of_rules
from hamrah.people.forms import SearchForm, ten_digits
from hamrah.people.meeting import refuse_origin_alone
from hamrah.people.models import Person
from hamrah.people.rules.facts import Facts
from hamrah.people.shown import shown
from hamrah.web.asked import Asked
from hamrah.web.gate import page

AT_MOST, MORE = 10, 30
LIKELY_AT_MOST = 5


@page("people.search")
def search(request: Asked) -> HttpResponse:
    """One free box, or the fields of somebody who knows more. Never a list without a question."""
    asked = any(request.GET.get(name) for name in SearchForm.base_fields)
    form = SearchForm(request.GET if asked else None)
    rows = None
    if asked and form.is_valid():
        try:
            words = form.cleaned_data["words"]
            rows = shown(request.actor, found(request, form), page="people.search", words=words)
        except Problem as problem:
            if problem.code == "access.budget_spent":
                raise
            form.show(problem)
    return render(
        request,
        "people/search.html",
        {"form": form, "rows": rows, "opened": asked and form.asks_fields(), "more": more_of(request, rows)},
    )


def more_of(request: Asked, rows: Sequence[Any] | None) -> str:
    """The address of the longer list, where the short one is full."""
    if rows is None or len(rows) < AT_MOST or "more" in request.GET:
        return ""
    return f"{request.path}?{request.GET.urlencode()}&more=1"


def found(request: Asked, form: SearchForm) -> list[searching.Found]:
    """By the card's number, by the fields, else by the free box."""
    at_most = MORE if "more" in request.GET else AT_MOST
    if form.cleaned_data["card"]:
        return searching.by_card_number(request.actor, form.cleaned_data["card"])
    if form.asks_fields():
        refuse_origin_alone(form.cleaned_data)
        return searching.by_facts(request.actor, form.facts(), at_most=at_most)
    return searching.by_words(request.actor, form.cleaned_data["words"], at_most=at_most)


@page("people.register_worker")
def likely(request: Asked) -> HttpResponse:
    """At most five faces that look like what is being typed: a piece of a page."""
    return render(request, "people/parts/likely.html", likely_faces(request, request.GET))


def likely_faces(request: Asked, asked: Mapping[str, str]) -> dict[str, Any]:
    """At most five faces, for the part of a page that shows them; or that her budget of looks is spent."""
    facts = Facts(
        name=asked.get("name") or None,
        relation_name=asked.get("relation_name") or None,
        village=asked.get("village_said") or None,
        phones=(ten_digits(asked["phone"]),) if asked.get("phone") else (),
    )
    near = searching.likely_same(request.actor, facts, at_most=LIKELY_AT_MOST) if facts.name else []
    try:
        return {"rows": shown(request.actor, near, page="people.likely")}
    except Problem as spent:
        return {"rows": [], "spent": spent}


@page("people.see")
def photo(request: Asked, id: UUID) -> HttpResponse:
    """Her photo: small for lists, whole with ?whole. Kept by her browser only, for an hour."""
    person = get_object_or_404(Person.objects.visible_to(request.actor).exclude(photo=None), id=id)
    kept = person.photo
    picture = kept.jpeg if "whole" in request.GET else kept.print_jpeg
    response = HttpResponse(bytes(picture), content_type="image/jpeg")
    patch_cache_control(response, private=True, max_age=3600)
    return response


def rules_for_phones(request: HttpRequest) -> HttpResponse:
    """The tables of search and likeness, open to everybody: a phone in the field has no sign-in here."""
    response = HttpResponse(field_rules(), content_type="application/json")
    response.headers["ETag"] = f'"{mark_of_rules()}"'
    response.headers["Cache-Control"] = "no-cache"
    return response
