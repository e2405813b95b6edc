"""What of access the home page shows. Not here: that page (web)."""

from typing import Any


def second_step_waits(request: Any, subject: Any) -> dict[str, Any] | None:
    """That part of her roles waits for the second step; nothing once she has shown it."""
    return {"count": len(request.actor.withheld)} if request.actor.withheld else None
