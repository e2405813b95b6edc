"""Who may hold a card now. Not here: issuing it (actions/)."""

from hamrah.cards.models import Card
from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.people.models import Person
from hamrah.people.rules.purposes import FOR_A_CARD, covers
from hamrah.people.together import agreed_purposes


def refuse_card(person: Person) -> None:
    """Raise unless a card may be given: what `refuse_holder` raises, and no live card."""
    refuse_holder(person)
    if Card.objects.live().filter(person__in=person.records).exists():
        raise Problem("cards.has_card", _("She has a live card already; renew or replace that one."))


def refuse_holder(person: Person) -> None:
    """Raise unless she may hold a card now: accepted, standing, her own consent or the office's paper."""
    if not person.is_accepted or person.by_proxy or person.restricted_at or person.merged_into_id:
        raise Problem("cards.not_accepted", _("A card is given to an accepted, standing registration only."))
    if not covers(agreed_purposes(person), FOR_A_CARD):
        raise Problem("cards.no_consent", _("Her consent to the register and to a card comes first."))
    if person.needs_guardian(today()):
        raise Problem("cards.guardian_needed", _("She may be under 18: a verified guardian comes first."))
