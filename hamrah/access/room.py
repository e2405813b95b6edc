"""The face of access to the house."""

from argparse import ArgumentParser, Namespace

from hamrah.access.actions import add_user, sign_in_link
from hamrah.access.actor import installer
from hamrah.access.demo import stage
from hamrah.access.roles import ROLES
from hamrah.ground import context
from hamrah.ground.problem import Problem
from hamrah.ground.room import Command, Nav, Room
from hamrah.ground.terminal import Out
from hamrah.ground.words import _
from hamrah.organisations.models import Organisation


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="the username, such as asha")
    parser.add_argument("--org", required=True, metavar="CODE")
    parser.add_argument("--role", required=True, choices=sorted(ROLES))
    parser.add_argument("--full-name", default="")
    parser.add_argument("--language", default="hi", choices=("en", "hi"))


def _add(arguments: Namespace, out: Out) -> None:
    organisation = organisation_called(arguments.org)
    grant = add_user(
        installer(organisation),
        username=arguments.name,
        name=arguments.full_name or arguments.name.title(),
        role=arguments.role,
        language=arguments.language,
    )
    with context.opened(organisation_id=organisation.id, door="identify"):
        link = sign_in_link(grant.user)
        answer = {"user": grant.user.username, "role": grant.role, "org": organisation.code, "link": link}
    out.answer(
        answer,
        [
            f"{answer['user']} is {answer['role']} of {answer['org']}. To choose a password, open once:",
            f"  {link}  (behind the address of this installation, within three days)",
        ],
    )


def organisation_called(code: str) -> Organisation:
    """The organisation with this code. Raises `organisations.unknown_code`."""
    with context.opened(door="identify"):
        found = Organisation.objects.filter(code=code.upper()).first()
    if found is None:
        raise Problem(
            "organisations.unknown_code",
            _("There is no organisation %(code)s. Look with: hamrah org list"),
            code=code,
        )
    return found


ROOM = Room(
    name="access",
    questions=("access.see_users",),
    commands=(
        Command(
            name="user add",
            summary="Add a user with a role; prints a one-time sign-in link.",
            example="hamrah user add kavita --org PAG --role registrar",
            arguments=_arguments,
            run=_add,
        ),
    ),
    demo=stage,
    nav=(
        Nav(_("Staff"), "access:users", "access.see_users", "people", 80),
        Nav(_("Journal"), "access:journal", "ground.see_journal", "journal", 90),
    ),
)
