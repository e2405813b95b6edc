"""The demo's cards: some signed, some of those printed. Not here: their holders."""

from hamrah.cards.actions import issue_card, make_key, print_cards
from hamrah.cards.demo_network import publish_demo
from hamrah.cards.issuing import Chosen
from hamrah.ground import context
from hamrah.ground.demo import Demo
from hamrah.people.models import Person

ISSUED, PRINTED = 8, 5


def stage(demo: Demo) -> None:
    """Cards for the first eight accepted workers who have a photo; one asked for a card without her face."""
    for username in ("ela", "imran"):
        make_key(demo.actors[username])
    actor = demo.actors["farah"]
    with context.opened(organisation_id=actor.organisation_id, user_id=actor.user_id):
        holders = Person.objects.visible_to(actor).standing().filter(state="accepted", photo__isnull=False)
        cards = [
            issue_card(actor, person=person, chosen=Chosen(face=at != 2, home=True, trade=True))
            for at, person in enumerate(holders.order_by("no")[:ISSUED])
        ]
        print_cards(actor, cards=cards[:PRINTED])
    publish_demo()
