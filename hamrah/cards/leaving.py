"""What cards say of a person outside: a column for a sheet that leaves, and her cards on her own sheet."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from hamrah.cards import told
from hamrah.cards.models import Card
from hamrah.ground.room import ExportColumn, Held
from hamrah.ground.words import _


def numbers(actor: Any, ids: Sequence[UUID]) -> dict[UUID, str]:
    """The number of her live card."""
    live = Card.objects.visible_to(actor).live().filter(person__in=ids)
    return dict(live.values_list("person_id", "number"))


def held(actor: Any, person: Any) -> Iterator[Held]:
    """Every card she ever had."""
    cards = Card.objects.filter(person__in=person.records)
    lines = ((card.number, told.STATES.get(card.state, (card.state, ""))[0]) for card in cards)
    yield Held(_("Cards"), tuple(lines))


EXPORTS = (ExportColumn("card_number", _("Card number"), 3, "cards.see", numbers),)
