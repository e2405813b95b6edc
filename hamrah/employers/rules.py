"""Kinds of parties, and what a chain may be. Pure; not here: how names are compared (naming.py)."""

from collections.abc import Hashable, Iterable, Mapping
from datetime import date
from typing import Any

# From the worker upward, as the chain usually runs: sirdar, petty contractor, contractor, company; a site
# or a home is where work is.
KINDS = ("sirdar", "sub_contractor", "contractor", "company", "household", "site", "agency")
PHONE_DIGITS = 10


def ten_digits(said: str) -> str:
    """The ten digits of an Indian number, whatever script and prefix it was written with; "" if it is none.

    +91 and a leading 0 are no part of it (Department of Telecommunications, National Numbering Plan 2003).
    """
    digits = "".join(str(int(sign)) for sign in said if sign.isdecimal())
    for prefix in ("91", "0"):
        if len(digits) == PHONE_DIGITS + len(prefix) and digits.startswith(prefix):
            digits = digits[len(prefix) :]
    is_number = len(digits) == PHONE_DIGITS and digits[0] != "0" and not any(s.isalpha() for s in said)
    return digits if is_number else ""


def makes_a_ring(above: Mapping[Hashable, Iterable[Any]], *, lower: Hashable, upper: Hashable) -> bool:
    """Whether `lower` working for `upper` would close a ring. `above`: for whom each works today."""
    waiting, seen = [upper], set()
    while waiting:
        party = waiting.pop()
        if party == lower:
            return True
        if party not in seen:
            seen.add(party)
            waiting += list(above.get(party, ()))
    return False


def months_cross(*, since: date | None, until: date | None, day: date) -> bool:
    """Whether these months cannot both be: an end before the beginning, or one still to come."""
    if (until and until > day) or (since and since > day):
        return True
    return bool(since and until and until < since)
