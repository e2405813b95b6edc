"""The hub: holds the round's key, everybody's entries and the book of quotas; answers without names.

Every function here opens the door "match" for itself. It is told blinded keys and veils, never a name.
Not here: blinding (oblivious.py), who may be found (findable.py). Who could learn what: docs/decisions/0016.
"""

import logging
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.utils import timezone
from voprf import ristretto

from hamrah.ground import context, sealing
from hamrah.ground.day import today
from hamrah.ground.ids import new_id
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.links import quotas
from hamrah.links.models import Entry, Round
from hamrah.links.rules import nearness
from hamrah.links.rules.veil import unpacked

ROUND = timedelta(days=91)
# A key that more share says too little; it is also how a guesser would fish.
BLOCK_AT_MOST = 60
NEAREST = 12
DOOR = "match"
LOCK = 516  # of this room: rounds begin one at a time
COUNT = """
INSERT INTO links_tally AS t (member_id, day, evaluated, looked) VALUES (%(org)s, %(day)s, %(e)s, %(l)s)
ON CONFLICT (member_id, day) DO UPDATE SET evaluated = t.evaluated + %(e)s, looked = t.looked + %(l)s
WHERE t.evaluated + %(e)s <= %(most_e)s AND t.looked + %(l)s <= %(most_l)s RETURNING 1
"""
log = logging.getLogger("hamrah.links")


class Now(NamedTuple):
    """The round that runs, as a member may know it."""

    no: int
    public_key: bytes


class Probed(NamedTuple):
    """One tag asked for: the asker's veil under it, and the letter of the pair key's family."""

    veil: bytes
    family: str


class Near(NamedTuple):
    """Somebody who may be she. Organisation and person are for the hub's own caller, never for a page."""

    organisation_id: UUID
    person_id: UUID
    odds: float


def round_now() -> Now:
    """The running round; an ended one is forgotten first, with its key and every entry of it."""
    with context.opened(door=DOOR):
        running = _running() or _begun()
        return Now(running.no, bytes(running.public_key))


def _running() -> Round | None:
    return Round.objects.filter(ends_at__gt=timezone.now()).order_by("-no").first()


def _begun() -> Round:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    if running := _running():
        return running
    no = 1 + (Round.objects.order_by("-no").values_list("no", flat=True).first() or 0)
    forget()
    seed, id = sealing.new_key(), new_id()
    sealed = sealing.seal(settings.MASTER_KEY, seed, place=f"links.round/{id}")
    public = bytes(ristretto.Evaluator(seed).public_key.serialize())
    now = timezone.now()
    return Round.objects.create(
        id=id, no=no, sealed=sealed, public_key=public, begun_at=now, ends_at=now + ROUND
    )


def forget() -> None:
    """Key and entries of rounds that ended are gone."""
    with context.opened(door=DOOR):
        over = Round.objects.filter(ends_at__lte=timezone.now())
        Entry.objects.filter(round_no__in=list(over.values_list("no", flat=True))).delete()
        over.delete()


def end_round() -> None:
    """End the running round now: after a theft, or to begin anew."""
    with context.opened(door=DOOR):
        Round.objects.filter(ends_at__gt=timezone.now()).update(ends_at=timezone.now())
    forget()


def begin_new_round(actor: Any) -> None:
    """After an older backup came back: its key and entries were to be gone."""
    end_round()


def evaluated(organisation_id: UUID, blinded: Sequence[bytes]) -> bytes:
    """The blinded pair keys, each turned by the round's key, with the proof that it was that key.

    Raises `links.quota`.
    """
    _count(organisation_id, keys=len(blinded))
    with context.opened(door=DOOR):
        running = _running() or _begun()
        place = f"links.round/{running.id}"
        seed = sealing.unseal(settings.MASTER_KEY, bytes(running.sealed), place=place)
    asked = [ristretto.BlindedInput.deserialize(one) for one in blinded]
    return bytes(ristretto.Evaluator(seed).evaluate_batch(asked).serialize())


def looked(organisation_id: UUID, asked: Mapping[int, Probed]) -> list[Near]:
    """Whom others' entries under these tags may mean, the nearest first. Raises `links.quota`."""
    _count(organisation_id, looks=1)
    with context.opened(door=DOOR):
        running = _running()
        rows = _entries(running.no, list(asked)) if running else []
    blocks: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        blocks[row.tag].append(row)
    return _nearest(organisation_id, asked, blocks)


def _entries(round_no: int, tags: list[int]) -> list[Entry]:
    found = Entry.objects.filter(round_no=round_no, tag__in=tags)
    return list(found.only("organisation_id", "tag", "person_id", "veil"))


def _nearest(
    organisation_id: UUID, asked: Mapping[int, Probed], blocks: Mapping[int, list[Any]]
) -> list[Near]:
    met: dict[tuple[UUID, UUID], list[Any]] = defaultdict(list)
    for block in blocks.values():
        for row in block if len(block) <= BLOCK_AT_MOST else ():
            if row.organisation_id != organisation_id:
                met[row.organisation_id, row.person_id].append(row)
    near = [Near(*whose, _odds(asked, blocks, rows)) for whose, rows in met.items()]
    enough = [one for one in near if one.odds >= nearness.POSSIBLE]
    return sorted(enough, key=lambda one: -one.odds)[:NEAREST]


def _odds(asked: Mapping[int, Probed], blocks: Mapping[int, list[Any]], rows: list[Any]) -> float:
    """Compared under the rarest key both made."""
    rarest = min(rows, key=lambda row: len(blocks[row.tag]))
    signs = nearness.signs(
        unpacked(asked[rarest.tag].veil),
        unpacked(bytes(rarest.veil)),
        families=[asked[row.tag].family for row in rows],
        # The asker is one of them, as in the registers that the weights were learned from.
        shared_by=len(blocks[rarest.tag]),
    )
    return nearness.nearness(signs)


def _count(organisation_id: UUID, *, keys: int = 0, looks: int = 0) -> None:
    """Write it into the hub's book, unless it would be too much. Raises `links.quota`."""
    values: dict[str, Any] = {
        **{"org": organisation_id, "day": today(), "e": keys, "l": looks},
        **{"most_e": quotas.EVALUATED_A_DAY, "most_l": quotas.LOOKS_A_DAY},
    }
    with context.opened(door=DOOR), connection.cursor() as cursor:
        if keys <= quotas.EVALUATED_A_DAY:
            cursor.execute(COUNT, values)
            if cursor.fetchone():
                return
    log.warning("quota of links reached: organisation %s", organisation_id)
    raise Problem(
        "links.quota",
        _("Your organisation has asked as often as one day allows. Ask again tomorrow, or scan her card."),
    )
