"""Pages of a surge: the volunteers' form, its lines by place, the printed list. Not here: its verbs."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Max, Q, Sum
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.helpline import actions, told
from hamrah.helpline.forms import LinesForm, QuickForm, SurgeForm
from hamrah.helpline.models import Relief, Surge
from hamrah.helpline.rules.relief import read_list
from hamrah.helpline.sealed import number_of, words_in
from hamrah.web.asked import Asked
from hamrah.web.forms import command_of, id_of
from hamrah.web.gate import page

PLACES_SHOWN, LINES_SHOWN, LINES_PRINTED = 60, 50, 2_000


@dataclass(frozen=True)
class Line:
    """A line as a page shows it; name and number only where they may stand."""

    row: Relief
    need: Any
    number: str = ""
    name: str = ""


@page("helpline.note_relief")
def quick(request: Asked) -> HttpResponse:
    """Three answers, then the next caller. Nothing that was noted is read back."""
    surge = Surge.objects.visible_to(request.actor).on().first()
    form = QuickForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            row = actions.note_relief(request.actor, command=command_of(request), said=form.said())
            messages.success(request, _("Noted. Tell the caller this number: %(no)d") % {"no": row.no})
            return redirect("helpline:quick")
        except Problem as problem:
            form.show(problem)
    return render(request, "helpline/quick.html", {"form": form, "surge": surge})


@page("helpline.see")
def surges(request: Asked) -> HttpResponse:
    """The surge that goes on, those before, and how one is switched on."""
    rows = Surge.objects.visible_to(request.actor).annotate(
        people=Sum("reliefs__people"), open=Count("reliefs", filter=Q(reliefs__ticked_at=None))
    )
    context = {"rows": rows[:PLACES_SHOWN], "form": SurgeForm()}
    return render(request, "helpline/surges.html", context)


@require_POST
@page("helpline.start_surge")
def start(request: Asked) -> HttpResponse:
    row = actions.start_surge(
        request.actor, command=command_of(request), name=request.POST.get("name", "")[:200]
    )
    return redirect("helpline:surge", row.id)


def one(request: Asked, id: UUID) -> Surge:
    found: Surge = get_object_or_404(Surge.objects.visible_to(request.actor), id=id)
    return found


@page("helpline.see")
def surge(request: Asked, id: UUID) -> HttpResponse:
    """Its places with what is open; one place's lines to tick."""
    return shown(request, one(request, id), LinesForm())


def shown(request: Asked, row: Surge, form: LinesForm, **more: Any) -> HttpResponse:
    place = request.GET.get("place", "").replace("\0", "")
    lines = Relief.objects.visible_to(request.actor).filter(surge=row)
    context = {
        "surge": row,
        "form": form,
        "place": place,
        "places": places_of(lines)[:PLACES_SHOWN],
        "needs": needs_of(lines),
        "lines": list(_lines(lines.filter(place_key=place)[:LINES_SHOWN], with_names=True)) if place else [],
        **more,
    }
    return render(request, "helpline/surge.html", context)


def places_of(lines: Any) -> list[dict[str, Any]]:
    """Each place once, with its lines, people and what is still open; where most is open first."""
    rows = lines.order_by().values("place_key").annotate(
        name=Max("place_said"), count=Count("id"), people=Sum("people"),
        open=Count("id", filter=Q(ticked_at=None)),
    )  # fmt: skip
    return list(rows.order_by("-open", "place_key"))


def needs_of(lines: Any) -> list[tuple[Any, int]]:
    """How many people need what, and have not had it."""
    rows = lines.open().order_by().values("need").annotate(people=Sum("people")).order_by("-people")
    return [(told.NEEDS.get(row["need"], row["need"]), row["people"]) for row in rows]


def _lines(rows: Any, *, with_names: bool) -> Iterator[Line]:
    for row in rows:
        need = told.NEEDS.get(row.need, row.need)
        if with_names:
            yield Line(row, need, number_of(row), words_in(row).get("name", ""))
        else:
            yield Line(row, need)


@require_POST
@page("helpline.note_relief_list")
def lines(request: Asked, id: UUID) -> HttpResponse:
    """A list, pasted or uploaded: what was understood is kept, what was not stands on the page again."""
    row, form = one(request, id), LinesForm(request.POST, request.FILES)
    if not form.is_valid():
        return shown(request, row, form)
    try:
        taken, refused = read_list(form.text())
        count = actions.note_relief_list(
            request.actor, command=command_of(request), surge=row, lines=tuple(taken)
        )
    except Problem as problem:
        form.show(problem)
        return shown(request, row, form)
    messages.success(request, _("%(count)d lines are noted.") % {"count": count})
    if not refused:
        return redirect("helpline:surge", row.id)
    left = LinesForm(initial={"lines": "\n".join(one.text for one in refused)})
    why = [(one.line, one.text, told.WHY_REFUSED.get(one.why, one.why)) for one in refused]
    return shown(request, row, left, refused=why)


@require_POST
@page("helpline.tick_relief")
def ticks(request: Asked, id: UUID) -> HttpResponse:
    """Brought, or ticked by mistake."""
    row = one(request, id)
    ids = [known for text in request.POST.getlist("line") if (known := id_of(text))]
    reliefs = list(Relief.objects.visible_to(request.actor).filter(surge=row, id__in=ids))
    is_done = request.POST.get("is_done", "1") == "1"
    actions.tick_relief(request.actor, command=command_of(request), reliefs=reliefs, is_done=is_done)
    messages.success(request, _("Noted."))
    return redirect("helpline:surge", row.id)


@require_POST
@page("helpline.end_surge")
def end(request: Asked, id: UUID) -> HttpResponse:
    row = actions.end_surge(request.actor, command=command_of(request), surge=one(request, id))
    return redirect("helpline:surge", row.id)


@require_POST
@page("helpline.fold_surge")
def fold(request: Asked, id: UUID) -> HttpResponse:
    row = one(request, id)
    count = actions.fold_surge(request.actor, command=command_of(request), surge=row)
    messages.success(request, _("%(count)d lines are calls now.") % {"count": count})
    return redirect("helpline:surge", row.id)


@page("helpline.tick_relief")
def printed(request: Asked, id: UUID) -> HttpResponse:
    """What is open, by place, for whoever brings it; without names and numbers unless she may print them."""
    row, with_names = one(request, id), request.GET.get("names") == "1"
    if with_names and not request.actor.may("helpline.print_names"):
        raise PermissionDenied
    rows = Relief.objects.visible_to(request.actor).filter(surge=row).open()[:LINES_PRINTED]
    context = {"surge": row, "lines": list(_lines(rows, with_names=with_names)), "with_names": with_names}
    return render(request, "helpline/printed.html", context)
