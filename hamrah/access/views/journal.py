"""The journal as a page. Not here: what writes it (ground)."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from hamrah.access.models import User
from hamrah.access.verb_words import VERB_WORDS
from hamrah.ground.models import Journal
from hamrah.web.asked import Asked
from hamrah.web.gate import page

JOURNAL_ROWS = 50


@page("ground.see_journal")
def journal(request: Asked) -> HttpResponse:
    """What was changed, by whom, when: the latest first."""
    rows = Paginator(Journal.objects.order_by("-at"), JOURNAL_ROWS).get_page(request.GET.get("page"))
    names: dict[UUID | None, str] = dict(
        User.objects.filter(id__in={row.user_id for row in rows}).values_list("id", "name")
    )
    shown = [(row, names.get(row.user_id, ""), VERB_WORDS.get(row.verb, row.verb)) for row in rows]
    return render(request, "access/journal.html", {"page": rows, "rows": shown})
