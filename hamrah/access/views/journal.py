"""The journal as a page. Not here: what writes it (ground)."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from hamrah.access.models import User
from hamrah.access.models.canaries import RANG
from hamrah.access.verb_words import VERB_WORDS
from hamrah.ground.models import Journal
from hamrah.ground.room import rooms
from hamrah.web.asked import Asked
from hamrah.web.gate import page

JOURNAL_ROWS = 50
# That there are canaries, and that one rang, is for those who set them.
SECRET = (RANG, "access.settle_alarm", "people.mark_canary", "people.unmark_canary")


@page("ground.see_journal")
def journal(request: Asked) -> HttpResponse:
    """What was changed, by whom, when: the latest first."""
    rows = Paginator(told_to(request.actor), JOURNAL_ROWS).get_page(request.GET.get("page"))
    names: dict[UUID | None, str] = dict(
        User.objects.filter(id__in={row.user_id for row in rows}).values_list("id", "name")
    )
    shown = [(row, names.get(row.user_id, ""), VERB_WORDS.get(row.verb, row.verb)) for row in rows]
    return render(request, "access/journal.html", {"page": rows, "rows": shown})


def told_to(actor: Any) -> Any:
    """The journal without what this actor may not even know to be there, the latest first."""
    told = Journal.objects.order_by("-at")
    if not actor.may("people.see_canaries"):
        told = told.exclude(verb__in=SECRET)
    for conceals in (part for room in rooms() for part in room.conceals):
        for kind, ids in conceals(actor):
            told = told.exclude(subject_kind=kind, subject_id__in=ids)
    return told
