"""The phone works the law out as the server does: law.js gives the same answers, to the paisa."""

import json
import subprocess
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from hamrah.ground.problem import Problem
from hamrah.wages.law import (
    accident,
    agreed_claim,
    compensation,
    interest,
    legal_minimum,
    limitation,
    plain,
    rate_at,
    shipped,
    wage_due_on,
    wire,
)
from hamrah.wages.tests.law_works import SEASONS, TODAY, work_of
from tests.node import node_or_skip

SCRIPT = Path(__file__).with_name("law_vectors.mjs")
KNOWN = (date(2021, 7, 29), date(2023, 8, 31), TODAY)


@pytest.fixture(scope="module")
def node():
    return node_or_skip()


def answered(node, cases):
    said = json.dumps({"law": wire(shipped()), "cases": cases}, default=str)
    ran = subprocess.run([node, SCRIPT], input=said, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


def said_of(work):
    return json.loads(json.dumps(asdict(work), default=str))


def test_claims_are_the_same_to_the_paisa(node):
    draw = Random(20251121)
    cases, expected = [], []
    for _at in range(250):
        work, known = work_of(draw), draw.choice(KNOWN)
        for asks, claim in (("agreed", agreed_claim), ("minimum", legal_minimum)):
            cases.append({"asks": asks, "said": {"work": said_of(work), "known": known.isoformat()}})
            expected.append(plain(claim(work, shipped(), known=known)))
    for case, theirs, ours in zip(cases, answered(node, cases), expected, strict=True):
        assert theirs == ours, case


def test_rates_and_their_absence_are_the_same(node):
    draw = Random(7)
    cases, expected = [], []
    for _at in range(300):
        work = work_of(draw)
        on = draw.choice(SEASONS) + timedelta(days=draw.randrange(200))
        asked = {"place": work.place, "employment": work.employment, "zone": work.zone, "skill": work.skill}
        known = draw.choice(KNOWN)
        cases.append({"asks": "rate", "said": {**asked, "on": str(on), "known": str(known)}})
        try:
            expected.append(rate_at(shipped(), **asked, on=on, known=known).daily_paise)
        except Problem as problem:
            expected.append(problem.code)
    assert answered(node, cases) == expected
    assert {"wages.rate_missing", "wages.zone_missing"} < set(map(str, expected))


def test_clocks_ranges_accidents_and_interest_are_the_same(node):
    draw = Random(11)
    cases, expected = [], []

    def ask(asks, ours, **said):
        cases.append({"asks": asks, "said": json.loads(json.dumps(said, default=str))})
        expected.append(json.loads(json.dumps(ours, default=str)))

    for _at in range(80):
        arose = date(2025, 6, 1) + timedelta(days=draw.randrange(400))
        on = arose + timedelta(days=draw.randrange(500))
        for of in ("wages", "minimum", "overtime", "deduction", "accident"):
            limit = limitation(shipped(), of=of, arose_on=arose, on=on)
            more = {"last_day": limit.last_day, "is_over": limit.is_over, "for_lawyer": limit.for_lawyer}
            ask("limitation", {**asdict(limit), **more}, of=of, arose_on=arose, on=on)
        for period in ("day", "week", "fortnight", "month", "exit"):
            due, _cite = wage_due_on(shipped(), period=period, ended_on=arose)
            ask("due", due, period=period, ended_on=arose)
        paise = draw.randrange(1, 10**8)
        found = compensation(shipped(), shortfall_paise=paise, arose_on=arose, on=on, of="minimum")
        ask("compensation", asdict(found), shortfall_paise=paise, arose_on=arose, on=on, of="minimum")
        ask(
            "interest",
            interest(paise, percent=12, since=arose, until=on),
            principal=paise,
            percent=12,
            since=arose,
            until=on,
        )
        said = {
            "of": draw.choice(("death", "total", "partial")),
            "on": arose - timedelta(days=draw.randrange(9000)),
            "age": draw.randrange(10, 80),
            "monthly_paise": draw.randrange(50_000, 2_500_000),
            "loss_percent": draw.randrange(1, 101),
            "paid_on": on,
        }
        ours = plain(accident(shipped(), **said, known=TODAY))
        kept = ("kind", "lines", "notes", "readings", "total_paise")
        ask("accident", {name: ours[name] for name in kept}, **said)
    assert answered(node, cases) == expected
