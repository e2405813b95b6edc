"""The demo's users, the cast in every role, and the office each organisation opens. Not here: workers."""

from typing import Any

from django.contrib.auth.hashers import make_password

from hamrah.access.actions import add_user, compose_role, sign_in_link
from hamrah.access.actor import actor_named, installer
from hamrah.access.cast import CAST
from hamrah.access.models import RoleGrant, SignInLink, User
from hamrah.ground import context
from hamrah.ground.demo import Demo
from hamrah.organisations.actions import add_centre

OFFICES = (
    ("ela", "Gogunda", "गोगुन्दा"),
    ("imran", "Ahmedabad", "અમદાવાદ"),
    ("lata", "Udaipur", "उदयपुर"),
    ("priya", "Udaipur", "उदयपुर"),
)


def stage(demo: Demo) -> None:
    """Add the cast, let each choose the demo's password by her one-time link, open the offices."""
    # One hash for all: they share the password, and each hash costs a quarter of a second on purpose.
    hashed = make_password(demo.password)
    for member in CAST:
        for code in member.organisations:
            grant = add_user(
                installer(demo.organisations[code]),
                username=member.username,
                name=member.name,
                role=member.role,
                language=member.language,
            )
        choose_password(grant, hashed)
    demo.actors |= actors()
    for username, name, name_local in OFFICES:
        add_centre(demo.actors[username], name=name, name_local=name_local)
    compose_role(
        demo.actors["ela"],
        name="Camp leader",
        based_on="registrar",
        duties=("find", "register", "rights", "at-hand"),
        why="Camps in summer: registers and hears, brings no lists in.",
    )


def choose_password(grant: RoleGrant, hashed: str) -> None:
    """What the page behind the link does."""
    with context.opened(door="identify"):
        token = sign_in_link(grant.user).rstrip("/").rpartition("/")[2]
        new_user = SignInLink.user_of(token)
        assert new_user is not None, "a link just made is unused"
        new_user.password = hashed
        new_user.save(update_fields=["password"])


def actors() -> dict[str, Any]:
    """The cast at work, each for her first organisation, by username: those who are here, for an older
    release's demo had fewer, and did not mark them."""
    with context.opened(door="identify"):
        known = User.objects.filter(username__in=[member.username for member in CAST])
        here = set(known.values_list("username", flat=True))
    working = [member for member in CAST if member.username in here]
    return {one.username: actor_named(one.username, code=one.organisations[0]) for one in working}
