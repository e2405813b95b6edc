"""Numbers that want no messages, and no more calls. Not here: who may say so (actions/messages.py)."""

from typing import Any

from django.utils import timezone

from hamrah.helpline.models import Message, OptOut


def stop(organisation_id: Any, mark: bytes | None, how: str, by_id: Any) -> None:
    """From now on nothing goes to this number; what waited for it is dropped. May be said twice."""
    if mark is None:
        return
    OptOut.objects.get_or_create(
        organisation_id=organisation_id,
        mark=mark,
        defaults={"how": how, "at": timezone.now(), "by_id": by_id},
    )
    waiting = Message.objects.filter(organisation_id=organisation_id, mark=mark, state="waiting")
    waiting.update(state="dropped", trouble="stopped", next_at=None)


def is_stopped(organisation_id: Any, mark: bytes | None) -> bool:
    """Whether this number wants nothing."""
    return OptOut.objects.filter(organisation_id=organisation_id, mark=mark).exists()
