"""Whom a phone holds: those with whom its user works, in the order of use; and who leaves it.

Not here: their records (pulling.py). Rooms say with whom the actor works (`Field.whom`).
"""

from collections import defaultdict
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import F, Max, Q
from django.utils import timezone

from hamrah.ground.day import today
from hamrah.ground.models import Journal
from hamrah.ground.room import rooms
from hamrah.people.models import Person
from hamrah.sync.models import Held, Partition

MOST = 1_500
LATELY = timedelta(days=90)
# She may be met again on the way, and her worker has still to hear that somebody else took her on.
GRACE = timedelta(days=7)


def worked_with(actor: Any, *, most: int = MOST) -> list[UUID]:
    """People of the actor's work now, whom she may see, the last used first. Nobody invented: a list that is
    copied by the hundred would ring for each."""
    since = timezone.now() - LATELY
    used: dict[UUID, datetime] = defaultdict(lambda: since)
    for room in rooms():
        for whom in room.field.whom if room.field else ():
            for person_id, at in whom(actor, since):
                used[person_id] = max(used[person_id], at)
    for person_id, at in met(actor, since):
        used[person_id] = max(used[person_id], at)
    nearest = sorted(used, key=lambda id: (used[id], str(id)), reverse=True)
    seen = set(may_hold(actor, nearest))
    return [id for id in nearest if id in seen][:most]


def met(actor: Any, since: datetime) -> Any:
    """People about whom she did something herself."""
    hers = Journal.objects.filter(user_id=actor.user_id, at__gte=since, subject_kind="people.person")
    return hers.values("subject_id").annotate(last=Max("at")).values_list("subject_id", "last")


def may_hold(actor: Any, people: list[UUID]) -> list[UUID]:
    """Those of them whom she may see; of merged records the one that stands."""
    visible = Person.objects.visible_to(actor).unrestricted().standing().filter(id__in=people)
    return [id for id in visible.values_list("id", flat=True) if id not in actor.canaries]


def begin_round(partition: Partition, actor: Any) -> int:
    """A new download: who is new on the phone, who leaves it; answers the round's number."""
    partition = Partition.objects.select_for_update(of=("self",)).get(id=partition.id)
    partition.round += 1
    partition.save(update_fields=["round"])
    wanted, held = worked_with(actor), Held.objects.filter(partition=partition)
    rows = {row.person_id: row for row in held}
    _welcome(partition, rows, wanted)
    _let_go(partition, actor, rows, set(wanted))
    return partition.round


def _welcome(partition: Partition, rows: dict[UUID, Held], wanted: list[UUID]) -> None:
    """New ones, in the order of use; those who come back are sent anew, those who stay stay."""
    fresh = []
    for place, person_id in enumerate(wanted):
        row = rows.get(person_id)
        if row is None:
            fresh.append(Held(partition=partition, person_id=person_id, place=place, joined=partition.round))
        elif row.left is not None:
            row.joined, row.left, row.leaves_on = partition.round, None, None
            row.save(update_fields=["joined", "left", "leaves_on"])
    Held.objects.bulk_create(fresh, batch_size=500)
    staying = Held.objects.filter(partition=partition, person_id__in=wanted, leaves_on__isnull=False)
    staying.update(leaves_on=None, joined=partition.round)


def _let_go(partition: Partition, actor: Any, rows: dict[UUID, Held], wanted: set[UUID]) -> None:
    """Whom she may no longer see leaves at once; who is no longer of her work, after the grace time."""
    going = [id for id, row in rows.items() if row.left is None and id not in wanted]
    still = set(may_hold(actor, going))
    held = Held.objects.filter(partition=partition, left=None)
    gone = [id for id in going if id not in still or _is_over(rows[id])]
    held.filter(person_id__in=gone).update(left=partition.round)
    noticed = [id for id in going if id not in gone and rows[id].leaves_on is None]
    # Sent once more, so that the phone shows by when she leaves it.
    held.filter(person_id__in=noticed).update(leaves_on=today() + GRACE, joined=partition.round)


def _is_over(row: Held) -> bool:
    return row.leaves_on is not None and row.leaves_on < today()


def gone_since(partition: Partition, round: int) -> list[UUID]:
    """Who left the phone after that round."""
    left = Held.objects.filter(partition=partition, left__gt=round)
    return list(left.values_list("person_id", flat=True))


def holds(partition: Partition) -> int:
    return Held.objects.filter(partition=partition, left=None).count()


def on_phone(partition: Partition) -> Any:
    """Rows of those whom the phone holds, in the order of sending."""
    rows = Held.objects.filter(partition=partition, left=None)
    return rows.filter(~Q(person_id=None)).order_by(F("place"), F("person_id"))
