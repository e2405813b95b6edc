"""When placement begins and ceases to see "do not refer" of an employer. Pure.

The days are drawn from a keyed hash of the case, so that they are the same whenever asked, and nobody
without the key can tell from them when a worker complained, or that her case was closed. Not here: the key.
"""

import hmac
from datetime import date, timedelta

SOONEST, LATEST = 2, 21
LINGERS = (30, 120)


def caution_from(opened_on: date, *, case: str, key: bytes) -> date:
    """A day 2 to 21 days after the case was opened."""
    return opened_on + timedelta(days=_drawn(b"from", case, key, SOONEST, LATEST))


def caution_until(closed_on: date, *, case: str, key: bytes) -> date:
    """A day 30 to 120 days after it was closed."""
    return closed_on + timedelta(days=_drawn(b"until", case, key, *LINGERS))


def _drawn(which: bytes, case: str, key: bytes, least: int, most: int) -> int:
    digest = hmac.digest(key, b"cases.caution/" + which + b"/" + case.encode(), "sha256")
    return least + int.from_bytes(digest[:8], "big") % (most - least + 1)
