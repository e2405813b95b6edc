"""Records on the phone, run by Node: what was made here before the office has named it, and afterwards.

Not here: the screens (tests/journeys), search and likeness (people/tests/test_field_js.py).
"""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.node import node_or_skip

FIELD = Path(__file__).parents[1] / "static" / "sync" / "field"
MADE, CALLED, HER = "0193aaaa-0000-7000-8000-000000000001", "0193bbbb-0000-7000-8000-000000000002", "her"
HERE = f"command:{MADE}"
DIARY = {"kind": "diary", "id": HERE, "person": HER, "keeper": "office", "gang": HERE, "months": {}}
DAYS = {"kind": "diary", "id": HERE, "person": HER, "months": {"2026-11": "P"}}
CLAIM = {"kind": "claim", "id": f"{HERE}/{HER}", "person": HER, "case": HERE}
THEIRS = {"id": CALLED, "keeper": "office", "version": 3, "months": {"2026-11": "H"}}
SCRIPT = """
import { readFileSync } from "node:fs";
import { makeCallings } from "%(folder)s/callings.js";
import { makeRecords } from "%(folder)s/records.js";
const { steps, ask } = JSON.parse(readFileSync(0, "utf8"));
const callings = makeCallings();
const records = makeRecords(callings);
const doing = {
    lay: (command, shows, state) => records.lay(command, shows, state),
    lift: (command) => records.lift(command),
    bring: (diaries) => records.takeBundles([{ person: "her", records: { person: [{}], diary: diaries } }]),
    learn: (pairs) => callings.learn(pairs) && records.called(),
};
for (const [name, ...words] of steps) doing[name](...words);
const answers = {
    all: () => records.all("diary"), claims: () => records.all("claim"), of: () => records.of("diary", "her"),
    get: (id) => records.get("diary", id), meant: (value) => callings.meant(value),
};
console.log(JSON.stringify(ask.map(([name, ...words]) => answers[name](...words) ?? null)));
"""


@pytest.fixture(scope="module", autouse=True)
def node():
    node_or_skip()


def told(steps: list[Any], ask: list[Any]) -> list[Any]:
    """What the records answer after these steps."""
    done = subprocess.run(
        ["node", "--input-type=module", "-e", SCRIPT % {"folder": FIELD.as_uri()}],
        input=json.dumps({"steps": steps, "ask": ask}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answers: list[Any] = json.loads(done.stdout)
    return answers


OPENED = ["lay", MADE, [DIARY, CLAIM], "done"]
NAMED = ["learn", [[MADE, CALLED]]]


def test_a_row_made_here_is_found_under_either_name_while_the_offices_own_is_on_its_way():
    first, second, claims = told([OPENED, NAMED], [["get", HERE], ["get", CALLED], ["claims"]])
    assert first == second
    assert (first["id"], first["gang"]) == (CALLED, CALLED)
    assert claims[0]["case"] == CALLED


def test_the_offices_own_row_takes_its_place_and_nothing_stands_twice():
    steps = [OPENED, NAMED, ["bring", [THEIRS]]]
    diaries, claims, hers = told(steps, [["all"], ["claims"], ["get", HERE]])
    assert (len(diaries), claims) == (1, [])
    assert (hers["version"], hers["months"]) == (3, {"2026-11": "H"})


def test_days_that_the_office_did_not_take_lie_over_the_offices_diary_and_are_none_of_their_own():
    refused = ["lay", "0193cccc-0000-7000-8000-000000000003", [DAYS], "refused"]
    steps = [OPENED, refused, NAMED, ["bring", [THEIRS]], ["lift", MADE]]
    (diaries,) = told(steps, [["of"]])
    assert [(one["id"], one["keeper"], one["months"]) for one in diaries] == [
        (CALLED, "office", {"2026-11": "P"})
    ]
    assert diaries[0]["waiting"]


def test_a_draft_and_an_address_mean_the_offices_row_and_what_is_not_known_stays():
    encoded = HERE.replace(":", "%3A")
    unknown = "command:0193dddd-0000-7000-8000-000000000004"
    draft = {f"#/wages/days/{encoded}": {"marks": {HERE: {"2026-11-03": "P"}}, "other": unknown}}
    (meant, hung) = told([NAMED], [["meant", draft], ["meant", f"{HERE}/{HER}"]])
    assert meant == {f"#/wages/days/{CALLED}": {"marks": {CALLED: {"2026-11-03": "P"}}, "other": unknown}}
    assert hung == f"{HERE}/{HER}"
