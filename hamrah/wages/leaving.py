"""What wages say of a person outside: on her own sheet, what is open, in a sheet that leaves.

Not here: who may take it out (disclosures), papers given to her (papers/).
"""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from hamrah.ground import numbers
from hamrah.ground.day import today
from hamrah.ground.room import ExportColumn, Held, OpenMatter
from hamrah.ground.words import _
from hamrah.people.models import Person
from hamrah.wages import told
from hamrah.wages.grids import worked
from hamrah.wages.hazri import hazri_of_many
from hamrah.wages.models import Brought, DaysPaper, Diary, GivenSlip, MoneyEntry, Put, Terms
from hamrah.wages.papers.wording import LANGUAGES
from hamrah.wages.rules.counting import twelve_months_to


def held(actor: Any, person: Any) -> Iterator[Held]:
    """Every diary with its months, every slip, every sum, every paper."""
    hers = {"person__in": person.records}
    diaries = list(Diary.objects.filter(**hers).select_related("party").prefetch_related("months"))
    yield Held(_("Diaries of days"), tuple(line for one in diaries for line in _months(one)))
    hands = Put.objects.filter(diary__in=diaries) | Put.objects.filter(terms__person__in=person.records)
    yield Held(
        _("Who signed for her days and terms"),
        tuple(
            (one.name_said or told.WHO[one.who], f"{told.HAND[one.how]} {one.on:%d/%m/%Y}") for one in hands
        ),
    )
    slips = Terms.objects.filter(**hers).select_related("hirer")
    yield Held(_("Terms of work"), tuple(map(_slip, slips)), tier=4)
    given = GivenSlip.objects.filter(terms__person__in=person.records).defer("pdf")
    yield Held(
        _("Terms slips given on paper"),
        tuple((f"{one.given_on:%d/%m/%Y}", LANGUAGES[one.language]) for one in given),
        tier=4,
    )
    money = MoneyEntry.objects.filter(diary__in=diaries).standing()
    yield Held(_("Money noted"), tuple((told.MONEY[one.kind], _sum(one)) for one in money), tier=4)
    papers = DaysPaper.objects.filter(**hers).defer("pdf")
    yield Held(_("Papers of days"), tuple((one.number, told.PAPERS[one.kind]) for one in papers), tier=4)
    brought = Brought.objects.filter(diary__in=diaries).defer("content")
    yield Held(
        _("Shown from her own phone"),
        tuple((f"{one.made_at:%d/%m/%Y}", _("taken in")) for one in brought),
        tier=4,
    )


def _months(diary: Diary) -> Iterator[tuple[Any, Any]]:
    name = f"{told.KEEPERS[diary.keeper]}, {diary.for_whom}"
    months = list(diary.months.all())
    if not months:
        yield name, _("nothing noted yet")
    for one in months:
        yield name, f"{one.month:%m/%Y}: {told.days_said(worked(one))}"


def _slip(terms: Terms) -> tuple[Any, Any]:
    basis = told.basis_of(terms)
    return (
        terms.hirer.name if terms.hirer else terms.hirer_said,
        f"{numbers.rupees(terms.rate_paise or 0)} {basis}",
    )


def _sum(entry: MoneyEntry) -> str:
    return f"{numbers.rupees(entry.paise or 0)}, {entry.on:%d/%m/%Y}"


def opens(actor: Any, person: Any) -> Iterator[OpenMatter]:
    """A slip that nobody has read to her yet."""
    unread = Terms.objects.filter(person__in=person.records).standing().unread()
    for _one in unread:
        yield OpenMatter(_("Terms of work to be read aloud"), tier=4)


def days_of_a_year(actor: Any, ids: Sequence[UUID]) -> dict[UUID, str]:
    """Days worked in the last twelve months, counted once."""
    people = list(Person.objects.filter(id__in=ids))
    told_of = hazri_of_many(actor, people, twelve_months_to(today()), today())
    return {id: f"{one.count.days_worked:g}" for id, one in told_of.items() if one.count.halves}


EXPORTS = (ExportColumn("days_worked", _("Days worked in 12 months"), 3, "wages.see_diary", days_of_a_year),)
