"""Forms of diaries, gangs and money; a month of marks as it is posted. Not here: what is allowed (rules/)."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms

from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.organisations.models import Centre
from hamrah.wages import told
from hamrah.wages.actions.diaries import DiarySaid, GangSaid
from hamrah.wages.actions.money import MoneyNoted
from hamrah.wages.forms.parts import bytes_of, choice, day, line, paise, party_meant, picture, rupees, sure
from hamrah.wages.forms.terms import NOT_SAID
from hamrah.wages.rules.marks import MARKS, Mark
from hamrah.wages.rules.refusing import MarkSaid
from hamrah.wages.rules.typed import Unreadable, quarters, read
from hamrah.web.forms import Form


class DiaryForm(Form):
    """Whose book of whose days, for whom."""

    keeper = choice(_("Whose book is it?"), told.KEEPERS, widget=forms.RadioSelect)
    party_said = line(
        _("For whom does she work?"), required=True, hint=_("As she calls him: contractor, company.")
    )
    trade = line(_("As what?"), most=60, hint=_("Mason, helper, tailor."))
    sector = choice(_("What kind of work"), told.SECTORS, none=NOT_SAID, required=False)
    place_said = line(_("Where"))

    def said(self, actor: Any) -> DiarySaid:
        return DiarySaid(
            **{**self.cleaned_data, "party_id": party_meant(actor, self.cleaned_data["party_said"])}
        )


class GangForm(Form):
    """What it is called, for whom and where it works."""

    name = line(
        _("What is the gang called?"), required=True, hint=_("By its leader, its village or its site.")
    )
    party_said = line(_("For whom does it work?"), required=True)
    trade = line(_("As what?"), most=60)
    sector = choice(_("What kind of work"), told.SECTORS, none=NOT_SAID, required=False)
    place_said = line(_("Where"))
    centre = forms.ModelChoiceField(
        label=_("Which centre meets it"), queryset=Centre.objects.none(), required=False, empty_label=NOT_SAID
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        rows: Any = self.fields["centre"]
        rows.queryset = Centre.objects.order_by("name")

    def said(self, actor: Any) -> GangSaid:
        facts = {name: value for name, value in self.cleaned_data.items() if name != "centre"}
        centre = self.cleaned_data["centre"]
        return GangSaid(
            **facts, party_id=party_meant(actor, facts["party_said"]), centre_id=centre and centre.id
        )


class MoneyForm(Form):
    """An advance, a payment, a deduction."""

    kind = choice(_("What was it?"), told.MONEY, widget=forms.RadioSelect)
    rupees = rupees(_("How much (₹)"), required=True)
    on = day(_("On which day"), required=True)
    paid_how = choice(_("How"), told.MONEY_HOW, none=NOT_SAID, required=False)
    words = line(_("What for"), most=200)
    proof = picture(_("Picture of a receipt"))
    is_sure = sure()

    def said(self) -> MoneyNoted:
        facts = self.cleaned_data
        return MoneyNoted(
            facts["kind"], paise(facts["rupees"]), facts["on"], facts["paid_how"], facts["words"],
            bytes_of(facts["proof"]),
        )  # fmt: skip


class EndForm(Form):
    ended_on = day(_("Last day"), required=True)


class MonthForm(Form):
    """What is said with a month of marks: from where it comes, its picture, whether the odd is right."""

    how = choice(_("Where does it come from?"), told.HOW)
    proof = picture(_("Picture of the page"))
    is_sure = sure()


# Extra lines for overtime that a page without scripts offers.
OVERTIME_LINES = 3


def marks_posted(posted: Any, first: date) -> list[MarkSaid]:
    """A month of one diary, as its page posts it: `d1`..`d31` words, overtime as (`o-day`, `o-hours`) lines,
    `was` what stood when the page was drawn. Raises `wages.no_such_day`, `wages.overtime_too_long`,
    `wages.unknown_mark`."""
    last = monthrange(first.year, first.month)[1]
    beyond = [
        name for name in posted if name[:1] == "d" and name[1:].isdecimal() and not 1 <= int(name[1:]) <= last
    ]
    if beyond:
        raise no_such_day(beyond[0][1:])
    was = was_of(posted.get("was", ""))
    overtime = dict(overtime_posted(posted, last))
    said = []
    for at in range(1, last + 1):
        word = posted.get(f"d{at}", was_at(was, at).word)
        if word not in MARKS:
            raise Problem("wages.unknown_mark", _("This mark is not known: %(days)s."), days=str(at))
        extra = overtime.get(at, 0) if word in ("full", "half") or at in overtime else 0
        said.append(MarkSaid(first.replace(day=at), Mark(word, extra), was_at(was, at)))
    return [one for one in said if one.mark != one.was]


def overtime_posted(posted: Any, last: int) -> Iterator[tuple[int, int]]:
    """(day, quarter hours) of the lines that say something."""
    for at, hours in zip(posted.getlist("o-day"), posted.getlist("o-hours"), strict=False):
        if not at or not hours.strip():
            continue
        if not at.isdecimal() or not 1 <= int(at) <= last:
            raise no_such_day(at)
        yield int(at), quarters_typed(hours, at)


def quarters_typed(hours: str, day: str) -> int:
    try:
        counted = quarters(hours.strip().replace(",", "."))
    except ArithmeticError:
        counted = -1
    if counted < 0:
        raise Problem(
            "wages.bad_overtime", _("Overtime on day %(day)s: write hours such as 2 or 1.5."), day=day[:2]
        )
    return counted


def muster_posted(posted: Any, diary: Any, first: date) -> list[MarkSaid]:
    """One line of a gang's month: `m-<diary>` as typed, `w-<diary>` what stood. Only what changed. Raises
    `wages.month_unreadable`, `wages.no_such_day`."""
    last = monthrange(first.year, first.month)[1]
    typed, was = posted.get(f"m-{diary}", ""), was_of(posted.get(f"w-{diary}", ""))
    try:
        marks = read(typed)
    except Unreadable as wrong:
        raise Problem(
            "wages.month_unreadable",
            _("Day %(day)s of %(typed)s cannot be read. P full, H half, A absent, R day off, - not said."),
            day=wrong.at, typed=typed[:40],
        ) from wrong  # fmt: skip
    if len(marks) > last:
        raise no_such_day(str(last + 1))
    said = [MarkSaid(first.replace(day=at), mark, was_at(was, at)) for at, mark in enumerate(marks, 1)]
    return [one for one in said if one.mark != one.was]


def was_of(text: str) -> list[Mark]:
    """What stood when the page was drawn; nothing where it was spoilt on the way."""
    try:
        return read(text)
    except Unreadable:
        return []


def was_at(was: list[Mark], day: int) -> Mark:
    return was[day - 1] if day <= len(was) else Mark("")


def no_such_day(day: str) -> Problem:
    return Problem("wages.no_such_day", _("This month has no day %(day)s."), day=day[:4])


def month_meant(text: str) -> date:
    """The first of the month that an address names; this month where it names none that can be."""
    try:
        first = date.fromisoformat(f"{text[:7]}-01")
    except ValueError:
        first = today().replace(day=1)
    return min(first, today().replace(day=1))
