"""Whom an organisation's cards name: its public face, and nothing else of it.

Not here: setting it (actions/naming.py), the network's list of issuers (drafting.py).
"""

from dataclasses import dataclass

from hamrah.cards.rules.number import PREFIX_LETTERS
from hamrah.ground import context
from hamrah.organisations.models import Organisation


@dataclass(frozen=True)
class Face:
    """All that a card, a list or a public page says of who issued it. `prefix` begins its card numbers."""

    host: str
    name: str
    name_local: str
    phone: str
    helpline: str
    prefix: str


def face_of(organisation: Organisation) -> Face:
    """The face. With a host of its choice (often the network's) nothing else of the organisation shows: a
    union or a women's shelter is not known by its cards."""
    if organisation.card_host:
        return Face(
            organisation.card_host,
            organisation.card_name,
            organisation.card_name_local,
            organisation.card_phone,
            "",
            organisation.card_prefix,
        )
    return Face(
        host=own_host(organisation),
        name=organisation.issuer_name,
        name_local=organisation.card_name_local
        or ("" if organisation.card_name else organisation.name_local),
        phone=organisation.card_phone or organisation.phone or organisation.helpline,
        helpline=organisation.helpline,
        prefix=organisation.card_prefix or _letters_of(organisation.code),
    )


def own_host(organisation: Organisation) -> str:
    """The host of an organisation that chose none."""
    return f"{organisation.code.lower()}.hamrah.example"


def hides_its_name(organisation: Organisation) -> bool:
    """Whether its cards go out under a name that is not its own, or that others share: then no card may look
    unlike theirs. An address of its own with its own name hides nothing."""
    face = face_of(organisation)
    if faces_at(face.host, besides=organisation):
        return True
    return face.host != own_host(organisation) and face.name.casefold() != organisation.name.casefold()


def faces_at(host: str, *, besides: Organisation) -> list[Face]:
    """The faces of the other organisations here that issue as this host."""
    return [face_of(one) for one in issuing_as(host) if one.id != besides.id]


def issuing_as(host: str) -> list[Organisation]:
    """The organisations of this installation whose cards name this host."""
    with context.opened(door="identify"):
        return [one for one in Organisation.objects.order_by("code") if face_of(one).host == host]


def _letters_of(code: str) -> str:
    """Two letters of the code that cannot be mistaken for others."""
    letters = [letter for letter in code if letter in PREFIX_LETTERS]
    return "".join([*letters, "H", "M"][:2])
