"""The law as it is shipped, against tables written beside each pack: both sides of every day and limit."""

import csv
import tomllib
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from hamrah import places
from hamrah.ground.problem import Problem
from hamrah.wages.law import (
    PLACES,
    SKILLS,
    accident,
    compensation,
    interest,
    journey_allowance,
    limitation,
    overtime_rate,
    rate_at,
    shipped,
    wage_due_on,
)
from hamrah.wages.law.reading import PACKS, order_of, orders_of
from hamrah.wages.law.schema import paise_of
from hamrah.wages.law.words import STATES

TODAY = date(2026, 11, 22)
DIRECTORY = Path(places.__file__).parent / "facts/directory/states.csv"
TABLES = sorted(PACKS.glob("*/*.cases.csv"))
PACK_FILES = sorted(PACKS.glob("*/*.toml"))
LAW_CASES = tomllib.loads((PACKS / "law.cases.toml").read_text(encoding="utf-8"))
SHORT = {
    "Minimum Wages": "MWA",
    "Payment of Wages": "PWA",
    "Employees' Compensation": "EC",
    "Code on": "Code",
}


def test_a_case_can_be_of_any_state_of_the_directory_also_where_no_rate_is_on_file():
    with DIRECTORY.open(encoding="utf-8") as rows:
        assert set(STATES) == {row["lgd"] for row in csv.DictReader(rows)}
    assert set(STATES.values()) | {"IN"} == set(PLACES)


def paise(rupees):
    return paise_of(rupees, field="rupees")


def rows_of(table: Path):
    with table.open(encoding="utf-8") as file:
        return [{**row, "place": table.parent.name} for row in csv.DictReader(file)]


def named(path):
    return f"{path.parent.name}/{path.name}"


@pytest.mark.parametrize("table", TABLES, ids=named)
def test_every_rate_is_what_its_table_says(table):
    for row in rows_of(table):
        on, known = date.fromisoformat(row["on"]), date.fromisoformat(row["known"])
        for skill in SKILLS:
            asked = {"place": row["place"], "employment": row["work"], "zone": row["zone"], "skill": skill}
            if row[skill]:
                rate = rate_at(shipped(), **asked, on=on, known=known)
                assert rate.daily_paise == paise(row[skill]), row
                assert rate.cite.act and rate.cite.section and rate.cite.order and rate.cite.source
            else:
                with pytest.raises(Problem) as refused:
                    rate_at(shipped(), **asked, on=on, known=known)
                assert refused.value.code in ("wages.rate_missing", "wages.zone_missing"), row


@pytest.mark.parametrize("pack", PACK_FILES, ids=named)
def test_a_table_stands_beside_each_pack_with_both_sides_of_each_of_its_days(pack):
    beside = pack.with_suffix(".cases.csv")
    asked = {row["on"] for row in rows_of(beside)}
    for order in orders_of(pack):
        for day in (order.applies_from, order.holds_until):
            if day:
                assert {day.isoformat(), (day - timedelta(days=1)).isoformat()} <= asked, (pack, day)


@pytest.mark.parametrize("pack", PACK_FILES, ids=named)
def test_every_rate_of_a_pack_is_asked_for_in_the_table_beside_it(pack):
    """An order that no row asks for, in each of its zones, could say anything."""
    beside = rows_of(pack.with_suffix(".cases.csv"))
    asked = [(row["zone"], date.fromisoformat(row["on"]), row) for row in beside]
    orders = [order for order in orders_of(pack) if order.rates]
    for at, order in enumerate(orders):
        ends = order.holds_until or (orders[at + 1].applies_from if at + 1 < len(orders) else date.max)
        for rate in order.rates:
            named_there = [
                row
                for zone, on, row in asked
                if zone == rate.zone and order.applies_from <= on < ends and row[rate.skill]
            ]
            assert named_there, (order.applies_from, rate.zone, rate.skill)


@pytest.mark.parametrize("case", LAW_CASES["limitation"], ids=str)
def test_a_claim_is_to_be_filed_by_the_day_of_each_law_that_can_be_argued(case):
    limit = limitation(shipped(), of=case["of"], arose_on=case["arose_on"], on=case["on"])
    said = [f"{short(one.act)} {one.section}: {one.day}" for one in limit.readings]
    assert (said, limit.last_day) == (case["readings"], case["last_day"])
    assert limit.for_lawyer == (len(said) > 1)
    assert limit.is_over == (case["last_day"] < case["on"])


def short(act):
    return next(letters for words, letters in SHORT.items() if act.startswith(words))


@pytest.mark.parametrize("case", LAW_CASES["due"], ids=str)
def test_wages_are_due_by_the_day_of_the_law_of_that_time(case):
    by, cite = wage_due_on(shipped(), period=case["period"], ended_on=case["ended_on"])
    assert by == case["by"]
    assert cite.section in ("s. 5", "s. 17")


@pytest.mark.parametrize("case", LAW_CASES["accident"], ids=str)
def test_an_accident_comes_to_what_the_schedule_says(case):
    said = {"of": case["of"], "on": case["on"], "age": case["age"], "monthly_paise": paise(case["monthly"])}
    if "loss_percent" in case:
        said["loss_percent"] = case["loss_percent"]
    statement = accident(shipped(), **said, known=TODAY)
    assert statement.total_paise == paise(case["rupees"])


def test_interest_on_an_accident_is_given_in_both_readings_for_a_lawyer():
    day, paid = date(2024, 1, 1), date(2025, 1, 1)
    said = {"of": "total", "on": day, "age": 30, "monthly_paise": 1_000_000}
    statement = accident(shipped(), **said, paid_on=paid, known=TODAY)
    principal = statement.total_paise
    assert [one.paise - principal for one in statement.readings] == [
        interest(principal, percent=12, since=day, until=paid),
        interest(principal, percent=12, since=date(2024, 2, 1), until=paid),
    ]
    assert statement.for_lawyer


def test_funeral_costs_come_with_a_death_alone():
    said = {"on": date(2026, 1, 10), "age": 30, "monthly_paise": 1_000_000, "known": TODAY}
    kinds = {
        of: [line.kind for line in accident(shipped(), of=of, **said).lines] for of in ("death", "total")
    }
    assert kinds == {"death": ["compensation", "funeral"], "total": ["compensation"]}


@pytest.mark.parametrize(
    "wrong",
    [{"of": "broken"}, {"age": 4}, {"age": 101}, {"monthly_paise": 0}, {"loss_percent": 101}],
    ids=str,
)
def test_an_accident_that_cannot_be_is_refused(wrong):
    said = {"of": "partial", "on": TODAY, "age": 30, "monthly_paise": 100, "loss_percent": 10, **wrong}
    with pytest.raises(Problem) as refused:
        accident(shipped(), **said, known=TODAY)
    assert refused.value.code == "wages.accident_said"


@pytest.mark.parametrize("case", LAW_CASES["interest"], ids=str)
def test_interest_is_simple_and_by_days(case):
    owed = interest(
        paise(case["principal"]), percent=case["percent"], since=case["since"], until=case["until"]
    )
    assert owed == paise(case["rupees"])


@pytest.mark.parametrize("case", LAW_CASES["overtime"], ids=str)
def test_an_hour_of_overtime_is_twice_an_eighth_of_the_day(case):
    hour, cite = overtime_rate(shipped(), daily_paise=paise(case["daily"]), on=case["on"])
    assert hour == paise(case["hour"])
    assert "s. 14" in cite.section


@pytest.mark.parametrize("case", LAW_CASES["compensation"], ids=str)
def test_compensation_is_a_range(case):
    said = {"of": case["of"], "arose_on": case["arose_on"], "on": case["on"]}
    found = compensation(shipped(), shortfall_paise=paise(case["shortfall"]), **said)
    assert (found.low_paise, found.high_paise) == (0, paise(case["most"]))
    assert len(found.readings) == case["readings"]


@pytest.mark.parametrize("case", LAW_CASES["journey"], ids=str)
def test_the_way_home_is_allowed_as_the_law_of_that_day_says(case):
    statement = journey_allowance(
        shipped(),
        on=case["on"],
        fare_paise=50_000,
        days_served=case["days_served"],
        by_contractor=case["by_contractor"],
        monthly_paise=paise(case["monthly"]),
        last_given_on=case.get("last_given_on"),
        known=TODAY,
    )
    assert statement.total_paise == paise(case["rupees"])
    assert case.get("note") is None or case["note"] in statement.notes


def test_wages_of_the_days_on_the_way_belong_to_the_old_allowance():
    said = {"on": date(2020, 1, 1), "fare_paise": 0, "by_contractor": True, "known": TODAY}
    statement = journey_allowance(shipped(), **said, transit_days=2, daily_paise=30_000)
    assert [(line.kind, line.amount_paise) for line in statement.lines] == [
        ("transit_wages", 60_000),
        ("displacement", 7_500),
    ]


def test_the_factor_of_each_age_is_that_of_the_schedule():
    hundredths = [int(factor.replace(".", "")) for factor in SCHEDULE_IV.split()]
    assert [shipped().factors[age] for age in range(16, 66)] == hundredths


# From 16 and younger to 65 and older; each ten years a line.
SCHEDULE_IV = """
228.54 227.49 226.38 225.22 224.00 222.71 221.37 219.95 218.47 216.91
215.28 213.57 211.79 209.92 207.98 205.95 203.85 201.66 199.40 197.06
194.64 192.14 189.56 186.90 184.17 181.37 178.49 175.54 172.52 169.44
166.29 163.07 159.80 156.47 153.09 149.67 146.20 142.68 139.13 135.56
131.95 128.33 124.70 121.05 117.41 113.77 110.14 106.52 102.93 99.37
"""


def test_the_factors_fall_without_a_jump_from_16_to_65():
    """At 31 two copied tables print 205.98; the second differences tell the slip."""
    factors = [shipped().factors[age] for age in range(16, 66)]
    steps = [one - next_one for one, next_one in pairwise(factors)]
    assert len(factors) == 50
    assert all(step > 0 for step in steps)
    until_58 = steps[: 58 - 16]
    assert all(abs(later - step) <= 9 for step, later in pairwise(until_58))


@pytest.mark.parametrize("fact", [fact for facts in shipped().facts.values() for fact in facts], ids=str)
def test_every_rule_names_its_act_section_source_and_mark(fact):
    cite = fact.cite
    assert cite.act and cite.section and cite.source and cite.mark in ("V", "V2", "U")


GOOD = {
    "applies_from": date(2025, 1, 1),
    "act": "A",
    "section": "s. 1",
    "order": "O",
    "source": "S",
    "mark": "V",
    "rates": [["", "unskilled", "300"]],
}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"mark": "sure"}, "how sure"),
        ({"rates": []}, "at least one"),
        ({"rates": [["", "unskilled", "300"], ["", "unskilled", "310"]]}, "twice"),
        ({"rates": [["", "clever", "300"]]}, "skill is one of"),
        ({"rates": [["", "unskilled", "300.123"]]}, "in rupees"),
        ({"rates": [["", "unskilled", 300.5]]}, "in rupees"),
        ({"rates": [["", "unskilled", "3"]]}, "less than 20"),
        ({"holds_until": date(2025, 1, 1)}, "cannot be right"),
        ({"basis": "piece"}, "for a day, or for a month"),
        ({"colour": "blue"}, "the word colour"),
        ({"source": None}, "source is missing"),
    ],
    ids=str,
)
def test_a_pack_that_is_wrong_is_refused_with_its_place(wrong, said):
    with pytest.raises(Problem) as refused:
        order_of(
            {name: value for name, value in {**GOOD, **wrong}.items() if value is not None},
            place="RJ",
            employment="any",
        )
    assert refused.value.code == "wages.bad_pack"
    assert said in str(refused.value)
    assert "RJ/any 2025-01-01" in str(refused.value)


@pytest.mark.parametrize(("place", "work"), [("XX", "any"), ("RJ", "juggling")])
def test_a_place_or_work_nobody_knows_is_refused(place, work):
    with pytest.raises(Problem) as refused:
        order_of(GOOD, place=place, employment=work)
    assert refused.value.code == "wages.bad_pack"
