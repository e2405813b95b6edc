"""What diaries say, for whoever asks: a worker's days and money over a stretch of time, or those of many.

Not here: counting itself (rules/counting.py), pages (views/), what a day is worth (law/).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from hamrah.people.models import Person
from hamrah.wages.models import Diary, MoneyEntry, Month, Terms
from hamrah.wages.models.diaries import DiaryQuerySet
from hamrah.wages.rules.counting import Count, DaySaid, count
from hamrah.wages.rules.marks import first_of, unpacked
from hamrah.wages.rules.money import MoneySaid, total


@dataclass(frozen=True)
class Hazri:
    """Her days, counted once; every sum that a diary names, and in the totals each once; `terms`: the newest
    slip, of that party where one is asked."""

    count: Count
    money: tuple[MoneySaid, ...] = ()
    terms: Terms | None = None

    @property
    def advance_paise(self) -> int:
        return total(self.money, "advance")

    @property
    def paid_paise(self) -> int:
        return total(self.money, "payment")

    @property
    def deducted_paise(self) -> int:
        return total(self.money, "deduction")


def hazri_of(actor: Any, person: Person, since: date, until: date, *, party: Any = None) -> Hazri:
    """What all her diaries say of these days (both ends included)."""
    return hazri_of_many(actor, [person], since, until, party=party)[person.id]


def days_worked(actor: Any, person: Person, since: date, until: date) -> Count:
    return hazri_of(actor, person, since, until).count


def hazri_of_many(
    actor: Any, people: Sequence[Person], since: date, until: date, *, party: Any = None
) -> dict[UUID, Hazri]:
    """The same for many, in as many queries as for one. Merged records of a worker speak together.
    Who may not see diaries sees none; who may not see pay sees no money and no terms."""
    if not actor.may("wages.see_diary"):
        return {person.id: Hazri(count(())) for person in people}
    whose = records_of(people)
    diaries = {one.id: one for one in diaries_of(actor, whose, party)}
    said: dict[UUID, list[DaySaid]] = defaultdict(list)
    money: dict[UUID, list[MoneySaid]] = defaultdict(list)
    terms: dict[UUID, Terms] = {}
    for month in months_of(diaries.values(), since, until):
        diary = diaries[month.diary_id]
        said[whose[diary.person_id]] += [day for day in days_of(diary, month) if since <= day.on <= until]
    for entry in MoneyEntry.objects.visible_to(actor).standing().filter(diary__in=diaries):
        if since <= entry.on <= until:
            diary = diaries[entry.diary_id]
            money[whose[diary.person_id]].append(money_said(diary, entry))
    for slip in slips_of(actor, whose, party):
        terms.setdefault(whose[slip.person_id], slip)
    return {one.id: Hazri(count(said[one.id]), tuple(money[one.id]), terms.get(one.id)) for one in people}


def records_of(people: Sequence[Person]) -> dict[UUID, UUID]:
    """Record -> the one of these people into whom it was merged, or who it is."""
    whose = further = {person.id: person.id for person in people}
    while further:
        merged = Person.objects.filter(merged_into__in=list(further)).values_list("id", "merged_into_id")
        further = {record: whose[into] for record, into in merged}
        whose = whose | further
    return whose


def diaries_of(actor: Any, records: Iterable[UUID], party: Any = None) -> DiaryQuerySet:
    rows = Diary.objects.visible_to(actor).filter(person__in=list(records)).select_related("party")
    return rows if party is None else rows.filter(party=party)


def months_of(diaries: Iterable[Diary], since: date, until: date) -> Iterable[Month]:
    """Months that touch these days, without their logs."""
    window = {"month__gte": first_of(since), "month__lte": until}
    return Month.objects.filter(diary__in=list(diaries), **window).defer("acts")


def days_of(diary: Diary, month: Month) -> Iterator[DaySaid]:
    """A month's standing marks as words on days."""
    for day, mark in unpacked(bytes(month.marks), bytes(month.overtime)).items():
        yield DaySaid(
            on=month.month.replace(day=day),
            mark=mark.word,
            overtime_quarters=mark.quarters,
            diary=diary.id,
            keeper=diary.keeper,
            work=diary.work,
            trade=diary.trade,
        )


def money_said(diary: Diary, entry: MoneyEntry) -> MoneySaid:
    return MoneySaid(
        entry.on, entry.kind, entry.paise or 0, entry.paid_how, diary.keeper, diary.work, diary.id, entry.id
    )


def slips_of(actor: Any, records: Iterable[UUID], party: Any = None) -> Iterable[Terms]:
    if not actor.may("wages.see_pay"):
        return ()
    slips = Terms.objects.visible_to(actor).standing().filter(person__in=list(records))
    slips = slips.select_related("hirer", "payer")
    return slips if party is None else slips.filter(hirer=party)
