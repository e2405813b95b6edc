"""Works as diaries tell them: drawn by Hypothesis, or by seed for the phone. Not here: any test."""

from datetime import date, timedelta
from random import Random

from hypothesis import strategies as st

from hamrah.wages.law import SKILLS, Agreed, Day, Deducted, Paid, Stretch, Work
from hamrah.wages.law.words import HEADS

TODAY = date(2026, 11, 22)
# Around days on which rates, knowledge or the law changed.
SEASONS = (date(2020, 5, 20), date(2022, 11, 25), date(2023, 9, 20), date(2025, 3, 10), date(2025, 11, 5))
ASKED = (
    ("RJ", "construction", ""),
    ("RJ", "papad", ""),
    ("GJ", "textile", "II"),
    ("IN", "construction", "A"),
)
MONTHLY = ("MH", "shops", "III")


def work_of(draw: Random) -> Work:
    """One worker's season: days, now and then only a number of them, what was agreed, given, taken off."""
    place, employment, zone = draw.choice((*ASKED, MONTHLY, ("GJ", "hotel", "")))
    began = draw.choice(SEASONS) + timedelta(days=draw.randrange(20))
    counted = [began + timedelta(days=ahead) for ahead in range(70) if draw.random() < 0.7]
    later = began + timedelta(days=90 + draw.randrange(30))
    length = draw.randrange(1, 75)
    until, minutes = later + timedelta(days=length - 1), 15 * draw.randrange(8 * length)
    stretch = Stretch(later, until, draw.randrange(2 * length + 1), minutes)
    return Work(
        place=place,
        employment=employment,
        zone=zone,
        skill=draw.choice(list(SKILLS)),
        days=tuple(Day(on, draw.choice((2, 2, 2, 1, 0)), draw.choice((0, 0, 60, 75, 105))) for on in counted),
        stretches=(stretch,) if draw.random() < 0.5 else (),
        agreed=_agreed(draw),
        paid=tuple(
            Paid(began + timedelta(days=draw.randrange(90)), draw.randrange(1, 400_000), kind)
            for kind in ("wages", "advance", "kind")
            if draw.random() < 0.5
        ),
        deducted=tuple(
            Deducted(began + timedelta(days=draw.randrange(70)), draw.randrange(1, 300_000), head)
            for head in draw.sample(sorted(HEADS), draw.randrange(4))
        ),
    )


def _agreed(draw: Random) -> Agreed:
    basis = draw.choice(("day", "month", "lump"))
    return Agreed(basis, {"day": 1, "month": 26, "lump": 60}[basis] * draw.randrange(15_001, 60_000))


works = st.randoms(use_true_random=False).map(work_of)
