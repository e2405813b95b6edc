"""A worker asks for a card, and the desk approves, which signs it, or declines.

Not here: signing (signing.py), who may hold a card (holding.py), the card after the last (renewing.py).
"""

from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from hamrah.cards.actions.together import Told, sign_each, succeed, told_of
from hamrah.cards.holding import refuse_card, refused_cards
from hamrah.cards.issuing import Chosen
from hamrah.cards.life import hold_people
from hamrah.cards.models import Card, CardRequest
from hamrah.cards.provisional import after_provisional
from hamrah.cards.signing import Wanted
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.people.models import Person

APPROVED, DECLINED = "approved", "declined"


@verb("cards.request_card")
def request_card(actor: Any, *, person: Person, chosen: Chosen = Chosen()) -> CardRequest:  # noqa: B008 - frozen
    """Ask the desk for a card. `chosen` are the lines she agreed to.

    Raises what `refuse_card` raises, `cards.asked_already`.
    """
    hold_people([person.id])
    refuse_card(person)
    if CardRequest.objects.waiting().filter(person=person).exists():
        raise Problem("cards.asked_already", _("A card is asked for already; it waits at the card desk."))
    return CardRequest.objects.create(person=person, lines=chosen.lines, asked_by_id=actor.user_id)


@verb("cards.approve_cards")
def approve_cards(actor: Any, *, requests: Sequence[CardRequest]) -> Told:
    """Sign what was asked for; a provisional card of hers ends at the same moment. Who may not have a card is
    told and stops nobody; see `told_of`.

    Raises `cards.choose_one`.
    """
    if not requests:
        raise choose_one()
    hold_people(request.person_id for request in requests)
    held = CardRequest.objects.filter(id__in=[request.id for request in requests])
    rows = list(held.select_related("person").order_by("asked_at", "id"))
    refused = refused_cards([row.person for row in rows])
    refused |= {row.person_id: decided_already() for row in rows if row.state != "waiting"}
    wanted = [Wanted(r.person, Chosen.of(r.lines)) for r in rows if r.person_id not in refused]
    cards, unsigned = sign_each(actor, after_provisional(wanted), ends="replace")
    signed = {card.person_id for card in cards}
    for row in rows:
        if row.person_id in signed and row.state == "waiting":
            _decide(actor, row, APPROVED)
    return told_of(cards, refused | unsigned)


@verb("cards.decline_request")
def decline_request(actor: Any, *, request: CardRequest, reason: str) -> CardRequest:
    """No card now, and why. Raises `cards.say_why`, `cards.decided_already`."""
    if not reason.strip():
        raise Problem("cards.say_why", _("Say why."), field="reason")
    hold_people([request.person_id])
    request.refresh_from_db()
    if request.state != "waiting":
        raise decided_already()
    _decide(actor, request, DECLINED, reason)
    return request


@verb("cards.issue_card")
def issue_card(actor: Any, *, person: Person, chosen: Chosen = Chosen()) -> Card:  # noqa: B008 - frozen
    """Asked for and approved in one go, at the desk where she stands.

    Raises `cards.not_accepted`, `cards.no_consent`, `cards.guardian_needed`, `cards.has_card`,
    `cards.is_lost`, and those of `rules.claim169.Card`.
    """
    hold_people([person.id])
    refuse_card(person)
    (card,) = succeed(actor, after_provisional([Wanted(person, chosen)]), ends="replace")
    request = CardRequest.objects.waiting().filter(person=person).first()
    request = request or CardRequest(person=person, asked_by_id=actor.user_id)
    request.lines = chosen.lines
    _decide(actor, request, APPROVED)
    return card


def choose_one() -> Problem:
    """Nothing was ticked."""
    return Problem("cards.choose_one", _("Choose at least one card."))


def decided_already() -> Problem:
    """Another desk was quicker."""
    return Problem("cards.decided_already", _("Another desk has decided this meanwhile. Look again."))


def _decide(actor: Any, request: CardRequest, state: str, reason: str = "") -> None:
    request.state, request.reason = state, reason.strip()
    request.decided_by_id, request.decided_at = actor.user_id, timezone.now()
    request.save()
