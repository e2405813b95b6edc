"""The worklist, the calendar of hearings, the supervisor's board. Not here: what is on them."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from hamrah.cases import calendars, worklist
from hamrah.cases.board import board_of
from hamrah.cases.models import Case
from hamrah.cases.rules.numbers import number_said
from hamrah.cases.splits import BY, split_of
from hamrah.ground.day import today
from hamrah.organisations.models import Centre
from hamrah.web.asked import Asked
from hamrah.web.forms import id_of
from hamrah.web.gate import page

WHOSE = ("mine", "nobody", "all", "closed")


@page("cases.see")
def cases(request: Asked) -> HttpResponse:
    """Mine first, or everybody's where none is mine; nobody's, closed ones. A number typed opens its case."""
    if number := number_said(request.GET.get("number", "")):
        meant = Case.objects.visible_to(request.actor).filter(number=number).first()
        if meant is not None:
            return redirect(meant)
    counts = worklist.how_many(request.actor)
    whose = request.GET.get("whose", "mine" if counts[0] else "all")
    whose = whose if whose in WHOSE else "mine"
    centre = centre_asked(request)
    rows = worklist.cases_of(request.actor, whose=whose, centre=centre)
    rows = worklist.narrowed(
        rows, kind=request.GET.get("kind", ""), sector=request.GET.get("sector", ""),
        party=id_of(request.GET.get("party", "")),
    )  # fmt: skip
    shown = worklist.page_of(rows, after=request.GET.get("after", ""), closed=whose == "closed")
    return render(
        request,
        "cases/worklist.html",
        {
            "shown": shown, "whose": whose, "centre": centre, "now": timezone.now(),
            "asked_number": request.GET.get("number", ""), "centres": Centre.objects.order_by("name"),
            "counts": counts,
        },
    )  # fmt: skip


def centre_asked(request: Asked) -> UUID | None:
    return id_of(request.GET.get("centre", ""))


@page("cases.see")
def calendar(request: Asked) -> HttpResponse:
    """Hearings to come, day by day, those not told of yet first. Everybody's where none is mine."""
    whose = request.GET.get("whose", "")
    mine = whose != "all"
    days = calendars.days_of(request.actor, mine=mine)
    if not days and not whose:
        mine, days = False, calendars.days_of(request.actor, mine=False)
    return render(request, "cases/calendar.html", {"days": days, "is_mine": mine})


@page("cases.see")
def calendar_file(request: Asked) -> HttpResponse:
    """The same for the phone's calendar: numbers of cases, forums, hours; nobody's name."""
    mine = request.GET.get("whose", "mine") != "all"
    text = calendars.ics_of(calendars.hearings_of(request.actor, mine=mine), now=timezone.now())
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="hearings.ics"'
    return response


@page("cases.see_board")
def board(request: Asked) -> HttpResponse:
    """How cases age, who carries how many, what is stuck."""
    centre = centre_asked(request)
    return render(
        request, "cases/board.html",
        {**board_of(request.actor, centre=centre), "centre": centre, "centres": Centre.objects.all()},
    )  # fmt: skip


YEARS_BACK = 10


@page("cases.see_board")
def split(request: Asked) -> HttpResponse:
    """Cases of a year by kind, sector, employer, corridor or centre; each row leads to its cases."""
    this_year = today().year
    by, said = request.GET.get("by", "kind"), request.GET.get("year", "")
    by = by if by in BY else "kind"
    years = list(range(this_year, this_year - YEARS_BACK, -1))
    year = int(said) if said.isascii() and said.isdecimal() and int(said) in years else this_year
    context = {
        "rows": split_of(request.actor, by=by, year=year), "by": by, "year": year, "years": years,
        "heading": BY[by][0], "splits": [(code, label) for code, (label, _columns) in BY.items()],
    }  # fmt: skip
    return render(request, "cases/split.html", context)
