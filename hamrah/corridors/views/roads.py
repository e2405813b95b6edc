"""Pages of corridors: all roads, one road, taking a snapshot. Not here: counting.

Whoever may see the people is shown the records as they are now; whoever reads figures only is shown the safe
tables of the last snapshot, which nobody can ask anything else.
"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from hamrah.corridors import actions
from hamrah.corridors.actions import refuse_one_centre
from hamrah.corridors.chart import length, season
from hamrah.corridors.counting import Road, RoadCounted, blocks_of, counted_road, roads_of
from hamrah.corridors.road_paper import road_paper
from hamrah.corridors.snapshot import Snapshot, latest
from hamrah.corridors.tables import road_shown, roads_shown
from hamrah.corridors.walked import BLOCKS
from hamrah.ground.day_words import moment_words
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.journeys.told import SECTORS
from hamrah.organisations.models import organisation_of
from hamrah.places.models import Place
from hamrah.web.asked import Asked
from hamrah.web.forms import command_of
from hamrah.web.gate import page
from hamrah.web.panels import panels_on


@page("corridors.see")
def corridors(request: Asked) -> HttpResponse:
    """Every corridor with how many walked it."""
    found = _snapshot(request)
    roads = _roads(request, found)
    context = {"rows": _lines(roads), "snapshot": found, **_read_how(request)}
    return render(request, "corridors/corridors.html", context)


@page("corridors.see")
def corridor(request: Asked, source: str, to: str) -> HttpResponse:
    """One corridor from a district or a block: people, season, sectors, wages, and what others bring."""
    context, road = _of_road(request, source, to)
    if context["is_live"]:
        context["panels"] = panels_on("corridor", request, road)
    return render(request, "corridors/corridor.html", context)


@page("corridors.see")
def paper(request: Asked, source: str, to: str) -> HttpResponse:
    """The same as PDF; where there is nothing to tell, the page says why."""
    context, _road = _of_road(request, source, to)
    if context["counted"] is None:
        return redirect("corridors:corridor", source, to)
    organisation = organisation_of(request.actor.organisation_id)
    headers = {"Content-Disposition": 'inline; filename="corridor.pdf"', "Cache-Control": "private, no-store"}
    drawn = road_paper(organisation, context, as_of_words(context))
    return HttpResponse(drawn, content_type="application/pdf", headers=headers)


def as_of_words(context: dict[str, Any]) -> str:
    """Of which moment the numbers are, and how exact."""
    language = get_language() or "en"
    if context["is_live"]:
        words = _("Counted from the records, as of %(moment)s.")
        return str(words % {"moment": moment_words(context["now"], language)})
    found = context["snapshot"]
    said = _("As of %(moment)s, snapshot %(id)s.")
    how = _(
        "Different workers, rounded to 5. Where fewer than ten are known, or a number could be worked out"
        " from others, nothing is shown."
    )
    monthly = _("They are counted anew once a month.")
    moment = moment_words(found.told_as_of, language)
    return f"{said % {'moment': moment, 'id': found.told_id}} {how} {monthly}"


def _of_road(request: Asked, source: str, to: str) -> tuple[dict[str, Any], Road]:
    """What the page and the paper of a corridor show; and the corridor."""
    ends = Road(_place(source, "district", *BLOCKS), _place(to, "city", "district", "state"), workers=0)
    found = _snapshot(request)
    counted = _counted(request, ends, found)
    context: dict[str, Any] = {
        "ends": _names(ends.source, ends.to),
        "counted": counted,
        "snapshot": found,
        **_read_how(request),
    }
    if counted is not None:
        context |= _drawn(counted)
    if context["is_live"]:
        context["blocks"] = _blocks(request, counted.road) if counted else []
    return context, ends


@require_POST
@page("corridors.take_snapshot")
def take(request: Asked) -> HttpResponse:
    """A new snapshot, on demand."""
    try:
        made = actions.take_snapshot(request.actor, command=command_of(request))
        messages.success(
            request,
            _("The snapshot is taken: %(rows)s journeys.") % {"rows": made["rows"]},
        )
    except Problem as problem:
        messages.error(request, str(problem))
    return redirect("corridors:corridors")


def sees_people(actor: Any) -> bool:
    """Whether she is shown the records rather than the safe tables."""
    return bool(actor.may("people.see") and actor.may("journeys.see"))


def _read_how(request: Asked) -> dict[str, Any]:
    return {"is_live": sees_people(request.actor), "now": timezone.now()}


def _snapshot(request: Asked) -> Snapshot | None:
    """The latest; a damaged one, or one that tells of more than her centre, is said and counts as none."""
    try:
        refuse_one_centre(request.actor, "corridors.see")
        return latest(request.actor.organisation_id)
    except Problem as problem:
        if not sees_people(request.actor):
            messages.error(request, str(problem))
        return None


def _roads(request: Asked, found: Snapshot | None) -> list[Road]:
    if sees_people(request.actor):
        return roads_of(request.actor)
    return roads_shown(found.tables) if found else []


def _counted(request: Asked, ends: Road, found: Snapshot | None) -> RoadCounted | None:
    if sees_people(request.actor):
        counted = counted_road(request.actor, ends.source, ends.to)
        return counted if counted.road.workers else None
    return road_shown(found.tables, ends.source, ends.to) if found else None


def _place(name: str, *kinds: str) -> Place:
    """The place called `kind:code` in an address."""
    kind, _colon, code = name.partition(":")
    place = Place.objects.filter(kind=kind, code=code).first() if kind in kinds else None
    if place is None:
        raise Http404
    return place


def _names(source: Place, to: Place) -> dict[str, str]:
    language = get_language() or "en"
    return {
        "source": source.name_in(language),
        "to": to.name_in(language),
        "source_key": f"{source.kind}:{source.code}",
        "to_key": f"{to.kind}:{to.code}",
    }


def _blocks(request: Asked, road: Road) -> list[tuple[Road, dict[str, str], int]]:
    return _lines(blocks_of(request.actor, road)) if road.source.kind == "district" else []


def _drawn(counted: RoadCounted) -> dict[str, Any]:
    most = max((workers or 0 for workers in counted.sectors.values()), default=0)
    return {
        "columns": season(counted.months, get_language() or "en"),
        "sectors": [
            (SECTORS.get(name, name) or _("Not noted"), workers, length(workers, most))
            for name, workers in counted.sectors.items()
        ],
    }


def _lines(roads: list[Road]) -> list[tuple[Road, dict[str, str], int]]:
    """Each road with its names and the length of its bar."""
    most = max((road.workers for road in roads), default=0)
    return [(road, _names(road.source, road.to), length(road.workers, most)) for road in roads]
