"""Wages as a phone of the field may say them: terms, diaries, days, money, hands. Not here: what a phone
holds of them (field_records.py), the verbs (actions/).
"""

from datetime import date
from typing import Any
from uuid import UUID

from hamrah.employers.naming import alike
from hamrah.ground.field import FieldAsked, FieldVerb, following, misread, read_day
from hamrah.people.models import Person
from hamrah.wages.actions import DiarySaid, GangSaid, HandSaid, MoneyNoted, prove_hand
from hamrah.wages.models import Diary, Gang, Put, Terms
from hamrah.wages.rules.marks import NOTHING, Mark, first_of
from hamrah.wages.rules.refusing import MarkSaid
from hamrah.wages.rules.terms import TermsSaid
from hamrah.wages.rules.typed import Unreadable, read, sign_of
from hamrah.wages.writing import marks_of

OF_WORK = ("party_said", "trade", "sector", "place_said")
OF_TERMS = (
    *("rate_basis", "unit_said", "trade", "sector", "hirer_said", "payer_said", "place_said", "rest_day"),
    *("food", "stay", "paid_when", "paid_how", "words"),
)
NUMBERS = ("rate_paise", "hours_a_day", "advance_paise")
FIELD = "field"


# -- diaries and days ----------------------------------------------------------------------------


def _open(actor: Any, asked: FieldAsked) -> dict[str, Any]:
    """A diary of hers; the same one where somebody began it meanwhile."""
    gang = asked.id("gang")
    facts: dict[str, Any] = {name: asked.text(name) for name in OF_WORK}
    said = DiarySaid(
        party_id=_party(actor, asked.text("party_said")),
        keeper=asked.text("keeper") or "office",
        gang_id=Gang.objects.visible_to(actor).get(id=gang).id if gang else None,
        **facts,
    )
    return {"person": _person(actor, asked), "said": said, "or_same": True}


def _party(actor: Any, said: str) -> UUID | None:
    """The one party of the list that is called so; none where nobody is, or several are."""
    found = alike(actor, name=said) if said.strip() else []
    return found[0].id if len(found) == 1 else None


def _person(actor: Any, asked: FieldAsked) -> Person:
    return Person.objects.visible_to(actor).get(id=asked.about)


def diary_of(actor: Any, asked: FieldAsked) -> Diary:
    return Diary.objects.visible_to(actor).select_related("person").get(id=asked.about)


def _marks(actor: Any, asked: FieldAsked) -> dict[str, Any]:
    """Days as they were tapped. What is unusual was asked about on the phone: nobody stands there now."""
    return {
        "diary": diary_of(actor, asked),
        "marks": [MarkSaid(_day(day), _mark(typed)) for day, typed in asked.changes.items()],
        "how": asked.text("how") or FIELD,
        "is_sure": True,
        "at": asked.at,
    }


def _day(text: str) -> date:
    day = read_day("changes", text)
    if day is None:
        raise misread("changes")
    return day


def _mark(typed: Any) -> Mark:
    """One sign as in a month that is typed; nothing takes a mark back."""
    try:
        marks = read(typed or "-")
    except (Unreadable, AttributeError) as wrong:
        raise misread("changes") from wrong
    if len(marks) != 1:
        raise misread("changes")
    return marks[0]


def present(actor: Any, asked: FieldAsked) -> tuple[Diary, dict[str, str]]:
    """The days that a phone speaks of, as they stand."""
    diary, days = diary_of(actor, asked), [_day(day) for day in asked.changes]
    months = {
        row.month: marks_of(row) for row in diary.months.filter(month__in={first_of(day) for day in days})
    }
    stands = {day: months.get(first_of(day), {}).get(day.day, NOTHING) for day in days}
    return diary, {day.isoformat(): sign_of(mark) if mark.word else "" for day, mark in stands.items()}


def _money(actor: Any, asked: FieldAsked) -> dict[str, Any]:
    said = MoneyNoted(
        asked.text("kind"), asked.number("paise"), asked.when("on") or asked.day,
        asked.text("paid_how"), asked.text("words"),
    )  # fmt: skip
    return {
        "diary": diary_of(actor, asked),
        "said": said,
        "how": FIELD,
        "is_sure": bool(asked.yes("is_sure")),
    }


# -- gangs ---------------------------------------------------------------------------------------


def _gang(actor: Any, asked: FieldAsked) -> dict[str, Any]:
    facts = {name: asked.text(name) for name in OF_WORK}
    party = _party(actor, facts["party_said"])
    return {"said": GangSaid(asked.text("name"), party_id=party, centre_id=_centre_of(actor), **facts)}


def _centre_of(actor: Any) -> UUID | None:
    """The centre where the actor meets gangs, where it is only one."""
    only = actor.only_centres("wages.form_gang")
    return next(iter(only)) if only is not None and len(only) == 1 else None


# -- terms and hands -----------------------------------------------------------------------------


def _terms(actor: Any, asked: FieldAsked) -> dict[str, Any]:
    before = asked.id("before")
    facts: dict[str, Any] = {name: asked.text(name) for name in OF_TERMS if asked.what.get(name)}
    facts |= {name: asked.number(name) for name in NUMBERS}
    said = TermsSaid(
        hirer_id=_party(actor, asked.text("hirer_said")),
        payer_id=_party(actor, asked.text("payer_said")),
        begins_on=asked.when("begins_on"),
        **facts,
    )
    return {
        "person": _person(actor, asked),
        "said": said,
        "before": Terms.objects.visible_to(actor).get(id=before) if before else None,
        "is_sure": bool(asked.yes("is_sure")),
    }


def _slip(actor: Any, asked: FieldAsked) -> Terms:
    return Terms.objects.visible_to(actor).get(id=asked.about)


def _aloud(actor: Any, asked: FieldAsked) -> dict[str, Any]:
    return {"terms": _slip(actor, asked), "language": asked.text("language")[:8], "on": asked.day}


def _hand_on_terms(actor: Any, asked: FieldAsked) -> dict[str, Any]:
    return {"terms": _slip(actor, asked), "hand": _hand(asked)}


def _hand_on_month(actor: Any, asked: FieldAsked) -> dict[str, Any]:
    return {"diary": diary_of(actor, asked), "month": first_of(_month(asked)), "hand": _hand(asked)}


def _month(asked: FieldAsked) -> date:
    return asked.when("month") or asked.day


def _hand(asked: FieldAsked) -> HandSaid:
    return HandSaid(asked.text("who"), asked.text("how"), asked.text("name"), asked.day)


def keep(actor: Any, on: UUID, use: str, content: bytes, command: UUID) -> None:
    """The picture of a hand, of a page or of a slip, which came after what it proves."""
    seen = {"terms__in": Terms.objects.visible_to(actor)}, {"diary__in": Diary.objects.visible_to(actor)}
    hand = next(filter(None, (Put.objects.filter(id=on, **one).first() for one in seen)), None)
    if hand is None:
        raise Put.DoesNotExist
    prove_hand(actor, command=following(command, "hand"), hand=hand, proof=content)


VERBS = (
    FieldVerb("wages.open_diary", _open),
    FieldVerb("wages.mark_days", _marks, present),
    FieldVerb("wages.note_money", _money),
    FieldVerb("wages.form_gang", _gang),
    FieldVerb("wages.write_terms", _terms),
    FieldVerb("wages.read_terms_aloud", _aloud),
    FieldVerb("wages.sign_terms", _hand_on_terms, keep=keep),
    FieldVerb("wages.sign_month", _hand_on_month, keep=keep),
)
