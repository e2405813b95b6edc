"""What of access the home page shows. Not here: that page (web)."""

from typing import Any

from hamrah.access.models import MoreReadings


def second_step_waits(request: Any, subject: Any) -> dict[str, Any] | None:
    """That part of her roles waits for the second step; nothing once she has shown it."""
    return {"count": len(request.actor.withheld)} if request.actor.withheld else None


def more_asked(request: Any, subject: Any) -> dict[str, Any] | None:
    """How many colleagues wait for a second person's yes."""
    count = MoreReadings.objects.waiting().exclude(user_id=request.actor.user_id).count()
    return {"count": count} if count else None
