"""The demo's days: a gang with months of marks, two books that contradict, terms, money, a paper.

Not here: the gang's people (people/demo), notifications (law_demo.py).
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from hamrah.ground import context
from hamrah.ground.demo import Demo
from hamrah.people.models import Person
from hamrah.wages import actions
from hamrah.wages.actions.diaries import DiarySaid, GangMarks, GangSaid
from hamrah.wages.actions.money import MoneyNoted
from hamrah.wages.actions.terms import HandSaid
from hamrah.wages.law_demo import stage as stage_law
from hamrah.wages.models import Diary
from hamrah.wages.rules.marks import Mark, first_of
from hamrah.wages.rules.refusing import MarkSaid
from hamrah.wages.rules.terms import TermsSaid

GANG, MONTHS = 14, 9
SITE = ("Shanti Builders", "mason", "construction", "Naroda")
# A Monday is a day off; every eleventh day somebody is absent, every ninth half, every thirteenth long.
ABSENT, HALF, LONG = 11, 9, 13


def stage(demo: Demo) -> None:
    stage_law(demo)
    bina = demo.actors["bina"]
    with context.opened(organisation_id=bina.organisation_id, user_id=bina.user_id):
        people = list(Person.objects.may_leave(bina).order_by("no")[40 : 40 + GANG])
        if len(people) < GANG:
            return
        gang(demo, bina, people)
        contradicting(demo, bina, people[0])
        unread(demo, demo.actors["asha"], people[1])


def gang(demo: Demo, bina: Any, people: list[Person]) -> None:
    """Masons and helpers on one site, nine months of them."""
    row = actions.form_gang(
        bina,
        said=GangSaid("Naroda site, tower B", None, "Shanti Builders", "mason", "construction", "Naroda"),
    )
    actions.join_gang(bina, gang=row, people=people)
    diaries = list(Diary.objects.filter(gang=row).order_by("id"))
    for first in months_before(demo.day):
        marks = {one.id: tuple(month_of(first, demo.day, at)) for at, one in enumerate(diaries)}
        actions.mark_gang(bina, gang=row, marks=GangMarks({id: said for id, said in marks.items() if said}))
    for one in diaries[:3]:
        noted = MoneyNoted("payment", 600_000, demo.day - timedelta(days=9), "upi", "week")
        actions.note_money(bina, diary=one, said=noted)


def contradicting(demo: Demo, bina: Any, person: Person) -> None:
    """Terms signed with a thumb; her own book, and the contractor's that knows of fewer days."""
    said = TermsSaid(
        rate_paise=55_000, rate_basis="day", trade=SITE[1], sector=SITE[2], hirer_said=SITE[0],
        place_said=SITE[3], begins_on=demo.day - timedelta(days=80), hours_a_day=8, rest_day="MO",
        advance_paise=300_000, food="own", stay="free", paid_when="fortnight", paid_how="cash",
    )  # fmt: skip
    terms = actions.write_terms(bina, person=person, said=said)
    actions.read_terms_aloud(bina, terms=terms, language="hi")
    actions.sign_terms(bina, terms=terms, hand=HandSaid("worker", "thumb", person.name))
    first = first_of(demo.day)
    for keeper, missing in (("worker", ()), ("contractor", (3, 4, 9))):
        diary = actions.open_diary(
            bina,
            person=person,
            said=DiarySaid(keeper, None, "Shanti Builders", "mason", "construction", "Naroda"),
        )
        days = list(month_of(first, demo.day, 0))
        said_days = [MarkSaid(one.on, Mark("absent") if one.on.day in missing else one.mark) for one in days]
        actions.mark_days(bina, diary=diary, marks=said_days, how="paper")
        advance = MoneyNoted(
            "advance", 300_000 if keeper == "worker" else 500_000, demo.day - timedelta(days=20)
        )
        actions.note_money(bina, diary=diary, said=advance)
    actions.sign_month(bina, diary=diary, month=first, hand=HandSaid("contractor", "signature", "Ramesh"))
    actions.give_paper(bina, person=person, kind="days90", until=demo.day, language="hi")


def unread(demo: Demo, asha: Any, person: Person) -> None:
    """Terms for the kiln that wait to be read aloud."""
    said = TermsSaid(
        rate_paise=62_500, rate_basis="unit", unit_said="1000 bricks", trade="moulder", sector="brick_kiln",
        hirer_said="Jivan sardar", payer_said="Maruti kiln", begins_on=demo.day + timedelta(days=12),
        advance_paise=1_500_000, stay="free", paid_when="end", paid_how="contractor_keeps",
    )  # fmt: skip
    actions.write_terms(asha, person=person, said=said)


def months_before(day: date) -> Iterator[date]:
    """The first days of the last months, this one too."""
    firsts = [first_of(day)]
    while len(firsts) < MONTHS:
        firsts.append(first_of(firsts[-1] - timedelta(days=1)))
    return reversed(firsts)


def month_of(first: date, until: date, who: int) -> Iterator[MarkSaid]:
    """A month as site workers have it."""
    day = first
    while day.month == first.month and day <= until:
        yield MarkSaid(day, mark_of(day, who))
        day += timedelta(days=1)


def mark_of(day: date, who: int) -> Mark:
    number = day.toordinal() + 3 * who
    if day.weekday() == 0:
        return Mark("rest")
    if number % ABSENT == 0:
        return Mark("absent")
    if number % HALF == 0:
        return Mark("half")
    return Mark("full", 8 if number % LONG == 0 else 0)
