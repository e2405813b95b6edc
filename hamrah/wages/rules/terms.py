"""What was promised before work: words of a terms slip, and what in it cannot be or is to be asked. Pure.

Not here: the sentences (refusals.py), the slip on paper (papers/slip.py).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

BASES = ("day", "month", "piece", "unit")
# Paid by what is made: then the slip says what is counted.
COUNTED = ("piece", "unit")
FOOD_STAY = ("own", "free", "deducted", "")
PAID_WHEN = ("day", "week", "fortnight", "month", "end", "")
PAID_HOW = ("cash", "bank", "upi", "contractor_keeps", "")
REST_DAYS = ("", "MO", "TU", "WE", "TH", "FR", "SA", "SU", "turns", "none")
LONGEST_DAY_HOURS = 24
# What nobody of the field has met; whoever writes it is asked once more, never refused. In paise.
USUAL = {
    "day": (10_000, 300_000),
    "month": (200_000, 6_000_000),
    "piece": (1, 500_000),
    "unit": (1, 5_000_000),
}
USUAL_ADVANCE = 20_000_000
USUAL_HOURS = 14
LONG_AGO, FAR_AHEAD = timedelta(days=3 * 366), timedelta(days=366)


@dataclass(frozen=True)
class TermsSaid:
    """What a slip says. Money in paise; `hirer_said`, `payer_said`: words where they are no party of the
    list."""

    rate_paise: int | None = None
    rate_basis: str = "day"
    unit_said: str = ""
    trade: str = ""
    sector: str = ""
    hirer_id: UUID | None = None
    hirer_said: str = ""
    payer_id: UUID | None = None
    payer_said: str = ""
    place_said: str = ""
    begins_on: date | None = None
    hours_a_day: int | None = None
    rest_day: str = ""
    advance_paise: int | None = None
    food: str = ""
    stay: str = ""
    paid_when: str = ""
    paid_how: str = ""
    spell_id: UUID | None = None
    words: str = ""


def wrong(said: TermsSaid, today: date) -> Iterator[tuple[str, str]]:
    """(field, why) of all that cannot be: "unknown_word", "no_rate", "zero", "negative", "hours", "unit",
    "nobody", "day"."""
    words = (("rate_basis", BASES), ("food", FOOD_STAY), ("stay", FOOD_STAY), ("paid_when", PAID_WHEN),
             ("paid_how", PAID_HOW), ("rest_day", REST_DAYS))  # fmt: skip
    yield from ((field, "unknown_word") for field, known in words if getattr(said, field) not in known)
    yield from _wrong_money(said)
    if said.rate_basis in COUNTED and not said.unit_said:
        yield "unit_said", "unit"
    if said.hours_a_day is not None and not 1 <= said.hours_a_day <= LONGEST_DAY_HOURS:
        yield "hours_a_day", "hours"
    if not (said.hirer_id or said.hirer_said):
        yield "hirer_said", "nobody"
    if said.begins_on and not today - LONG_AGO <= said.begins_on <= today + FAR_AHEAD:
        yield "begins_on", "day"


def _wrong_money(said: TermsSaid) -> Iterator[tuple[str, str]]:
    for field in ("rate_paise", "advance_paise"):
        if (getattr(said, field) or 0) < 0:
            yield field, "negative"
    if said.rate_paise is None:
        yield "rate_paise", "no_rate"
    elif said.rate_paise == 0:
        yield "rate_paise", "zero"


def unusual(said: TermsSaid) -> Iterator[str]:
    """Fields that may well be a slip of the finger; whoever is sure says so."""
    least, most = USUAL[said.rate_basis]
    if said.rate_paise is not None and not least <= said.rate_paise <= most:
        yield "rate_paise"
    if (said.advance_paise or 0) > USUAL_ADVANCE:
        yield "advance_paise"
    if (said.hours_a_day or 0) > USUAL_HOURS:
        yield "hours_a_day"
