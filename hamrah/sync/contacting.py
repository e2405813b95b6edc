"""What a phone tells of itself at the beginning of a round, and what it is given anew.

Not here: commands (pushing.py), records (pulling.py).
"""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.utils import timezone

from hamrah.ground.permissions import verb_named
from hamrah.organisations.models import Organisation
from hamrah.sync import keys
from hamrah.sync.actions.phones import share_of
from hamrah.sync.models import Partition
from hamrah.sync.rules.wire import b64, jwk_of_point
from hamrah.sync.signing import forget_old_nonces

# Longer than a season's absence.
SHARE_DAYS = 45
LARGEST = 2**31 - 1


def contact(partition: Partition, actor: Any, told: dict[str, Any]) -> dict[str, Any]:
    """Keep what the phone tells; answer its share of the key, its permissions, our keys, leaves if asked."""
    forget_old_nonces()
    note_clock(partition, told)
    partition.contact_at = timezone.now()
    partition.unsent = _count(told.get("unsent")) or 0
    partition.unsent_since = _moment(told.get("unsent_since"))
    partition.is_persisted = told["persisted"] if isinstance(told.get("persisted"), bool) else None
    partition.free_mb = _count(told.get("free_mb"))
    partition.lists_at = _moment(told.get("lists_at"))
    partition.build = str(told.get("build") or "")[:40]
    partition.save()
    return {**given(partition, actor), **_leaves(partition, actor, told)}


def note_clock(partition: Partition, told: dict[str, Any]) -> None:
    """How far the phone's clock is off, by what it says the time is."""
    device_now = _moment(told.get("device_now"))
    if device_now is not None:
        partition.clock_off_s = round((timezone.now() - device_now).total_seconds())


def given(partition: Partition, actor: Any) -> dict[str, Any]:
    """What a phone holds of the office, the same at enrolment and at each contact."""
    organisation = Organisation.objects.get(id=partition.organisation_id)
    user = partition.user
    return {
        "organisation": {
            "id": str(organisation.id), "code": organisation.code, "name": organisation.name,
            "name_local": organisation.name_local, "phone": organisation.phone,
        },
        "user": {"id": str(user.id), "name": user.name, "language": user.language},
        "phone": {"id": str(partition.phone_id), "name": partition.phone.name},
        "partition": str(partition.id),
        "field_key": jwk_of_point(keys.public_key(keys.ORDERS)),
        "rescue_key": b64(keys.public_key(keys.RESCUE)),
        "share": b64(share_of(partition)),
        "share_until": (timezone.now() + timedelta(days=SHARE_DAYS)).isoformat(),
        "may": sorted(actor.permissions),
        "centres": [str(centre) for centre, _held in actor.centres],
    }  # fmt: skip


def _leaves(partition: Partition, actor: Any, told: dict[str, Any]) -> dict[str, Any]:
    """Of what provisional cards are made, leased to this key."""
    if told.get("leaves") is not True or not actor.may("cards.lease_leaves"):
        return {}
    lease = verb_named("cards.lease_leaves")
    leased: dict[str, Any] = lease(actor, device=partition.id, public_key=bytes(partition.public_key))
    return leased


def _moment(said: Any) -> datetime | None:
    """A moment with its offset, or nothing: a phone's word about itself refuses no round."""
    try:
        at = datetime.fromisoformat(said)
        return at.astimezone(UTC) if at.tzinfo else None
    except (TypeError, ValueError, OverflowError):
        return None


def _count(said: Any) -> int | None:
    is_count = isinstance(said, int) and not isinstance(said, bool) and 0 <= said <= LARGEST
    return said if is_count else None
