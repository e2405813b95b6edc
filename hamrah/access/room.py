"""The face of access to the house."""

from argparse import ArgumentParser, Namespace

from hamrah.access.actions import add_user, reset_sign_in, sign_in_link
from hamrah.access.actor import installer
from hamrah.access.demo import stage
from hamrah.access.models import User
from hamrah.access.panels import more_asked, second_step_waits
from hamrah.access.roles import ROLES, SECOND_STEP
from hamrah.ground import context
from hamrah.ground.languages import languages
from hamrah.ground.problem import Problem
from hamrah.ground.room import Command, Nav, Panel, Room
from hamrah.ground.terminal import Out
from hamrah.ground.words import _
from hamrah.organisations.models import Organisation


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="the username, such as asha")
    parser.add_argument("--org", required=True, metavar="CODE")
    parser.add_argument("--role", required=True, choices=sorted(ROLES))
    parser.add_argument("--full-name", default="")
    parser.add_argument("--language", default="hi", choices=tuple(languages()))


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


def _reset_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="the username, such as ela")
    parser.add_argument("--org", required=True, metavar="CODE")


def _reset(arguments: Namespace, out: Out) -> None:
    organisation = organisation_called(arguments.org)
    with context.opened(organisation_id=organisation.id):
        user = User.objects.filter(username=arguments.name.lower(), grants__isnull=False).first()
    if user is None:
        raise Problem(
            "access.no_such_user",
            _("Nobody called %(name)s works for %(code)s."),
            name=arguments.name,
            code=organisation.code,
        )
    reset_sign_in(installer(organisation), user=user)
    answer = {"user": user.username, "org": organisation.code, "link": sign_in_link(user)}
    out.answer(
        answer,
        [
            f"Password and second step of {user.username} open nothing any more. To begin anew, open once:",
            f"  {answer['link']}  (behind the address of this installation, within three days)",
        ],
    )


def _roles(arguments: Namespace, out: Out) -> None:
    rows = [
        {"role": role, "holds": sorted(held), "second_step": sorted(held & SECOND_STEP)}
        for role, held in ROLES.items()
    ]
    lines = [
        f"{role}\n  "
        + "\n  ".join(verb + ("  (second step)" if verb in SECOND_STEP else "") for verb in sorted(held))
        for role, held in ROLES.items()
    ]
    out.answer(rows, lines)


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
    questions=("access.see_users", "access.see_own_account"),
    panels=(
        Panel("home", "access.see_own_account", "access/home_second_step.html", second_step_waits, 5),
        Panel("home", "access.answer_more", "access/home_more.html", more_asked, 6),
    ),
    commands=(
        Command(
            name="user add",
            summary="Add a user with a role; prints a one-time sign-in link.",
            example="hamrah user add kavita --org PAG --role registrar",
            arguments=_arguments,
            run=_add,
        ),
        Command(
            name="user reset",
            summary="Let a user who lost phone or password begin anew; prints a one-time sign-in link.",
            example="hamrah user reset ela --org PAG",
            arguments=_reset_arguments,
            run=_reset,
        ),
        Command(
            name="role list",
            summary="List the roles, what each holds, and what of it needs the second step of sign-in.",
            example="hamrah role list --json",
            arguments=lambda parser: None,
            run=_roles,
        ),
    ),
    demo=stage,
    nav=(
        Nav(_("Staff"), "access:users", "access.see_users", "people", 80),
        Nav(_("Journal"), "access:journal", "ground.see_journal", "journal", 90),
    ),
)
