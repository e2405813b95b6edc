"""What follows at the helpline when an older backup came back. Not here: the backup (config)."""

from typing import Any

from hamrah.helpline.models import Message


def drop_what_waited(actor: Any) -> None:
    """Messages that waited then have gone since: none goes twice, and whoever needs one is written anew."""
    rows = Message.objects.filter(organisation_id=actor.organisation_id, next_at__isnull=False)
    rows.update(state="failed", trouble="restored", next_at=None)
