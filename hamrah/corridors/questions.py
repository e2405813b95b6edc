"""The named questions to a snapshot, each with its definition: the one place where they are defined.

Asked of Parquet files by DuckDB (extra `analytics`), whose rows are spells: worker (a number that means
nothing elsewhere), organisation, home_state, home_district, home_block, destination, sector, gender,
left_on, back_on (dates; NULL: not known), rate_day_paise. Not here: making the files (snapshot.py), and
what of the counts may be shown (rules/safe_table.py).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hamrah.ground.problem import Problem
from hamrah.ground.words import _


@dataclass(frozen=True)
class Question:
    """`definition` in words, `sql` over the view `spells`; `version` grows when either changes."""

    code: str
    definition: Any
    sql: str
    version: int = 1


QUESTIONS = {
    question.code: question
    for question in (
        Question(
            "corridor",
            _("Journeys begun and different workers, by home district, destination and year of leaving."),
            """
            SELECT home_district, destination, year(left_on) AS year, count(*) AS journeys,
                count(DISTINCT worker) AS workers
            FROM spells WHERE left_on IS NOT NULL GROUP BY ALL
            """,
        ),
        Question(
            "season",
            _("Journeys begun in each month of the year, all years together, by sector."),
            """
            SELECT home_district, month(left_on) AS month, sector, count(*) AS journeys
            FROM spells WHERE left_on IS NOT NULL GROUP BY ALL
            """,
        ),
        Question(
            "wages",
            _(
                "The wage a day below which a tenth, a half, nine tenths of journeys were paid."
                " Different workers are counted where journeys are fewer than 5,000."
            ),
            """
            WITH paid AS (
                SELECT destination, sector, count(*) AS journeys,
                    quantile_cont(rate_day_paise, [0.1, 0.5, 0.9]) AS paise
                FROM spells WHERE rate_day_paise IS NOT NULL GROUP BY ALL
            ), few AS (
                SELECT destination, sector, count(DISTINCT worker) AS workers
                FROM spells SEMI JOIN (FROM paid WHERE journeys < 5000) USING (destination, sector)
                WHERE rate_day_paise IS NOT NULL GROUP BY ALL
            )
            SELECT * FROM paid LEFT JOIN few USING (destination, sector)
            """,
        ),
        Question(
            "largest",
            _(
                "The twenty corridors with most journeys in the last whole year:"
                " women's share, days away, change."
            ),
            """
            WITH by_year AS (
                SELECT home_district, destination, year(left_on) AS year, count(*) AS journeys,
                    count(DISTINCT worker) AS workers,
                    avg((gender = 'F')::INT) AS women, avg(back_on - left_on) AS days_away
                FROM spells
                WHERE left_on >= (SELECT date_trunc('year', max(left_on)) - INTERVAL 2 YEAR FROM spells)
                GROUP BY ALL
            ), with_change AS (
                SELECT *, journeys - lag(journeys) OVER (
                    PARTITION BY home_district, destination ORDER BY year
                ) AS change
                FROM by_year
            )
            SELECT * FROM with_change WHERE year = (SELECT max(year) - 1 FROM by_year)
            ORDER BY journeys DESC, home_district, destination LIMIT 20
            """,
        ),
        Question(
            "present",
            _("Different workers who were in a city on the 15th of each month."),
            """
            SELECT destination, make_date(month // 12, month % 12 + 1, 15) AS day,
                count(DISTINCT worker) AS workers
            FROM (
                SELECT destination, worker, unnest(range(
                    (year(left_on) * 12 + month(left_on) - 1 + (day(left_on) > 15)::INT),
                    (year(until) * 12 + month(until) - 1 + (day(until) > 15)::INT)
                )) AS month
                FROM (SELECT *, coalesce(back_on, left_on + 180) AS until FROM spells)
                WHERE destination IN (SELECT unnest($cities::VARCHAR[])) AND left_on IS NOT NULL
            )
            GROUP BY ALL
            """,
        ),
    )
}


def ask(code: str, files: Sequence[Path], **values: Any) -> list[dict[str, Any]]:
    """The rows of one question to one snapshot. Raises `corridors.no_question`, `corridors.no_engine`."""
    if code not in QUESTIONS:
        raise Problem("corridors.no_question", _("There is no question of this name."))
    with engine() as connection:
        connection.read_parquet([str(file) for file in files]).create_view("spells")
        found = connection.execute(QUESTIONS[code].sql, values or None)
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def engine() -> Any:
    """DuckDB in memory, or one line that says what is missing."""
    try:
        import duckdb
    except ImportError as missing:
        raise Problem(
            "corridors.no_engine",
            _("This needs the extra `analytics`: pip install 'hamrah[analytics]'."),
        ) from missing
    return duckdb.connect(config={"autoinstall_known_extensions": "false"})
