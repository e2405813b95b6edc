"""What is asked of every table: a policy, an owner, composite keys, tiers, differences. Machine-kept."""

import ast
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, connections, models, utils

import hamrah
from hamrah.config.rooms import FLOORS
from hamrah.ground.rows import OwnedKey, Tiered
from tests.cast import RAW_TABLES, owned_models

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

OURS = [model for model in apps.get_models() if model.__module__.startswith("hamrah.")]
FLOOR = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}
# The same for every organisation: read by all, written by the owner alone.
COMMONS = {"places_place", "places_placename", "places_factsloaded"}
# Without policy and without rows of people: counters of rate limits, and Django's own lists.
BARE = {"access_cache", "django_migrations", "django_content_type"}
# Each of their rows is itself an event, or derived from rows that are recorded.
UNRECORDED = {
    "access_reading",
    "access_revealed",
    "access_signin",
    "access_session",
    "access_signinlink",
    "access_user",
    "cards_cardstep",
    "disclosures_download",
    "disclosures_requeststep",
    "figures_keptcount",
    "ground_commandseen",
    "ground_difference",
    "ground_journal",
    "ground_journalseal",
    "ground_lastingact",
    "imports_changedrow",
    "imports_refusedrow",
    "imports_registerrow",
    "links_entry",
    "links_requeststep",
    "links_round",
    "links_tally",
    "organisations_letter",
    "organisations_organisation",
    "people_registrationstep",
    "people_suspicion",
    "rights_noticeread",
    "services_handoverstep",
    "wages_month",
    "sync_fieldcommand",
    "sync_fieldfile",
    "sync_held",
    "sync_nonceseen",
    "sync_partition",
    "sync_rescuebox",
}
# The one table that two organisations see (hamrah/organisations/tests/test_letters.py).
LETTERS = "organisations_letter"
# The strictest condition for a row to be written, as PostgreSQL prints it.
OWN = "(organisation_id = ( SELECT ground_org() AS ground_org))"
# Unreadable: under the person's own key, whose end is theirs too, or sealed for the receiver alone.
SEALED = {
    ("people_sealedfact", "value"),
    ("organisations_letter", "body"),
    ("ground_lastingact", "sealed"),
    ("links_round", "sealed"),
    ("sync_fieldcommand", "sealed"),
    ("sync_fieldfile", "sealed"),
    ("sync_partition", "share"),
    ("sync_rescuebox", "box"),
}
BOOKKEEPING = {"id", "organisation_id", "version", "change"}


def _rows(statement: str, using: str = "default") -> list[tuple]:
    with connections[using].cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall()


def _granted() -> dict[str, set[str]]:
    granted: dict[str, set[str]] = {}
    for table, right in _rows(
        "SELECT table_name, privilege_type FROM information_schema.role_table_grants "
        "WHERE grantee IN ('hamrah_app', 'PUBLIC') AND table_schema = 'public'",
        "owner",
    ):
        granted.setdefault(table, set()).add(right)
    return granted


def _policies() -> dict[str, list[tuple[str, str, str]]]:
    found: dict[str, list[tuple[str, str, str]]] = {}
    for table, kind, using, check in _rows(
        "SELECT tablename, cmd, qual, with_check FROM pg_policies WHERE schemaname = 'public'", "owner"
    ):
        found.setdefault(table, []).append((kind, using, check))
    return found


def _guarded() -> set[str]:
    statement = "SELECT relname FROM pg_class WHERE relrowsecurity AND relnamespace = 'public'::regnamespace"
    return {name for (name,) in _rows(statement)}


def test_every_table_with_an_organisation_has_row_security():
    tables = {model._meta.db_table for model in owned_models()} | set(RAW_TABLES)
    assert tables <= _guarded()


def test_every_table_the_application_may_touch_is_guarded_or_known_to_hold_nobody():
    assert set(_granted()) - _guarded() == COMMONS | BARE


def test_a_common_table_is_only_read():
    granted = _granted()
    for table in COMMONS | {"django_migrations", "django_content_type"}:
        assert granted[table] == {"SELECT"}, table


def test_every_policy_asks_the_proved_context_on_reading_and_on_writing():
    for table, policies in _policies().items():
        for kind, using, check in policies if table != LETTERS else ():
            assert kind == "ALL", table
            assert check in (using, OWN), table
            assert any(f"ground_{part}()" in using for part in ("org", "user", "door")), table


def test_a_table_of_an_organisation_has_exactly_one_policy():
    for table, policies in _policies().items():
        assert len(policies) == (3 if table == LETTERS else 1), table


def test_letters_have_a_policy_for_each_side_and_are_never_deleted():
    kinds = {kind for kind, _using, _check in _policies()[LETTERS]}
    assert kinds == {"SELECT", "INSERT", "UPDATE"}
    assert _granted()[LETTERS] == {"SELECT", "INSERT"}  # and UPDATE of the one column `state`


def test_without_a_context_every_guarded_table_is_empty(houses):
    for table in _guarded() & set(_granted()):
        assert _rows(f'SELECT count(*) FROM "{table}"') == [(0,)], table


def test_every_owned_key_has_its_composite_twin():
    found = set(
        _rows(
            "SELECT c.conrelid::regclass::text, c.confrelid::regclass::text, "
            "(SELECT array_agg(a.attname ORDER BY n) FROM unnest(c.conkey) WITH ORDINALITY k(num, n) "
            " JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.num)::text "
            "FROM pg_constraint c WHERE c.contype = 'f' AND c.convalidated"
        )
    )
    for model in owned_models():
        for field in model._meta.fields:
            if isinstance(field, OwnedKey):
                twin = (
                    model._meta.db_table,
                    field.remote_field.model._meta.db_table,
                    f"{{organisation_id,{field.column}}}",
                )
                assert twin in found


def test_between_owned_tables_there_is_no_plain_foreign_key():
    owned = set(owned_models())
    for model in owned:
        for field in model._meta.fields:
            if isinstance(field, models.ForeignKey) and field.remote_field.model in owned:
                assert isinstance(field, OwnedKey), field


def test_foreign_keys_point_down_or_stay_at_home():
    for model in OURS:
        for field in model._meta.fields:
            if field.is_relation and field.remote_field.model.__module__.startswith("hamrah."):
                here, there = model._meta.app_label, field.remote_field.model._meta.app_label
                assert here == there or FLOOR[there] < FLOOR[here], field


def _keys_by_text() -> list[tuple[str, str]]:
    """(room, target) of each foreign key that is declared with a text."""
    found = []
    for file in Path(hamrah.__file__).parent.glob("*/models*/**/*.py"):
        found += _texts_in(file)
    for file in Path(hamrah.__file__).parent.glob("*/models.py"):
        found += _texts_in(file)
    return found


def _texts_in(file: Path) -> list[tuple[str, str]]:
    room = file.relative_to(Path(hamrah.__file__).parent).parts[0]
    kinds = ("ForeignKey", "OwnedKey", "OneToOneField", "ManyToManyField")
    calls = (
        node for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.Call) and node.args
    )
    return [
        (room, call.args[0].value)
        for call in calls
        if getattr(call.func, "attr", getattr(call.func, "id", "")) in kinds
        and isinstance(call.args[0], ast.Constant)
    ]


def test_a_foreign_key_to_another_room_names_the_class():
    assert _keys_by_text()
    for room, target in _keys_by_text():
        assert target == "self" or target.startswith(f"{room}."), (room, target)


def test_every_field_of_ours_has_a_tier_from_0_to_5():
    for model in OURS:
        assert issubclass(model, Tiered) or hasattr(model, "tier_of"), model
        for field in model._meta.fields:
            assert model.tier_of(field.name) in range(6), field


def test_a_tier_is_named_of_a_field_that_is_there():
    for model in OURS:
        names = {field.name for field in model._meta.get_fields()}
        assert set(getattr(model, "TIERS", {})) <= names, model


def _recorded() -> dict[str, set[str]]:
    """Table -> the columns its differences only mark as changed."""
    found: dict[str, set[str]] = {}
    for table, arguments in _rows(
        "SELECT tgrelid::regclass::text, tgargs FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid "
        "WHERE p.proname = 'ground_record_difference'"
    ):
        found[table] = set(filter(None, bytes(arguments).decode().split("\0")))
    return found


def test_every_owned_table_leaves_differences_or_is_declared_not_to():
    tables = {model._meta.db_table for model in OURS} - COMMONS
    assert tables - set(_recorded()) == UNRECORDED


def test_no_difference_copies_a_t4_or_t5_value():
    recorded = _recorded()
    for model in OURS:
        table = model._meta.db_table
        for field in model._meta.fields:
            is_secret = model.tier_of(field.name) >= 4 and not field.is_relation
            if table in recorded and is_secret and field.column not in BOOKKEEPING:
                assert field.column in recorded[table] or (table, field.column) in SEALED, field


def test_a_table_without_differences_holds_nothing_secret():
    for model in OURS:
        if model._meta.db_table in UNRECORDED:
            table = model._meta.db_table
            secret = {f.column for f in model._meta.fields if model.tier_of(f.name) >= 4}
            assert {(table, column) for column in secret} <= SEALED, model


def test_the_application_cannot_read_the_secret_that_proves_contexts():
    with pytest.raises(utils.ProgrammingError, match="permission denied"):
        _rows("SELECT secret FROM ground_secret")


@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE people_person DISABLE ROW LEVEL SECURITY",
        "DROP POLICY owned ON people_person",
        "CREATE POLICY mine ON people_person USING (true)",
        "ALTER TABLE people_person DISABLE TRIGGER ALL",
        "SET session_replication_role = replica",
        "SET ROLE hamrah_owner",
        "TRUNCATE people_person",
        "UPDATE ground_journal SET verb = ''",
        "DELETE FROM ground_journal",
        "DELETE FROM ground_difference",
        "INSERT INTO ground_difference (organisation_id) VALUES (NULL)",
        "DELETE FROM access_reading",
        "DELETE FROM ground_commandseen",
        "CREATE FUNCTION ground_org() RETURNS uuid LANGUAGE sql AS 'SELECT NULL::uuid'",
        "CREATE SCHEMA mine",
        "COPY people_person TO PROGRAM 'cat'",
        "SELECT pg_read_file('/etc/hostname')",
    ],
)
def test_the_application_may_not(statement):
    with pytest.raises((utils.ProgrammingError, utils.InternalError), match=r"denied|must be|permission"):
        with connection.cursor() as cursor:
            cursor.execute(statement)


def test_turning_row_security_off_makes_queries_fail_and_opens_nothing(houses):
    with pytest.raises(utils.ProgrammingError, match="row-level"), houses[0].at_work():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL row_security = off")
            cursor.execute("SELECT count(*) FROM people_person")


def test_a_temporary_table_of_the_same_name_opens_no_policy(houses):
    ours, theirs = houses
    with ours.at_work(), connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE organisations_organisation (id uuid, no int) ON COMMIT DROP")
        cursor.execute(
            "INSERT INTO organisations_organisation VALUES (%s, %s)", [ours.id, theirs.organisation.no]
        )
        cursor.execute("SELECT count(*) FROM people_key WHERE org = %s", [theirs.organisation.no])
        assert cursor.fetchone() == (0,)


def test_every_room_of_ours_stands_on_a_floor():
    assert {model._meta.app_label for model in OURS} <= set(settings.ROOMS)
