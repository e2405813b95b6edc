"""The questions give what counting by hand gives. Not here: how fast (bench/corridors.py)."""

from collections import Counter
from datetime import date, timedelta
from random import Random

import pytest

from hamrah.corridors.questions import QUESTIONS, ask, engine
from hamrah.ground.problem import Problem


@pytest.fixture(scope="module")
def spells():
    draw = Random(3)
    made = []
    for _ in range(400):
        left = date(2021, 1, 1) + timedelta(draw.randrange(1_400))
        back = left + timedelta(draw.randrange(5, 300)) if draw.random() < 0.8 else None
        worker, home, city = draw.randrange(60), draw.choice("ab"), draw.choice("xyz")
        sector, gender = draw.choice(("kiln", "stone")), draw.choice("FM")
        made.append(
            (
                worker,
                "org",
                "s",
                home,
                home + "1",
                city,
                sector,
                gender,
                left,
                back,
                draw.randrange(300, 900) * 100,
            )
        )
    return made


@pytest.fixture(scope="module")
def files(spells, tmp_path_factory):
    file = tmp_path_factory.mktemp("snapshot") / "spells.parquet"
    with engine() as connection:
        connection.execute(
            "CREATE TABLE made (worker BIGINT, organisation VARCHAR, home_state VARCHAR,"
            " home_district VARCHAR, home_block VARCHAR, destination VARCHAR, sector VARCHAR, gender VARCHAR,"
            " left_on DATE, back_on DATE, rate_day_paise BIGINT)"
        )
        connection.executemany(f"INSERT INTO made VALUES ({', '.join('?' * 11)})", spells)
        connection.execute(f"COPY made TO '{file}' (FORMAT parquet)")
    return [file]


def test_corridors_are_counted_with_different_workers(spells, files):
    journeys = Counter((row[3], row[5], row[8].year) for row in spells)
    workers = Counter(
        (home, city, year) for home, city, year, _ in {(r[3], r[5], r[8].year, r[0]) for r in spells}
    )
    told = {(row["home_district"], row["destination"], row["year"]): row for row in ask("corridor", files)}
    assert {cell: row["journeys"] for cell, row in told.items()} == journeys
    assert {cell: row["workers"] for cell, row in told.items()} == workers


def test_seasons_sum_to_all_journeys(spells, files):
    assert sum(row["journeys"] for row in ask("season", files)) == len(spells)


def test_wages_of_few_are_told_with_how_many_workers(spells, files):
    told = {(row["destination"], row["sector"]): row for row in ask("wages", files)}
    for (city, sector), row in told.items():
        paid = sorted(r[10] for r in spells if (r[5], r[6]) == (city, sector))
        assert row["workers"] == len({r[0] for r in spells if (r[5], r[6]) == (city, sector)})
        assert paid[0] <= row["paise"][0] <= row["paise"][1] <= row["paise"][2] <= paid[-1]


def test_the_largest_corridors_say_the_change_on_the_year_before(spells, files):
    journeys = Counter((row[3], row[5], row[8].year) for row in spells)
    last = max(row[8].year for row in spells) - 1
    for row in ask("largest", files):
        home, city = row["home_district"], row["destination"]
        assert row["journeys"] == journeys[home, city, last]
        assert row["change"] == journeys[home, city, last] - journeys[home, city, last - 1]


def test_present_are_those_who_had_come_and_not_gone(spells, files):
    told = {
        (row["destination"], row["day"]): row["workers"] for row in ask("present", files, cities=["x", "z"])
    }
    assert {city for city, _day in told} == {"x", "z"}
    for (city, day), workers in told.items():
        until = lambda row: row[9] or row[8] + timedelta(180)  # noqa: E731
        there = {row[0] for row in spells if row[5] == city and row[8] <= day < until(row)}
        assert workers == len(there), (city, day)


def test_an_unknown_question_is_refused(files):
    with pytest.raises(Problem) as refused:
        ask("names", files)
    assert refused.value.code == "corridors.no_question"


def test_without_the_engine_the_extra_is_named(files, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "duckdb", None)
    with pytest.raises(Problem) as refused:
        ask("season", files)
    assert refused.value.code == "corridors.no_engine"


def test_every_question_has_a_definition():
    assert all(str(question.definition) for question in QUESTIONS.values())
