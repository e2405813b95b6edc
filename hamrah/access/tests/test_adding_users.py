"""Adding users: one person may work for two organisations, each with a role of its own."""

import pytest

from hamrah.access.actions import add_user
from hamrah.access.actor import actor_named, installer
from hamrah.ground.problem import Problem
from hamrah.organisations.actions import found_organisation

pytestmark = pytest.mark.django_db


def test_a_user_of_one_organisation_gets_a_role_in_another():
    for code in ("ONE", "TWO"):
        add_user(
            installer(found_organisation(code=code, name=code)),
            username="asha",
            name="Asha",
            role="registrar",
        )
    assert actor_named("asha", code="TWO").organisation_code == "TWO"


def test_a_user_without_a_role_there_is_nobody_there():
    found_organisation(code="TWO", name="Two")
    add_user(
        installer(found_organisation(code="ONE", name="One")),
        username="asha",
        name="Asha",
        role="registrar",
    )
    with pytest.raises(Problem) as refused:
        actor_named("asha", code="TWO")
    assert refused.value.code == "access.no_such_actor"


def test_an_unknown_role_is_refused():
    with pytest.raises(Problem) as refused:
        add_user(
            installer(found_organisation(code="ONE", name="One")),
            username="asha",
            name="Asha",
            role="king",
        )
    assert refused.value.code == "access.no_such_role"
