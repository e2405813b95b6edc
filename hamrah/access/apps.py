"""Start of the room: roles may name only what exists."""

from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, register


class Access(AppConfig):
    name = "hamrah.access"
    label = "access"

    def ready(self) -> None:
        register()(roles_name_what_exists)


def roles_name_what_exists(**_: Any) -> list[CheckMessage]:
    """A role that names an undefined verb stops the program at start."""
    from hamrah.access.roles import named_permissions
    from hamrah.ground.permissions import known_permissions

    return [
        Error(f"A role names {name!r}, which is neither a verb nor a question", id="access.E001")
        for name in sorted(named_permissions() - known_permissions())
    ]
