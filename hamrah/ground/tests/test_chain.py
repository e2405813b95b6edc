"""The journal's chain: whole as written, and every tampering named. Sealed and forged as the owner."""

from uuid import UUID

import pytest
from django.db import connections, transaction, utils

from hamrah.ground import context
from hamrah.ground.chain import erase_differences, hash_of, seal_journal, seals_of
from hamrah.ground.ids import new_id
from hamrah.ground.models import Difference, Journal, JournalSeal
from hamrah.ground.proof import prove
from hamrah.ground.verb import opened_for
from hamrah.people import actions

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

INSERTED = (
    "INSERT INTO ground_journal (id, organisation_id, at, verb, command, device, subject_kind, change) "
    "VALUES (%s, %s, now(), 'people.register_worker', gen_random_uuid(), '', '', {change})"
)


def _owner(statement: str, *values) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(statement, values)


@pytest.fixture(autouse=True)
def no_seal_yet(houses):
    """The cast's own seal is an empty row."""
    _owner("DELETE FROM ground_journalseal")


def _sealed(house) -> JournalSeal:
    seal = seal_journal(house.id, using="owner")
    assert seal is not None
    return seal


def _broken(house, **more):
    broken = prove(house.id, using="owner", **more).broken
    return broken and (broken.table, broken.row, broken.what)


def _row(house, table: str, offset: int = 3) -> str:
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            f"SELECT id FROM {table} WHERE organisation_id = %s ORDER BY change, id OFFSET %s LIMIT 1",
            [house.id, offset],
        )
        return str(cursor.fetchone()[0])


def test_the_first_seal_covers_all_that_was_written(houses):
    ours, theirs = houses
    seal = _sealed(ours)
    with ours.at_work():
        written = (Journal.objects.count(), Difference.objects.count())
    assert (seal.journal_rows, seal.difference_rows) == written
    assert prove(theirs.id, using="owner").seals == 0


def test_nothing_written_since_makes_no_seal(houses):
    _sealed(houses[0])
    assert seal_journal(houses[0].id, using="owner") is None
    assert _broken(houses[0]) is None


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("ground_journal", "verb = 'people.accept_worker'"),
        ("ground_journal", "user_id = gen_random_uuid()"),
        ("ground_journal", "at = at + interval '1 second'"),
        ("ground_journal", "device = 'x'"),
        ("ground_difference", """became = '{"name": "x"}'"""),
        ("ground_difference", "row_id = gen_random_uuid()"),
        ("ground_difference", "journal_id = NULL"),
        ("ground_difference", "erased_sha256 = sha256('x')"),
    ],
)
def test_a_changed_row_is_named(houses, table, change):
    _sealed(houses[0])
    row = _row(houses[0], table)
    _owner(f"UPDATE {table} SET {change} WHERE id = %s", row)
    assert _broken(houses[0]) == (table, row, "changed")


@pytest.mark.parametrize("table", ["ground_journal", "ground_difference"])
@pytest.mark.parametrize("place", ["first", "middle", "last"])
def test_a_removed_row_is_named(houses, table, place):
    seal = _sealed(houses[0])
    count = seal.journal_rows if table == "ground_journal" else seal.difference_rows
    row = _row(houses[0], table, {"first": 0, "middle": count // 2, "last": count - 1}[place])
    _owner(f"DELETE FROM {table} WHERE id = %s", row)
    assert _broken(houses[0]) == (table, row, "removed")


def test_a_row_inserted_into_a_sealed_span_is_named(houses):
    _sealed(houses[0])
    row = new_id()
    _owner(INSERTED.format(change="(SELECT min(change) FROM ground_journal)"), row, houses[0].id)
    assert _broken(houses[0]) == ("ground_journal", str(row), "inserted")


def test_the_application_cannot_slip_a_row_past_the_seals(houses):
    ours, _theirs = houses
    _sealed(ours)
    row = new_id()
    _owner(INSERTED.format(change="ground_change() + 1000000"), row, ours.id)
    assert _broken(ours) == ("ground_journal", str(row), "inserted")


def test_a_moved_row_is_named(houses):
    """Handed to the other organisation: gone here."""
    _sealed(houses[0])
    row = _row(houses[0], "ground_journal")
    _owner("UPDATE ground_journal SET organisation_id = %s WHERE id = %s", houses[1].id, row)
    assert _broken(houses[0]) == ("ground_journal", row, "removed")


def _three_seals(house) -> list[JournalSeal]:
    """The first over what the cast did, two more over one row each, as if written in later transactions."""
    made = [_sealed(house)]
    for _ in range(2):
        start = made[-1].until
        _owner(INSERTED.format(change=start + 5), new_id(), house.id)
        horizon = f"AS 'SELECT {start + 10}::bigint'"
        _owner(f"CREATE OR REPLACE FUNCTION ground_horizon() RETURNS bigint LANGUAGE sql VOLATILE {horizon}")
        made.append(_sealed(house))
    return made


def test_seals_follow_one_another(houses):
    made = _three_seals(houses[0])
    assert [seal.number for seal in made] == [1, 2, 3]
    assert [(a.until, bytes(a.hash)) for a in made[:2]] == [(b.since, bytes(b.previous)) for b in made[1:]]
    assert _broken(houses[0]) is None


def test_a_removed_seal_is_named(houses):
    made = _three_seals(houses[0])
    _owner("DELETE FROM ground_journalseal WHERE id = %s", made[1].id)
    assert _broken(houses[0]) == ("ground_journalseal", "2", "removed")


def test_a_changed_seal_is_named(houses):
    made = _three_seals(houses[0])
    _owner("UPDATE ground_journalseal SET journal_rows = journal_rows + 1 WHERE id = %s", made[1].id)
    assert _broken(houses[0]) == ("ground_journalseal", "2", "changed")


def test_a_removed_last_seal_is_named_by_what_was_kept_elsewhere(houses):
    made = _three_seals(houses[0])
    anchored = {seal.number: bytes(seal.hash) for seal in made}
    _owner("DELETE FROM ground_journalseal WHERE id = %s", made[2].id)
    assert _broken(houses[0]) is None
    assert _broken(houses[0], anchored=anchored) == ("ground_journalseal", "3", "removed")


def test_a_chain_forged_from_a_row_on_is_named_by_what_was_kept_elsewhere(houses):
    made = _three_seals(houses[0])
    anchored = {2: bytes(made[1].hash)}
    _owner("UPDATE ground_journal SET verb = 'nothing' WHERE id = %s", _row(houses[0], "ground_journal"))
    _owner("DELETE FROM ground_journalseal WHERE organisation_id = %s", houses[0].id)
    forged = _sealed(houses[0])
    assert forged.number == 1
    assert _broken(houses[0]) is None
    assert _broken(houses[0], anchored=anchored) == ("ground_journalseal", "2", "removed")


def test_an_erased_difference_still_proves_and_holds_nothing(houses):
    ours, _theirs = houses
    boss = ours.extras["boss"]
    with ours.at_work():
        hashes = list(_hashes(ours.person.id, "default"))
        with opened_for(boss):
            assert erase_differences([ours.person.id]) == len(hashes)
        left = Difference.objects.filter(row_id=ours.person.id)
        assert set(left.values_list("was", "became", "salt")) == {(None, None, None)}
        assert list(_hashes(ours.person.id, "default")) == hashes


def test_whatever_function_empties_a_difference_its_hash_is_left(houses):
    ours, _theirs = houses
    with ours.at_work():
        hashes = list(_hashes(ours.person.id, "default"))
    _sealed(ours)
    emptied = "UPDATE ground_difference SET was = NULL, became = NULL WHERE row_id = %s"
    _owner(emptied, ours.person.id)
    assert list(_hashes(ours.person.id, "owner")) == hashes
    assert _broken(ours) is None


def _hashes(row_id: UUID, using: str):
    """Leaf hashes of one row's differences, by the statement that seals them."""
    from hamrah.ground.chain import DIFFERENCES

    statement = DIFFERENCES.replace("organisation_id = %s", "row_id = %s")
    with connections[using].cursor() as cursor:
        cursor.execute(statement, [row_id, 0, 2**62])
        return [(id, bytes(leaf)) for id, leaf in cursor.fetchall()]


def test_erasure_reaches_only_the_open_organisation_and_only_inside_a_verb(houses):
    ours, theirs = houses
    with opened_for(ours.extras["boss"]):
        assert erase_differences([theirs.person.id]) == 0
    with ours.at_work(), pytest.raises(utils.ProgrammingError, match="only by a verb"), transaction.atomic():
        erase_differences([ours.person.id])


def test_a_changed_difference_has_a_salt_that_hides_it(houses):
    with houses[0].at_work():
        changed = Difference.objects.exclude(kind="I")
        assert changed.exists()
        assert not changed.filter(salt=None).exists()


@pytest.mark.parametrize(
    "statement", ["UPDATE ground_journalseal SET day = day", "DELETE FROM ground_journalseal"]
)
def test_the_application_can_neither_change_nor_remove_a_seal(houses, statement):
    with houses[0].at_work(), pytest.raises(utils.ProgrammingError, match="denied"), transaction.atomic():
        with connections["default"].cursor() as cursor:
            cursor.execute(statement)


def test_a_verb_for_many_is_one_journal_row_in_the_chain(houses):
    ours, _theirs = houses
    with ours.at_work():
        before = Journal.objects.count()
        actions.restrict_worker(ours.extras["boss"], command=new_id(), person=ours.person)
        assert Journal.objects.count() == before + 1


def test_the_hash_binds_everything_a_seal_says(houses):
    seal = _sealed(houses[0])
    was = hash_of(seal)
    for field in JournalSeal._meta.concrete_fields:
        if field.name in ("id", "hash", "sealed_at"):
            continue
        value = getattr(seal, field.name)
        other = {int: 9999, bytes: b"x"}.get(type(value)) or (new_id() if isinstance(value, UUID) else value)
        if field.name == "day":
            other = value.replace(year=2001)
        setattr(seal, field.name, other)
        assert hash_of(seal) != was, field.name
        setattr(seal, field.name, value)


def test_seals_are_seen_by_their_organisation_alone(houses):
    ours, theirs = houses
    with context.opened(organisation_id=theirs.id):
        assert not seals_of(ours.id, using="default").exists()
