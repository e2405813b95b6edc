"""The command line's part of access: adding and resetting a user, the roles. Not here: verbs (actions/)."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import Any

from hamrah.access.actions import add_user, compose_role, reset_sign_in, retire_role, sign_in_link
from hamrah.access.actor import actor_named, installer
from hamrah.access.models import OwnRole, User
from hamrah.access.roles import COMPOSABLE, MADE_OF, ROLES, SECOND_STEP
from hamrah.ground import context
from hamrah.ground.languages import languages
from hamrah.ground.problem import Problem
from hamrah.ground.room import Command
from hamrah.ground.terminal import Out
from hamrah.ground.words import _
from hamrah.organisations.models import organisation_called


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="the username, such as asha")
    parser.add_argument("--org", required=True, metavar="CODE")
    parser.add_argument("--role", required=True, metavar="ROLE", help="one of: hamrah role list --org CODE")
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
        answer = {
            "user": grant.user.username,
            "role": str(grant.role_name) if grant.own else grant.role,
            "org": organisation.code,
            "link": link,
        }
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


def _list_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--org", default="", metavar="CODE", help="with the roles of its own")


def _list(arguments: Namespace, out: Out) -> None:
    rows = [_row(role, made_of, ROLES[role]) for role, made_of in MADE_OF.items()]
    if arguments.org:
        organisation = organisation_called(arguments.org)
        with context.opened(organisation_id=organisation.id):
            own = OwnRole.objects.standing().with_duties().order_by("name")
            rows += [_row(role.name, role.duties(), role.verbs()) for role in own]
    out.answer(rows, [line for row in rows for line in _lines(row)])


def _row(role: str, made_of: tuple[str, ...], held: frozenset[str]) -> dict[str, Any]:
    return {
        "role": role,
        "duties": list(made_of),
        "holds": sorted(held),
        "second_step": sorted(held & SECOND_STEP),
    }


def _lines(row: dict[str, Any]) -> Iterator[str]:
    yield f"{row['role']}: {', '.join(row['duties']) or 'waits for a second person'}"
    for verb in row["holds"]:
        yield f"  {verb}" + ("  (second step)" if verb in row["second_step"] else "")


def _compose_arguments(parser: ArgumentParser) -> None:
    _as_somebody(parser)
    parser.add_argument("--from", dest="based_on", required=True, choices=tuple(MADE_OF))
    parser.add_argument("--with", dest="more", nargs="*", default=[], metavar="DUTY", choices=COMPOSABLE)
    parser.add_argument("--without", nargs="*", default=[], metavar="DUTY", choices=COMPOSABLE)
    parser.add_argument("--why", required=True, help="what it is for, in a sentence")


def _as_somebody(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="the role's name")
    parser.add_argument("--org", required=True, metavar="CODE")
    parser.add_argument("--as", dest="user", required=True, metavar="USER", help="who acts")


def _compose(arguments: Namespace, out: Out) -> None:
    actor = actor_named(arguments.user, code=arguments.org)
    begun = [*MADE_OF[arguments.based_on], *arguments.more]
    role = compose_role(
        actor,
        name=arguments.name,
        based_on=arguments.based_on,
        duties=[duty for duty in begun if duty in COMPOSABLE and duty not in arguments.without],
        why=arguments.why,
    )
    with context.opened(organisation_id=actor.organisation_id):
        version = role.versions.get()
    answer = {"role": role.name, "duties": version.duties, "in_force": version.since_at is not None}
    waits = "" if answer["in_force"] else "  It waits for a second person: Settings, Roles."
    out.answer(answer, [f"{role.name}: {', '.join(version.duties)}", *filter(None, [waits])])


def _retire(arguments: Namespace, out: Out) -> None:
    actor = actor_named(arguments.user, code=arguments.org)
    with context.opened(organisation_id=actor.organisation_id):
        role = OwnRole.objects.standing().filter(name__iexact=arguments.name).first()
    if role is None:
        raise Problem(
            "access.no_own_role",
            _("%(code)s has no role of its own called %(name)s."),
            code=arguments.org,
            name=arguments.name,
        )
    retire_role(actor, role=role)
    out.answer({"role": role.name, "retired": True}, [f"{role.name} is over; nobody has it any more."])


COMMANDS = (
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
        example="hamrah role list --org PAG --json",
        arguments=_list_arguments,
        run=_list,
    ),
    Command(
        name="role compose",
        summary="Compose a role of the organisation's own from a shipped one.",
        example='hamrah role compose "Camp leader" --org PAG --as ela --from registrar --why camps',
        arguments=_compose_arguments,
        run=_compose,
    ),
    Command(
        name="role retire",
        summary="End a role of the organisation's own; nobody has it any more.",
        example='hamrah role retire "Camp leader" --org PAG --as ela',
        arguments=_as_somebody,
        run=_retire,
    ),
)
