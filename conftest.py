"""Fixtures of every test, here and in the rooms: the database (made by tests/one_database.py)."""

import copy
from collections.abc import Iterator

import pytest
from django.db import connections
from django.test import TransactionTestCase
from hypothesis import HealthCheck, settings

from hamrah.config.opening import close_connections
from tests.one_database import one_database

# How long an invented value takes to make says how busy the machine is, not that a rule is broken.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker) -> Iterator[None]:
    """Instead of pytest-django's own: a copy of the migrated template, made by the owner.

    A test that commits gets a fresh copy afterwards: the application role may not truncate, and what
    migrations loaded (places) must be there again.
    """
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        # A connection that ended with an earlier copy is noticed when the pool gives it, not by a test.
        connections.settings["default"]["CONN_HEALTH_CHECKS"] = True
        one_database().clone()
        patch.setattr(TransactionTestCase, "_fixture_teardown", fresh_copy)
        yield
        close_connections()


def fresh_copy(_: TransactionTestCase | None = None) -> None:
    """What `flush` does elsewhere. A page still asking meanwhile may leave a connection that was ended."""
    close_connections()
    one_database().clone()
    close_connections()


@pytest.fixture(scope="module")
def committed_houses(django_db_setup, django_db_blocker):
    """The cast of tests/cast.py, made once for a file of tests and gone after it."""
    from tests.cast import two_houses

    with django_db_blocker.unblock():
        try:
            yield two_houses()
        finally:
            fresh_copy()


@pytest.fixture
def houses(committed_houses, db):
    """The cast, ours (AAA) and theirs (BBB), as no test has changed it yet."""
    return copy.deepcopy(committed_houses)
