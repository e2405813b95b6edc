"""What pages show of the law: rates by place and work, orders, the rules. Not here: the law itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from hamrah.ground.numbers import rupees
from hamrah.wages import law_words
from hamrah.wages.law import SKILLS, Order, Packs, zones
from hamrah.wages.law.packs import ANY, Fact
from hamrah.wages.law.rates import line_of, piece_at
from hamrah.wages.law_sentences import sentences_of

ONE = timedelta(days=1)


@dataclass(frozen=True)
class Row:
    """One skill of an order: a day's wage in each zone, or None. `parts`: how each came about."""

    skill: Any
    paise: tuple[int | None, ...]
    parts: tuple[str, ...]


@dataclass(frozen=True)
class Shown:
    """An order as pages show it. `is_stale`: nobody looked whether another followed, and none is here."""

    order: Order
    zones: tuple[str, ...]
    rows: tuple[Row, ...]
    mark: Any
    act: str
    is_stale: bool


def shown(order: Order, until: date) -> Shown:
    """`until`: the last day for which it is asked, today or the day before the next order."""
    zones_of = tuple(dict.fromkeys(row.zone for row in order.rates))
    skills = [skill for skill in SKILLS if any(row.skill == skill for row in order.rates)]
    rows = tuple(_row(order, skill, zones_of) for skill in skills)
    cite = order.cite
    stale = bool(cite.review_by and cite.review_by < until)
    return Shown(order, zones_of, rows, law_words.MARKS[cite.mark], law_words.act_of(cite.act), stale)


def _row(order: Order, skill: str, zones_of: tuple[str, ...]) -> Row:
    found = {row.zone: row for row in order.rates if row.skill == skill}
    paise = tuple(order.daily_paise(found[zone]) if zone in found else None for zone in zones_of)
    return Row(law_words.SKILLS[skill], paise, tuple(_parts(order, found.get(zone)) for zone in zones_of))


def _parts(order: Order, row: Any) -> str:
    """How a day's wage came about, where it is not simply the amount notified."""
    if row is None or (order.basis == "day" and not row.allowance_paise):
        return ""
    both = " + ".join(rupees(paise) for paise in (row.basic_paise, row.allowance_paise) if paise)
    return f"({both}) ÷ {order.divisor}" if order.basis == "month" else both


def history(packs: Packs, place: str, employment: str, on: date) -> list[Shown]:
    """Every order for this work of a place, the newest first."""
    about = [one for one in packs.orders if (one.place, one.employment) == (place, employment)]
    ends = [one.applies_from - ONE for one in about[1:]]
    lasts = [min(end, order.holds_until or end) for order, end in zip(about, [*ends, on], strict=True)]
    return [shown(order, last) for order, last in zip(reversed(about), reversed(lasts), strict=True)]


@dataclass(frozen=True)
class Work:
    """One kind of work of a place: the unskilled rate of today where there is one, else why not."""

    code: str
    word: Any
    lowest_paise: int | None
    highest_paise: int | None
    since: date | None
    is_stale: bool
    is_unverified: bool


def places(packs: Packs, on: date) -> Iterator[tuple[str, Any, list[Work]]]:
    """Each place with orders on file, and its kinds of work."""
    for code, word in law_words.PLACES.items():
        works = dict.fromkeys(order.employment for order in packs.orders if order.place == code)
        if works:
            rest = sorted(
                (work for work in works if work != ANY), key=lambda work: str(law_words.EMPLOYMENTS[work])
            )
            listed = [ANY] * (ANY in works) + rest
            yield code, word, [_work(packs, code, work, on) for work in listed]


def _work(packs: Packs, place: str, employment: str, on: date) -> Work:
    """What an unskilled day is worth now, from the lowest zone to the highest."""
    found = [
        piece_at(line_of(packs, (place, employment, zone, "unskilled")), on).rate
        for zone in zones(packs, place, employment) or ("",)
    ]
    rates = [rate for rate in found if rate]
    paise = [rate.daily_paise for rate in rates]
    return Work(
        employment,
        law_words.EMPLOYMENTS[employment],
        min(paise, default=None),
        max(paise, default=None),
        max((rate.cite.applies_from for rate in rates), default=None),
        any(rate.cite.review_by and rate.cite.review_by < on for rate in rates),
        any(rate.cite.is_unverified for rate in rates),
    )


@dataclass(frozen=True)
class Rule:
    """One rule of law from a day on, in a sentence or a few."""

    since: date | None
    says: list[str]
    act: Any
    fact: Fact
    mark: Any


def rules(packs: Packs) -> Iterator[tuple[Any, list[Rule]]]:
    """Every topic with its rules, the oldest first."""
    for topic, word in law_words.TOPICS.items():
        facts = packs.facts.get(topic, [])
        if facts:
            yield word, [_rule(fact) for fact in facts]


def _rule(fact: Fact) -> Rule:
    since = None if fact.applies_from == date.min else fact.applies_from
    act = law_words.act_of(fact.cite.act)
    return Rule(since, sentences_of(fact), act, fact, law_words.MARKS[fact.cite.mark])
