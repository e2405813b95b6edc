"""Whose a session is: read with its user in one statement, and nobody's once it should be."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from hamrah.access.models import Session, User
from hamrah.access.sessions import SessionStore
from hamrah.ground import context

pytestmark = pytest.mark.django_db


@pytest.fixture
def key(houses):
    ours, _theirs = houses
    return ours.client_of("bina").cookies["sessionid"].value


def whose(key: str) -> str:
    return SessionStore(key).user().get_username()


def test_session_user_and_roles_are_one_statement(key):
    session = SessionStore(key)
    with CaptureQueriesContext(connection) as asked:
        assert session.user().username == "bina"
        assert "AAA" in session.places
    assert len(asked) == 1


def test_without_a_context_no_session_is_seen(key):
    assert not Session.objects.exists()
    with context.opened(door="identify"):
        assert Session.objects.get(pk=key).user.username == "bina"


def test_an_unknown_key_is_nobodys(key):
    assert whose("z" * 32) == ""


def test_an_expired_session_is_nobodys(key):
    with context.opened(door="identify"):
        Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert whose(key) == ""


@pytest.mark.parametrize("change", [{"is_active": False}, {"password": "another"}])
def test_a_session_ends_with_the_right_to_sign_in_or_the_password(key, change):
    with context.opened(door="identify"):
        User.objects.filter(username="bina").update(**change)
    assert whose(key) == ""


def test_signing_out_ends_the_session(houses):
    ours, _theirs = houses
    client = ours.client_of("bina")
    key = client.cookies["sessionid"].value
    client.post("/account/logout/")
    assert whose(key) == ""


def test_expired_sessions_are_cleared_through_the_door(key):
    with context.opened(door="identify"):
        Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    SessionStore.clear_expired()
    with context.opened(door="identify"):
        assert not Session.objects.filter(pk=key).exists()
