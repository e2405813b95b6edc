"""The worklist and the board with 150,000 open cases under row policies: first page, mine, far on, the board.

Cases are written by the owner, as many as thirty large organisations have in a year, all in one. Not here:
their money (cases.py).
"""

import os
import re
import time
from typing import Any

from bench.installation import SignedIn, served
from bench.pages_slow import demo

CASES, LIMIT_MS, TIMES = 150_000, 60, 15
Figure = dict[str, Any]

FILL = """
INSERT INTO cases_case (id, organisation_id, version, number, kind, tier, state, step_no, outcome,
    centre_id, assigned_to_id, opened_on, closed_on, channel, sector, place_said, safe, names_withheld,
    next_at, next_what, moved_at, limit_on, sealed, made_at)
SELECT gen_random_uuid(), %(org)s, 1, 'B' || i, 'unpaid_wages', CASE WHEN i %% 20 = 0 THEN 5 ELSE 4 END,
    'contacted', 0, '', (%(centres)s::uuid[])[1 + i %% %(many)s],
    CASE WHEN i %% 40 = 0 THEN %(user)s::uuid END, current_date - (i %% 700), NULL,
    'walk_in', 'construction', 'Naroda', 'yes', false, now() + (i %% 4000 - 900) * interval '1 hour', 'look',
    now() - (i %% 60) * interval '1 day', current_date + (i %% 900),
    '\\x', now() - (i %% 700) * interval '1 day'
FROM generate_series(1, %(cases)s) AS made (i)
"""
CLAIMS = """
INSERT INTO cases_claimant (id, organisation_id, version, case_id, person_id, relation, joined_on, left_why,
    settles_apart, authority, basis, overtime_hours, advance_paise, paid_paise, skill, limit_on, limit_why,
    made_at)
SELECT gen_random_uuid(), organisation_id, 1, id, %(person)s, '', current_date, '', false, 'oral', 'day', 0,
    0, 0, '', current_date + 900, 'wages', now()
FROM cases_case WHERE number LIKE 'B%%'
"""


def run() -> list[Figure]:
    with demo(), served() as asha:
        filled()
        bina = SignedIn(asha.port)
        bina.sign_in("bina", _password())
        plain = best(bina, "/cases/sessions/")
        asked = {
            "first_page": "/cases/?whose=all",
            "mine": "/cases/?whose=mine",
            "far_on": far_on(bina),
            "board": "/cases/board/",
            "board_of_a_centre": board_of_a_centre(bina),
        }
        return [figure(name, best(bina, path), plain) for name, path in asked.items()]


def figure(name: str, ms: float, plain: float) -> Figure:
    return {
        "name": f"worklist.{name}_ms", "size": CASES, "value": round(ms, 1), "unit": "ms",
        "baseline": round(plain, 1), "baseline_name": "a page with a short list",
        "ratio": round(ms / plain, 2),
    }  # fmt: skip


def filled() -> None:
    """Once an installation."""
    import psycopg

    with psycopg.connect(os.environ["DATABASE_OWNER_URL"], autocommit=True) as owner:
        if owner.execute("SELECT count(*) FROM cases_case WHERE number LIKE 'B%'").fetchone()[0]:
            return
        org, user, person = owner.execute(
            "SELECT u.organisation_id, u.user_id, p.id FROM access_rolegrant u JOIN access_user ON"
            " access_user.id = u.user_id JOIN people_person p ON p.organisation_id = u.organisation_id"
            " WHERE username = 'bina' LIMIT 1"
        ).fetchone()
        found = owner.execute("SELECT id FROM organisations_centre WHERE organisation_id = %s", [org])
        centres = [id for (id,) in found]
        owner.execute(
            FILL, {"org": org, "user": user, "cases": CASES, "centres": centres, "many": len(centres)}
        )
        owner.execute(CLAIMS, {"person": person})
        owner.execute("VACUUM ANALYZE cases_case")
        owner.execute("VACUUM ANALYZE cases_claimant")


def far_on(bina: SignedIn) -> str:
    """The address of a page that one reaches after paging for long."""
    return "/cases/?whose=all&after=2026-12-20T00%3A00%3A00%2B00%3A00~00000000-0000-7000-8000-000000000000"


def board_of_a_centre(bina: SignedIn) -> str:
    """As the page itself offers it."""
    _status, text = bina.ask("/cases/board/")
    centre = re.search(r'<option value="([0-9a-f-]{36})"', text)
    return f"/cases/board/?centre={centre[1]}" if centre else "/cases/board/"


def best(bina: SignedIn, path: str) -> float:
    """The middle of some, in milliseconds."""
    taken = []
    for _ in range(TIMES):
        began = time.perf_counter()
        status, _text = bina.ask(path)
        taken.append((time.perf_counter() - began) * 1_000)
        assert status == 200, path
    return sorted(taken)[TIMES // 2]


def _password() -> str:
    from hamrah.config.demo import password

    return password()
