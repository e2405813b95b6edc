"""The organisation's design with its names and telephones. Not here: the look itself (drawing/)."""

from hamrah.cards.drawing.design import Design
from hamrah.cards.issuing import host_of
from hamrah.organisations.models import Organisation


def design_of(organisation: Organisation) -> Design:
    """How its cards look today."""
    return Design(
        issuer=organisation.issuer_name,
        issuer_phone=organisation.phone,
        helpline=organisation.helpline,
        verify_address=f"{host_of(organisation)}/verify",
    )
