"""What of disclosures the home page shows: sheets that wait for a second person. Not here: that page."""

from typing import Any

from hamrah.disclosures.letters import KIND
from hamrah.disclosures.models import Export
from hamrah.organisations.models import Letter


def what_waits(request: Any, subject: Any) -> dict[str, Any] | None:
    """How many exports wait for somebody else's yes, and letters to be opened; nothing where none does."""
    asked = Export.objects.visible_to(request.actor).filter(state="asked")
    count = asked.exclude(asked_by_id=request.actor.user_id).count()
    came = Letter.objects.filter(receiver_id=request.actor.organisation_id, kind=KIND, state="sent")
    letters = came.count() if request.actor.may("disclosures.open_letter") else 0
    return {"count": count, "letters": letters} if count or letters else None
