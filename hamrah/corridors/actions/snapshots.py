"""The verb on snapshots. Not here: what one holds (snapshot.py, walked.py)."""

from typing import Any

from django.db import connection

from hamrah.corridors import snapshot
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _

LOCK = "SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))"


@verb("corridors.take_snapshot")
def take_snapshot(actor: Any) -> dict[str, Any]:
    """A new snapshot of the organisation's journeys under new keys; the one before is removed. Answers its
    manifest. Raises `corridors.not_whole`, `corridors.taking`, `corridors.no_engine`."""
    refuse_one_centre(actor, "corridors.take_snapshot")
    with connection.cursor() as cursor:
        cursor.execute(LOCK, [f"corridors.snapshot/{actor.organisation_id}"])
        if not cursor.fetchone()[0]:
            raise Problem("corridors.taking", _("A snapshot is being taken now. Try again in a minute."))
    return snapshot.make(actor)


def refuse_one_centre(actor: Any, verb: str) -> None:
    """Raise `corridors.not_whole` where the actor's role is for single centres."""
    if actor.only_centres(verb) is not None:
        raise Problem(
            "corridors.not_whole", _("A snapshot is of the whole organisation. Your role is for one centre.")
        )
