"""The journey line on a worker's page. Not here: the page (people)."""

from typing import Any

from django.utils.translation import get_language

from hamrah.journeys import told
from hamrah.journeys.forms import SpellForm
from hamrah.journeys.models import Spell
from hamrah.journeys.rules import ENDS
from hamrah.places.models import Place


def journey_line(request: Any, person: Any) -> dict[str, Any]:
    """Her spells, the latest first, and the form for the next."""
    spells = Spell.objects.visible_to(request.actor).filter(person=person)
    language = get_language() or "en"
    rows = [stop_of(spell, language) for spell in spells.select_related("destination", "stand")]
    cities = Place.objects.of_kind("city") if request.actor.may("journeys.start_spell") else []
    return {
        "rows": rows,
        "form": SpellForm(),
        "ends": told.ENDS.items(),
        "cities": sorted({city.name_in(language) for city in cities}),
    }


def stop_of(spell: Spell, language: str) -> dict[str, Any]:
    """One stop of the line in words."""
    words, colour = told.STATES.get(spell.state, (spell.state, ""))
    return {
        "spell": spell,
        "place": spell.destination.name_in(language) if spell.destination else spell.destination_said,
        "state": words,
        "kind": colour,
        "is_open": spell.state not in ENDS,
        "with": told.WITH.get(spell.travelling_with, ""),
        "found": told.RECRUITED.get(spell.recruited_how, ""),
        "basis": told.BASES.get(spell.rate_basis, ""),
    }
