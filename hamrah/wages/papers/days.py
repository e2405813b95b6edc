"""A certificate of days, or a diary, with its sources named. Not here: its look (days.typ)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from hamrah.cards.drawing.code import qr_png
from hamrah.ground.day_words import day_words, month_words
from hamrah.ground.numbers import rupees
from hamrah.ground.paper import drawn
from hamrah.organisations.models import Organisation
from hamrah.people.models import Person
from hamrah.wages.models import Diary, Put
from hamrah.wages.papers.slip import head
from hamrah.wages.papers.wording import words
from hamrah.wages.rules.counting import FULL_DAY, Count, Day
from hamrah.wages.rules.money import KINDS, MoneySaid, by_keeper
from hamrah.wages.told import days_said, hours_said

HERE = Path(__file__).parent
WORDS = ("trade", "sources", "seal", "check", "days", "number", "money")
SIGNS = {"full": "1", "half": "½", "absent": "×", "rest": "–"}


@dataclass(frozen=True)
class Told:
    """All that a paper of days tells: of whom, from when to when, how many, from which diaries."""

    kind: str
    person: Person
    since: date
    until: date
    count: Count
    disputed: int
    trade: str
    diaries: tuple[Diary, ...]
    money: tuple[MoneySaid, ...] = ()


def facts_of(told: Told, language: str) -> dict[str, Any]:
    """The paper's facts in its language, all of which are signed."""
    said = words(language)
    days = said["days"]
    return {
        "of": [
            [days["name"], told.person.name],
            [days["relation"], told.person.relation_name],
            [days["village"], told.person.village_said],
            [days["born"], str(told.person.birth_year or "")],
        ],
        "sentence": sentence(told, days, language),
        "notes": notes(told, days),
        "heads": [days[name] for name in ("month", "full", "halves", "overtime", "days")],
        "months": months(told.count.days, language),
        "total": [days["total"], days_said(told.count.halves)],
        "trades": [[trade or "–", days_said(halves)] for trade, halves in told.count.by_trade],
        "sources": sources(told, said, language),
        "grid": grid(told, language) if told.kind == "diary" else [],
        "money": money(told.money, said),
        "words": {
            name: days[name] for name in ("trade", "sources", "seal", "check", "days", "number", "money")
        },
        "source_heads": [days[name] for name in ("keeper", "for_whom", "trade", "span", "days", "signed")],
        "marks": " · ".join(said["marks"].values()).replace("✗", "×").replace("○", "–"),
    }


def sentence(told: Told, days: dict[str, str], language: str) -> str:
    shape = "tells" if told.kind == "diary" else "certify_trade" if told.trade else "certify"
    return days[shape].format(
        name=told.person.name,
        days=days_said(told.count.halves),
        trade=told.trade,
        since=day_words(told.since, language),
        until=day_words(told.until, language),
    )


def notes(told: Told, days: dict[str, str]) -> list[str]:
    shape = "disputed_diary" if told.kind == "diary" else "disputed"
    return [days["half"], *([days[shape].format(days=told.disputed)] if told.disputed else [])]


def months(days: Iterable[Day], language: str) -> list[list[str]]:
    """Month, full days, half days, hours of overtime, days: of each month in which something was worked."""
    by_month: dict[date, list[Day]] = defaultdict(list)
    for day in days:
        by_month[day.on.replace(day=1)].append(day)
    return [
        [
            month_words(first, language),
            str(sum(one.halves == FULL_DAY for one in held)),
            str(sum(one.halves == 1 for one in held)),
            hours_said(sum(one.overtime_quarters for one in held)) or "0",
            days_said(sum(one.halves for one in held)),
        ]
        for first, held in sorted(by_month.items())
        if any(one.halves for one in held)
    ]


def sources(told: Told, said: dict[str, Any], language: str) -> list[list[str]]:
    """Each diary that gave days: whose, for whom, as what, from when to when, how many, who signed."""
    days: dict[Any, list[Any]] = defaultdict(list)
    for day in told.count.days:
        for one in day.said:
            if one.mark in ("full", "half"):
                days[one.diary].append(one)
    signed = signed_of(told)
    return [
        [
            said["keeper"][diary.keeper],
            diary.for_whom,
            diary.trade or "–",
            f"{day_words(min(one.on for one in days[diary.id]), language)} – "
            f"{day_words(max(one.on for one in days[diary.id]), language)}",
            days_said(sum(FULL_DAY if one.mark == "full" else 1 for one in days[diary.id])),
            ", ".join(signed.get(diary.id, ())) or "–",
        ]
        for diary in told.diaries
        if days[diary.id]
    ]


def signed_of(told: Told) -> dict[Any, list[str]]:
    """Diary -> the names put under its months."""
    window = {"month__gte": told.since.replace(day=1), "month__lte": told.until}
    names: dict[Any, list[str]] = defaultdict(list)
    for put in Put.objects.filter(diary__in=told.diaries, **window).shown():
        if put.name_said and put.name_said not in names[put.diary_id]:
            names[put.diary_id].append(put.name_said)
    return names


def grid(told: Told, language: str) -> list[list[str]]:
    """A line of thirty-one signs for each month of each diary."""
    lines: dict[tuple[date, Any], list[str]] = defaultdict(lambda: [""] * 31)
    for day in told.count.days:
        for one in day.said:
            extra = f"+{hours_said(one.overtime_quarters)}" if one.overtime_quarters else ""
            star = "*" if day.contested else ""
            lines[one.on.replace(day=1), one.diary][one.on.day - 1] = SIGNS.get(one.mark, "") + extra + star
    names = {diary.id: words(language)["keeper"][diary.keeper] for diary in told.diaries}
    return [
        [f"{month_words(first, language)}\n{names.get(diary, '')}", *signs]
        for (first, diary), signs in sorted(lines.items(), key=lambda one: (one[0][0], str(one[0][1])))
    ]


def money(said: Iterable[MoneySaid], told: dict[str, Any]) -> list[list[str]]:
    """What each keeper's diaries say was advanced, paid and cut; nothing is made one of two words."""
    return [
        [f"{told['keeper'][keeper]}: {told['days'][kind]}", rupees(sums[kind])]
        for keeper, sums in by_keeper(said)
        for kind in KINDS
        if kind in sums
    ]


def days_paper(
    organisation: Organisation, facts: dict[str, Any], *, kind: str, number: str, link: str, given_on: date,
    language: str,
) -> bytes:  # fmt: skip
    """The paper, with what was signed as a code."""
    days = words(language)["days"]
    title = {"days90": "title90", "days180": "title180", "diary": "title_diary"}[kind]
    beside = {
        "number": number,
        "issued": days["issued"].format(day=day_words(given_on, language)),
        "qr": qr_png(link),
        "host": link.partition("?")[0],
    }
    return drawn(HERE / "days.typ", {**head(organisation, language, days[title]), **facts, **beside})
