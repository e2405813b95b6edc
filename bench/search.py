"""Measures search: recall at ten and latency of the fielded form and of the one free box, beside pg_trgm.

BENCH_OWNER_URL and BENCH_APP_URL name a database that may be emptied, else one is made. Not here: pages and
sessions (this is keys, SQL under row policies as a non-owner, and scoring).
"""

import os
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, cast

import psycopg

from bench.registers import facts, free_text, made, rows
from hamrah.ground.names import latin, words
from hamrah.people.candidates import candidates_sql
from hamrah.people.rules.freebox import ranked_free
from hamrah.people.rules.likeness import Question, ranked
from hamrah.people.rules.pairkeys import free_probe_keys, pair_keys, probe_keys
from hamrah.people.rules.trait import trait

SCHEMA = Path(__file__).with_name("search_schema.sql")
ORGANISATION = "00000000-0000-7000-8000-000000000001"
FORM = ("gender",)  # what the form asks beyond name, relation, village, district, age and telephone
TRIGRAM_QUERIES = 60
Found = list[int]
Figure = dict[str, Any]


def run(size: int, *, seed: str = "bench-1", folder: Path | None = None) -> list[Figure]:
    """Every figure of search for a register of `size` rows, as rows of bench/results.json."""
    folder = folder or Path(tempfile.gettempdir()) / "hamrah-bench"
    figures: list[Figure] = []
    for noise in ("normal", "hard"):
        home = made(folder, seed=seed, noise=noise, rows=size)
        with connected("BENCH_OWNER_URL", "owner") as owner:
            load(owner, home)
            if noise == "normal":
                figures += weighed(owner, home, size)
        figures += measured(home, size, noise)
    return figures


def weighed(owner: psycopg.Connection, home: Path, size: int) -> list[Figure]:
    """The key table with its index, as a million people would weigh: after a bulk load, and grown by one
    statement a person; beside the same keys with UUIDs in place of numbers."""
    bulk = bytes_of(owner, "people_key")
    owner.execute("CREATE TABLE grown (LIKE people_key)")
    owner.execute("CREATE UNIQUE INDEX ON grown (key, org, person)")
    one = "INSERT INTO grown (key, org, person) SELECT DISTINCT unnest(%s::bigint[]), 1, %s"
    with owner.transaction(), owner.cursor() as cursor:
        for person, row in enumerate(rows(home, "registers")):
            cursor.execute(one, (list(pair_keys(facts(row))), person))
    grown = bytes_of(owner, "grown")
    owner.execute("DROP TABLE grown")
    owner.execute(
        "CREATE TABLE named AS SELECT key, md5(org::text)::uuid AS org, md5(person::text)::uuid AS person"
        " FROM people_key"
    )
    owner.execute("CREATE UNIQUE INDEX ON named (key, org, person)")
    with_uuids = bytes_of(owner, "named")
    owner.execute("DROP TABLE named")
    people = owner.execute("SELECT count(*) FROM people_trait").fetchone()[0]  # type: ignore[index]
    return [
        {
            "name": f"keys.table_mb_a_million.{how}",
            "size": size,
            "value": round(weight / people),
            "unit": "MB",
            "baseline": round(with_uuids / people),
            "baseline_name": "the same keys with UUIDs, loaded in bulk",
            "ratio": round(weight / with_uuids, 3),
        }
        for how, weight in (("bulk", bulk), ("grown", grown))
    ]


def bytes_of(owner: psycopg.Connection, table: str) -> int:
    """A table with its indexes."""
    weight: int = owner.execute("SELECT pg_total_relation_size(%s)", [table]).fetchone()[0]  # type: ignore[index]
    return weight


def connected(variable: str, user: str) -> psycopg.Connection:
    """A connection by environment variable, committing at once."""
    url = os.environ.get(variable, f"user={user} dbname=postgres")
    # as Django does it: parameters bound here, nothing prepared
    return psycopg.connect(url, autocommit=True, prepare_threshold=None, cursor_factory=psycopg.ClientCursor)


def load(owner: psycopg.Connection, home: Path) -> None:
    """Empty the database and load one register: keys, traits, and the Latin text that pg_trgm searches."""
    owner.execute("SELECT 1 FROM pg_roles WHERE rolname = 'search_app'").fetchone() or owner.execute(
        "CREATE ROLE search_app LOGIN"
    )
    owner.execute(SCHEMA.read_text(encoding="utf-8"))  # type: ignore[arg-type]
    owner.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    owner.execute("CREATE TABLE written (person integer, text text)")
    owner.execute("GRANT SELECT ON written TO search_app")
    copy(owner, "people_key (key, org, person)", _keys(home))
    copy(owner, "people_trait (org, person, trait)", _traits(home))
    copy(owner, "written (person, text)", _written(home))
    owner.execute("CREATE UNIQUE INDEX ON people_key (key, org, person)")
    owner.execute("ALTER TABLE people_trait ADD PRIMARY KEY (org, person)")
    owner.execute("CREATE INDEX ON written USING gin (text gin_trgm_ops)")
    owner.execute("VACUUM ANALYZE")


def copy(owner: psycopg.Connection, table: str, lines: Iterable[tuple[Any, ...]]) -> None:
    """COPY rows into a table."""
    with owner.cursor() as cursor, cursor.copy(f"COPY {table} FROM STDIN") as target:  # type: ignore[arg-type]
        for line in lines:
            target.write_row(line)


def _keys(home: Path) -> Iterator[tuple[int, int, int]]:
    for person, row in enumerate(rows(home, "registers")):
        yield from ((key, 1, person) for key in pair_keys(facts(row)))


def _traits(home: Path) -> Iterator[tuple[int, int, str]]:
    for person, row in enumerate(rows(home, "registers")):
        yield 1, person, trait(facts(row))


def _written(home: Path) -> Iterator[tuple[int, str]]:
    for person, row in enumerate(rows(home, "registers")):
        yield person, in_latin(free_text(row))


def in_latin(text: str) -> str:
    """Text in lower-case Latin letters, the best that trigrams can be given."""
    return " ".join(latin(word) for word in words(text)).lower()


def measured(home: Path, size: int, noise: str) -> list[Figure]:
    """Recall of form, free box and trigrams, and latency of the form, over the queries with an answer."""
    people = [row["person_id"] for row in rows(home, "truth")]
    known = [row for row in rows(home, "queries") if row["person_id"]]
    full = [row for row in known if row["relation_name"] and row["village"]]
    with connected("BENCH_APP_URL", "search_app") as app:
        app.execute("SELECT set_config('ground.org', %s, false)", [ORGANISATION])
        asked(app, form, known[:200], people)  # warm
        recall, form_ms = asked(app, form, known, people)
        free, free_ms = asked(app, free_box, known, people)
        free_full, _ = asked(app, free_box, full, people)
        base, base_ms = asked(app, trigrams, known[:TRIGRAM_QUERIES], people)
    figures = [
        _figure(f"search.recall10.{noise}", size, recall, "share", base),
        _figure(f"search.free.recall10.{noise}", size, free, "share", base),
        _figure(f"search.free.all_three.recall10.{noise}", size, free_full, "share", base),
    ]
    if noise == "normal":
        for name, share in (("p50_ms", 0.5), ("p95_ms", 0.95)):
            figures.append(_figure(f"search.{name}", size, _at(form_ms, share), "ms", _at(base_ms, share)))
            figures.append(
                _figure(f"search.free.{name}", size, _at(free_ms, share), "ms", _at(base_ms, share))
            )
    return figures


def asked(
    app: psycopg.Connection, search: Callable[..., Found], queries: list[dict[str, str]], people: list[str]
) -> tuple[float, list[float]]:
    """Share of queries with a right person among ten, and each query's milliseconds, sorted."""
    hits, times = 0, []
    for row in queries:
        began = time.perf_counter()
        found = search(app, row)
        times.append((time.perf_counter() - began) * 1000)
        hits += any(people[person] == row["person_id"] for person in found[:10])
    return hits / len(queries), sorted(times)


def form(app: psycopg.Connection, row: dict[str, str]) -> Found:
    """The fielded form: keys, one statement, scores."""
    told = facts(row, fields=FORM)
    found = app.execute(*candidates_sql(probe_keys(told))).fetchall()
    return [person for _, person in ranked(Question(trait(told)), found)]


def free_box(app: psycopg.Connection, row: dict[str, str]) -> Found:
    """Name, relation's name and village in one string."""
    text = free_text(row)
    found = app.execute(*candidates_sql(free_probe_keys(text))).fetchall()
    return [person for _, person in ranked_free(text, found)]


def trigrams(app: psycopg.Connection, row: dict[str, str]) -> Found:
    """pg_trgm on the same rows in Latin, its own threshold (0.3) and order."""
    text = in_latin(free_text(row))
    sql = (
        "SELECT person FROM written WHERE text %% %(text)s ORDER BY similarity(text, %(text)s) DESC LIMIT 10"
    )
    return [person for (person,) in app.execute(sql, {"text": text}).fetchall()]


def _at(times: list[float], share: float) -> float:
    return times[min(len(times) - 1, int(len(times) * share))]


def _figure(name: str, size: int, value: float, unit: str, baseline: float) -> Figure:
    figure = {
        "name": name,
        "size": size,
        "value": round(value, 3),
        "unit": unit,
        "baseline": round(baseline, 3),
    }
    return cast(
        Figure,
        figure | {"baseline_name": "pg_trgm", "ratio": round(value / baseline, 3) if baseline else None},
    )
