"""The home page's numbers, kept from one count to the next. Not here: counting itself (counting.py).

Counting eight figures of a hundred thousand people takes longer than a page may. So each is counted at most
every ten minutes for everybody who sees the same rows, once by whoever asks first, and shown with its moment.
"""

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.utils import timezone

from hamrah.figures.counting import Number, Window, measures_of, shown_to, unit_of, with_lately
from hamrah.figures.models import KeptCount
from hamrah.ground.day import INDIA, today
from hamrah.ground.room import Measure

FRESH = timedelta(minutes=10)


def headline_of(actor: Any, measures: Iterable[Measure]) -> dict[str, Any]:
    """What the panel shows: rows of (measure, number, this month's), when counted, whether to count anew."""
    row = KeptCount.objects.filter(scope=scope_of(actor)).first()
    numbers = row.numbers if row else {}
    rows = [(measure, *_told(actor, measure, numbers.get(measure.code))) for measure in measures]
    return {"rows": rows, "counted_at": row.counted_at if row else None, "is_old": is_old(row)}


def count_anew(actor: Any) -> None:
    """Count what the actor's home page shows, unless it is fresh or somebody is counting it just now."""
    scope = scope_of(actor)
    row = KeptCount.objects.filter(scope=scope).first()
    if not is_old(row) or not _is_first(scope, waits=row is None):
        return
    # Whoever waited finds what the other one counted.
    if not is_old(KeptCount.objects.filter(scope=scope).first()):
        return
    now, window = timezone.now(), Window(until=today())
    month = window.until.replace(day=1)
    counted = {
        measure.code: [[one.value, one.whole] for one in with_lately(measure, actor, window, month)]
        for measure in measures_of(actor)
        if measure.at_home
    }
    KeptCount.objects.update_or_create(scope=scope, defaults={"numbers": counted, "counted_at": now})


def is_old(row: KeptCount | None) -> bool:
    """Whether it must be counted anew: never counted, over ten minutes ago, or on another day of India's."""
    if row is None:
        return True
    return timezone.now() - row.counted_at > FRESH or _day(row.counted_at) != today()


def scope_of(actor: Any) -> str:
    """Actors of one scope are shown the same rows: what is visible hangs on permissions and centres alone."""
    seen = [
        sorted(actor.permissions),
        sorted(actor.everywhere),
        sorted([str(centre), sorted(held)] for centre, held in actor.centres),
    ]
    return hashlib.sha256(json.dumps(seen).encode()).hexdigest()


def _told(actor: Any, measure: Measure, counted: list[list[int | None]] | None) -> tuple[Number, Number]:
    """Both numbers as the actor may be told them; never counted: nothing can be said yet."""
    unit = unit_of(measure)
    now, lately = (
        Number(value, whole, unit=unit) for value, whole in counted or [[None, None], [None, None]]
    )
    return shown_to(actor, measure, now), shown_to(actor, measure, lately)


def _is_first(scope: str, *, waits: bool) -> bool:
    """Whether nobody else counts this scope; where nothing is kept yet, wait for whoever does."""
    wanted = (
        "SELECT pg_advisory_xact_lock(%s), true" if waits else "SELECT NULL, pg_try_advisory_xact_lock(%s)"
    )
    with connection.cursor() as cursor:
        # The organisation stands in the key through the row it guards: two may share a scope's digest.
        cursor.execute("SELECT hashtextextended(%s || ground_org()::text, 0)", [scope])
        (key,) = cursor.fetchone()
        cursor.execute(wanted, [key])
        return bool(cursor.fetchone()[1])


def _day(moment: datetime) -> Any:
    return moment.astimezone(INDIA).date()
