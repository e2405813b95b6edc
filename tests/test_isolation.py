"""What an organisation keeps is seen by nobody else, whatever is claimed, left open or broken."""

import pytest
from django.conf import settings
from django.db import connection, connections, transaction, utils

from hamrah.ground import context
from hamrah.ground.context import Context, claim_text, proof_of
from tests.cast import RAW_TABLES, anything, owned_models, owned_tables, rows_seen, saying

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
# By the policy, a right that is not given, or the trigger that keeps the demo apart, which looks first.
REFUSED = r"row-level|denied|of the demo"


def _seen() -> dict[str, int]:
    return {table: count for table in owned_tables() if (count := rows_seen(table))}


def _forgeries(ours, theirs) -> dict[str, str]:
    own = f"{ours.id}||"
    proof = proof_of(own, settings.CONTEXT_SECRET)
    return {
        "nothing": "",
        "garbage": "x' OR true --",
        "four empty parts": "|||",
        "no proof": f"{theirs.id}||",
        "an empty proof": f"{theirs.id}|||",
        "a wrong proof": f"{theirs.id}|||{'0' * 64}",
        "a proof by another secret": f"{theirs.id}|||{proof_of(f'{theirs.id}||', b'other')}",
        "another's id with one's own proof": f"{theirs.id}|||{proof}",
        "the door with one's own proof": f"{ours.id}||identify|{proof}",
        "a user moved into the organisation": f"{ours.id}|{theirs.id}||{proof}",
        "the parts shifted": f"|{ours.id}||{proof}",
        "one's own claim with more behind": f"{own}|{proof}0",
    }


def test_both_houses_have_rows_in_every_owned_table(houses):
    for house in houses:
        with house.at_work():
            empty = [table for table in owned_tables() if not rows_seen(table)]
        assert empty == []


def test_without_a_context_no_row_is_seen(houses):
    assert _seen() == {}


def test_a_forged_context_sees_no_row(houses):
    for name, claim in _forgeries(*houses).items():
        with saying(claim):
            assert _seen() == {}, name


def test_a_forged_context_inserts_nothing(houses):
    ours, theirs = houses
    for name, claim in _forgeries(ours, theirs).items():
        for model in owned_models():
            with saying(claim), pytest.raises(utils.DatabaseError, match=REFUSED):
                _copy_a_row(model, theirs, name)


def _copy_a_row(model, house, name) -> None:
    """INSERT of a row with the right shape: an existing one of the owner's view, under a new id."""
    table = model._meta.db_table
    columns = [f.column for f in model._meta.fields]
    with connections["owner"].cursor() as cursor:
        kinds = {f.column: f.db_type(connection) for f in model._meta.fields}
    values = ", ".join(
        f"'{house.id}'::uuid" if c == "organisation_id" else f"NULL::{kinds[c].replace('serial', 'int')}"
        for c in columns
    )
    with transaction.atomic(), connection.cursor() as cursor:
        names = ", ".join(f'"{c}"' for c in columns)
        cursor.execute(f'INSERT INTO "{table}" ({names}) VALUES ({values})')


@pytest.mark.parametrize("table", RAW_TABLES)
def test_search_keys_of_others_cannot_be_written(houses, table):
    ours, theirs = houses
    first = {"people_key": "key", "people_trait": "trait", "linkage_compared": "line"}[table]
    columns = f"{first}, org, person"
    with ours.at_work(), pytest.raises(utils.ProgrammingError, match="row-level"), transaction.atomic():
        with connection.cursor() as cursor:
            values = ["1", theirs.organisation.no, 1]
            cursor.execute(f"INSERT INTO {table} ({columns}) VALUES (%s, %s, %s)", values)


def test_at_work_only_own_rows_are_seen(houses):
    ours, _theirs = houses
    with ours.at_work():
        for model in owned_models():
            foreign = model._default_manager.exclude(organisation_id=ours.id)
            assert not foreign.exists(), model


def test_at_work_a_row_for_others_is_refused(houses):
    ours, theirs = houses
    for model in owned_models():
        with ours.at_work(), pytest.raises(utils.DatabaseError, match=REFUSED):
            _copy_a_row(model, theirs, "")


def test_at_work_rows_of_others_are_neither_changed_nor_deleted(houses):
    ours, theirs = houses
    for model in owned_models():
        table = model._meta.db_table
        for statement in (
            f'UPDATE "{table}" SET organisation_id = organisation_id',
            f'DELETE FROM "{table}"',
        ):
            assert _touched(ours, f"{statement} WHERE organisation_id = '{theirs.id}'") == 0, table


def _touched(house, statement: str) -> int:
    """Rows a statement changes; 0 also where the application has no right to it at all."""
    try:
        with house.at_work(), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.rowcount
    except utils.ProgrammingError as refused:
        assert "permission denied" in str(refused)
        return 0


def test_own_rows_cannot_be_given_away(houses):
    ours, theirs = houses
    for model in owned_models():
        statement = f"UPDATE \"{model._meta.db_table}\" SET organisation_id = '{theirs.id}'"
        with pytest.raises(utils.ProgrammingError):
            with ours.at_work(), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement)


def test_a_row_keeps_its_id(houses):
    ours, _theirs = houses
    with pytest.raises(utils.DatabaseError, match="keeps its id"):
        with ours.at_work(), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("UPDATE organisations_centre SET id = %s", [anything()])


# -- keys between rows ---------------------------------------------------------------------------


def _owned_keys():
    from hamrah.ground.rows import OwnedKey

    return [(m, f) for m in owned_models() for f in m._meta.fields if isinstance(f, OwnedKey)]


def test_a_row_cannot_point_at_a_row_of_others(houses):
    ours, theirs = houses
    for model, field in _owned_keys():
        with theirs.at_work():
            foreign = field.remote_field.model._base_manager.values_list("pk", flat=True)[0]
        for target in (foreign, anything()):
            with pytest.raises((utils.IntegrityError, utils.ProgrammingError)):
                _point(ours, model, field, target)


def _point(house, model, field, target) -> None:
    with house.at_work(), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f'UPDATE "{model._meta.db_table}" SET "{field.column}" = %s', [target])
        assert cursor.rowcount, f"no row of {model} to try it on"


# -- the context is gone when its block is -------------------------------------------------------


@pytest.fixture
def settled(houses):
    """Nothing is open before; nothing may be open after."""
    yield houses
    assert context.current() == context.NONE
    assert _seen() == {}


def test_after_the_block_nothing_is_seen(settled):
    with settled[0].at_work():
        assert _seen()


def test_after_a_rolled_back_savepoint_nothing_is_seen(settled):
    with settled[0].at_work(), transaction.atomic():
        transaction.set_rollback(True)


def test_after_a_refusal_inside_nothing_is_seen(settled):
    with pytest.raises(ValueError), settled[0].at_work():
        raise ValueError


def test_after_a_statement_that_failed_nothing_is_seen(settled):
    with pytest.raises(utils.DataError), settled[0].at_work(), connection.cursor() as cursor:
        cursor.execute("SELECT 1 / 0")


def test_a_context_inside_another_gives_back_the_outer_one(settled):
    ours, theirs = settled
    with ours.at_work():
        with theirs.at_work():
            assert rows_seen("people_person")
        before = _organisations_seen()
        with pytest.raises(ValueError), theirs.at_work():
            raise ValueError
        assert before == _organisations_seen() == {ours.id}


def test_a_failed_statement_inside_another_context_gives_back_the_outer_one(settled):
    ours, theirs = settled
    with ours.at_work():
        with pytest.raises(utils.DataError), theirs.at_work(), connection.cursor() as cursor:
            cursor.execute("SELECT 1 / 0")
        assert _organisations_seen() == {ours.id}


def _organisations_seen() -> set:
    from hamrah.people.models import Person

    return set(Person.objects.values_list("organisation_id", flat=True))


def test_a_claim_of_nothing_is_empty():
    assert claim_text(Context()) == ""
