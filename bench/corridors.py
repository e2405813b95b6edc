"""Five questions to ten million invented spells: DuckDB on Parquet; beside it PostgreSQL on a tenth of them.

PostgreSQL gets indexes and the time to settle; DuckDB is asked of the same tenth too, so that the ratio
compares like with like. Not here: whether the answers are safe to show.
"""

import os
import shutil
import time
from pathlib import Path
from typing import Any

from bench.installation import FOLDER

SPELLS, BESIDE, LIMIT_S = 10_000_000, 1_000_000, 3
CITIES = ["city 3", "city 7", "city 11"]
Figure = dict[str, Any]

# Made from its own number, so that every run has the same: 120 districts, 60 cities, 24 sectors, 11 years.
INVENTED = """
SELECT (hash(i, 1) % ($spells // 4))::BIGINT AS worker, 'org ' || (hash(i, 2) % 30) AS organisation,
    'state ' || (district % 8) AS home_state, 'district ' || district AS home_district,
    'block ' || (district * 10 + hash(i, 4) % 10) AS home_block,
    'city ' || ((district // 3 + hash(i, 5) % 12 * (hash(i, 6) % 6)) % 60) AS destination,
    'sector ' || (hash(i, 7) % 24) AS sector, if(hash(i, 8) % 10 < 3, 'F', 'M') AS gender,
    left_on, left_on + (20 + hash(i, 10) % 200)::INT AS back_on,
    (30000 + hash(i, 11) % 60 * 1000)::BIGINT AS rate_day_paise
FROM (SELECT i, (hash(i, 3) % 120)::INT AS district, DATE '2015-01-01' + (hash(i, 9) % 4015)::INT AS left_on
    FROM range($spells) AS made (i))
"""


def run() -> list[Figure]:
    """Seconds of all five together, and of each, best of three."""
    folder = FOLDER / "corridors"
    folder.mkdir(parents=True, exist_ok=True)
    try:
        files = {spells: invented(folder, spells) for spells in (SPELLS, BESIDE)}
        large, small = (asked(files[spells]) for spells in (SPELLS, BESIDE))
        theirs = by_postgresql(files[BESIDE])
    finally:
        shutil.rmtree(folder)
    return [
        figure("corridors.five_questions_s", SPELLS, sum(large.values()), LIMIT_S, "the most allowed"),
        *(figure(f"corridors.{code}_s", BESIDE, small[code], theirs[code], "PostgreSQL") for code in small),
        figure("corridors.five_questions_s", BESIDE, sum(small.values()), sum(theirs.values()), "PostgreSQL"),
    ]


def figure(name: str, size: int, value: float, baseline: float, against: str) -> Figure:
    value, baseline = round(value, 3), round(baseline, 3)
    return {"name": name, "size": size, "value": value, "unit": "s",
            "baseline": baseline, "baseline_name": against, "ratio": round(value / baseline, 4)}  # fmt: skip


def invented(folder: Path, spells: int) -> Path:
    """One Parquet file."""
    from hamrah.corridors.questions import engine

    file = folder / f"spells-{spells}.parquet"
    with engine() as connection:
        rows = INVENTED.replace("$spells", str(spells))
        connection.execute(f"COPY ({rows}) TO '{file}' (FORMAT parquet, COMPRESSION zstd)")
    return file


def values_of(code: str) -> dict[str, Any]:
    return {"cities": CITIES} if code == "present" else {}


def asked(file: Path) -> dict[str, float]:
    from hamrah.corridors.questions import QUESTIONS, ask

    return {code: best(lambda code=code: ask(code, [file], **values_of(code))) for code in QUESTIONS}


def best(do: Any, times: int = 3) -> float:
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        do()
        taken.append(time.perf_counter() - began)
    return min(taken)


def by_postgresql(file: Path) -> dict[str, float]:
    """The same questions in PostgreSQL's words, on a table with indexes that has settled."""
    import psycopg

    with psycopg.connect(os.environ["BENCH_OWNER_URL"], autocommit=True) as owner:
        fill(owner, file)
        try:
            return {code: best(lambda sql=sql: owner.execute(sql).fetchall()) for code, sql in THEIRS.items()}
        finally:
            owner.execute("DROP TABLE bench_spells")


def fill(owner: Any, file: Path) -> None:
    from hamrah.corridors.questions import engine

    lines = file.with_suffix(".csv")
    with engine() as connection:
        connection.execute(f"COPY (FROM '{file}') TO '{lines}' (HEADER false)")
    texts = ["organisation", "home_state", "home_district", "home_block", "destination", "sector", "gender"]
    owner.execute(
        f"CREATE UNLOGGED TABLE bench_spells (worker bigint, {' text, '.join(texts)} text, left_on date,"
        " back_on date, rate_day_paise bigint)"
    )
    with owner.cursor().copy("COPY bench_spells FROM STDIN (FORMAT csv)") as copy, lines.open("rb") as source:
        while chunk := source.read(1 << 20):
            copy.write(chunk)
    for columns in ("home_district, destination", "destination, left_on", "left_on", "sector"):
        owner.execute(f"CREATE INDEX ON bench_spells ({columns})")
    owner.execute("VACUUM ANALYZE bench_spells")
    owner.execute("SET work_mem = '256MB'")


THEIRS = {
    "corridor": """
        SELECT home_district, destination, extract(year FROM left_on), count(*), count(DISTINCT worker)
        FROM bench_spells GROUP BY 1, 2, 3
    """,
    "season": """
        SELECT home_district, extract(month FROM left_on), sector, count(*)
        FROM bench_spells GROUP BY 1, 2, 3
    """,
    "wages": """
        SELECT destination, sector, count(*),
            percentile_cont(ARRAY[0.1, 0.5, 0.9]) WITHIN GROUP (ORDER BY rate_day_paise)
        FROM bench_spells GROUP BY 1, 2
    """,
    "largest": """
        WITH y AS (
            SELECT home_district, destination, extract(year FROM left_on) AS year, count(*) AS journeys,
                count(DISTINCT worker), avg((gender = 'F')::int), avg(back_on - left_on)
            FROM bench_spells
            WHERE left_on >= (SELECT date_trunc('year', max(left_on)) - interval '2 years' FROM bench_spells)
            GROUP BY 1, 2, 3
        ), c AS (
            SELECT *, journeys - lag(journeys) OVER (PARTITION BY home_district, destination ORDER BY year)
            FROM y
        )
        SELECT * FROM c WHERE year = (SELECT max(year) - 1 FROM y) ORDER BY journeys DESC LIMIT 20
    """,
    "present": """
        WITH m AS (
            SELECT d::date + 14 AS day
            FROM generate_series(date '2015-01-01', date '2026-12-01', interval '1 month') AS d
        )
        SELECT destination, day, count(DISTINCT worker)
        FROM m JOIN bench_spells ON left_on <= day AND day < back_on
        WHERE destination IN ('city 3', 'city 7', 'city 11') GROUP BY 1, 2
    """,
}
