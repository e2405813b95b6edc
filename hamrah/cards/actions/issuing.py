"""A card is issued. Not here: signing (signing.py), who may hold one (holding.py)."""

from typing import Any

from hamrah.cards.holding import refuse_card
from hamrah.cards.issuing import Chosen
from hamrah.cards.models import Card
from hamrah.cards.signing import Wanted, sign_cards
from hamrah.ground.verb import verb
from hamrah.people.models import Person


@verb("cards.issue_card")
def issue_card(actor: Any, *, person: Person, chosen: Chosen = Chosen()) -> Card:  # noqa: B008 - frozen
    """Sign a card for an accepted, consenting worker. `chosen` are the lines she agreed to.

    Raises `cards.not_accepted`, `cards.no_consent`, `cards.guardian_needed`, `cards.has_card`,
    and those of `rules.claim169.Card`.
    """
    refuse_card(person)
    (card,) = sign_cards(actor, [Wanted(person, chosen)])
    return card
