"""Pages of villages' lists of who is away: which are kept, one village, one list that goes out.

They count and name nobody but those to be struck out; names stand on the paper alone. Not here: the paper.
"""

from collections import Counter
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from hamrah.access.models import log_reading
from hamrah.corridors import actions
from hamrah.corridors.forms import BeginForm, ListForm, YesForm
from hamrah.corridors.models import ListSheet, VillageList
from hamrah.corridors.rules.few import FEWEST
from hamrah.corridors.village_list import Line, lines_of, struck
from hamrah.corridors.village_paper import OTHERS, list_csv, list_paper
from hamrah.disclosures import told as disclosures_told
from hamrah.ground.day import today
from hamrah.ground.languages import languages
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.organisations.models import organisation_of
from hamrah.people.actions import record_consent
from hamrah.people.actions.consenting import ConsentSaid
from hamrah.people.models import Person
from hamrah.people.rules.purposes import VILLAGE_LIST
from hamrah.web.asked import Asked
from hamrah.web.forms import command_of
from hamrah.web.gate import page


@page("corridors.see_lists")
def villages(request: Asked) -> HttpResponse:
    """Villages of which a list is kept; beginning one."""
    form = BeginForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        begun = _begun(request, form)
        if begun is not None:
            return redirect("corridors:village", begun.id)
    kept = VillageList.objects.visible_to(request.actor).kept().select_related("village__parent")
    rows = [(row, row.village, _above(row)) for row in kept]
    chosen = form.villages if hasattr(form, "villages") and len(form.villages) > 1 else []
    context = {"rows": rows, "form": form, "chosen": chosen, "fewest": FEWEST}
    return render(request, "corridors/villages.html", context)


def _begun(request: Asked, form: BeginForm) -> VillageList | None:
    """The village's list, begun; None where it is still to be said which village, or a rule refuses."""
    wanted = request.POST.get("village", "")
    meant = [one for one in form.villages if str(one.id) == wanted] if wanted else form.villages
    if len(meant) != 1:
        return None
    try:
        said = {"village": meant[0], "why": form.cleaned_data["why"]}
        return actions.begin_list(request.actor, command=command_of(request), **said)
    except Problem as problem:
        form.show(problem)
        return None


def _above(row: VillageList) -> str:
    parent = row.village.parent
    return parent.name_in(get_language() or "en") if parent else ""


@page("corridors.see_lists")
def village(request: Asked, id: UUID) -> HttpResponse:
    """One village: how many stand on its list, as it would be printed; asking for it; what went out."""
    kept = _kept(request, id)
    form = ListForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            sheet = actions.ask_list(request.actor, command=command_of(request), kept=kept, said=form.said())
            return redirect("corridors:list", sheet.id)
        except Problem as problem:
            form.show(problem)
    lines = lines_of(request.actor, kept.village)
    sheets = ListSheet.objects.visible_to(request.actor).filter(of=kept).select_related("export")
    context = {
        "kept": kept,
        "count": len(lines),
        "is_enough": len(lines) >= FEWEST,
        "fewest": FEWEST,
        "hamlets": counted(lines),
        "sheets": [(one, _state(one)) for one in sheets],
        "form": form,
    }
    return render(request, "corridors/village.html", context)


def counted(lines: list[Line]) -> list[tuple[Any, int]]:
    """Hamlets as the list names them, each with how many stand there."""
    counts = Counter(line.hamlet for line in lines)
    return [(name or OTHERS, count) for name, count in sorted(counts.items(), key=lambda one: not one[0])]


def _kept(request: Asked, id: UUID) -> VillageList:
    rows = VillageList.objects.visible_to(request.actor).select_related("village__parent")
    found: VillageList = get_object_or_404(rows, id=id)
    return found


def _state(sheet: ListSheet) -> dict[str, Any]:
    return disclosures_told.state_words(disclosures_told.STATES, sheet.export.state)


@page("corridors.see_lists")
def list_(request: Asked, id: UUID) -> HttpResponse:
    """One list: whether it may go out, the buttons that print it, and who is to be struck out."""
    sheet = _sheet(request, id)
    gone = struck(request.actor, sheet.export.people) if sheet.export.state == "made" else []
    log_reading(request.actor, page="corridors.list", people=[person.id for person in gone])
    context = {
        "sheet": sheet,
        "row": sheet.export,
        "state": _state(sheet),
        "is_ready": sheet.export.state in ("approved", "made") and sheet.export.kept_until >= today(),
        "struck": gone,
        "languages": _languages(),
    }
    return render(request, "corridors/list.html", context)


def _languages() -> list[tuple[str, str]]:
    """Languages of the paper, the page's own first."""
    spoken = [(code, one.name) for code, one in languages().items() if one.whole]
    return sorted(spoken, key=lambda one: one[0] != get_language())


def _sheet(request: Asked, id: UUID) -> ListSheet:
    rows = ListSheet.objects.visible_to(request.actor).select_related("export", "of__village__parent")
    found: ListSheet = get_object_or_404(rows, id=id)
    return found


@require_POST
@page("corridors.print_list")
def paper(request: Asked, id: UUID) -> HttpResponse:
    """The list as PDF. Each time is noted, with everyone on it."""
    organisation = organisation_of(request.actor.organisation_id)

    def drawn(sheet: ListSheet, lines: list[Line], language: str) -> HttpResponse:
        content = list_paper(organisation, sheet, lines, language)
        return _file(content, "application/pdf", f'inline; filename="{sheet.export.number}.pdf"')

    return _printed(request, id, drawn)


@require_POST
@page("corridors.print_list")
def table(request: Asked, id: UUID) -> HttpResponse:
    """The same as CSV."""

    def written(sheet: ListSheet, lines: list[Line], language: str) -> HttpResponse:
        content = list_csv(sheet, lines, language)
        name = f'attachment; filename="{sheet.export.number}.csv"'
        return _file(content, "text/csv; charset=utf-8", name)

    return _printed(request, id, written)


def _printed(request: Asked, id: UUID, make: Callable[..., HttpResponse]) -> HttpResponse:
    """Noted as gone out, then made; what is refused is said on its page."""
    sheet = _sheet(request, id)
    wanted = request.POST.get("language", "")
    language = wanted if wanted in dict(_languages()) else get_language() or "en"
    try:
        sheet = actions.print_list(request.actor, command=command_of(request), sheet=sheet)
    except Problem as problem:
        messages.error(request, str(problem))
        return redirect("corridors:list", id)
    lines = lines_of(request.actor, sheet.of.village, among=sheet.export.people)
    return make(sheet, lines, language)


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    """Nobody's name and no village stands in the file's own."""
    headers = {"Content-Disposition": name, "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type=kind, headers=headers)


@require_POST
@page("corridors.end_list")
def end(request: Asked, id: UUID) -> HttpResponse:
    """No list of this village any more."""
    try:
        actions.end_list(request.actor, command=command_of(request), kept=_kept(request, id))
        messages.success(request, _("No list of this village is kept any more."))
    except Problem as problem:
        messages.error(request, str(problem))
    return redirect("corridors:villages")


@require_POST
@page("people.record_consent")
def yes(request: Asked, person: UUID) -> HttpResponse:
    """She says yes to standing on her village's list."""
    who = get_object_or_404(Person.objects.visible_to(request.actor), id=person)
    if not VillageList.objects.visible_to(request.actor).kept().filter(village=who.village_id).exists():
        raise Http404
    form = YesForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say how she agreed."))
        return redirect(who)
    said = ConsentSaid(VILLAGE_LIST, get_language() or "en", **form.cleaned_data)
    try:
        record_consent(request.actor, command=command_of(request), person=who, said=said)
        messages.success(request, _("Noted: she stands on her village's list from now on."))
    except Problem as problem:
        messages.error(request, str(problem))
    return redirect(who)
