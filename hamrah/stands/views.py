"""Pages of labour stands: all of them, one with what was seen there, the rate book. Not here: adding one."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Max, OuterRef, Subquery
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language

from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.organisations.models import Village
from hamrah.stands import actions, told
from hamrah.stands.forms import HeadCountForm, RateForm, VisitForm
from hamrah.stands.models import HeadCount, RateSeen, Visit
from hamrah.stands.rules import by_month, drawn, month_of
from hamrah.web.asked import Asked
from hamrah.web.forms import Form, command_of
from hamrah.web.gate import page

STANDS_AT_MOST, VISITS_SHOWN, RATES_SHOWN, MONTHS_DRAWN = 200, 12, 12, 24


@page("stands.see")
def stands(request: Asked) -> HttpResponse:
    """Every labour stand of the organisation, the last visit and head-count beside."""
    counted = HeadCount.objects.filter(stand=OuterRef("id"))
    rows = (
        _stands(request)
        .annotate(
            last=Subquery(
                Visit.objects.filter(stand=OuterRef("id")).order_by("-visited_on").values("visited_on")[:1]
            ),
            men=Subquery(counted.values("men")[:1]),
            women=Subquery(counted.values("women")[:1]),
        )
        .order_by("name")[:STANDS_AT_MOST]
    )
    return render(request, "stands/stands.html", {"rows": [(one, _place(one)) for one in rows]})


@page("stands.see")
def stand(request: Asked, id: UUID) -> HttpResponse:
    return _shown(request, _stand(request, id))


@page("stands.note_visit")
def visit(request: Asked, id: UUID) -> HttpResponse:
    form = VisitForm(request.POST or None)
    return _noted(request, id, form, actions.note_visit)


@page("stands.note_headcount")
def headcount(request: Asked, id: UUID) -> HttpResponse:
    form = HeadCountForm(request.POST or None)
    return _noted(request, id, form, actions.note_headcount)


@page("stands.note_rate")
def rate(request: Asked, id: UUID) -> HttpResponse:
    form = RateForm(request.POST or None)
    return _noted(request, id, form, actions.note_rate)


@page("stands.see")
def rates(request: Asked) -> HttpResponse:
    """The rate book: one kind of work by month, at one stand or at all, to be shown to a worker."""
    heard = RateSeen.objects.visible_to(request.actor)
    places = list(_stands(request).filter(id__in=heard.values("stand")).order_by("name")[:STANDS_AT_MOST])
    at = next((one for one in places if str(one.id) == request.GET.get("stand")), None)
    if at:
        heard = heard.filter(stand=at)
    trades = _trades(heard)
    trade = next((name for name in trades if name == request.GET.get("trade")), trades[0] if trades else "")
    seen = list(heard.filter(trade=trade).values_list("seen_on", "rate_paise").order_by("seen_on"))
    months = by_month(seen)[-MONTHS_DRAWN:]
    context = {
        "stands": places,
        "at": at,
        "trades": [(name, told.TRADES.get(name, name)) for name in trades],
        "trade": trade,
        "work": told.TRADES.get(trade, ""),
        "months": months[::-1],
        "chart": drawn(months),
        "now": _now(seen),
        "paid_to": _by_whom(heard.filter(trade=trade)),
    }
    return render(request, "stands/rates.html", context)


def _place(stand: Village) -> str:
    return stand.parent.name_in(get_language() or "en") if stand.parent else ""


def _trades(heard: Any) -> list[str]:
    """The kinds of work of which a rate was heard, the last heard first."""
    rows = heard.order_by().values("trade").annotate(last=Max("seen_on")).order_by("-last", "trade")
    return [row["trade"] for row in rows]


def _now(seen: list[Any]) -> Any:
    """The last month of which something is known, as one says it to a worker."""
    months = by_month(seen)
    return months[-1] if months else None


def _by_whom(heard: Any) -> list[tuple[Any, Any]]:
    """The same work as men and as women are paid it, over all its days, where both were noted."""
    told_apart = {
        whom: [paise for _day, paise in heard.filter(whom=whom).values_list("seen_on", "rate_paise")]
        for whom in ("men", "women")
    }
    if not all(told_apart.values()):
        return []
    return [(told.WHOM[whom], month_of(today(), paise)) for whom, paise in told_apart.items()]


def _stands(request: Asked) -> Any:
    return Village.objects.visible_to(request.actor).filter(kind="stand").select_related("parent")


def _stand(request: Asked, id: UUID) -> Village:
    return get_object_or_404(_stands(request), id=id)


def _noted(request: Asked, id: UUID, form: Form, act: Any) -> HttpResponse:
    """Note what a form of the stand's page says, or show the page with what was wrong."""
    one = _stand(request, id)
    if request.method != "POST":
        return redirect("stands:stand", id=one.id)
    if form.is_valid():
        said = form.said() if isinstance(form, RateForm) else form.cleaned_data
        try:
            act(request.actor, command=command_of(request), stand=one, **said)
            messages.success(request, _("It is noted."))
            return redirect("stands:stand", id=one.id)
        except Problem as problem:
            form.show(problem)
    return _shown(request, one, form)


def _shown(request: Asked, one: Village, tried: Form | None = None) -> HttpResponse:
    """A stand's page; `tried` is the form of it that was refused."""
    day = today().isoformat()
    forms: dict[str, Form] = {
        "visit": VisitForm(initial={"visited_on": day}),
        "headcount": HeadCountForm(initial={"counted_on": day}),
        "rate": RateForm(initial={"seen_on": day}),
    }
    refused = next((name for name, form in forms.items() if type(form) is type(tried)), "")
    seen = RateSeen.objects.visible_to(request.actor).filter(stand=one)[:RATES_SHOWN]
    context = {
        "stand": one,
        "visits": Visit.objects.visible_to(request.actor).filter(stand=one)[:VISITS_SHOWN],
        "counts": HeadCount.objects.visible_to(request.actor).filter(stand=one)[:VISITS_SHOWN],
        "rates": [(row, told.TRADES.get(row.trade, row.trade), told.WHOM[row.whom]) for row in seen],
        "forms": {**forms, refused: tried} if refused else forms,
        "refused": refused,
    }
    return render(request, "stands/stand.html", context)
