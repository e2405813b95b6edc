"""Pages of the helpline with a year of calls behind them, through HTTP as a counsellor gets them.

A year of one large office is 60,000 calls; its busiest day 1,800, its busiest hour 75 numbers to ring. The
baseline is a page without calls, the menu. Not here: what a call becomes.
"""

import re
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from bench.installation import TOKEN, SignedIn, a_new_day, installed, served
from bench.pages import BARE, figures, measured

USUAL_SIZE = 60_000
PEOPLE, A_DAY, TO_RING, ASKED, AT_ONCE = 2_000, 1_800, 75, 120, 2_000
MOST_MS = 150
CALL = re.compile(r'href="(/helpline/calls/[0-9a-f-]{36}/)"')
TOPICS = ("wages", "accident", "contractor", "scheme", "food", "health", "information", "registration")
Figure = dict[str, Any]


def run(size: int) -> list[Figure]:
    """p50 and p95 of the desk, a call, the list, a call being noted, keeping it; and each page's queries."""
    with installed(PEOPLE, use=f"helpline-{size}"):
        fill(size)
        counted = queries()
        with served("gita") as gita:
            bare = measured(gita, [BARE] * ASKED)
            pages = {name: measured(gita, paths) for name, paths in paths_of(gita).items()}
            pages["keeping"] = kept(gita)
    found = [one for name, times in pages.items() for one in figures(f"helpline.{name}", size, times, bare)]
    slow = [one for one in found if one["value"] > MOST_MS]
    for one in slow:
        print(f"slower than {MOST_MS} ms: {one['name']} {one['value']}", file=sys.stderr)
    return found + [query_figure(name, size, count) for name, count in counted.items()]


def query_figure(name: str, size: int, count: int) -> Figure:
    return {
        "name": f"helpline.{name}.queries", "size": size, "value": count, "unit": "queries", "baseline": 32,
        "baseline_name": "the most a person's page may ask", "ratio": round(count / 32, 3),
    }  # fmt: skip


def paths_of(gita: SignedIn) -> dict[str, list[str]]:
    """The pages used all day, with rows that are there."""
    _status, text = gita.ask("/helpline/calls/")
    calls = CALL.findall(text)
    numbers = [f"/helpline/calls/?number=6{n:09d}" for n in range(ASKED)]
    return {
        "desk": ["/helpline/"] * ASKED,
        "calls": ["/helpline/calls/"] * ASKED,
        "number": numbers,
        "call": (calls * ASKED)[:ASKED],
        "writing": [begun(gita)] * ASKED,
    }


def begun(gita: SignedIn) -> str:
    """The address of a call that is being noted, from a number that rang before."""
    _status, text = gita.ask("/helpline/")
    token = TOKEN.search(text)
    assert token, "the desk has a form"
    gita.ask("/helpline/calls/new/", {"csrfmiddlewaretoken": token[1], "number": "6000000007"})
    _status, text = gita.ask("/helpline/")
    return str(CALL.findall(text[text.index("drafts") if "drafts" in text else 0 :])[-1])


def kept(gita: SignedIn) -> list[float]:
    """Milliseconds of keeping a call while it is talked: what the page sends at each pause."""
    import time

    path = begun(gita)
    _status, text = gita.ask(path)
    token = TOKEN.search(text)
    assert token, "the call has a form"
    said = {"csrfmiddlewaretoken": token[1], "number": "6000000007", "caller": "self", "owner": "self"}
    times = []
    for n in range(ASKED):
        began = time.perf_counter()
        status, _text = gita.ask(f"{path}draft/", {**said, "words": f"word {n}", "group_size": "4"})
        times.append((time.perf_counter() - began) * 1000)
        assert status == 302, status
    return sorted(times)


def queries() -> dict[str, int]:
    """How many statements each page makes, session and roles included."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from hamrah.access.models import User
    from hamrah.ground import context

    a_new_day()
    client = Client(SERVER_NAME="localhost")
    with context.opened(door="identify"):
        client.force_login(User.objects.get(username="gita"))
    client.get("/menu/")
    counts = {}
    for name, path in (("desk", "/helpline/"), ("calls", "/helpline/calls/")):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(path).status_code == 200, path
        counts[name] = len([q for q in asked if not q["sql"].startswith(("SAVEPOINT", "RELEASE"))])
    return counts


def fill(size: int) -> None:
    """A year of calls, the last day the busiest; numbers to ring. Once for one size."""
    from django.utils import timezone

    from bench.installation import settle
    from hamrah.access.demo import actors
    from hamrah.ground import context
    from hamrah.ground.many import insert_many
    from hamrah.helpline.actions import note_missed
    from hamrah.helpline.models import Call, Callback

    gita = actors()["gita"]
    with context.opened(organisation_id=gita.organisation_id, user_id=gita.user_id):
        if Call.objects.count() >= size:
            return
        rows: list[Any] = []
        for row in invented(gita, size, timezone.now()):
            rows.append(row)
            if len(rows) == AT_ONCE:
                insert_many(rows)
                rows = []
        insert_many(rows) if rows else None
        for n in range(TO_RING):
            note_missed(gita, number=f"7{n:09d}")
        Callback.objects.update(next_at=timezone.now() - timedelta(hours=1))
    settle()


def invented(gita: Any, size: int, now: datetime) -> Iterator[Any]:
    """Calls of every kind; each number rings three times a year."""
    from hamrah.helpline.models import Call
    from hamrah.helpline.sealed import say_in, seal_number

    for n in range(size):
        busy = n < A_DAY
        began = now - (timedelta(seconds=20 * n) if busy else timedelta(minutes=525_600 * n // size))
        call = Call(
            organisation_id=gita.organisation_id, state="ended", caller="self", owner="self",
            gender="FM"[n % 2], language="hi", topic=TOPICS[n % len(TOPICS)], disposition="information",
            place_said=f"place {n % 400}", taken_by_id=gita.user_id,
            began_at=began, ended_at=began, minutes=4,
        )  # fmt: skip
        seal_number(call, f"6{n % (size // 3):09d}")
        say_in(call, words=f"what was said on call {n}")
        yield call
