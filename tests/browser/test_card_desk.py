"""A morning at the card desk: farah approves, prints, spoils one, prints it again, hands over, renews.

Not here: refusals (cards/tests/test_desk.py).
"""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from hamrah.access.actor import actor_named
from hamrah.cards import actions
from hamrah.cards.actions import Handed
from hamrah.cards.models import Card
from hamrah.ground import context
from hamrah.ground.day import today
from hamrah.people import actions as people
from hamrah.people.actions.consenting import ConsentSaid
from hamrah.people.rules.registration import PhoneSaid, Registration

pytestmark = pytest.mark.browser
CONSENTS = (ConsentSaid("register", "en", "thumb"), ConsentSaid("card", "en", "thumb"))
MOST_ACTIONS = 5


class Hands:
    """What a person does with keys and pointer, counted; a scanner types, and ends its line."""

    def __init__(self, page: Page) -> None:
        self.page, self.actions = page, 0

    def scan(self, text: str) -> None:
        self.page.keyboard.type(text)
        self.page.keyboard.press("Enter")
        self.actions += 2

    def press(self, name: str, *, role: str = "button") -> None:
        self.page.get_by_role(role, name=name).click()
        self.actions += 1

    def type_over(self, label: str, text: str) -> None:
        self.page.get_by_label(label, exact=True).fill(text)
        self.actions += 1


def worker(bina, name, *phones):
    """Accepted, with her consent to a card."""
    said = Registration(name=name, village_said="Gogunda", phones=phones)
    person = people.register_worker(bina, said=said, consents=CONSENTS)
    people.submit_worker(bina, person=person)
    return people.accept_worker(bina, person=person)


@pytest.fixture
def wishes(house, django_db_blocker):
    """Three women asked for a card."""
    with django_db_blocker.unblock():
        bina = actor_named("bina", code="GOG")
        for name in ("Kanku Bai", "Shanti Devi", "Roopi Bai"):
            actions.request_card(bina, person=worker(bina, name))


@pytest.fixture
def due(house, django_db_blocker):
    """Hakri's card, with her for two years but for twenty days: the text of its code."""
    with django_db_blocker.unblock():
        bina = actor_named("bina", code="GOG")
        card = actions.issue_card(bina, person=worker(bina, "Hakri Bai", PhoneSaid("9829012345", "self")))
        actions.print_cards(bina, cards=[card])
        actions.hand_over_cards(bina, handed=[Handed(card, "thumb")], on=today())
        with context.opened(organisation_id=bina.organisation_id, user_id=bina.user_id):
            Card.objects.filter(id=card.id).update(expires_on=today() + timedelta(days=20))
        return card.text


def test_a_morning_at_the_card_desk(page_of, wishes):
    page = page_of("farah")
    page.get_by_role("link", name="Cards").first.click()
    page.get_by_role("button", name="Approve the chosen").click()
    expect(page.get_by_role("status").first).to_contain_text("3 cards are signed.")
    page.get_by_role("link", name="To be printed").click()
    page.get_by_role("button", name="To the printer").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="PDF, cards 1 to 3").click()
    assert download.value.suggested_filename.endswith("-1.pdf")
    page.locator(".person", has_text="Shanti").get_by_label("Spoilt").check()
    page.get_by_role("button", name="That is what came out").click()
    page.get_by_role("button", name="Print exactly these again").click()
    expect(page.locator("h1")).to_have_text("1 card at the printer")
    expect(page.locator("main")).to_contain_text("Shanti Devi")
    page.get_by_role("button", name="That is what came out").click()
    expect(page.get_by_role("status").first).to_contain_text("Noted what the printer made.")
    page.goto("/cards/?at=printer")
    expect(page.locator("main")).to_contain_text("4 used, 1 of them spoilt")
    page.goto("/cards/?at=handing")
    for row in page.locator(".person").all():
        row.get_by_label("Thumb").check()
    page.get_by_label("Page of the register").fill("12")
    page.get_by_role("button", name="Handed over, as marked").click()
    expect(page.get_by_role("status").first).to_contain_text("3 cards are handed over.")


def test_a_card_is_renewed_in_at_most_five_actions_even_with_a_new_phone(page_of, due):
    page = page_of("farah")
    page.goto("/cards/?at=due")
    hands = Hands(page)
    hands.press("Renew a card", role="link")
    expect(page.get_by_label("Scan her card")).to_be_focused()
    hands.scan(due)
    expect(page.locator("h1")).to_have_text("Hakri Bai")
    hands.type_over("Phone", "9829054321")
    hands.press("All right: renew the card")
    expect(page.get_by_role("status").first).to_contain_text("Hakri Bai: renewed as")
    assert hands.actions <= MOST_ACTIONS
