"""Verbs on spells: a worker leaves, comes back, through whom. Not here: services, nor what a party did."""

from datetime import date
from typing import Any

from hamrah.employers.models import Party
from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.journeys.models import Engagement, Spell
from hamrah.journeys.rules import (
    AWAY,
    BASES,
    EARNERS,
    ENDS,
    FOOD_STAY,
    LIVING,
    LOST,
    NOT_GONE,
    PAID_HOW,
    RECRUITED,
    ROLES,
    WITH,
    months_wrong,
)
from hamrah.people.models import Person

PLACES = ("destination_id", "stand_id", "destination_said")
FACTS = [
    "home_id",
    "home_said",
    "destination_id",
    "stand_id",
    "destination_said",
    "sector",
    "occupation",
    "expected_on",
    "recruited_how",
    "travelling_with",
    "earner",
    "days_a_month",
    "rate_paise",
    "rate_basis",
    "advance_paise",
    "advance_from",
    "paid_how",
    "food_stay",
    "living",
    "children_along",
    "earners",
    "hours_a_day",
    "keeps_diary",
]
KNOWN_WORDS = {
    "recruited_how": RECRUITED,
    "travelling_with": WITH,
    "rate_basis": BASES,
    "earner": EARNERS,
    "living": LIVING,
    "paid_how": PAID_HOW,
    "food_stay": FOOD_STAY,
}
MOST_DAYS = 31
# A larger number is a slip of the finger, not a family or a day.
COUNTS = {"children_along": (0, 20), "earners": (1, 20), "hours_a_day": (1, 24)}


@verb("journeys.start_spell")
def start_spell(actor: Any, *, person: Person, left_on: date | None, **facts: Any) -> Spell:
    """A worker leaves, or plans to. `facts` are fields of Spell (FACTS); money in paise.

    A journey she was on ends thereby: she moved on from there in that month. Raises
    `journeys.unknown_fact`, `journeys.unknown_word`, `journeys.no_destination`,
    `journeys.bad_money`, `journeys.bad_count`, `journeys.bad_days`, `journeys.bad_month`.
    """
    _refuse(facts)
    day = today()
    _refuse_months(left=left_on, expected=facts.get("expected_on"), returned=None, day=day)
    facts.setdefault("home_id", person.village_id)
    facts.setdefault("home_said", person.village_said)
    state = "planned" if left_on is None or left_on > day else "left"
    if state == "left":
        _move_on(person, left_on)
    return Spell.objects.create(
        person=person, left_on=left_on, state=state, noted_by_id=actor.user_id, **facts
    )


@verb("journeys.set_off")
def set_off(actor: Any, *, spell: Spell, left_on: date) -> Spell:
    """She who planned to go has left. Raises `journeys.not_planned`, `journeys.bad_month`."""
    if spell.state != "planned":
        raise Problem("journeys.not_planned", _("This journey was begun already."))
    day = today()
    _refuse_months(left=left_on, expected=spell.expected_on, returned=None, day=day)
    if left_on > day:
        raise Problem("journeys.bad_month", _("This month is still to come."), field="returned_on")
    _move_on(spell.person, left_on)
    spell.state, spell.left_on = "left", left_on
    spell.save(update_fields=["state", "left_on"])
    return spell


@verb("journeys.end_spell")
def end_spell(actor: Any, *, spell: Spell, how: str, returned_on: date | None = None) -> Spell:
    """She came back, went on elsewhere, contact was lost; or what she planned was not to be. Who was lost
    may be heard of again, and have come back or gone on.

    Raises `journeys.unknown_word`, `journeys.bad_month`, `journeys.ended_already`.
    """
    if spell.state in ENDS and (spell.state != LOST or how == LOST):
        raise Problem("journeys.ended_already", _("This journey has ended already."))
    if how not in ENDS or (how == NOT_GONE) is not (spell.state == "planned"):
        raise Problem("journeys.unknown_word", _("This choice is not known."), field="how")
    _refuse_months(left=spell.left_on, expected=None, returned=returned_on, day=today())
    spell.state, spell.returned_on = how, returned_on
    spell.save(update_fields=["state", "returned_on"])
    return spell


@verb("journeys.found_again")
def found_again(actor: Any, *, spell: Spell) -> Spell:
    """She with whom contact was lost is still there. Raises `journeys.not_lost`, `journeys.elsewhere`."""
    if spell.state != LOST:
        raise Problem("journeys.not_lost", _("Contact on this journey was not lost."))
    if Spell.objects.filter(person_id=spell.person_id, state__in=AWAY).exists():
        raise Problem("journeys.elsewhere", _("A later journey of hers is noted. Look at that one."))
    spell.state, spell.returned_on = "left", None
    spell.save(update_fields=["state", "returned_on"])
    return spell


@verb("journeys.note_facts")
def note_facts(actor: Any, *, spell: Spell, **facts: Any) -> Spell:
    """Complete or correct what is known of a journey; only what is said changes. Raises as `start_spell`."""
    named = {name: facts.get(name, getattr(spell, name)) for name in PLACES}
    _refuse({**facts, **named})
    _refuse_months(left=spell.left_on, expected=facts.get("expected_on"), returned=None, day=today())
    for name, value in facts.items():
        setattr(spell, name, value)
    spell.save(update_fields=list(facts))
    return spell


@verb("journeys.engage_party")
def engage_party(actor: Any, *, spell: Spell, party: Party, role: str) -> Engagement:
    """Note who had to do with a journey, and as what. Raises `journeys.unknown_word`,
    `journeys.engaged_already`."""
    if role not in ROLES:
        raise Problem("journeys.unknown_word", _("This choice is not known."), field="role")
    if Engagement.objects.filter(spell=spell, party=party, role=role).exists():
        raise Problem("journeys.engaged_already", _("This is noted already."), field="name")
    return Engagement.objects.create(spell=spell, party=party, role=role, noted_by_id=actor.user_id)


@verb("journeys.drop_party")
def drop_party(actor: Any, *, engagement: Engagement) -> Spell:
    """It was noted by mistake: this party had nothing to do with the journey."""
    spell = engagement.spell
    engagement.delete()
    return spell


def _move_on(person: Person, month: date | None) -> None:
    """What she was on is over; a month before she left for it says nothing and is not kept."""
    for spell in Spell.objects.filter(person=person, state__in=AWAY):
        spell.state = "moved_on"
        spell.returned_on = None if spell.left_on and month and month < spell.left_on else month
        spell.save(update_fields=["state", "returned_on"])


def _refuse(facts: dict[str, Any]) -> None:
    if not set(facts) <= set(FACTS):
        raise Problem("journeys.unknown_fact", _("This cannot be noted of a journey."))
    for name, known in KNOWN_WORDS.items():
        if facts.get(name, known[0]) not in known:
            raise Problem("journeys.unknown_word", _("This choice is not known."), field=name)
    _refuse_nowhere(facts)
    for name in ("rate_paise", "advance_paise"):
        if facts.get(name) is not None and facts[name] < 0:
            raise Problem("journeys.bad_money", _("An amount cannot be negative."), field=name)
    for name, (least, most) in COUNTS.items():
        if facts.get(name) is not None and not least <= facts[name] <= most:
            raise Problem("journeys.bad_count", _("This number cannot be right."), field=name)
    days = facts.get("days_a_month")
    if days is not None and not 1 <= days <= MOST_DAYS:
        raise Problem("journeys.bad_days", _("A month has 1 to 31 days of work."), field="days_a_month")


def _refuse_nowhere(facts: dict[str, Any]) -> None:
    if not any(facts.get(name) for name in PLACES):
        raise Problem("journeys.no_destination", _("Say where she goes."), field="destination_said")


def _refuse_months(*, left: date | None, expected: date | None, returned: date | None, day: date) -> None:
    wrong = months_wrong(left=left, expected=expected, returned=returned, today=day)
    if wrong:
        raise Problem(
            "journeys.bad_month", _("This month cannot be right. Look at it again."), field=f"{wrong}_on"
        )
