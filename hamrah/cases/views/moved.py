"""Claims that another law moved: by which order, from how much to how much. Not here: the order (wages)."""

from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render

from hamrah.cases import told_money as told
from hamrah.cases import worklist
from hamrah.cases.looking import note_look
from hamrah.cases.moved import moved
from hamrah.wages.models import WageOrder
from hamrah.web.asked import Asked
from hamrah.web.forms import named_by
from hamrah.web.gate import page

SHOWN = 100


@page("cases.see")
def changed_claims(request: Asked) -> HttpResponse:
    """Claims that an order changed, the latest first: what was, what is, and which order it was."""
    order = named_by(WageOrder.objects.visible_to(request.actor), request.GET.get("order", ""))
    found = list(earlier_than(moved(request.actor, order), request.GET.get("before", ""))[: SHOWN + 1])
    rows = found[:SHOWN]
    for case in {row.claimant.case for row in rows}:
        people = [row.claimant.person_id for row in rows if row.claimant.case == case]
        note_look(request.actor, case, page="cases.changed_claims", people=people)
    return render(request, "cases/money/changed.html", {
        "order": order,
        "changes": [(row, told.CLAIMS[row.kind]) for row in rows],
        "before": f"{rows[-1].at.isoformat()}~{rows[-1].id}" if len(found) > SHOWN else "",
    })  # fmt: skip


def earlier_than(rows: Any, before: str) -> Any:
    """Those after the last of the page before; all where the mark makes no sense."""
    if (mark := worklist.mark_of(before)) is None:
        return rows
    at, last = mark
    return rows.filter(at__lte=at).filter(Q(at__lt=at) | Q(id__lt=last))
