"""What journeys say of a person outside: columns of a sheet that leaves, her journeys on her own."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from hamrah.ground import numbers
from hamrah.ground.room import ExportColumn, Held
from hamrah.ground.words import _
from hamrah.journeys import told
from hamrah.journeys.models import Engagement, Spell
from hamrah.journeys.panels import place_of


def latest(actor: Any, ids: Sequence[UUID]) -> dict[UUID, Spell]:
    """The journey each of them began last."""
    spells = Spell.objects.visible_to(actor).filter(person__in=ids).exclude(left_on=None)
    in_order = spells.select_related("destination", "stand").order_by("left_on", "made_at")
    return {spell.person_id: spell for spell in in_order}


def destinations(actor: Any, ids: Sequence[UUID]) -> dict[UUID, str]:
    return {id: place_of(spell) for id, spell in latest(actor, ids).items()}


def wages(actor: Any, ids: Sequence[UUID]) -> dict[UUID, str]:
    """What she was promised on her last journey."""
    return {id: wage_words(spell) for id, spell in latest(actor, ids).items() if spell.rate_paise}


def wage_words(spell: Spell) -> str:
    if not spell.rate_paise:
        return ""
    return f"{numbers.rupees(spell.rate_paise)} {told.BASES.get(spell.rate_basis, '')}".strip()


def held(actor: Any, person: Any) -> Iterator[Held]:
    """Every journey of hers; the pay, and where she sleeps, as sensitive."""
    spells = list(Spell.objects.filter(person__in=person.records).select_related("destination", "stand"))
    yield Held(_("Journeys"), tuple((place_of(spell), months(spell)) for spell in spells))
    named = Engagement.objects.filter(spell__in=spells).select_related("party")
    yield Held(_("Employers"), tuple((told.ROLES.get(one.role, one.role), one.party.name) for one in named))
    stays = tuple(
        (place_of(spell), told.LIVING[spell.living]) for spell in spells if spell.living in told.LIVING
    )
    # Whoever finds the paper could find her.
    yield Held(_("Where she lived there"), stays, tier=4)
    paid = tuple((place_of(spell), wage_words(spell)) for spell in spells if spell.rate_paise)
    yield Held(_("Pay promised"), paid, tier=4)


def months(spell: Spell) -> str:
    ends = (spell.left_on, spell.returned_on)
    return " – ".join(f"{day:%m/%Y}" if day else "" for day in ends)


EXPORTS = (
    ExportColumn("destination", _("Last journey to"), 3, "journeys.see", destinations),
    ExportColumn("wage", _("Pay promised"), 4, "journeys.see_wages", wages),
)
