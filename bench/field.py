"""The field phone in Chromium at a sixth of this machine's speed, over lines as they are, on the demo.

Each figure's baseline is its budget (docs/sync.md), so a ratio above 1 is a budget missed. Lines are made by
slow_line.py, because a browser's own throttling leaves out its workers.
Not here: the server alone under many phones (hamrah/sync/tests).
"""

import gzip
import os
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import cycle, islice
from typing import Any

from bench.installation import SignedIn, served
from bench.pages_slow import demo
from bench.slow_line import Line, slow_line

SLOWER, FOUND_AMONG, CHANGES, OF_A_DAY, FINDS, FACES = 6, 8_000, 1_200, 40, 20, 100
GOOD, POOR = {"kbit_s": 4_000, "round_trip_ms": 60}, {"kbit_s": 400, "round_trip_ms": 400}
SECRET = "neem ka ped"
# As docs/field.md says it (hamrah/sync/tests/test_field_page.py): less, and a thief is quicker than is told.
GUESS_MS = 70
Figure = dict[str, Any]
FIND = """async ([people, words]) => {
    const { makeIndex } = await import("/static/people/field/find.js");
    const index = makeIndex(await (await fetch("/people/field-rules.json")).json());
    for (const person of people) index.put(person);
    index.find("x", { limit: 10 });
    return words.map((text) => {
        const began = performance.now();
        index.find(text, { limit: 10 });
        return performance.now() - began;
    });
}"""
MAKE = """async (people) => {
    for (const { name, relation_name, village_said } of people) {
        const [id, said] = [app.id(), { name, relation: "father", relation_name, village_said }];
        await app.send("people.register_worker", {
            on: id, what: { said, consents: [], not_the_same: [] },
            shows: [{ kind: "person", id, isNew: true, name }],
        });
    }
}"""
REFUSED = """() => app.outbox().filter(({ row }) => row.state === "refused")
    .map(({ answer, said }) => [answer.problem.code, said.what.said])"""
COST = """async () => {
    const { ROUNDS, stretched } = await import("/static/sync/field/seal.js");
    const salt = new Uint8Array(16);
    const began = performance.now();
    for (let number = 0; number < 3; number += 1) await stretched(`guess ${number}`, salt, ROUNDS);
    return (performance.now() - began) / 3;
}"""


def run() -> list[Figure]:
    from playwright.sync_api import sync_playwright

    # Playwright keeps an event loop in this thread; Django would refuse the database beside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with demo(), served() as asha, sync_playwright() as playwright:
        from tests.browser.conftest import QUIET, chromium

        fully_at_work()
        browser = playwright.chromium.launch(executable_path=chromium(), args=QUIET)
        figures = [*weights(), *days(browser, asha)]
        browser.close()
    return figures


def figure(name: str, value: float, unit: str, budget: float, size: int = 1) -> Figure:
    print(f"field.{name} {value:.1f} {unit}", file=sys.stderr)
    return {
        "name": f"field.{name}", "size": size, "value": round(value, 1), "unit": unit,
        "baseline": budget, "baseline_name": "budget", "ratio": round(value / budget, 3),
    }  # fmt: skip


def fully_at_work() -> None:
    """Asha has as many workers of her own, each with a face, as a phone holds at most."""
    from bench.installation import register
    from hamrah.access.demo import actors
    from hamrah.files.models import Photo
    from hamrah.ground import context
    from hamrah.people.models import Person
    from hamrah.sync.holding import MOST

    asha = actors()["asha"]
    register(list(islice(named(), MOST)))
    with context.opened(organisation_id=asha.organisation_id, user_id=asha.user_id):
        faces = cycle(Photo.objects.order_by("id")[:FACES])
        hers = Person.objects.filter(registered_by_id=asha.user_id, photo=None).order_by("id")
        for person in hers:
            Person.objects.filter(id=person.id).update(photo=next(faces))


def named() -> Iterator[dict[str, str]]:
    """Rows of an invented register."""
    from bench.installation import REGISTERS, SEED
    from bench.registers import made, rows

    home = made(REGISTERS, seed=SEED, noise="normal", rows=20_000)
    return (row for row in rows(home, "registers") if row["name"])


@cache
def invented() -> list[dict[str, Any]]:
    """Those of the register as a phone holds workers."""
    return [person_of(row) for row in named()]


def person_of(row: dict[str, str]) -> dict[str, Any]:
    """A row of the invented register as a phone holds a worker."""
    return {
        "name": row["name"], "relation_name": row["relation_name"], "village_said": row["village"],
        "phones": [{"number": row["phone"]}] if row["phone"] else [],
    }  # fmt: skip


def weights() -> Iterator[Figure]:
    """What the app weighs before its scanner, each file compressed by itself."""
    from hamrah.sync import shell

    kb = sum(len(gzip.compress(shell.content_of(name), 6)) for name in shell.shell_files()) / 1000
    yield figure("shell_kb", kb, "kB compressed", 150, len(shell.shell_files()))


def days(browser: Any, asha: SignedIn) -> Iterator[Figure]:
    """One phone from its first minute to the end of a long time without network."""
    with slow_line(asha.port) as line, phone(browser, line.port) as (page, slower):
        yield from first_download(page, line)
        slower(SLOWER)
        yield figure("cold_open_ms", opened_ms(page), "ms at 1/6 speed", 2_000)
        yield figure("unlock_ms", unlocked_ms(page), "ms at 1/6 speed", 5_000, held(page))
        yield figure("find_ms", found_ms(page), "ms at 1/6 speed", 100, FOUND_AMONG)
        slower(1)
        yield figure("guess_ms", page.evaluate(COST), "ms a guess", GUESS_MS)
        yield from sent(page, line, CHANGES, "push")
        yield from sent(page, line, OF_A_DAY, "day")


@contextmanager
def phone(browser: Any, port: int) -> Iterator[tuple[Any, Any]]:
    """A page through whose app the bench may write, and how to slow its processor."""
    context = browser.new_context(base_url=f"http://127.0.0.1:{port}", viewport={"width": 360, "height": 740})
    context.set_default_timeout(180_000)
    context.route("**/static/sync/field/boot.js", with_its_app)
    page = context.new_page()
    session = context.new_cdp_session(page)
    yield page, lambda rate: session.send("Emulation.setCPUThrottlingRate", {"rate": rate})
    context.close()


def with_its_app(route: Any) -> None:
    answer = route.fetch()
    route.fulfill(
        response=answer, body=answer.text().replace("  app.draw();", "  globalThis.app = app;\n  app.draw();")
    )


def code_of(word: str) -> str:
    """An invitation, as the office's page shows it."""
    from hamrah.access.actor import actor_for
    from hamrah.access.models import User
    from hamrah.ground import context
    from hamrah.sync.actions import invite_phone

    with context.opened(door="identify"):
        user = User.objects.get(username=word)
        actor = actor_for(user)
    assert actor is not None
    with context.opened(organisation_id=actor.organisation_id, user_id=actor.user_id):
        row: Any = invite_phone(actor, user=user)
    return f"{actor.organisation_code}/{row.shown}"


def first_download(page: Any, line: Line) -> Iterator[Figure]:
    """From the code to the last of her workers, over a good line; the app itself is on the phone already."""
    page.goto(f"/field/#/enrol/{code_of('asha')}")
    page.fill("[name=label]", "Asha")
    page.fill("[name=secret]", SECRET)
    page.fill("[name=again]", SECRET)
    page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
    line.becomes(**GOOD)
    before, began = line.down, time.monotonic()
    page.click("button[type=submit]")
    page.wait_for_selector("body[data-round=done]")
    took, kb = time.monotonic() - began, (line.down - before) / 1000
    yield figure("first_download_s", took, "s at 4 Mbit/s", 10, held(page))
    yield figure("first_download_kb", kb, "kB", 2_000, held(page))


def held(page: Any) -> int:
    return int(page.evaluate("() => app.people()"))


def opened_ms(page: Any) -> float:
    """From nothing to the door, the app kept on the phone: the middle of several."""
    times = []
    for _round in range(5):
        page.goto("about:blank")
        began = time.monotonic()
        page.goto("/field/")
        page.wait_for_selector("[name=secret]")
        times.append((time.monotonic() - began) * 1000)
    return statistics.median(times)


def unlocked_ms(page: Any) -> float:
    page.fill("[name=secret]", SECRET)
    began = time.monotonic()
    page.click("button[type=submit]")
    page.wait_for_selector(".field-tiles")
    return (time.monotonic() - began) * 1000


def found_ms(page: Any) -> float:
    """The slowest but one of twenty searches among many, as long as a budget is for the worst day."""
    people = [{"id": f"{number}", **person} for number, person in enumerate(invented()[:FOUND_AMONG])]
    words = [person["name"] for person in people[:: len(people) // FINDS]][:FINDS]
    return float(sorted(page.evaluate(FIND, [people, words]))[-2])


def sent(page: Any, line: Line, count: int, name: str) -> Iterator[Figure]:
    """So many registrations made without network, then sent over a poor line."""
    page.evaluate("() => { window.going = app.sync; app.sync = () => {}; }")
    first = FOUND_AMONG + (0 if name == "push" else CHANGES)
    page.evaluate(MAKE, invented()[first : first + count])
    line.becomes(**POOR)
    up, down, began = line.up, line.down, time.monotonic()
    page.evaluate("() => { app.sync = window.going; app.sync(); }")
    page.wait_for_function(
        "() => app.outbox().every(({ row }) => !['waiting', 'parked'].includes(row.state))"
    )
    refused = page.evaluate(REFUSED)
    assert not refused, f"the office did not take {refused}"
    yield figure(f"{name}_s", time.monotonic() - began, "s at 400 kbit/s, 400 ms", 60, count)
    page.wait_for_function("() => app.outbox().length === 0")
    yield figure(f"{name}_kb", (line.up - up + line.down - down) / 1000, "kB up and down", 1_000, count)
