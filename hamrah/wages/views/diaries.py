"""Pages of one worker's diaries: a month, a day's history, side by side, money.

Not here: a gang's month (gangs.py), what is told of a month (stories.py, grids.py).
"""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from hamrah.access.models import log_reading
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.people.models import Person
from hamrah.wages import actions, grids, stories, told
from hamrah.wages.forms.diaries import DiaryForm, EndForm, MoneyForm, MonthForm, marks_posted, month_meant
from hamrah.wages.forms.parts import bytes_of
from hamrah.wages.forms.terms import HandForm, in_rupees
from hamrah.wages.models import Diary, MoneyEntry
from hamrah.web.asked import Asked
from hamrah.web.forms import Form, command_of
from hamrah.web.gate import page

# Refusals that are questions: whoever is sure says so and is believed.
ASKED = {"wages.long_day", "wages.before_terms", "wages.unusual_terms", "wages.unusual_sum"}


@page("wages.see_diary")
def of_worker(request: Asked, person: UUID) -> HttpResponse:
    """Everything of her work and pay: terms, diaries, days of twelve months, papers."""
    who = worker(request, person)
    return render(request, "wages/of_worker.html", stories.whole(request.actor, who))


@page("wages.open_diary")
def new(request: Asked, person: UUID) -> HttpResponse:
    """A book of her days for one work."""
    who = worker(request, person)
    form = DiaryForm(request.POST or None, initial=stories.likely_work(request.actor, who))
    if request.method == "POST" and form.is_valid():
        try:
            row = actions.open_diary(
                request.actor, command=command_of(request), person=who, said=form.said(request.actor)
            )
            return redirect("wages:month", row.id)
        except Problem as problem:
            form.show(problem)
    return render(request, "wages/new_diary.html", {"form": form, "person": who})


@page("wages.see_diary")
def month(request: Asked, id: UUID) -> HttpResponse:
    """A month of one diary: one thumb on a day, its overtime, its money, who signed it."""
    diary, first = one(request, id), month_meant(request.GET.get("month", ""))
    form = MonthForm(request.POST or None, request.FILES or None, initial={"how": "office"})
    asks = False
    if request.method == "POST" and form.is_valid():
        try:
            noted = marked(request, diary, first, form)
            messages.success(request, _("Days noted: %(count)s") % {"count": noted})
            return redirect(here(diary, first))
        except Problem as problem:
            asks = problem.code in ASKED
            form.show(problem)
    return drawn(request, diary, first, form, asks=asks)


def marked(request: Asked, diary: Diary, first: date, form: MonthForm) -> int:
    """What was said of the month's days."""
    if not request.actor.may("wages.mark_days", diary.person):
        raise Problem("verb.not_allowed", _("You may not do this. Ask your coordinator."))
    said: int = actions.mark_days(
        request.actor,
        command=command_of(request),
        diary=diary,
        marks=marks_posted(request.POST, first),
        how=form.cleaned_data["how"],
        proof=bytes_of(form.cleaned_data["proof"]),
        is_sure=form.cleaned_data["is_sure"],
    )
    return said


def drawn(
    request: Asked, diary: Diary, first: date, form: Form, *, asks: bool = False, **tried: Form
) -> HttpResponse:
    """The month's page; `tried` is the smaller form of it that was refused."""
    row = grids.month_row(diary, first)
    context = {
        "diary": diary,
        "person": diary.person,
        "keeper": told.KEEPERS[diary.keeper],
        "first": first,
        "before": grids.month_before(first),
        "after": grids.month_after(first),
        "weekdays": grids.weekday_names(),
        "weeks": grids.weeks(first, row),
        "was": grids.typed_month(first, row),
        "worked": told.days_said(grids.worked(row)),
        "form": form,
        "asks": asks,
        "is_typed": request.method == "POST",
        "money": MoneyForm(initial={"kind": "advance"}),
        "hand": HandForm(),
        "end": EndForm(),
        "refused": next(iter(tried), ""),
        "words": told.MARKS,
        "others": stories.has_others(request.actor, diary),
        **stories.month_told(request.actor, diary, first, row),
        **tried,
    }
    return render(request, "wages/month.html", context)


@page("wages.see_diary")
def day(request: Asked, id: UUID, on: str) -> HttpResponse:
    """Everything that was ever said of one day of a diary, by whom and when."""
    diary = one(request, id)
    try:
        meant = date.fromisoformat(on)
    except ValueError:
        raise Http404 from None
    context = {
        "diary": diary, "person": diary.person, "on": meant, "keeper": told.KEEPERS[diary.keeper],
        "said": stories.day_told(diary, meant),
    }  # fmt: skip
    return render(request, "wages/day.html", context)


@page("wages.see_diary")
def beside(request: Asked, person: UUID) -> HttpResponse:
    """All diaries of her month, one under the other, and where they contradict."""
    who, first = worker(request, person), month_meant(request.GET.get("month", ""))
    diaries = list(
        Diary.objects.visible_to(request.actor).filter(person__in=who.records).select_related("party")
    )
    shown, disputed = grids.beside(diaries, first)
    context = {
        "person": who, "first": first, "before": grids.month_before(first),
        "after": grids.month_after(first), "shown": shown, "disputed": disputed,
        "money": stories.money_beside(request.actor, diaries, first),
    }  # fmt: skip
    return render(request, "wages/beside.html", context)


@require_POST
@page("wages.sign_month")
def sign(request: Asked, id: UUID) -> HttpResponse:
    diary, first = one(request, id), month_meant(request.GET.get("month", ""))
    form = HandForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            actions.sign_month(
                request.actor, command=command_of(request), diary=diary, month=first, hand=form.said()
            )
            messages.success(request, _("It is noted who stands beside these days."))
            return redirect(here(diary, first))
        except Problem as problem:
            form.show(problem)
    return drawn(request, diary, first, MonthForm(initial={"how": "office"}), hand=form)


@require_POST
@page("wages.note_money")
def money(request: Asked, id: UUID) -> HttpResponse:
    diary, first = one(request, id), month_meant(request.GET.get("month", ""))
    form, asks = MoneyForm(request.POST, request.FILES), False
    if form.is_valid():
        try:
            actions.note_money(
                request.actor, command=command_of(request), diary=diary, said=form.said(),
                is_sure=form.cleaned_data["is_sure"],
            )  # fmt: skip
            messages.success(request, _("The money is noted."))
            return redirect(here(diary, form.cleaned_data["on"].replace(day=1)))
        except Problem as problem:
            asks = problem.code in ASKED
            form.show(problem)
    plain = MonthForm(initial={"how": "office"})
    return drawn(request, diary, first, plain, money=form, asks_money=asks)  # type: ignore[arg-type]


@page("wages.correct_money")
def money_anew(request: Asked, id: UUID) -> HttpResponse:
    """It was another sum or day; or there was none. The entry stays, crossed out."""
    rows = MoneyEntry.objects.visible_to(request.actor).select_related("diary__person", "diary__party")
    entry = get_object_or_404(rows, id=id)
    log_reading(request.actor, page="wages.money", people=[entry.diary.person_id])
    before = {"kind": entry.kind, "rupees": in_rupees(entry.paise), "on": entry.on, "words": entry.words,
              "paid_how": entry.paid_how}  # fmt: skip
    is_none = "none" in request.POST
    typed = request.POST if request.method == "POST" and not is_none else None
    form, asks = MoneyForm(typed, request.FILES or None, initial=before), False
    if is_none or form.is_valid():
        try:
            actions.correct_money(
                request.actor, command=command_of(request), entry=entry,
                said=None if is_none else form.said(),
                is_sure=not is_none and form.cleaned_data["is_sure"],
            )  # fmt: skip
            messages.success(request, _("It is corrected. What stood before stays in sight."))
            return redirect(here(entry.diary, entry.on.replace(day=1)))
        except Problem as problem:
            asks = problem.code in ASKED
            form.show(problem)
    context = {"form": form, "asks": asks, "diary": entry.diary, "person": entry.diary.person, "entry": entry,
               "kind": told.MONEY[entry.kind]}  # fmt: skip
    return render(request, "wages/money.html", context)


@require_POST
@page("wages.close_diary")
def end(request: Asked, id: UUID) -> HttpResponse:
    diary, form = one(request, id), EndForm(request.POST)
    if form.is_valid():
        try:
            actions.close_diary(request.actor, command=command_of(request), diary=diary, **form.cleaned_data)
            messages.success(request, _("The diary has ended. What stands in it stays."))
            return redirect("wages:of_worker", diary.person_id)
        except Problem as problem:
            form.show(problem)
    first = month_meant(request.GET.get("month", ""))
    return drawn(request, diary, first, MonthForm(initial={"how": "office"}), end=form)


@page("wages.see_diary")
def proof(request: Asked, id: UUID, evidence: UUID) -> HttpResponse:
    """The picture of a page or a hand, for whoever may see the diary."""
    diary = one(request, id)
    found = stories.proof_of(diary, evidence)
    if found is None:
        raise Http404
    response = HttpResponse(bytes(found.content), content_type=found.media_type)
    response.headers["Cache-Control"] = "no-store"
    return response


def worker(request: Asked, id: UUID) -> Person:
    who = get_object_or_404(Person.objects.visible_to(request.actor).standing(), id=id)
    log_reading(request.actor, page="wages.diary", people=[who.id])
    return who


def one(request: Asked, id: UUID) -> Diary:
    rows = Diary.objects.visible_to(request.actor).select_related("person", "party", "gang")
    diary = get_object_or_404(rows, id=id)
    log_reading(request.actor, page="wages.diary", people=[diary.person_id])
    return diary


def here(diary: Diary, first: date) -> str:
    return f"{reverse('wages:month', args=[diary.id])}?month={first:%Y-%m}"
