"""The face of access to the house."""

from argparse import ArgumentParser, Namespace

from hamrah.access.actions import add_user, reset_sign_in, sign_in_link
from hamrah.access.actor import installer
from hamrah.access.demo import stage
from hamrah.access.models import User
from hamrah.access.panels import second_step_waits, tasks
from hamrah.access.roles import ROLES, SECOND_STEP
from hamrah.ground import context
from hamrah.ground.languages import languages
from hamrah.ground.problem import Problem
from hamrah.ground.room import Command, Nav, Panel, Room, Setting
from hamrah.ground.terminal import Out
from hamrah.ground.words import _
from hamrah.organisations.models import organisation_called


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


SETTINGS = (
    Setting(
        _("Change password"),
        _("Something long that only you know."),
        "account_change_password",
        "access.see_own_account",
        "key",
        is_own=True,
    ),
    Setting(
        _("Second step of sign-in"),
        _("An app on your phone or a passkey, and codes on paper for the day the phone is lost."),
        "mfa_index",
        "access.see_own_account",
        "lock",
        is_own=True,
    ),
    Setting(
        _("Where I am signed in"),
        _("Every device; a lost one is signed out here."),
        "access:sign_ins",
        "access.see_own_account",
        "phone",
        is_own=True,
    ),
    Setting(
        _("How many people I may look at"),
        _("Your budget of today, and asking a second person for more."),
        "access:more",
        "access.ask_for_more",
        "people",
        is_own=True,
    ),
    Setting(
        _("People who work here"),
        _("Their roles, from a day to a day; a lost phone, a forgotten password."),
        "access:users",
        "access.see_users",
        "people",
    ),
    Setting(
        _("How many people each may look at"),
        _("The budget of everybody here, in 24 hours."),
        "access:more",
        "access.set_readings_a_day",
        "search",
    ),
    Setting(
        _("Journal"),
        _("Every change: who, what, when."),
        "access:journal",
        "ground.see_journal",
        "journal",
    ),
)

ROOM = Room(
    name="access",
    questions=("access.see_users", "access.see_own_account"),
    panels=(Panel("home", "access.see_own_account", "access/home_second_step.html", second_step_waits, 5),),
    tasks=(tasks,),
    settings=SETTINGS,
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
        Nav(_("Settings"), "settings", "access.see_own_account", "settings", 95),
        Nav(_("Staff"), "access:users", "access.see_users", "people", 80),
        Nav(_("Journal"), "access:journal", "ground.see_journal", "journal", 90),
    ),
)
