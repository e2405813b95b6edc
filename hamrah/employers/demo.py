"""The demo's parties: two chains from a sardar to a company, invented like all in the demo."""

from itertools import pairwise
from typing import Any

from hamrah.employers.actions import add_alias, add_party, add_phone, link_parties
from hamrah.employers.models import Party
from hamrah.ground import context
from hamrah.ground.demo import Demo
from hamrah.ground.names.invented import invented_phone

# name, kind, place, other names; each works for the next of its chain.
CHAINS = (
    (
        ("Ramesh Sardar", "sirdar", "Gogunda", ("रमेश सरदार",)),
        ("Bhavesh Petty Contractor", "sub_contractor", "Ahmedabad", ("भावेश ठेकेदार",)),
        ("Sunrise Buildwell", "company", "Ahmedabad", ()),
    ),
    (
        ("Kishan Jamadar", "sirdar", "Kotda", ("किशन जमादार",)),
        ("Mahalaxmi Brick Works", "company", "Ahmedabad", ("महालक्ष्मी भट्ठा",)),
    ),
)


def stage(demo: Demo) -> None:
    """Both ends of the corridor know the same contractors, each in a list of its own."""
    for username in ("asha", "deepa"):
        actor = demo.actors[username]
        with context.opened(organisation_id=actor.organisation_id, user_id=actor.user_id):
            for chain in CHAINS:
                _linked(demo, actor, [_added(actor, *one) for one in chain])


def _added(actor: Any, name: str, kind: str, place: str, others: tuple[str, ...]) -> Party:
    party: Party = add_party(actor, name=name, kind=kind, place_said=place, is_new=True)
    for other in others:
        add_alias(actor, party=party, name=other)
    return party


def _linked(demo: Demo, actor: Any, chain: list[Party]) -> None:
    add_phone(actor, party=chain[0], number=invented_phone(demo.draw))
    for lower, upper in pairwise(chain):
        link_parties(actor, lower=lower, upper=upper, since=demo.months_ago(14))
