"""The verb that says whom cards name. Not here: what follows from it (issuer.py)."""

import re
from dataclasses import replace
from typing import Any

from hamrah.cards.issuer import Face, faces_at, own_host
from hamrah.cards.keyring import retire
from hamrah.cards.models import IssuerKey
from hamrah.cards.models.keys import CARDS, NEXT, SIGNING
from hamrah.cards.rules.number import PREFIX_LETTERS
from hamrah.cards.rules.wording import card_line, host_name
from hamrah.ground import context
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.organisations.models import Organisation, organisation_of

_PHONE = re.compile(r"\+?[0-9][0-9 -]{4,14}")


@verb("cards.name_issuer")
def name_issuer(
    actor: Any, *, host: str, name: str, phone: str, letters: str, name_local: str = ""
) -> Organisation:
    """Say whom the cards signed from now on name; `letters` begin their numbers. An organisation whose own
    name would endanger holders takes host, name, phone and letters of the network, word for word.

    Raises `cards.issuer`, `cards.text_unfit`, `cards.digits`, `cards.issuer_phone`,
    `cards.issuer_prefix`, `cards.host_taken`.
    """
    organisation = organisation_of(actor.organisation_id)
    face = Face(host_name(host), _line(name), name_local and _line(name_local), phone, "", letters)
    _refuse_unfit(face)
    _refuse_host_of_others(actor, organisation, face)
    organisation.card_host, organisation.card_name = face.host, face.name
    organisation.card_name_local, organisation.card_phone = face.name_local, face.phone
    organisation.card_prefix = face.prefix
    organisation.save()
    _leave_other_hosts(face.host)
    return organisation


def _leave_other_hosts(host: str) -> None:
    """Keys for cards of another host sign no more; those for its lists do: its cards still count."""
    left = IssuerKey.objects.select_for_update(no_key=True).filter(role=CARDS).exclude(host=host)
    left.filter(state=NEXT).delete()
    for key in left.filter(state=SIGNING):
        retire(key)


def _line(text: str) -> str:
    return card_line(text, field="name")


def _refuse_unfit(face: Face) -> None:
    if not _PHONE.fullmatch(face.phone):
        raise Problem("cards.issuer_phone", _("This is not a phone number."), field="phone")
    if len(face.prefix) != 2 or not set(face.prefix) <= set(PREFIX_LETTERS):
        raise Problem(
            "cards.issuer_prefix",
            _("Card numbers begin with two letters, without I, L, O, S and U."),
            field="letters",
        )


def _refuse_host_of_others(actor: Any, organisation: Organisation, face: Face) -> None:
    """Whoever shares a host signs cards in the other's name: only the machine's holder lets that be, and
    only with the very same face, or the finder of a card could tell the two apart."""
    with context.opened(door="identify"):
        hosts = {own_host(one) for one in Organisation.objects.exclude(id=organisation.id)}
    sharing = faces_at(face.host, besides=organisation)
    if not sharing and face.host not in hosts:
        return
    may_share = actor.may("cards.share_issuer")
    if not may_share or any(replace(other, helpline="") != face for other in sharing):
        raise Problem(
            "cards.host_taken",
            _(
                "Another organisation issues cards as %(host)s. Only with its very name, phone and letters,"
                " and only at the machine itself, another may issue as it."
            ),
            field="host",
            host=face.host,
        )
