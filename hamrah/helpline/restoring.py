"""What follows at the helpline when an older backup came back. Not here: the backup (config)."""

from typing import Any

from hamrah.helpline.models import Message
from hamrah.helpline.models.messages import TO_SEND


def drop_what_waited(actor: Any) -> None:
    """Messages that waited then have gone since: none goes twice, and whoever needs one is written anew."""
    rows = Message.objects.filter(organisation_id=actor.organisation_id, state__in=TO_SEND)
    rows.update(state="failed", trouble="restored")
