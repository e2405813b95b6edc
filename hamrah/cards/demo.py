"""The demo's cards, in every state of their life. Not here: their holders, or how what was done long ago
comes to lie there (demo_past.py).
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.db.models import F

from hamrah.cards import actions
from hamrah.cards.actions import Handed
from hamrah.cards.demo_network import publish_demo
from hamrah.cards.demo_past import in_the_past
from hamrah.cards.holding import refused_cards
from hamrah.cards.issuing import Chosen
from hamrah.cards.models import Camp, Card, CardRequest, CardStep, IssuerKey
from hamrah.ground import context
from hamrah.ground.day import today
from hamrah.ground.demo import Demo
from hamrah.organisations.models import Village
from hamrah.people.models import Person

TWO_YEARS, KEY_YEARS = 730, 4
CAMP_IN_DAYS, CAMP_DAYS_AGO = 12, 20
# In a large demo cards were handed over every six weeks, in a small one once.
ROUNDS, ONE_ROUND, MANY = range(5, 690, 45), (200,), 300
# Of a thousand workers so many cards, and at least so many: in each round; soon due; run out; printed and in
# the drawer, some for long; signed; asked for.
HELD, DUE, OVER = (15, 2), (12, 4), (8, 3)
DRAWERED, PRINTED, SIGNED, ASKED = (4, 2), (6, 2), (6, 3), (3, 2)
IN_THE_CITY = (12, 2)
CHOSEN = (
    Chosen(home=True, trade=True),
    Chosen(home=True, trade=True),
    Chosen(home=True, trade=True, relation=True),
    Chosen(trade=True, face=False),
)


def stage(demo: Demo) -> None:
    """Both organisations that give cards have a key; at each of the first one's tables there is work."""
    for username in ("ela", "imran"):
        ruler = demo.actors[username]
        actions.make_key(ruler)
        with context.opened(organisation_id=ruler.organisation_id, user_id=ruler.user_id):
            IssuerKey.objects.update(made_at=F("made_at") - timedelta(days=365 * KEY_YEARS))
    farah, bina, kiran = (demo.actors[name] for name in ("farah", "bina", "kiran"))
    with context.opened(organisation_id=farah.organisation_id, user_id=farah.user_id):
        desk = Desk(demo, farah)
        _with_workers(desk)
        _camps(desk)
        _box_of_blanks(farah)
        _at_the_tables(desk)
        _ended(desk, bina)
    with context.opened(organisation_id=kiran.organisation_id, user_id=kiran.user_id):
        city = Desk(demo, kiran)
        for days_ago in (300, 60):
            city.handed(IN_THE_CITY, days_ago=days_ago)
        city.asked(ASKED)
    publish_demo()


class Desk:
    """One card desk at work. Shares are (of a thousand workers, at least)."""

    def __init__(self, demo: Demo, actor: Any) -> None:
        self.demo, self.actor = demo, actor
        self.is_large = demo.people >= MANY
        people = Person.objects.visible_to(actor).standing().filter(state="accepted").exclude(by_proxy=True)
        # Not by photo: its id differs from loading to loading.
        in_order = sorted(people, key=lambda person: (person.photo_id is None, person.no))
        refused = refused_cards(in_order)
        self.holders = [person for person in in_order if person.id not in refused]

    def next(self, share: tuple[int, int], *, days_ago: int = 0) -> list[Person]:
        """Who may hold a card and has none, those first who were registered by then; fewer when none is
        left."""
        of_thousand, least = share
        by = today() - timedelta(days=days_ago + 7)
        there = sorted(
            self.holders, key=lambda person: person.registered_on is None or person.registered_on > by
        )
        chosen = there[: self.demo.share(of_thousand, least=least)]
        ids = {person.id for person in chosen}
        self.holders = [person for person in self.holders if person.id not in ids]
        return chosen

    def asked(self, share: tuple[int, int], *, days_ago: int = 0) -> list[CardRequest]:
        """They ask for a card, with the lines they agree to."""
        people = self.next(share, days_ago=days_ago)
        return [
            actions.request_card(self.actor, person=person, chosen=CHOSEN[at % len(CHOSEN)])
            for at, person in enumerate(people)
        ]

    def signed(self, share: tuple[int, int], *, days_ago: int = 0) -> list[Card]:
        """Asked for and approved."""
        requests = self.asked(share, days_ago=days_ago)
        return self.found(actions.approve_cards(self.actor, requests=requests)["cards"]) if requests else []

    def found(self, ids: Sequence[str]) -> list[Card]:
        """Cards as they are now, in the order of their holders."""
        return list(Card.objects.filter(id__in=ids).select_related("person__village").order_by("person__no"))

    def printed(self, share: tuple[int, int], *, days_ago: int = 0) -> list[Card]:
        """Signed, and out of the printer."""
        cards = self.signed(share, days_ago=days_ago)
        if cards:
            actions.print_cards(self.actor, cards=cards)
        return self.found([str(card.id) for card in cards])

    def handed(self, share: tuple[int, int], *, days_ago: int) -> list[Card]:
        """With the worker for so many days."""
        cards = self.printed(share, days_ago=days_ago)
        handed = [Handed(card, "thumb" if at % 2 else "signature", "7") for at, card in enumerate(cards)]
        if handed:
            actions.hand_over_cards(self.actor, handed=handed, on=today())
        in_the_past(cards, days_ago=days_ago)
        return self.found([str(card.id) for card in cards])


def _with_workers(desk: Desk) -> None:
    """Handed over round by round; some of the first are due or have run out."""
    for days_ago in ROUNDS if desk.is_large else ONE_ROUND:
        desk.handed(HELD, days_ago=days_ago)
    desk.handed(DUE, days_ago=TWO_YEARS - 25)
    desk.handed(OVER, days_ago=TWO_YEARS + 70)


def _camps(desk: Desk) -> None:
    """A camp to come, for every village where cards are due; and one that was, where some did not come."""
    due = Card.objects.visible_to(desk.actor).due().select_related("person__village")
    villages = sorted({card.person.village for card in due if card.person.village}, key=lambda one: one.name)
    if not villages:
        return
    half = max(1, len(villages) // 2)
    if desk.is_large:
        _camp_that_was(desk, villages[:half])
        villages = villages[half:]
    actions.make_camp(
        desk.actor,
        name="Renewal camp before the season",
        place="Panchayat hall",
        held_on=today() + timedelta(days=CAMP_IN_DAYS),
        villages=villages,
    )


def _camp_that_was(desk: Desk, villages: list[Village]) -> None:
    ago = timedelta(days=CAMP_DAYS_AGO)
    held = {"name": "Renewal camp at the fair", "place": "School ground", "held_on": today()}
    camp = actions.make_camp(desk.actor, villages=villages, **held)
    cards = desk.found([str(line.card_id) for line in camp.lines.all()])
    came, absent = cards[::2], cards[1::2]
    renewed = desk.found(actions.renew_cards(desk.actor, cards=came)["cards"])
    actions.print_cards(desk.actor, cards=renewed)
    if absent:
        actions.note_absent(desk.actor, camp=camp, cards=absent)
    in_the_past(renewed, days_ago=CAMP_DAYS_AGO)
    CardStep.objects.filter(card__in=came, state="renewed").update(at=F("at") - ago)
    Camp.objects.filter(id=camp.id).update(held_on=today() - ago, made_at=F("made_at") - ago)


def _box_of_blanks(farah: Any) -> None:
    """Counted twice, the second time three fewer than the book said; some came, and two got wet."""
    actions.count_blanks(farah, how_many=150, note="before the camp")
    actions.count_blanks(farah, how_many=147)
    actions.buy_blanks(farah, how_many=500, note="500 from Udaipur")
    actions.spoil_blanks(farah, how_many=2, note="wet from the rain")


def _at_the_tables(desk: Desk) -> None:
    """Long in the drawer, just printed, spoilt, at the printer, to print, asked for."""
    in_the_past(desk.printed(DRAWERED), days_ago=40)
    desk.printed(PRINTED)
    spoilt = desk.signed((2, 2))
    if spoilt:
        batch = actions.start_batch(desk.actor, cards=spoilt, layout="a4")
        actions.tell_outcomes(desk.actor, batch=batch, spoilt=[1])
    signed = desk.signed(SIGNED)
    if signed:
        actions.start_batch(desk.actor, cards=signed[: max(1, len(signed) // 3)], layout="a4")
    desk.asked(ASKED)


def _ended(desk: Desk, bina: Any) -> None:
    """Renewed, lost, replaced, given back, revoked, declined: so far as workers are left for it."""
    farah = desk.actor
    for card in desk.handed((0, 1), days_ago=TWO_YEARS - 10):
        actions.renew_card(farah, card=card)
    ends = (
        lambda card: actions.report_lost(farah, card=card, reason="on the night bus to Surat"),
        lambda card: _lost_and_replaced(farah, card),
        lambda card: actions.surrender_card(
            farah, card=card, reason="moved to her son's, out of our villages"
        ),
        lambda card: actions.revoke_card(bina, card=card, reason="the photo is her sister's"),
    )
    for end, card in zip(ends * (3 if desk.is_large else 1), desk.handed((6, 4), days_ago=90), strict=False):
        end(card)
    for request in desk.asked((0, 1)):
        actions.decline_request(bina, request=request, reason="Her photo shows a child. Take it again.")


def _lost_and_replaced(farah: Any, card: Card) -> None:
    actions.report_lost(farah, card=card, reason="washed with the shirt")
    actions.print_cards(farah, cards=[actions.replace_card(farah, card=card)])
