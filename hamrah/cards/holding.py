"""Who may hold a card now: one worker or ten thousand, in the same few statements. Not here: issuing."""

from collections.abc import Sequence
from uuid import UUID

from hamrah.cards.models import LIVE, Card
from hamrah.cards.rules.life import LOST
from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.people.models import Person
from hamrah.people.rules.purposes import FOR_A_CARD, covers
from hamrah.people.together import agreed_by, records_of

Refusals = dict[UUID, Problem]


def refuse_card(person: Person) -> None:
    """Raise unless a card may be given: what `refuse_holder` raises, and no live card."""
    _raise(refused_cards([person]))


def refuse_holder(person: Person) -> None:
    """Raise unless she may hold a card now: accepted, standing, her own consent or the office's paper."""
    _raise(refused_holders([person]))


def _raise(refusals: Refusals) -> None:
    for problem in refusals.values():
        raise problem


def refused_cards(people: Sequence[Person]) -> Refusals:
    """Why who may be given no card, by her id; all others may. `cards.has_card`, `cards.is_lost` and
    what `refused_holders` says. A provisional card waits for the lasting one."""
    whose = records_of(people)
    lasting = Card.objects.filter(provisional=False, state__in=(LOST, *LIVE))
    cards = lasting.filter(person__in=whose).order_by("issued_at")
    found = {
        whose[record]: _stands_before(state) for record, state in cards.values_list("person_id", "state")
    }
    return found | refused_holders(people)


def why_not(person: Person) -> Problem | None:
    """Why she may not be given a card now; None when she may."""
    return refused_cards([person]).get(person.id)


def has_card() -> Problem:
    """She has a card that counts; never a second."""
    return Problem("cards.has_card", _("She has a live card already; renew or replace that one."))


def _stands_before(state: str) -> Problem:
    if state != LOST:
        return has_card()
    return Problem("cards.is_lost", _("Her last card is lost: replace it, or say that it was found."))


def refused_holders(people: Sequence[Person]) -> Refusals:
    """Why who may hold no card now, by her id: `cards.not_accepted`, `cards.no_consent`,
    `cards.guardian_needed`."""
    refusals = refused_by_consent(people)
    for person in people:
        if not person.is_accepted or person.by_proxy or person.restricted_at or person.merged_into_id:
            refusals[person.id] = Problem(
                "cards.not_accepted", _("A card is given to an accepted, standing registration only.")
            )
    return refusals


def refused_by_consent(people: Sequence[Person]) -> Refusals:
    """Why who did not agree to a card, by her id: `cards.no_consent`, `cards.guardian_needed`."""
    refusals: Refusals = {}
    consents = agreed_by(people)
    for person in people:
        if not covers(consents[person.id], FOR_A_CARD):
            refusals[person.id] = Problem(
                "cards.no_consent", _("Her consent to the register and to a card comes first.")
            )
        elif person.needs_guardian(today()):
            refusals[person.id] = Problem(
                "cards.guardian_needed", _("She may be under 18: a verified guardian comes first.")
            )
    return refusals
