"""What the demo's card desk did long ago: done by today's verbs, then moved back in time, the codes signed
anew with the days of then, for the demo has no clock of its own. Not here: what was done (demo.py).
"""

from collections.abc import Sequence
from datetime import timedelta

from django.db.models import F

from hamrah.cards.models import Card, CardRequest, CardStep, HandOver, PrintBatch, PrintedCard
from hamrah.cards.signing import signer_of, write_texts


def in_the_past(cards: Sequence[Card], *, days_ago: int) -> list[Card]:
    """Everything of these cards so many days ago."""
    ago = timedelta(days=days_ago)
    CardStep.objects.filter(card__in=cards).update(at=F("at") - ago)
    HandOver.objects.filter(card__in=cards).update(on=F("on") - ago)
    batches = set(PrintedCard.objects.filter(card__in=cards).values_list("batch", flat=True))
    PrintBatch.objects.filter(id__in=batches).update(
        made_at=F("made_at") - ago, closed_at=F("closed_at") - ago
    )
    PrintedCard.objects.filter(card__in=cards).update(told_at=F("told_at") - ago)
    # By ids: within one loading the planner knows nothing of the rows yet, and joins of tables are slow.
    CardRequest.objects.filter(person__in=[card.person_id for card in cards]).update(
        asked_at=F("asked_at") - ago, decided_at=F("decided_at") - ago
    )
    return _signed_then(cards, ago)


def _signed_then(cards: Sequence[Card], ago: timedelta) -> list[Card]:
    rows = Card.objects.filter(id__in=[card.id for card in cards])
    held = list(rows.select_related("person__photo", "key", "status_list"))
    for card in held:
        card.issued_at, card.expires_on = card.issued_at - ago, card.expires_on - ago
        card.state_since -= ago
    if held:
        write_texts(held, signer_of(held[0].key))
    Card.objects.bulk_update(held, ["issued_at", "expires_on", "state_since", "text"], batch_size=100)
    return held
