"""Pages of the directory: finding where help is, one entry, writing and checking it. Not here: hsds.py."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.journeys.whereto import destinations
from hamrah.services import actions, told
from hamrah.services.forms import ProviderForm
from hamrah.services.kinds import kind_names, kinds_offered
from hamrah.services.models import Provider
from hamrah.services.rules.clocks import STALE_DAYS
from hamrah.services.stories import names_of
from hamrah.web.asked import Asked
from hamrah.web.forms import command_of
from hamrah.web.gate import page

SHOWN = 50


@page("services.see_directory")
def directory(request: Asked) -> HttpResponse:
    """By words, by what is needed; what is stale says so."""
    words, kind = line_in(request.GET, "words"), line_in(request.GET, "kind")
    rows = found(request, words, kind)
    stale = rows.filter(Q(checked_on=None) | Q(checked_on__lt=today() - timedelta(days=STALE_DAYS))).count()
    names = kind_names()
    shown = [(row, told.SORTS[row.sort], [names.get(one, one) for one in row.offers], row.is_stale(today()))
             for row in rows.select_related("place")[:SHOWN]]  # fmt: skip
    context = {
        "rows": shown, "words": words, "kind": kind, "kinds": kinds_offered(), "stale": stale,
        "count": rows.count(),
    }  # fmt: skip
    return render(request, "services/directory.html", context)


def line_in(said: QueryDict, name: str, most: int = 80) -> str:
    """One typed line, without signs that no database takes."""
    return "".join(letter for letter in said.get(name, "")[:most] if letter.isprintable())


def found(request: Asked, words: str, kind: str) -> QuerySet[Provider]:
    rows = with_words(Provider.objects.visible_to(request.actor).standing(), words)
    return rows.filter(offers__contains=[kind]) if kind else rows


def with_words(rows: QuerySet[Provider], words: str) -> QuerySet[Provider]:
    """Those in which every word stands somewhere."""
    for word in words.split():
        said = ("name", "name_local", "city_said", "address", "description", "eligibility", "place__name")
        asked = Q(place__name_hi__icontains=word)
        for field in said:
            asked |= Q(**{f"{field}__icontains": word})
        rows = rows.filter(asked)
    return rows


@page("services.see_directory")
def entry(request: Asked, id: UUID) -> HttpResponse:
    """Everything known of one place, and since when."""
    row, names = one(request, id), kind_names()
    context = {
        "row": row,
        "sort": told.SORTS[row.sort],
        "offers": [names.get(code, code) for code in row.offers],
        "days": [told.DAYS[code] for code in told.DAYS if code in row.days],
        "languages": [told.LANGUAGES[code] for code in row.languages],
        "is_stale": row.is_stale(today()),
        "checked_by": names_of([row.checked_by_id]).get(row.checked_by_id, ""),
    }
    return render(request, "services/provider.html", context)


def one(request: Asked, id: UUID) -> Provider:
    found: Provider = get_object_or_404(Provider.objects.visible_to(request.actor), id=id)
    return found


@page("services.set_provider")
def new(request: Asked) -> HttpResponse:
    return written(request, None)


@page("services.set_provider")
def correction(request: Asked, id: UUID) -> HttpResponse:
    return written(request, one(request, id))


def written(request: Asked, row: Provider | None) -> HttpResponse:
    """The form of an entry; whoever saves it has checked it today."""
    initial = {name: getattr(row, name) for name in ProviderForm.base_fields} if row else None
    form = ProviderForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            saved = actions.set_provider(
                request.actor, command=command_of(request), said=form.said(), provider=row
            )
            messages.success(request, _("The entry is kept."))
            return redirect("services:provider", saved.id)
        except Problem as problem:
            form.show(problem)
    context = {"form": form, "row": row, "destinations": destinations()}
    return render(request, "services/provider_form.html", context)


@require_POST
@page("services.check_provider")
def check(request: Asked, id: UUID) -> HttpResponse:
    row = one(request, id)
    actions.check_provider(request.actor, command=command_of(request), provider=row)
    messages.success(request, _("Checked today."))
    return redirect("services:provider", row.id)


@require_POST
@page("services.end_provider")
def end(request: Asked, id: UUID) -> HttpResponse:
    row = one(request, id)
    actions.end_provider(request.actor, command=command_of(request), provider=row)
    messages.success(request, _("It has left the directory."))
    return redirect("services:directory")
