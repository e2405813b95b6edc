"""One run from lock to proposals. Not here: the SQL of the engines, or the scorer.

All of it is one transaction of the verb. The Parquet lies in a folder that is emptied at each start: what
a killed run left is taken away by the next, which holds the same lock.
"""

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.linkage import files
from hamrah.linkage.engines import engine_named
from hamrah.linkage.exporting import Changed, apart, asked, live_cards, remember
from hamrah.linkage.models import Run
from hamrah.linkage.rules.clusters import Proposal, proposals
from hamrah.linkage.scoring import scored
from hamrah.people.rules.likeness import STRONG
from hamrah.people.suspecting import write_suspicions

A_LOCK = 0x6C696E6B  # "link"; the second half of the lock is the organisation's number


def compared(actor: Any, *, engine: str, whole: bool) -> Run:
    """Run, and keep what came out."""
    began = time.monotonic()
    with alone(actor), folder(actor) as home:
        asks = engine_named(engine, scratch=home)
        try:
            changed = Changed(actor, whole=whole)
            pairs = count(asks, changed, home) if changed.people else 0
            found = chosen(home, actor) if pairs else []
        finally:
            asks.close()
        new = write_suspicions(
            actor,
            [(p.person, p.other, p.points / 1000) for p in found],
            two_cards={(p.person, p.other) for p in found if p.both_live},
        )
        remember(actor, changed)
    return Run.objects.create(
        engine=engine, whole=whole, records=len(changed.people), pairs=pairs, proposed=new,
        two_live_cards=sum(one.both_live for one in found), seconds=round(time.monotonic() - began, 1),
        run_by_id=actor.user_id,
    )  # fmt: skip


def count(asks: Any, changed: Changed, home: Path) -> int:
    """Block, compare, keep the best links; answers how many pairs were compared."""
    changed.write(home)
    asks.pairs(home)
    pairs = list(files.read(home / "near.parquet", "person", "other"))
    lines = changed.lines({one for pair in pairs for one in pair})
    known = (pair for pair in pairs if pair[0] in lines and pair[1] in lines)
    files.write(home / "scored.parquet", files.SCORES, scored(known, lines, least=STRONG))
    asks.best(home)
    return len(pairs)


def chosen(home: Path, actor: Any) -> list[Proposal]:
    """The pairs a person is asked about, of those the engine found best."""
    best = [(p, o, points) for p, o, points in files.read(home / "best.parquet", "person", "other", "points")]
    return proposals(
        sorted(best, key=lambda row: (-row[2], row[0], row[1])),
        apart=apart(),
        asked=asked(),
        cards=live_cards(actor),
        least=round(STRONG * 1000),
    )


@contextmanager
def alone(actor: Any) -> Iterator[None]:
    """The organisation's only run until the transaction ends. Raises `linkage.running`."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", [A_LOCK, actor.organisation_no])
        if not cursor.fetchone()[0]:
            raise Problem(
                "linkage.running", _("A linkage run of this organisation is under way. Wait for it.")
            )
    yield


@contextmanager
def folder(actor: Any) -> Iterator[Path]:
    """An empty folder for the run's Parquet; gone afterwards."""
    home = Path(settings.HAMRAH_DATA) / "linkage" / str(actor.organisation_no)
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True, mode=0o700)
    try:
        yield home
    finally:
        shutil.rmtree(home, ignore_errors=True)
