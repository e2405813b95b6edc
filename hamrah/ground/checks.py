"""System checks: an undefined verb stops the program at start. Not here: tests of behaviour."""

from typing import Any

from django.core.checks import CheckMessage, Error, register


@register()
def every_named_verb_exists(**_: Any) -> list[CheckMessage]:
    """Each verb named in a room's face or in a role is a verb or a declared question."""
    from hamrah.ground.permissions import unknown_permissions

    return [Error(f"Unknown permission {name!r}", id="ground.E001") for name in unknown_permissions()]
