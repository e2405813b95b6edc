"""A batch of hundreds: listed by the hundred, fetched part by part, its spoilt cards told by their places."""

from datetime import timedelta

import pytest
from django.utils import timezone

from hamrah.access.models import Reading
from hamrah.cards import actions
from hamrah.cards.models import PrintBatch
from hamrah.cards.views import desk, printing
from hamrah.cards.views.printing import places_said
from hamrah.ground.problem import Problem
from hamrah.organisations.models import Organisation
from hamrah.people.tests.office import Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(monkeypatch):
    """Hundreds are two here."""
    monkeypatch.setattr(printing, "LISTED", 2)
    monkeypatch.setattr(printing, "MOST_AT_ONCE", 2)
    return Office()


@pytest.fixture
def cards(office):
    workers = [office.worker(name, accepted=True) for name in ("Kanku Bai", "Shanti Devi", "Roopi Bai")]
    with office.open():
        return [actions.issue_card(office.actor(), person=worker) for worker in workers]


@pytest.fixture
def address(office, cards):
    sent = office.browser("card-desk").post("/cards/batches/", {"card": [card.id for card in cards]})
    return sent["Location"]


def page(office, address, **query):
    return office.browser("card-desk").get(address, query).content.decode()


def test_it_is_listed_in_parts_and_each_part_logs_only_whom_it_shows(office, cards, address):
    first, second = page(office, address), page(office, address, **{"from": "3"})
    assert "Kanku Bai" in first and "Roopi Bai" not in first
    assert "Roopi Bai" in second and "Kanku Bai" not in second
    with office.open():
        shown = Reading.objects.filter(page="cards.batch").latest("id").people
    assert shown == [cards[2].person_id]


def test_the_page_may_be_left_and_knows_which_parts_were_fetched(office, address):
    with office.open():
        # A test is one transaction, and began before its batch was made.
        PrintBatch.objects.update(made_at=timezone.now() - timedelta(hours=1))
    assert page(office, address).count("not yet") == 2
    office.browser("card-desk").get(f"{address}part-2.pdf")
    again = page(office, address)
    assert again.count("not yet") == 1
    assert again.index("not yet") < again.index("fetched ")


def test_the_spoilt_are_told_by_their_places_and_printed_again(office, cards, address):
    assert 'type="checkbox"' not in page(office, address)
    office.browser("card-desk").post(f"{address}outcome/", {"spoilt": "2-3", "printed_to": ""})
    office.browser("card-desk").post(f"{address}reprint/")
    with office.open():
        again = PrintBatch.objects.open().get()
        assert [one.card_id for one in again.prints.order_by("place")] == [cards[1].id, cards[2].id]


@pytest.mark.parametrize(
    ("typed", "places"),
    [("", []), ("3, 17", [3, 17]), ("3 17", [3, 17]), ("21-23", [21, 22, 23]), ("७", [7])],
)
def test_places_are_typed_as_people_write_them(typed, places):
    assert places_said(typed) == places


@pytest.mark.parametrize("typed", ["seven", "3-", "-3", "3-x", "5-3", "1-99999", "1-2000 " * 3])
def test_what_is_no_place_is_named(office, cards, address, typed):
    answer = office.browser("card-desk").post(f"{address}outcome/", {"spoilt": typed}, follow=True)
    assert "Write places as numbers" in answer.content.decode()
    with pytest.raises(Problem) as refused:
        places_said(typed)
    assert refused.value.code == "cards.not_a_place"


def test_more_cards_than_one_may_look_at_are_refused_before_a_batch_is_made(office, cards):
    with office.open():
        Organisation.objects.filter(id=office.organisation.id).update(readings_a_day=1)
    sent = office.browser("card-desk").post("/cards/batches/", {"card": [card.id for card in cards]})
    assert "/access/more/" in sent.content.decode()
    with office.open():
        assert not PrintBatch.objects.exists()


@pytest.mark.parametrize(
    ("at", "words"), [("print", "The oldest 60 to"), ("approve", "Approve the oldest 60")]
)
def test_a_button_says_no_more_than_it_does(office, monkeypatch, at, words):
    monkeypatch.setattr(desk, "MOST_TOGETHER", 60)
    monkeypatch.setattr(desk, "counts_of", lambda actor: dict.fromkeys(desk.TABLES, 70))
    worker = office.worker("Kanku Bai", accepted=True)
    with office.open():
        ask = actions.issue_card if at == "print" else actions.request_card
        ask(office.actor(), person=worker)
    assert words in page(office, "/cards/", at=at)
