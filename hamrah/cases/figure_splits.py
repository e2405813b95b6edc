"""By what figures of cases are parted beside month, block, centre and gender. Not here: the figures.

Of danger cases a split says neither kind nor employer: in a small office that would point at one of them.
"""

from typing import Any

from django.db.models import Case as Choice
from django.db.models import CharField, DateField, F, Func, OuterRef, Subquery, Value, When
from django.db.models.functions import Cast, Coalesce, Concat, NullIf

from hamrah.cases import told
from hamrah.cases.board import AGE_WORDS, AGES
from hamrah.cases.models import CaseParty
from hamrah.cases.rules.kinds import DANGER_TIER
from hamrah.ground.room import Split
from hamrah.ground.words import _
from hamrah.journeys.told import SECTORS

NOT_NOTED = _("Not noted")
DANGER = "danger"


def splits_for(case: str, person: str) -> tuple[Split, ...]:
    """By kind, sector, employer, corridor and the centre that carries it. `case`, `person`: the paths from a
    record, with their two underscores."""
    return (
        Split(
            "kind", _("By kind"), _unless_danger(case, F(f"{case}kind"), Value(DANGER)), NOT_NOTED,
            words=told.KINDS | {DANGER: _("Kinds that are not named here")},
        ),
        Split("sector", _("By kind of work"), f"{case}sector", NOT_NOTED, words=SECTORS),
        _by_party(case),
        _by_corridor(case, person),
        Split(
            "desk", _("By the centre that carries it"), f"{case}centre_id", NOT_NOTED,
            names=(f"{case}centre__name", f"{case}centre__name_local"),
        ),
    )  # fmt: skip


def by_age(case: str) -> Split:
    """For how long open cases are open today, as the board has it."""
    ages = [
        When(**{f"{case}opened_on__gt": _DaysAgo(days=days)}, then=Value(str(no)))
        for no, days in enumerate(AGES)
    ]
    words = {str(no): said for no, said in enumerate(AGE_WORDS)}
    return Split(
        "age",
        _("By how long it is open"),
        Choice(*ages, default=Value(str(len(AGES)))),
        NOT_NOTED,
        words=words,
    )


class _DaysAgo(Func):
    """The day in India so many days before today; asked of the database, for a process outlives a day."""

    template = "((now() AT TIME ZONE 'Asia/Kolkata')::date - %(days)d)"
    output_field = DateField()


def _by_party(case: str) -> Split:
    """The first of the other side who was noted: each case counts once. Whom a case is against is known to
    those alone who see cases; placement may not learn it from a number."""
    first = CaseParty.objects.filter(case=OuterRef(f"{case}pk")).order_by("made_at", "id")
    id, name = (Subquery(first.values(path)[:1]) for path in ("party_id", "party__name"))
    shown = _unless_danger(case, name, Value(""))
    key = _unless_danger(case, id, None)
    return Split("party", _("By employer"), key, NOT_NOTED, names=(shown, Value("")), verb="cases.see")


def _by_corridor(case: str, person: str) -> Split:
    """From the worker's district to the place of the work."""
    ends = (f"{person}district", f"{case}place")
    key = _joined("~", *(Cast(f"{end}_id", CharField()) for end in ends))
    latin = _joined(" → ", *(F(f"{end}__name") for end in ends))
    hindi = (Coalesce(NullIf(f"{end}__name_hi", Value("")), f"{end}__name") for end in ends)
    return Split("corridor", _("From where to where"), key, NOT_NOTED, names=(latin, _joined(" → ", *hindi)))


def _joined(sign: str, one: Any, other: Any) -> Any:
    return Concat(Coalesce(one, Value("–")), Value(sign), Coalesce(other, Value("–")))


def _unless_danger(case: str, key: Any, instead: Any) -> Any:
    return Choice(When(**{f"{case}tier__gte": DANGER_TIER}, then=instead), default=key)
