"""Pages of figures: all of them, one of them split, its table, its opening balance. Not here: counting."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from hamrah.figures import actions, kept
from hamrah.figures.chart import bars_of
from hamrah.figures.counting import (
    BLOCK,
    CENTRE,
    GENDER,
    MONTH,
    Part,
    Window,
    figure_of,
    figures_of,
    measures_of,
    points_at_people,
    split_of,
    splits_of,
    told_window,
)
from hamrah.figures.forms import OpeningBalanceForm, WindowForm
from hamrah.figures.models import OpeningBalance
from hamrah.figures.rules import YEAR_BEGINS, year_of
from hamrah.figures.tables import as_csv, as_xlsx, rows_of
from hamrah.ground.day import INDIA, today
from hamrah.ground.day_words import month_words
from hamrah.ground.languages import reads_hindi
from hamrah.ground.problem import Problem
from hamrah.ground.room import Measure, Split
from hamrah.ground.words import _
from hamrah.organisations.models import Centre
from hamrah.places.models import Place
from hamrah.web.asked import Asked
from hamrah.web.forms import command_of, id_of
from hamrah.web.gate import page

SPLIT_NAMES = {
    MONTH: _("By month"),
    BLOCK: _("By block"),
    CENTRE: _("By centre"),
    GENDER: _("Women and men"),
}
GENDERS = {"F": _("Women"), "M": _("Men"), "O": _("Others")}
YEARS_SHOWN = 4
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@page("figures.see")
def figures(request: Asked) -> HttpResponse:
    """All figures in a window; without one, everything until today."""
    form = WindowForm(request.GET or None)
    window = window_of(request, form)
    standing = balances()
    rows = [(one, standing.get(one.measure.code)) for one in figures_of(request.actor, window)]
    context = {"form": form, "rows": rows, "window": window, **years_of(request, None)}
    return render(request, "figures/figures.html", context)


@page("figures.see")
def figure(request: Asked, code: str) -> HttpResponse:
    """One figure: definition, number, split by month, block, centre or gender, opening balance."""
    measure, form = measure_called(request, code), WindowForm(request.GET or None)
    window, by = window_of(request, form, measure), split_asked(request, measure)
    parts = split_of(measure, request.actor, window, by)
    context = {
        "figure": figure_of(measure, request.actor, window),
        "form": form,
        "window": window,
        "by": by,
        "splits": split_names(request, measure).items(),
        "rows": [
            (bar, label_of(bar.part, by, measure), narrower(request, measure, by, bar.part))
            for bar in bars_of(parts)
        ],
        "within": narrowings(request, measure, window),
        "place": _narrowed_to(window),
        "balance": balances().get(code),
        "balance_form": OpeningBalanceForm(),
        **years_of(request, measure),
    }
    return render(request, "figures/figure.html", context)


@page("figures.see")
def table(request: Asked, code: str, kind: str) -> HttpResponse:
    """The split of the page as CSV or XLSX."""
    measure = measure_called(request, code)
    window = window_of(request, WindowForm(request.GET or None), measure)
    by, now = split_asked(request, measure), timezone.now()
    parts = split_of(measure, request.actor, window, by)
    rows = rows_of(measure, parts, window, now.astimezone(INDIA), lambda part: label_of(part, by, measure))
    content = as_csv(rows) if kind == "csv" else as_xlsx(rows)
    response = HttpResponse(content, content_type="text/csv; charset=utf-8" if kind == "csv" else XLSX)
    response.headers["Content-Disposition"] = f'attachment; filename="{code}-{by}-{file_day(now)}.{kind}"'
    return response


@require_POST
@page("figures.state_opening_balance")
def opening(request: Asked, code: str) -> HttpResponse:
    """State the opening balance of a figure, or with `end` take it back."""
    measure_called(request, code)
    if "end" in request.POST:
        actions.end_opening_balance(request.actor, command=command_of(request), measure=code)
        messages.success(request, _("The opening balance is taken back."))
        return redirect("figures:figure", code)
    form = OpeningBalanceForm(request.POST)
    if form.is_valid():
        try:
            said = {**form.cleaned_data, "measure": code}
            actions.state_opening_balance(request.actor, command=command_of(request), **said)
            messages.success(request, _("The opening balance stands, apart from what is counted."))
        except Problem as problem:
            messages.error(request, str(problem))
    else:
        messages.error(request, _("Number, day and source are all needed."))
    return redirect("figures:figure", code)


@page("figures.see")
def headline(request: Asked) -> HttpResponse:
    """The first figures by themselves, counted anew where they are old: what the home page asks for."""
    kept.count_anew(request.actor)
    shown = on_home(request, None)
    return render(request, "figures/headline.html", shown) if shown else HttpResponse(status=204)


def on_home(request: Any, subject: Any) -> dict[str, Any] | None:
    """The panel on the home page: the first figures, so far and this month, as they were last counted.

    Nothing is counted here; where the numbers are old, the page asks `headline` for new ones.
    """
    shown = [measure for measure in measures_of(request.actor) if measure.at_home]
    return kept.headline_of(request.actor, shown) if shown else None


# -- what was asked ------------------------------------------------------------------------------


def measure_called(request: Asked, code: str) -> Measure:
    """The measure of this code, if the actor may see it; else there is no such page."""
    for measure in measures_of(request.actor):
        if measure.code == code:
            return measure
    raise Http404


def window_of(request: Asked, form: WindowForm, measure: Measure | None = None) -> Window:
    """The window asked for, as far as the actor may ask; what cannot be read counts as not asked (the form
    says so)."""
    said: dict[str, Any] = form.cleaned_data if form.is_bound and form.is_valid() else {}
    until, since = said.get("until") or today(), said.get("since")
    block, centre = _id_asked(request, "block"), _id_asked(request, "centre")
    asked = Window(until, since, block=block, centre=centre, within=within_of(request, measure))
    return told_window(request.actor, measure, asked)


def years_of(request: Asked, measure: Measure | None) -> dict[str, Any]:
    """The latest years of reports, each one touch; whether the actor is told of whole years only; now."""
    this = year_of(today())
    years = [
        (f"{year}–{(year + 1) % 100:02}", date(year, YEAR_BEGINS, 1), date(year + 1, YEAR_BEGINS - 1, 31))
        for year in range(this, this - YEARS_SHOWN, -1)
    ]
    return {"years": years, "is_rounded": points_at_people(request.actor, measure), "now": timezone.now()}


def within_of(request: Asked, measure: Measure | None) -> dict[str, str]:
    """To which keys of the room's own splits the figure is narrowed. Only for who may see the people: the
    difference of two narrowed sums would tell others a number that is too small to be told."""
    if measure is None or points_at_people(request.actor, measure):
        return {}
    codes = [split.code for split in splits_of(measure, request.actor)]
    said = {code: request.GET.get(code, "")[:200] for code in codes}
    return {code: key for code, key in said.items() if key.isprintable() and key}


def _id_asked(request: Asked, name: str) -> UUID | None:
    """The block or centre to which the figure is narrowed, if one is named."""
    return id_of(request.GET.get(name, ""))


def _narrowed_to(window: Window) -> Place | Centre | None:
    if window.centre is not None:
        return Centre.objects.filter(id=window.centre).first()
    return Place.objects.filter(id=window.block).first() if window.block is not None else None


def split_asked(request: Asked, measure: Measure) -> str:
    """By what to split; by month where nothing else is asked."""
    by = request.GET.get("by", MONTH)
    return by if by in split_names(request, measure) else MONTH


def split_names(request: Asked, measure: Measure) -> dict[str, Any]:
    """Every split that may be asked for, and what it is called."""
    return SPLIT_NAMES | {split.code: split.label for split in splits_of(measure, request.actor)}


def narrower(request: Asked, measure: Measure, by: str, part: Part) -> str:
    """Where a line leads: the same figure within it, by month; "" where it leads nowhere."""
    if not part.key or by in (MONTH, GENDER) or points_at_people(request.actor, measure):
        return ""
    query = request.GET.copy()
    query["by"], query[by] = MONTH, str(part.key)
    return f"?{query.urlencode()}"


def narrowings(request: Asked, measure: Measure, window: Window) -> list[tuple[Any, Any, str]]:
    """(split, what it is narrowed to, the address without it) of each of the room's own."""
    found = []
    for split in measure.splits:
        if (key := window.within.get(split.code)) is not None:
            query = request.GET.copy()
            del query[split.code]
            found.append(
                (split.label, said_within(split, key, measure, request, window), f"?{query.urlencode()}")
            )
    return found


def said_within(split: Split, key: str, measure: Measure, request: Asked, window: Window) -> Any:
    """What a key is called; of a name that no record has, the key itself is not shown."""
    parts = split_of(measure, request.actor, window, split.code)
    return label_of(parts[0], split.code, measure) if parts else split.words.get(key, split.unknown)


def balances() -> dict[str, OpeningBalance]:
    """The opening balances that stand, by the code of their figure."""
    return {one.measure: one for one in OpeningBalance.objects.filter(ended_at=None)}


def label_of(part: Part, by: str, measure: Measure) -> str:
    """A line's name in the page's language; what is not known says so."""
    language = get_language() or "en"
    if own := next((split for split in measure.splits if split.code == by), None):
        return own_label(own, part, language)
    if by in (BLOCK, CENTRE):
        latin, local = part.label
        name = (local if reads_hindi(language) else "") or latin
        return name or str(_("Block not known") if by == BLOCK else _("Of no centre yet"))
    if by == GENDER:
        return str(GENDERS.get(part.label) or _("Not noted"))
    return month_words(part.label, language) if part.label else str(_("Month not known"))


def own_label(split: Split, part: Part, language: str) -> str:
    if split.names is None:
        return str(split.words.get(part.key) or split.unknown)
    latin, local = part.label
    return (local if reads_hindi(language) else "") or latin or str(split.unknown)


def file_day(now: datetime) -> str:
    return now.astimezone(INDIA).strftime("%Y-%m-%d")
