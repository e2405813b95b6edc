"""`hamrah org issuer show|set|share`: whom an organisation's cards name, said at the machine itself.

Not here: what follows from it (issuer.py), the administrator's page (views/keys.py).
"""

from argparse import ArgumentParser, Namespace
from typing import Any

from hamrah.access.actor import installer
from hamrah.cards.actions import name_issuer
from hamrah.cards.issuer import Face, face_of, hides_its_name, issuing_as
from hamrah.ground.room import Command
from hamrah.ground.terminal import Out
from hamrah.organisations.models import Organisation, organisation_called

# Only here: no role may let an organisation issue under another's name.
MAY = ("cards.name_issuer", "cards.share_issuer")


def _org(parser: ArgumentParser) -> None:
    parser.add_argument("--org", required=True, metavar="CODE")


def _show(arguments: Namespace, out: Out) -> None:
    out.answer(*_told(organisation_called(arguments.org)))


def _set_arguments(parser: ArgumentParser) -> None:
    _org(parser)
    parser.add_argument("--host", required=True, help="host name of the issuer, such as id.example.org")
    parser.add_argument("--name", required=True, help="name printed on the cards")
    parser.add_argument("--name-local", default="", metavar="NAME", help="the same in its own script")
    parser.add_argument("--phone", required=True, help="which a finder rings")
    parser.add_argument("--letters", required=True, help="two letters that begin card numbers")


def _set(arguments: Namespace, out: Out) -> None:
    organisation = organisation_called(arguments.org)
    said = Face(
        arguments.host, arguments.name, arguments.name_local, arguments.phone, "", arguments.letters.upper()
    )
    out.answer(*_told(_named(organisation, said)))


def _share_arguments(parser: ArgumentParser) -> None:
    _org(parser)
    parser.add_argument(
        "--with",
        dest="other",
        required=True,
        metavar="CODE",
        help="whose host, name, phone and letters it takes",
    )


def _share(arguments: Namespace, out: Out) -> None:
    organisation, other = organisation_called(arguments.org), organisation_called(arguments.other)
    out.answer(*_told(_named(organisation, face_of(other))))


def _named(organisation: Organisation, face: Face) -> Organisation:
    named: Organisation = name_issuer(
        installer(organisation, *MAY),
        host=face.host,
        name=face.name,
        name_local=face.name_local,
        phone=face.phone,
        letters=face.prefix,
    )
    return named


def _told(organisation: Organisation) -> tuple[dict[str, Any], list[str]]:
    """As JSON, and as lines for a person."""
    face, is_hidden = face_of(organisation), hides_its_name(organisation)
    sharing = [one.code for one in issuing_as(face.host) if one.id != organisation.id]
    answer = {
        "org": organisation.code,
        "host": face.host,
        "name": face.name,
        "name_local": face.name_local,
        "phone": face.phone,
        "letters": face.prefix,
        "shared_with": sharing,
        "own_marks": not is_hidden,
    }
    lines = [
        f"Cards of {organisation.code} name {face.name} ({face.host}), phone {face.phone or 'none'};"
        f" their numbers begin with {face.prefix}.",
        *([f"The same as {', '.join(sharing)}."] if sharing else []),
        *(
            ["No logo, colour or sentence of its own is printed: they would tell whose it is."]
            if is_hidden
            else []
        ),
    ]
    return answer, lines


NAMING = (
    Command(
        "org issuer show",
        "Whom an organisation's cards name, and who else issues under that name.",
        "hamrah org issuer show --org PAG",
        _org,
        _show,
    ),
    Command(
        "org issuer set",
        "Let cards signed from now on name another issuer.",
        'hamrah org issuer set --org PAG --host id.example.org --name "Example Network" --phone 18001234567'
        " --letters EN",
        _set_arguments,
        _set,
    ),
    Command(
        "org issuer share",
        "Let an organisation issue under another's name, so that its cards do not tell whose they are.",
        "hamrah org issuer share --org PAG --with SAB",
        _share_arguments,
        _share,
    ),
)
