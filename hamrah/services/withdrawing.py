"""One worker's part in a hand-over ended, because she took back her yes. Not here: who may note it."""

from typing import Any

from django.utils import timezone

from hamrah.access.models import Sight
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.services.closing import closed, note_hand
from hamrah.services.models import HandedPerson, HandOver
from hamrah.services.post import send_change
from hamrah.services.rules.steps import GRANTING


def withdrawn(actor: Any, handed: HandedPerson) -> HandOver:
    """End one worker's part; the whole where nobody is left."""
    row = handed.hand_over
    if row.state not in GRANTING:
        raise Problem("services.hand_over_closed", _("This has ended already."))
    handed.withdrawn_at = timezone.now()
    handed.save(update_fields=["withdrawn_at"])
    send_change(actor, row, "withdraw", [handed])
    if not row.people.filter(withdrawn_at=None).exists():
        return closed(row, "withdraw", by_id=actor.user_id)
    Sight.objects.end(source_id=row.id, person_id=handed.person_id)
    note_hand(row, "one_withdrew", actor.user_id)
    return row
