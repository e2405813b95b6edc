"""Writing many people in a few statements: COPY into a temporary table, then INSERT ... SELECT.

Search comes first, so that whoever looks like somebody is written as "suspected" at once.

COPY straight into the tables is refused under row policies. Not here: the verb (actions/), nor
whether a row is allowed (rules/registration.py).
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.db import connection

from hamrah.ground.day import today
from hamrah.people.lines import COLUMNS, PERSON
from hamrah.people.rules.ready import Ready

# What a relative tells lapses unless the worker confirms it.
PROXY_LIVES = timedelta(days=60)
_PERSON = ",\n    ".join(PERSON)

INCOMING = f"""
CREATE TEMP TABLE IF NOT EXISTS people_incoming ON COMMIT DROP AS
SELECT
    {_PERSON},
    state, id AS step_id, ''::text AS phones, NULL::bigint[] AS keys, 0 AS telling, ''::text AS trait, no,
    NULL::bigint AS village_code
FROM people_person WITH NO DATA;
ALTER TABLE people_incoming ALTER no SET DEFAULT nextval('people_no');
TRUNCATE people_incoming
"""  # noqa: S608 - column names of our own
COPY = f"COPY people_incoming ({', '.join(COLUMNS)}) FROM STDIN"
FINDABLE = (
    "INSERT INTO people_trait (org, person, trait) SELECT %(org_no)s, no, trait FROM people_incoming",
    """
    INSERT INTO people_key (key, org, person)
    SELECT DISTINCT unnest(keys) AS key, %(org_no)s::int, no FROM people_incoming ORDER BY key
    """,
)
REGISTERED = (
    f"""
    INSERT INTO people_person (
        organisation_id, state, no, notice_due, lapses_on, registered_by_id, made_at, centre_id,
    {_PERSON})
    SELECT
        %(org)s, state, no, basis_id IS NOT NULL,
        CASE WHEN by_proxy THEN %(lapses)s::date END, %(by)s, now(),
        coalesce(%(centre)s::uuid, (SELECT (array_agg(id))[1] FROM organisations_centre HAVING count(*) = 1)),
    {_PERSON}
    FROM people_incoming
    """,  # noqa: S608 - column names of our own
    """
    INSERT INTO people_registrationstep (id, organisation_id, person_id, state, reason, by_id, at)
    SELECT step_id, %(org)s, id, state, '', %(by)s, now() FROM people_incoming
    """,
    """
    INSERT INTO people_phone (id, organisation_id, person_id, number, owner, safe_to_call)
    SELECT split_part(phone, ';', 1)::uuid, %(org)s, id, split_part(phone, ';', 2), split_part(phone, ';', 3),
           nullif(split_part(phone, ';', 4), '')::boolean
    FROM people_incoming, unnest(string_to_array(phones, ',')) AS phone WHERE phones <> ''
    ON CONFLICT (person_id, number) DO NOTHING
    """,
)


def take_in(actor: Any, lines: Sequence[str]) -> None:
    """Lines of COPY (lines.py) into the temporary table, their keys and traits into search."""
    with connection.cursor() as cursor:
        cursor.execute(INCOMING)
        with cursor.copy(COPY) as copy:
            copy.write("".join(lines))
        for statement in FINDABLE:
            cursor.execute(statement, {"org_no": actor.organisation_no})


def write_people(actor: Any) -> None:
    """What was taken in becomes people, their phones and the first step of each. Inside a verb only.

    They belong to the centre for which the actor registers, else to the organisation's only one.
    """
    values = {"org": actor.organisation_id, "by": actor.user_id, "lapses": today() + PROXY_LIVES}
    values["centre"] = min(actor.only_centres("people.register_workers") or [None])
    with connection.cursor() as cursor:
        for statement in REGISTERED:
            cursor.execute(statement, values)


def rewrite_keys(actor: Any, *, number: int, was: Ready, now: Ready) -> None:
    """After a correction: the person's keys and trait anew."""
    forget_keys(actor, {number: was})
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO people_key (key, org, person) SELECT DISTINCT unnest(%s::bigint[]), %s, %s",
            [list(now.keys), actor.organisation_no, number],
        )
        cursor.execute(
            "INSERT INTO people_trait (org, person, trait) VALUES (%s, %s, %s)",
            [actor.organisation_no, number, now.trait],
        )


def forget_keys(actor: Any, people: Mapping[int, Ready]) -> None:
    """Take people out of search (correction, undo, erasure). The key table has no index by person
    (150 MB a million people), so their keys are worked out again from what is known of them."""
    pairs = [(key, number) for number, row in people.items() for key in row.keys]
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM people_key k USING unnest(%s::bigint[], %s::int[]) AS gone (key, person) "
            "WHERE k.key = gone.key AND k.org = %s AND k.person = gone.person",
            [[key for key, _ in pairs], [number for _, number in pairs], actor.organisation_no],
        )
        cursor.execute(
            "DELETE FROM people_trait WHERE org = %s AND person = ANY(%s)",
            [actor.organisation_no, list(people)],
        )
