"""Tests run as the application role, and that role can pass no policy."""

import pytest
from django.db import connection, connections, utils

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def _one(statement: str, using: str = "default") -> tuple:
    with connections[using].cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchone()


def test_tests_run_as_the_application_role():
    assert _one("SELECT current_user") == ("hamrah_app",)


def test_the_owner_alias_is_the_owner_of_the_same_database():
    assert _one("SELECT current_user", "owner") == ("hamrah_owner",)
    assert _one("SELECT current_database()") == _one("SELECT current_database()", "owner")


def test_the_application_role_owns_nothing():
    owned = (
        "SELECT count(*) FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner WHERE r.rolname = 'hamrah_app'"
    )
    assert _one(owned) == (0,)


@pytest.mark.parametrize("right", ["rolsuper", "rolbypassrls", "rolcreaterole", "rolcreatedb"])
def test_the_application_role_has_no_right_that_passes_a_policy(right):
    assert _one(f"SELECT {right} FROM pg_roles WHERE rolname = 'hamrah_app'") == (False,)


def test_the_application_role_belongs_to_no_other_role():
    assert _one("SELECT count(*) FROM pg_auth_members WHERE member = 'hamrah_app'::regrole") == (0,)


def test_the_owner_is_no_superuser():
    assert _one("SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = 'hamrah_owner'") == (
        False,
        False,
    )


def test_the_application_role_may_not_make_tables():
    with pytest.raises(utils.ProgrammingError), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE mine (id int)")


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
@pytest.mark.parametrize("time", ["first", "second"])
def test_a_test_that_commits_leaves_nothing_behind(time):
    with connections["owner"].cursor() as cursor:
        cursor.execute("CREATE TABLE left_behind (id int)")
