"""What a phone of the field holds of wages: diaries of three months, gangs, slips, the law.

Not here: whom it holds beyond those of her diaries (sync), what it may say (field.py). Terms and money are
T4: they go along with her own work for who may take them along, and for nobody else.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from hamrah.ground.day import today
from hamrah.ground.field import Field, FieldList, FieldRecords, record
from hamrah.wages.field import OF_TERMS, VERBS
from hamrah.wages.grids import last_day
from hamrah.wages.law import wire
from hamrah.wages.models import Diary, Gang, MoneyEntry, Month, Put, Terms
from hamrah.wages.orders import packs_of
from hamrah.wages.rules.hands import READ_ALOUD
from hamrah.wages.rules.marks import first_of
from hamrah.wages.rules.typed import written
from hamrah.wages.writing import marks_of

# Who was marked lately may be marked again; older months are the office's.
MONTHS, ENDED_SINCE = timedelta(days=62), timedelta(days=31)


def law(actor: Any) -> Iterator[dict[str, Any]]:
    """The whole law as one row: orders, rules, factors."""
    if actor.may("wages.see_law"):
        yield wire(packs_of(actor))


def diaries(actor: Any, people: list[UUID]) -> Iterator[dict[str, Any]]:
    """Diaries that are written, or ended within a month, with their last months; money for who takes it."""
    if not actor.may("wages.see_diary"):
        return
    of_late = Q(ended_on=None) | Q(ended_on__gte=today() - ENDED_SINCE)
    seen = Diary.objects.visible_to(actor).filter(of_late, person__in=people)
    rows = list(seen.select_related("party").order_by("made_at", "id"))
    months, hands, money = _months(rows), _hands(diary__in=rows), _money(actor, rows)
    for row in rows:
        yield record(
            id=row.id, person=row.person_id, version=row.version, keeper=row.keeper, for_whom=row.for_whom,
            trade=row.trade, sector=row.sector, place_said=row.place_said, gang=row.gang_id,
            ended_on=row.ended_on, months=months[row.id] or None, hands=hands[row.id], money=money[row.id],
        )  # fmt: skip


def _months(rows: list[Diary]) -> dict[UUID, dict[str, str]]:
    """Diary -> month -> its days as they are typed."""
    found: dict[UUID, dict[str, str]] = defaultdict(dict)
    since = first_of(today() - MONTHS)
    for row in Month.objects.filter(diary__in=rows, month__gte=since).defer("acts").order_by("month"):
        typed = written(marks_of(row), last_day(row.month)).rstrip("-")
        found[row.diary_id][f"{row.month:%Y-%m}"] = typed
    return found


def _hands(**which: Any) -> dict[UUID, list[dict[str, Any]]]:
    """Whose hand stands under what, and how."""
    found: dict[UUID, list[dict[str, Any]]] = defaultdict(list)
    for put in Put.objects.filter(**which).shown().order_by("made_at"):
        on = put.diary_id or put.terms_id
        if on:
            found[on].append(record(who=put.who, how=put.how, on=put.on, month=_month(put.month)))
    return found


def _month(first: date | None) -> str:
    return f"{first:%Y-%m}" if first else ""


def _money(actor: Any, rows: list[Diary]) -> dict[UUID, list[dict[str, Any]]]:
    found: dict[UUID, list[dict[str, Any]]] = defaultdict(list)
    if actor.may("wages.take_along"):
        of_late = MoneyEntry.objects.standing().filter(diary__in=rows, on__gte=first_of(today() - MONTHS))
        for one in of_late:
            found[one.diary_id].append(
                record(id=one.id, kind=one.kind, on=one.on, paise=one.paise, paid_how=one.paid_how)
            )
    return found


def slips(actor: Any, people: list[UUID]) -> Iterator[dict[str, Any]]:
    """What was promised her, as it stands, whether she heard it, and who signed."""
    if not actor.may("wages.take_along"):
        return
    seen = Terms.objects.visible_to(actor).standing().filter(person__in=people)
    rows = list(seen.select_related("hirer", "payer"))
    hands = _hands(terms__in=rows)
    for row in rows:
        facts = {name: getattr(row, name) for name in OF_TERMS}
        for side in ("hirer", "payer"):
            facts[f"{side}_said"] = getattr(getattr(row, side), "name", "") or facts[f"{side}_said"]
        yield record(
            id=row.id, person=row.person_id, version=row.version, rate_paise=row.rate_paise,
            hours_a_day=row.hours_a_day, advance_paise=row.advance_paise, begins_on=row.begins_on,
            is_read=any(one["how"] == READ_ALOUD for one in hands[row.id]) or None,
            hands=[one for one in hands[row.id] if one["how"] != READ_ALOUD], **facts,
        )  # fmt: skip


def gangs(actor: Any) -> Iterator[dict[str, Any]]:
    """Gangs that work now; who is in one, her diary says."""
    if actor.may("wages.see_diary"):
        for row in Gang.objects.visible_to(actor).standing().select_related("party"):
            for_whom = row.party.name if row.party else row.party_said
            yield record(
                id=row.id, name=row.name, for_whom=for_whom, trade=row.trade, sector=row.sector,
                place_said=row.place_said,
            )  # fmt: skip


def of_diaries(actor: Any, since: datetime) -> Iterable[tuple[UUID, datetime]]:
    """Whose days she writes down: of the gangs she formed, and of diaries she began."""
    now = timezone.now()
    gang = Diary.objects.open().filter(gang__in=Gang.objects.standing().filter(by_id=actor.user_id))
    yield from ((person, now) for person in gang.values_list("person_id", flat=True))
    begun = Diary.objects.open().filter(by_id=actor.user_id, made_at__gte=since)
    yield from begun.values_list("person_id", "made_at")


FIELD = Field(
    verbs=VERBS,
    records=(
        FieldRecords(
            "diary",
            (Diary, (Month, "diary__person_id"), (MoneyEntry, "diary__person_id"), (Put, "diary__person_id")),
            diaries,
        ),
        FieldRecords("slip", (Terms, (Put, "terms__person_id")), slips),
    ),
    whom=(of_diaries,),
    lists=(FieldList("wage_law", law), FieldList("gangs", gangs)),
)
