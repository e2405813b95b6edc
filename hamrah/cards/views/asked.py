"""What the desk's pages share: rows chosen on a form, an answer after a verb, a PDF that leaves no copy.

Not here: any page.
"""

from collections.abc import Iterable
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import models
from django.http import HttpResponse

from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.people.models import Person
from hamrah.web.asked import Asked
from hamrah.web.forms import id_of

AT_A_TIME, MOST_CHOSEN, MOST_TOGETHER = 50, 400, 2_000


def chosen_rows(request: Asked, name: str, rows: models.QuerySet[Any]) -> list[Any]:
    """The visible rows ticked under `name`, in the form's order; what is no id is nobody's."""
    ids = [id for text in request.POST.getlist(name)[:MOST_CHOSEN] if (id := id_of(text))]
    found = {row.pk: row for row in rows.filter(pk__in=ids)}
    return [found[id] for id in dict.fromkeys(ids) if id in found]


@contextmanager
def problems_said(request: Asked) -> Any:
    """A refusal becomes a notice on the next page."""
    try:
        yield
    except Problem as problem:
        messages.error(request, str(problem))


def say_refused(request: Asked, refused: dict[str, str]) -> None:
    """Who was refused by a verb for many, by name, and why."""
    people = Person.objects.visible_to(request.actor).filter(id__in=refused).order_by("name")
    for person in people:
        words = _("%(name)s: %(why)s")
        messages.warning(request, words % {"name": person.name, "why": refused[str(person.id)]})


def pdf_answer(pdf: bytes, name: str) -> HttpResponse:
    """A PDF to be kept by whoever asked, and by nothing in between."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


def holders(cards: Iterable[Any]) -> list[UUID]:
    """Whose cards these are, for the read log."""
    return [card.person_id for card in cards]
