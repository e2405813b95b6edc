"""What of disclosures the home page shows: sheets that wait for a second person. Not here: that page."""

from typing import Any

from hamrah.disclosures.models import Export


def what_waits(request: Any, subject: Any) -> dict[str, Any] | None:
    """How many exports wait for somebody else's yes; nothing where none does."""
    asked = Export.objects.visible_to(request.actor).filter(state="asked")
    count = asked.exclude(asked_by_id=request.actor.user_id).count()
    return {"count": count} if count else None
