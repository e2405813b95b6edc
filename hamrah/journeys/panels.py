"""The journey line on a worker's page. Not here: the page (people)."""

from typing import Any

from django.db.models import Prefetch
from django.utils.translation import get_language

from hamrah.journeys import told
from hamrah.journeys.models import Engagement, Spell
from hamrah.journeys.rules import ENDS, LOST, NOT_GONE, legs

# The parties of spells in one more query, not two.
PARTIES = Prefetch("engagements", Engagement.objects.select_related("party"))
# More would not fit beside one another; the list below the line has all.
DRAWN_AT_MOST = 3


def journey_line(request: Any, person: Any) -> dict[str, Any]:
    """Her spells: the last few as a line in order of time, all of them as a list, latest first."""
    spells = Spell.objects.visible_to(request.actor).filter(person__in=person.records)
    pays = request.actor.may("journeys.see_wages", person)
    rows = [
        stop_of(spell, pays=pays)
        for spell in spells.select_related("destination", "stand").prefetch_related(PARTIES)
    ]
    rows.sort(key=lambda row: row["spell"].state == "planned", reverse=True)
    drawn = [row for row in rows if row["spell"].state != NOT_GONE][:DRAWN_AT_MOST][::-1]
    line = list(zip(drawn, legs([row["spell"].state for row in drawn]), strict=True))
    return {"rows": rows, "line": line[::-1], "home": drawn[0]["home"] if drawn else person.village_said}


def stop_of(spell: Spell, *, pays: bool) -> dict[str, Any]:
    """One spell in words. Wage and advance (T4) only for those whose roles open them (`pays`)."""
    words, colour = told.STATES.get(spell.state, (spell.state, ""))
    stop = {
        "spell": spell,
        "home": spell.home_said,
        "place": place_of(spell),
        "state": words,
        "kind": colour,
        "is_open": spell.state not in ENDS,
        "sector": told.SECTORS.get(spell.sector, spell.sector),
        "with": told.WITH.get(spell.travelling_with, ""),
        "found": told.RECRUITED.get(spell.recruited_how, ""),
        "living": told.LIVING.get(spell.living, ""),
        "parties": [(told.ROLES.get(one.role, one.role), one.party) for one in spell.engagements.all()],
        "is_lost": spell.state == LOST,
    }
    return {**stop, **wages_of(spell)} if pays else stop


def place_of(spell: Spell) -> str:
    """Where she went, in the page's language where the place is known."""
    if spell.stand:
        return spell.stand.name
    return spell.destination.name_in(get_language() or "en") if spell.destination else spell.destination_said


def wages_of(spell: Spell) -> dict[str, Any]:
    """What she was promised."""
    return {
        "rate_paise": spell.rate_paise,
        "basis": told.BASES.get(spell.rate_basis, ""),
        "advance_paise": spell.advance_paise,
        "earner": told.EARNERS["household"] if spell.earner == "household" else "",
        "days_a_month": spell.days_a_month,
        "hours_a_day": spell.hours_a_day,
        "advance_from": spell.advance_from,
        "paid_how": told.PAID_HOW.get(spell.paid_how, ""),
        "food_stay": told.FOOD_STAY.get(spell.food_stay, ""),
    }
