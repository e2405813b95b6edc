"""Whether a paper of days was signed by an organisation of the network. Not here: signing it."""

from dataclasses import dataclass
from datetime import UTC, datetime, time

from hamrah.cards.rules.cose import Malformed, Refused, refuse_unless_signed, take_apart
from hamrah.cards.trust import trust_of_this_house
from hamrah.wages.rules.papers import MEDIA_TYPE, Signed, message_of, of_payload

NOT_A_PAPER, UNKNOWN, FORGED, GENUINE = "not_a_paper", "unknown", "forged", "genuine"


@dataclass(frozen=True)
class Checked:
    """The verdict, and what was signed where it is genuine; `issuer` and `phone` as published."""

    verdict: str
    said: Signed | None = None
    issuer: str = ""
    phone: str = ""


def checked(code: str) -> Checked:
    """What the code of a paper proves."""
    try:
        signed = take_apart(message_of(code.strip()))
        said = of_payload(signed.payload)
    except Malformed:
        return Checked(NOT_A_PAPER)
    trust = trust_of_this_house()
    trusted = trust.keys.get(signed.kid)
    if trusted is None or signed.media_type != MEDIA_TYPE or trusted.issuer != said.issuer:
        return Checked(UNKNOWN)
    try:
        refuse_unless_signed(signed, trusted.key)
    except Refused:
        return Checked(FORGED)
    given_s = int(datetime.combine(said.issued_on, time(12), UTC).timestamp())
    if not trusted.may_sign_at(given_s):
        return Checked(UNKNOWN)
    return Checked(GENUINE, said, trust.names.get(said.issuer, ""), trust.phones.get(said.issuer, ""))
