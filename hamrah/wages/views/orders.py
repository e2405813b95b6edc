"""Pages of notifications: all of ours, one, adding one, bringing in many. Not here: the law (law.py)."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from hamrah.access.models import User
from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.wages import actions, law_shown, law_words
from hamrah.wages.forms.law import BringForm, DecideForm, OrderForm, WithdrawForm, like
from hamrah.wages.law import SKILLS, Key
from hamrah.wages.law.rates import line_of, piece_at
from hamrah.wages.models import WageOrder
from hamrah.wages.order_sheet import brought
from hamrah.wages.orders import order_of_row, packs_of, would_change
from hamrah.wages.rules.order_rows import COLUMNS, Refused
from hamrah.web.asked import Asked
from hamrah.web.forms import Form, command_of
from hamrah.web.gate import page
from hamrah.web.panels import panels_on

SHOWN, CHANGES_SHOWN = 300, 40


@page("wages.see_law")
def orders(request: Asked) -> HttpResponse:
    """Notifications the organisation added: first those that wait."""
    rows = list(WageOrder.objects.visible_to(request.actor)[:SHOWN])
    rows.sort(key=lambda row: row.state != "waiting")
    return render(request, "wages/law/orders.html", {"rows": [_line(row) for row in rows]})


def _line(row: WageOrder) -> dict[str, Any]:
    word, colour = law_words.STATES[row.state]
    return {
        "row": row,
        "place": law_words.PLACES[row.place],
        "work": law_words.EMPLOYMENTS[row.employment],
        "state": word,
        "colour": colour,
    }


@page("wages.add_orders")
def new(request: Asked) -> HttpResponse:
    """One notification typed in; `like` takes over one that is on file."""
    form = OrderForm(request.POST or None, initial=_like(request))
    if request.method == "POST" and form.is_valid():
        try:
            (id_,) = actions.add_orders(request.actor, command=command_of(request), orders=[form.said()])
            messages.success(request, _("It is noted. Now somebody else compares it with the source."))
            return redirect("wages:order", id_)
        except Problem as problem:
            form.show(problem)
    return render(request, "wages/law/new_order.html", {"form": form})


def _like(request: Asked) -> dict[str, Any]:
    place, _slash, rest = request.GET.get("like", "").partition("/")
    work, _slash, day = rest.partition("/")
    found = [
        order
        for order in packs_of(request.actor).orders
        if (order.place, order.employment, order.applies_from.isoformat()) == (place, work, day)
    ]
    return like(found[-1], today()) if found else {"became_known": today()}


@page("wages.add_orders")
def bring_in(request: Asked) -> HttpResponse:
    """Many notifications from a spreadsheet: all of them, or none and each row that is wrong."""
    form = BringForm(request.POST or None, request.FILES or None)
    refused: list[Refused] = []
    if request.method == "POST" and form.is_valid():
        try:
            said, refused = brought(form.cleaned_data["file"], form.cleaned_data["rows"])
            if not refused:
                ids = actions.add_orders(request.actor, command=command_of(request), orders=said)
                messages.success(request, _("%(count)s notifications are noted.") % {"count": len(ids)})
                return redirect("wages:orders")
        except Problem as problem:
            form.show(problem)
    context = {"form": form, "refused": refused, "columns": COLUMNS}
    return render(request, "wages/law/bring_orders.html", context)


@page("wages.see_law")
def order(request: Asked, id: UUID) -> HttpResponse:
    return _shown(request, _order(request, id))


@page("wages.review_order")
def review(request: Asked, id: UUID) -> HttpResponse:
    """A second person says whether it is as the source says."""
    row, form = _order(request, id), DecideForm(request.POST or None)
    if request.method != "POST":
        return redirect("wages:order", row.id)
    if form.is_valid():
        accepted, words = "accept" in request.POST, form.cleaned_data["words"]
        try:
            row = actions.review_order(
                request.actor, command=command_of(request), order=row, is_accepted=accepted, words=words
            )
            messages.success(request, _accepted(row) if accepted else _("It is not accepted."))
            return redirect("wages:order", row.id)
        except Problem as problem:
            form.show(problem)
    return _shown(request, row, decide=form)


def _accepted(row: WageOrder) -> str:
    said = _("It counts now. Open claims worked out again: %(count)s.")
    return str(said % {"count": row.claims_changed or 0})


@page("wages.withdraw_order")
def withdraw(request: Asked, id: UUID) -> HttpResponse:
    row, form = _order(request, id), WithdrawForm(request.POST or None)
    if request.method != "POST":
        return redirect("wages:order", row.id)
    if form.is_valid():
        try:
            words = form.cleaned_data["words"]
            actions.withdraw_order(request.actor, command=command_of(request), order=row, words=words)
            messages.success(request, _("It counts no longer."))
            return redirect("wages:order", row.id)
        except Problem as problem:
            form.show(problem)
    return _shown(request, row, taken_back=form)


def _order(request: Asked, id: UUID) -> WageOrder:
    return get_object_or_404(WageOrder.objects.visible_to(request.actor), id=id)


def _shown(
    request: Asked, row: WageOrder, *, decide: Form | None = None, taken_back: Form | None = None
) -> HttpResponse:
    ids: set[Any] = {row.added_by_id, row.decided_by_id, row.withdrawn_by_id}
    names: dict[Any, str] = dict(User.objects.filter(id__in=ids - {None}).values_list("id", "name"))
    context = {
        **_line(row),
        "order": law_shown.shown(order_of_row(row), today()),
        "act": law_words.act_of(row.act),
        "added_by": names.get(row.added_by_id, ""),
        "decided_by": names.get(row.decided_by_id, ""),
        "withdrawn_by": names.get(row.withdrawn_by_id, ""),
        "is_hers": row.added_by_id == request.actor.user_id,
        "changes": _changes(request, row) if row.state == "waiting" else [],
        "decide": decide or DecideForm(),
        "taken_back": taken_back or WithdrawForm(),
        "panels": panels_on("order", request, row) if row.claims_changed else [],
        "refused": "decide" if decide else "withdraw" if taken_back else "",
    }
    return render(request, "wages/law/order.html", context)


def _changes(request: Asked, row: WageOrder) -> list[dict[str, Any]]:
    """What it would change: for whom, from when to when, from how much to how much."""
    before = packs_of(request.actor)
    after = before.with_own([order_of_row(row)])
    return [
        {
            "key": key,
            "skill": law_words.SKILLS[key.skill],
            "before": _daily(before, key),
            "after": _daily(after, key),
        }
        for key in sorted(would_change(request.actor, row), key=_by_skill)[:CHANGES_SHOWN]
    ]


def _by_skill(key: Key) -> tuple[str, int, date]:
    return key.zone, list(SKILLS).index(key.skill), key.since


def _daily(packs: Any, key: Key) -> int | None:
    line = line_of(packs, (key.place, key.employment, key.zone, key.skill))
    rate = piece_at(line, key.since).rate
    return rate.daily_paise if rate else None
