"""Writing many people in a few statements: COPY into a temporary table, then INSERT ... SELECT.

COPY straight into the tables is refused under row policies. Not here: the verb (actions/), nor
whether a row is allowed (rules/registration.py).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db import connection

from hamrah.ground.ids import new_id
from hamrah.people.rules.ready import Ready

# Column of people_person -> how the incoming row fills it; the order is that of COPY.
PERSON = {
    "id": lambda r: r.said.id,
    "register_number": lambda r: r.said.register_number,
    "registered_on": lambda r: r.said.registered_on,
    "registered_precision": lambda r: r.said.registered_precision,
    "name": lambda r: r.said.name,
    "name_script": lambda r: r.script,
    "name_latin": lambda r: r.latin,
    "known_as": lambda r: r.said.known_as,
    "relation": lambda r: r.said.relation,
    "relation_name": lambda r: r.said.relation_name,
    "gender": lambda r: r.said.gender,
    "birth_year": lambda r: r.said.said_birth_year,
    "birth_known": lambda r: r.said.birth_known,
    "adult_from": lambda r: r.said.adult_from,
    "village_id": lambda r: r.said.village,
    "village_said": lambda r: r.said.village_said,
    "hamlet": lambda r: r.said.hamlet,
    "district_said": lambda r: r.said.district_said,
    "state_said": lambda r: r.said.state_said,
    "sector": lambda r: r.said.sector,
    "occupation": lambda r: r.said.occupation,
    "skill_grade": lambda r: r.said.skill_grade,
    "photo_id": lambda r: r.said.photo,
    "basis_id": lambda r: r.said.basis,
    "by_proxy": lambda r: r.said.by_proxy,
}
COLUMNS = ", ".join(PERSON)

INCOMING = """
CREATE TEMP TABLE IF NOT EXISTS people_incoming ON COMMIT DROP AS
SELECT {columns}, state, no, NULL::uuid AS step_id, NULL::uuid AS phone_id, ''::text AS phone,
       ''::text AS phone_owner, NULL::boolean AS phone_safe, NULL::bigint[] AS keys, ''::text AS trait
FROM people_person WITH NO DATA;
TRUNCATE people_incoming
"""
WRITE = """
INSERT INTO people_person (organisation_id, state, no, notice_due, lapses_on, registered_by_id, made_at, {columns})
SELECT %(org)s, state, no, basis_id IS NOT NULL, CASE WHEN by_proxy THEN current_date + 60 END, %(by)s, now(), {columns}
FROM people_incoming;
INSERT INTO people_registrationstep (id, organisation_id, person_id, state, reason, by_id, at)
SELECT step_id, %(org)s, id, state, '', %(by)s, now() FROM people_incoming;
INSERT INTO people_phone (id, organisation_id, person_id, number, owner, safe_to_call)
SELECT phone_id, %(org)s, id, phone, phone_owner, phone_safe FROM people_incoming WHERE phone <> '';
INSERT INTO people_trait (org, person, trait) SELECT %(org_no)s, no, trait FROM people_incoming;
INSERT INTO people_key (key, org, person)
SELECT DISTINCT unnest(keys) AS key, %(org_no)s, no FROM people_incoming ORDER BY key
"""


def write_people(actor: Any, people: Sequence[tuple[Ready, str]]) -> list[int]:
    """Write people with their first state; answers their `no`, in order. Inside a verb only."""
    with connection.cursor() as cursor:
        numbers = _numbers(cursor, len(people))
        cursor.execute(INCOMING.format(columns=COLUMNS))
        with cursor.copy("COPY people_incoming FROM STDIN") as copy:
            for line in _lines(people, numbers):
                copy.write_row(line)
        values = {"org": actor.organisation_id, "org_no": actor.organisation_no, "by": actor.user_id}
        for statement in WRITE.format(columns=COLUMNS).split(";"):
            cursor.execute(statement, values)
        _further_phones(cursor, actor, people)
    return numbers


def _numbers(cursor: Any, count: int) -> list[int]:
    cursor.execute("SELECT nextval('people_no')::int FROM generate_series(1, %s)", [count])
    return [number for (number,) in cursor.fetchall()]


def _lines(people: Sequence[tuple[Ready, str]], numbers: Iterable[int]) -> Iterator[tuple[Any, ...]]:
    fill = tuple(PERSON.values())
    for (row, state), number in zip(people, numbers, strict=True):
        phone = row.said.phones[0] if row.said.phones else None
        first_phone = (
            (new_id(), phone.number, phone.owner, phone.safe_to_call) if phone else (None, "", "", None)
        )
        keys = "{%s}" % ",".join(map(str, row.keys))  # noqa: UP031 - braces belong to the array literal
        yield (*(part(row) for part in fill), state, number, new_id(), *first_phone, keys, row.trait)


def _further_phones(cursor: Any, actor: Any, people: Sequence[tuple[Ready, str]]) -> None:
    """Second numbers are rare, so they may cost a statement of their own."""
    rows = [
        (new_id(), actor.organisation_id, row.said.id, phone.number, phone.owner, phone.safe_to_call)
        for row, _state in people
        for phone in row.said.phones[1:]
        if phone.number != row.said.phones[0].number
    ]
    if rows:
        cursor.executemany(
            "INSERT INTO people_phone (id, organisation_id, person_id, number, owner, safe_to_call) "
            "VALUES (%s, %s, %s, %s, %s, %s) ON CONFLICT (person_id, number) DO NOTHING",
            rows,
        )


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
