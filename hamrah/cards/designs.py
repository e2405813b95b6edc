"""The organisation's design with its names and telephones. Not here: the look itself (drawing/)."""

from dataclasses import replace

from hamrah.cards.drawing.design import Design
from hamrah.cards.drawing.words import LANGUAGES
from hamrah.cards.issuer import face_of, hides_its_name
from hamrah.cards.models import CardDesign
from hamrah.cards.rules.design_file import DesignSaid
from hamrah.organisations.models import Organisation


def design_said() -> tuple[DesignSaid, bytes | None]:
    """What the organisation of the open context said last of its cards' looks, and its logo."""
    row = CardDesign.objects.first()
    if row is None:
        return DesignSaid(), None
    said = DesignSaid(row.accent, tuple(row.languages), tuple(row.lines), row.back)
    return said, bytes(row.logo) if row.logo else None


def design_of(organisation: Organisation) -> Design:
    """How its cards look today. Needs its context."""
    return dressed(organisation, *design_said())


def unmarked(said: DesignSaid) -> DesignSaid:
    """The same languages and lines without anything by which an organisation is known."""
    return replace(said, accent=DesignSaid.accent, back=DesignSaid.back)


def dressed(organisation: Organisation, said: DesignSaid, logo: bytes | None) -> Design:
    """A design with what is printed of the organisation; nothing of it where its name is hidden."""
    face = face_of(organisation)
    if hides_its_name(organisation):
        said, logo, face = unmarked(said), None, replace(face, helpline="")
    return Design(
        issuer=face.name,
        issuer_phone=face.phone,
        helpline=face.helpline if face.helpline != face.phone else "",
        verify_address=f"{face.host}/verify",
        accent=said.accent,
        words=tuple(LANGUAGES[code] for code in said.languages),
        logo=logo,
        back=said.back,
    )
