"""One stamped sheet for up to forty workers: found one by one, put on the list, attested together.

Not here: the stamp of a single worker (deciding.py). The list travels with the page; nothing is kept of it.
"""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from hamrah.access.models import log_reading
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.people import actions
from hamrah.people.actions.consenting import MOST_ON_A_SHEET
from hamrah.people.forms import AttestForm
from hamrah.people.models import Person
from hamrah.people.search import by_words
from hamrah.people.shown import Shown, shown
from hamrah.web.asked import Asked
from hamrah.web.forms import command_of, id_of
from hamrah.web.gate import page

FOUND = 10


@page("people.attest_workers")
def sheet(request: Asked) -> HttpResponse:
    """Search and add, take off, then note the stamp for all of them."""
    asked = request.POST if request.method == "POST" else request.GET
    people = listed(request, asked.getlist("person"))
    form = AttestForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            ids = [person.id for person in people]
            actions.attest_workers(
                request.actor, command=command_of(request), people=ids, **form.cleaned_data
            )
            messages.success(request, _("%(n)d are attested.") % {"n": len(ids)})
            return redirect("people:sheet")
        except Problem as problem:
            form.show(problem)
    words = request.GET.get("words", "").strip()[:200]
    context = {
        "people": people,
        "form": form,
        "words": words,
        "found": _found(request, words, people) if words else [],
        "most": MOST_ON_A_SHEET,
        "is_full": len(people) >= MOST_ON_A_SHEET,
    }
    return render(request, "people/sheet.html", context)


def listed(request: Asked, ids: Sequence[str]) -> list[Person]:
    """The people on the list so far, each once, in the order they were added."""
    wanted = list(dict.fromkeys(filter(None, map(id_of, ids))))[: MOST_ON_A_SHEET + 1]
    seen = Person.objects.visible_to(request.actor).standing().filter(id__in=wanted).select_related("village")
    by_id = {person.id: person for person in seen}
    log_reading(request.actor, page="people.sheet", people=list(by_id))
    return [by_id[one] for one in wanted if one in by_id]


def _found(request: Asked, words: str, people: Sequence[Person]) -> list[Shown]:
    on_it = {person.id for person in people}
    rows = shown(
        request.actor, by_words(request.actor, words, at_most=FOUND), page="people.sheet", words=words
    )
    return [row for row in rows if row.person.id not in on_it]
