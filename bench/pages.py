"""Pages as a registrar gets them: through HTTP, signed in, row policies and read log on.

The baseline is a page without people, the menu.
Not here: search by itself (search.py), and who is found.
"""

import os
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from bench.installation import SignedIn, a_new_day, age_in, installed, served
from bench.registers import free_text, rows

ASKED, WARM, PAGES_A_DAY = 400, 60, 20
BARE = "/menu/"
PERSON = re.compile(r'href="/people/([0-9a-f]{8}-[0-9a-f-]{27})/"')
Figure = dict[str, Any]


def run(size: int) -> list[Figure]:
    """p50 and p95 of the fielded search, the free box, a person's page and the list that waits."""
    with installed(size) as home, served() as asha:
        bare = measured(asha, [BARE] * ASKED)
        queries = list(fielded(home))
        found = measured(asha, queries)
        return [
            *figures("search", size, found, bare),
            *recall(asha, home, size),
            *figures("search.free", size, measured(asha, list(free(home))), bare),
            *figures("page.people_list", size, found, bare),
            *figures("page.person", size, measured(asha, list(people(asha, queries))), bare),
            *figures("page.waiting", size, measured(asha, ["/people/waiting/"] * 60), bare),
        ]


def measured(asha: SignedIn, paths: list[str]) -> list[float]:
    """Milliseconds of each page, sorted; the first ones only warm.

    A day ends after twenty pages: two hundred people are what a registrar looks at in one.
    """
    times = []
    for number, path in enumerate(paths[:WARM] + paths):
        if number % PAGES_A_DAY == 0:
            a_new_day()
        began = time.perf_counter()
        status, _text = asha.ask(path)
        times.append((time.perf_counter() - began) * 1000)
        assert status == 200, f"{path} answered {status}"
    return sorted(times[min(WARM, len(paths)) :])


def fielded(home: Path) -> Iterator[str]:
    """Addresses of the search page with its fields filled, as queries.csv has them."""
    for row in _queries(home):
        names = ("name", "relation_name", "village", "district", "phone")
        asked = {name: row[name] for name in names if row[name]} | {"age": age_in(row)}
        yield f"/people/search/?{urlencode({name: value for name, value in asked.items() if value})}"


def free(home: Path) -> Iterator[str]:
    """The same in the one box."""
    for row in _queries(home):
        yield f"/people/search/?{urlencode({'words': free_text(row)})}"


def recall(asha: SignedIn, home: Path, size: int) -> Iterator[Figure]:
    """Share of queries whose right person is among the ten that the page shows; the baseline is the share
    where the same words, typed in the one box, show her."""
    truth = {row["record_id"]: row["person_id"] for row in rows(home, "truth")}
    right = [row["person_id"] for row in _queries(home)]
    shares = []
    a_new_day()
    for paths in (list(fielded(home)), list(free(home))):
        shown = [ids_on(asha.ask(path)[1]) for path in paths]
        numbers = register_numbers({id for ids in shown for id in ids})
        hits = [
            person in {truth.get(numbers[id]) for id in ids} for person, ids in zip(right, shown, strict=True)
        ]
        shares.append(round(sum(hits) / len(hits), 3))
    yield {
        "name": "search.page.recall10.normal",
        "size": size,
        "value": shares[0],
        "unit": "share",
        "baseline": shares[1],
        "baseline_name": "the same facts in the one box",
        "ratio": round(shares[0] / shares[1], 3),
    }


def ids_on(text: str) -> list[str]:
    """Ids of the first ten people that a page links to, in order."""
    found = dict.fromkeys(PERSON.findall(text))
    return list(found)[:10]


def register_numbers(ids: set[str]) -> dict[str, str]:
    """The register's own number of each person, which is the record of the invented register."""
    import psycopg

    with psycopg.connect(os.environ["DATABASE_OWNER_URL"]) as owner:
        query = "SELECT id::text, register_number FROM people_person WHERE id = ANY(%s::uuid[])"
        return dict(owner.execute(query, [list(ids)]).fetchall())


def people(asha: SignedIn, queries: list[str]) -> Iterator[str]:
    """Pages of people whom the first searches found."""
    for path in queries[:100]:
        _, text = asha.ask(path)
        for part in text.split('href="/people/')[1:]:
            if len(part) > 36 and part[36] == "/" and part[8] == "-":
                yield f"/people/{part[:36]}/"
                break


def figures(name: str, size: int, times: list[float], bare: list[float]) -> Iterator[Figure]:
    for share, part in ((0.5, "p50_ms"), (0.95, "p95_ms")):
        value, baseline = (each[min(len(each) - 1, int(len(each) * share))] for each in (times, bare))
        yield {
            "name": f"{name}.{part}",
            "size": size,
            "value": round(value, 2),
            "unit": "ms",
            "baseline": round(baseline, 2),
            "baseline_name": "the menu, a page without people",
            "ratio": round(value / baseline, 3),
        }


def _queries(home: Path) -> list[dict[str, str]]:
    return [row for row in rows(home, "queries") if row["person_id"]][:ASKED]
