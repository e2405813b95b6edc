"""The face of organisations to the house."""

from argparse import ArgumentParser, Namespace

from hamrah.ground import context
from hamrah.ground.room import Command, Nav, Room, Setting, no_arguments
from hamrah.ground.terminal import Out
from hamrah.ground.words import _
from hamrah.organisations.actions import found_organisation
from hamrah.organisations.demo import stage
from hamrah.organisations.models import Organisation
from hamrah.organisations.tasks import tasks


def _list(arguments: Namespace, out: Out) -> None:
    with context.opened(door="identify"):
        rows = list(Organisation.objects.order_by("code").values("code", "name", "language"))
    out.answer(rows, [f"{row['code']:<9} {row['name']}" for row in rows] or ["There is no organisation yet."])


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--code", required=True, help="two to eight letters and digits, such as GOG")
    parser.add_argument("--name", required=True)
    parser.add_argument("--name-local", default="", help="the name in the organisation's own script")
    parser.add_argument("--phone", default="")
    parser.add_argument("--helpline", default="")


def _add(arguments: Namespace, out: Out) -> None:
    organisation = found_organisation(
        code=arguments.code,
        name=arguments.name,
        name_local=arguments.name_local,
        phone=arguments.phone,
        helpline=arguments.helpline,
    )
    out.answer(
        {"code": organisation.code, "id": organisation.id}, f"Added {organisation.code} {organisation.name}."
    )


ROOM = Room(
    name="organisations",
    nav=(Nav(_("Villages"), "organisations:villages", "places.see", "village", 60),),
    tasks=(tasks,),
    settings=(
        Setting(
            _("Our organisation"),
            _("Name, language, phones, how long cards are valid."),
            "organisations:organisation",
            "organisations.describe_organisation",
            "office",
        ),
        Setting(
            _("Our offices"),
            _("Centres where staff sit and workers walk in."),
            "organisations:centres",
            "organisations.add_centre",
            "place",
        ),
        Setting(
            _("Villages"),
            _("Villages, stands and worksites as you call them; lists to bring in."),
            "organisations:villages",
            "organisations.decide_village",
            "village",
        ),
    ),
    demo=stage,
    commands=(
        Command(
            name="org list",
            summary="List the organisations of this installation.",
            example="hamrah org list --json",
            arguments=no_arguments,
            run=_list,
        ),
        Command(
            name="org add",
            summary="Add an organisation; next add its administrator with: hamrah user add",
            example='hamrah org add --code GOG --name "Gogunda workers\' centre"',
            arguments=_add_arguments,
            run=_add,
        ),
    ),
)
