"""A group enters a case: lines pasted from a sheet, co-workers picked, a grid of days and rates.

Not here: reading a line (rules/pasted.py), whom it means (matching.py).
"""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render

from hamrah.cases import actions, told
from hamrah.cases.actions import ClaimantSaid
from hamrah.cases.actions.saying import refuse_claimant
from hamrah.cases.forms import GRID, PasteForm, grid_day, grid_said
from hamrah.cases.hazri import from_diaries
from hamrah.cases.looking import note_look
from hamrah.cases.matching import Answered, answered
from hamrah.cases.models import Case
from hamrah.cases.rules.amounts import hours_of
from hamrah.cases.rules.forums import BASES
from hamrah.cases.rules.pasted import Line, read_sheet
from hamrah.cases.views.cases import one
from hamrah.ground.permissions import verb_named
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.journeys.models import Engagement
from hamrah.people.models import Person
from hamrah.people.rules.registration import PhoneSaid, Registration
from hamrah.wages.hazri import hazri_of_many
from hamrah.wages.models import Diary
from hamrah.web.asked import Asked
from hamrah.web.forms import command_of, id_of
from hamrah.web.gate import page

PICKED_FROM = 60


@page("cases.add_claimants")
def group(request: Asked, id: UUID) -> HttpResponse:
    """First the paste, then each line answered, then all at once into the case."""
    case = one(request, id)
    form = PasteForm(request.POST if "text" in request.POST else None)
    context: dict[str, Any] = {"case": case, "form": form, "picks": picks_of(request, case)}
    if request.method == "POST":
        try:
            if "picked" in request.POST or not form.is_bound:
                return picked(request, case)
            if form.is_valid():
                sheet = read_sheet(form.cleaned_data["text"])
                context |= {"sheet": sheet, "lines": answered(request.actor, case, sheet.lines)}
                if "join" in request.POST:
                    return joined(request, case, context["lines"])
        except Problem as problem:
            form.add_error(None, str(problem)) if form.is_bound else messages.error(request, str(problem))
    return render(request, "cases/group.html", context)


def joined(request: Asked, case: Case, lines: list[Answered]) -> HttpResponse:
    """Everybody whose line is not left out; all of them or nobody, so that nothing is entered twice."""
    with transaction.atomic():
        said = [who for line in lines if (who := taken(request, line)) is not None]
        if not said:
            raise Problem("cases.nobody", _("Say for whom: at least one worker."))
        actions.add_claimants(request.actor, command=command_of(request), case=case, claimants=said)
    messages.success(request, _("%(n)d workers are in this case now.") % {"n": len(said)})
    return redirect("cases:days", case.id)


def taken(request: Asked, answer: Answered) -> ClaimantSaid | None:
    """What a line says; a refusal names the line, or nobody finds it among fifty."""
    try:
        said = claimant_of(request, answer)
        if said is not None:
            refuse_claimant(said)
        return said
    except Problem as problem:
        raise Problem(
            "cases.line_refused", _("Line %(no)s: %(why)s"), no=answer.line.no, why=str(problem)
        ) from problem


def claimant_of(request: Asked, answer: Answered) -> ClaimantSaid | None:
    """As the page's choice beside the line says: one of the faces, a new one, or nobody."""
    chosen = request.POST.get(f"who-{answer.line.no}", "")
    if answer.answer in ("refused", "in") or chosen == "skip":
        return None
    line = answer.line
    person = id_of(chosen) or (registered(request, answer) if chosen == "new" else None)
    if person is None:
        return None
    return ClaimantSaid(
        person,
        half_days=line.half_days,
        rate_paise=line.rate_paise,
        overtime_hours=hours_of(line.overtime),
        advance_paise=line.advance_paise,
        paid_paise=line.paid_paise,
        owed_said_paise=line.owed_paise,
    )


def registered(request: Asked, answer: Answered) -> UUID:
    """A draft with what the sheet says; she is asked for her consent when she is met."""
    line = answer.line
    person: Person = verb_named("people.register_worker")(
        request.actor,
        said=registration_of(line),
        not_the_same=[(other.id, "another person, said at a group's intake") for other in answer.people],
    )
    return person.id


def registration_of(line: Line) -> Registration:
    return Registration(
        name=line.name,
        relation="father" if line.father else "",
        relation_name=line.father,
        village_said=line.village,
        phones=(PhoneSaid(line.phone),) if line.phone else (),
    )


def picks_of(request: Asked, case: Case) -> list[Person]:
    """Co-workers not in the case yet: who went for the same party, or keeps a diary of work for it, alone or
    in a gang."""
    inside = case.claimants.standing().values("person_id")
    parties = case.parties.values("party_id")
    went = Engagement.objects.visible_to(request.actor).filter(party__in=parties)
    there = Q(spells__engagements__in=went)
    if request.actor.may("wages.see_diary"):
        diaries = Diary.objects.visible_to(request.actor)
        there |= Q(id__in=diaries.filter(Q(party__in=parties) | Q(gang__party__in=parties)).values("person"))
    people = Person.objects.visible_to(request.actor).unrestricted().standing().exclude(id__in=inside)
    found = list(people.filter(there).distinct().order_by("name")[:PICKED_FROM])
    note_look(request.actor, case, page="cases.group", people=[person.id for person in found])
    return found


def picked(request: Asked, case: Case) -> HttpResponse:
    """Those ticked; with a first and a last day their days, advances and pay are those of their diaries."""
    ids = [id for text in request.POST.getlist("picked") if (id := id_of(text))]
    since, until = (grid_day(request.POST.get(name, "")) for name in ("since", "until"))
    people = list(Person.objects.visible_to(request.actor).standing().filter(id__in=ids))
    noted = hazri_of_many(request.actor, people, since, until) if since and until else {}
    said = [with_terms(person.id, noted.get(person.id), since, until) for person in people]
    with transaction.atomic():
        new = actions.add_claimants(request.actor, command=command_of(request), case=case, claimants=said)
        if since and until:
            take_days(request, case, new, since, until)
    messages.success(request, _("%(n)d workers are in this case now.") % {"n": len(said)})
    return redirect("cases:days", case.id)


def take_days(request: Asked, case: Case, new: list[str], since: date, until: date) -> None:
    """Of those who joined just now, each of whom a diary speaks."""
    joined = list(case.claimants.filter(id__in=new).select_related("person"))
    noted = from_diaries(request.actor, case, joined, since=since, until=until)
    if rows := [one.claimant for one in noted if one.hazri]:
        actions.take_hazri(
            request.actor, case=case, claimants=rows, since=since, until=until, with_money=True
        )


def with_terms(person_id: UUID, hazri: Any, since: date | None, until: date | None) -> ClaimantSaid:
    """The rate of her terms, where a claim can be worked out by it."""
    terms = hazri.terms if hazri else None
    if terms is None or terms.rate_basis not in BASES or not terms.rate_paise:
        return ClaimantSaid(person_id, since=since, until=until)
    return ClaimantSaid(
        person_id, since=since, until=until, rate_paise=terms.rate_paise, basis=terms.rate_basis
    )


@page("cases.correct_claimants")
def days(request: Asked, id: UUID) -> HttpResponse:
    """People down, days and money across; what is the same for all is written once on top."""
    case = one(request, id)
    rows = list(case.claimants.standing().select_related("person").order_by("made_at", "id"))
    note_look(
        request.actor, case, page="cases.days", people=[row.person_id for row in rows],
        counts=case.assigned_to_id != request.actor.user_id,
    )  # fmt: skip
    refused: dict[Any, str] = {}
    if request.method == "POST":
        said, refused = read_grid(request, rows)
        if not refused:
            try:
                actions.correct_claimants(
                    request.actor, command=command_of(request), case=case, claimants=said
                )
                messages.success(request, _("Noted."))
                return redirect(case)
            except Problem as problem:
                messages.error(request, str(problem))
    shown = [(row, cells_of(request, row), refused.get(row.id, "")) for row in rows]
    labels = [(name, request.POST.get(f"{name}-all", ""), label) for name, label in told.GRID.items()]
    return render(request, "cases/days.html", {"case": case, "rows": shown, "grid": labels})


def read_grid(request: Asked, rows: list[Any]) -> tuple[list[ClaimantSaid], dict[Any, str]]:
    """What each line says, and which lines cannot be; an empty cell takes what stands on top."""
    asked = request.POST.copy()
    for row in rows:
        for name in GRID:
            if not asked.get(f"{name}-{row.id}", "").strip():
                asked[f"{name}-{row.id}"] = asked.get(f"{name}-all", "")
    said, refused = [], {}
    for row in rows:
        try:
            line = grid_said(asked, row.person_id, row)
            refuse_claimant(line)
            said.append(line)
        except Problem as problem:
            refused[row.id] = str(problem)
    return said, refused


def cells_of(request: Asked, row: Any) -> list[tuple[str, str, Any]]:
    """(name, what stands in it, its label) of one line: as typed, else as noted."""
    noted = {
        "since": row.since.isoformat() if row.since else "",
        "until": row.until.isoformat() if row.until else "",
        "days": "" if row.half_days is None else f"{Decimal(row.half_days) / 2:f}",
        "rate": rupees_of(row.rate_paise),
        "overtime": f"{row.overtime_hours:f}" if row.overtime_hours else "",
        "advance": rupees_of(row.advance_paise or None),
        "paid": rupees_of(row.paid_paise or None),
        "owed": rupees_of(row.owed_said_paise),
    }
    typed = {name: request.POST.get(f"{name}-{row.id}", noted[name]) for name in GRID}
    return [(name, typed[name], label) for name, label in told.GRID.items()]


def rupees_of(paise: int | None) -> str:
    if paise is None:
        return ""
    return f"{paise // 100}" if paise % 100 == 0 else f"{paise // 100}.{paise % 100:02d}"
