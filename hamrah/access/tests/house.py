"""What access tells the tests of the whole house: the verbs and pages of roles. Not here: any test."""

from collections.abc import Callable
from typing import Any

from hamrah.access import actions
from hamrah.access.models import RoleVersion


def furnish(house: Any, boss: Any) -> None:
    """A role of the organisation's own in force, and a change of it that a colleague proposed."""
    role = actions.compose_role(
        boss, name="Camp leader", based_on="registrar", duties=["find", "register"], why="camps in summer"
    )
    house.extras["own_role"] = role
    house.extras["role_version"] = RoleVersion.objects.create(
        role=role, duties=["find", "register", "sealed"], why="to hear of danger", said_by=house.more.user
    )
    house.extras["other_role"] = actions.compose_role(
        boss, name="Stand visitor", based_on="registrar", duties=["find", "stands"], why="stands at dawn"
    )


VERBS: dict[str, Callable[[Any], dict[str, Any]]] = {
    "access.compose_role": lambda h: {
        "name": "Card camp", "based_on": "card-desk", "duties": ["find", "cards"], "why": "village cards",
    },
    "access.change_role": lambda h: {
        "role": h.extras["other_role"], "duties": ["find"], "why": "only looks",
    },
    "access.agree_role": lambda h: {"version": h.extras["role_version"], "agrees": True},
    "access.retire_role": lambda h: {"role": h.extras["own_role"]},
}  # fmt: skip
NAMES_A_ROW = ("access.change_role", "access.agree_role", "access.retire_role")
PAGES = """
access:roles           GET   /access/roles/                             AC
access:new_role        GET   /access/roles/new/                         A
access:shipped_role    GET   /access/roles/shipped/registrar/           AC
access:own_role        GET   /access/roles/own/{own_role}/              AC
access:change_role     GET   /access/roles/own/{other_role}/change/     A
access:answer_role     POST  /access/roles/versions/{role_version}/answer/  AC
access:retire_role     POST  /access/roles/own/{own_role}/retirement/   A
"""
