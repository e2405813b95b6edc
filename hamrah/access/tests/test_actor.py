"""Who acts for which organisation: grants in force, the chosen organisation, the others."""

from datetime import date, timedelta

import pytest

from hamrah.access.actions import add_user
from hamrah.access.actor import Actor, actor_for, installer
from hamrah.access.models import RoleGrant, User
from hamrah.ground import context
from hamrah.ground.day import today
from hamrah.organisations.actions import found_organisation
from hamrah.organisations.models import Organisation

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def first() -> Organisation:
    return found_organisation(code="ONE", name="One")


@pytest.fixture
def second() -> Organisation:
    return found_organisation(code="TWO", name="Two")


def granted(organisation: Organisation, role: str = "registrar") -> User:
    grant = add_user(installer(organisation), username="asha", name="Asha", role=role)
    with context.opened(door="identify"):
        return grant.user


def changed(organisation: Organisation, **days: date) -> None:
    with context.opened(organisation_id=organisation.id):
        RoleGrant.objects.update(**days)


def actor(user: User, **said: str) -> Actor | None:
    with context.opened(door="identify"):
        return actor_for(user, **said)


def test_a_grant_in_force_makes_an_actor(first):
    assert actor(granted(first)).organisation_code == "ONE"


def test_a_grant_holds_on_its_last_day(first):
    user = granted(first)
    changed(first, until=today())
    assert actor(user) is not None


def test_an_ended_grant_makes_no_actor(first):
    user = granted(first)
    changed(first, until=today() - DAY)
    assert actor(user) is None


def test_a_grant_to_come_makes_no_actor(first):
    user = granted(first)
    changed(first, since=today() + DAY)
    assert actor(user) is None


def test_roles_of_one_organisation_hold_together(first):
    granted(first, "card-desk")
    assert actor(granted(first)).roles == ("card-desk", "registrar")


def test_without_a_choice_it_is_the_first_organisation_by_code(first, second):
    granted(second)
    assert actor(granted(first)).organisation_code == "ONE"


def test_the_chosen_organisation_is_acted_for(first, second):
    granted(first)
    assert actor(granted(second), code="TWO").organisation_code == "TWO"


def test_a_choice_without_a_grant_makes_no_actor(first, second):
    assert actor(granted(first), code="TWO") is None


def test_roles_of_another_organisation_do_not_come_along(first, second):
    granted(second, "administrator")
    assert actor(granted(first), code="ONE").roles == ("registrar",)


def test_the_other_organisations_are_offered(first, second):
    granted(first)
    assert actor(granted(second)).others == (("TWO", "Two"),)
