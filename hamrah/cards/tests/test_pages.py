"""The pages of cards: the desk, issuing, the PDF. Not here: what anybody may ask (test_verifying.py)."""

import pytest

from hamrah.cards.actions import issue_card
from hamrah.cards.models import Card
from hamrah.people.tests.office import Office

pytestmark = pytest.mark.django_db

DESK, PRINTING = "/cards/", "/cards/printing/"


@pytest.fixture
def office():
    return Office()


@pytest.fixture
def worker(office):
    return office.worker("Kanku Bai", accepted=True, village_said="Gogunda", relation_name="Hema")


@pytest.fixture
def card(office, worker):
    with office.open():
        return issue_card(office.actor(), person=worker)


def text(response):
    return response.content.decode()


def issue(office, worker, *, role="card-desk", **lines):
    return office.browser(role).post(f"/cards/{worker.id}/issue/", lines, follow=True)


def test_an_accepted_worker_may_have_a_card_with_the_lines_she_chose(office, worker):
    assert "The card is signed" in text(issue(office, worker, relation="on"))
    with office.open():
        assert Card.objects.get().person_id == worker.id


def test_the_desk_finds_for_whom_a_card_may_be(office, worker):
    assert "May have a card" in text(office.browser("card-desk").get(DESK, {"words": "Kanku Gogunda"}))


def test_the_desk_lists_nobody_who_was_not_searched(office, worker):
    assert "Kanku" not in text(office.browser("card-desk").get(DESK))


def test_the_desk_says_why_a_draft_has_no_card(office):
    office.worker("Shanti Devi", village_said="Gogunda")
    page = text(office.browser().get(DESK, {"words": "Shanti Gogunda"}))
    assert "accepted, standing registration only" in page


def test_a_second_card_is_refused_in_words(office, worker, card):
    assert "has a live card already" in text(issue(office, worker))


def test_a_registrar_issues_no_card(office, worker):
    assert issue(office, worker, role="registrar").status_code == 403


def test_a_worker_of_another_office_is_not_found(worker):
    assert issue(Office("Another office"), worker).status_code == 404


def test_the_pdf_of_a_card_marks_it_printed(office, card):
    answer = office.browser("card-desk").post(PRINTING, {"card": card.id})
    assert answer.content.startswith(b"%PDF")
    with office.open():
        card.refresh_from_db()
    assert card.state == "printed"


@pytest.mark.parametrize("which", ["", "no-id"])
def test_nothing_chosen_prints_nothing(office, which):
    answer = office.browser("card-desk").post(PRINTING, {"card": which}, follow=True)
    assert "Choose at least one card" in text(answer)


def test_a_card_of_another_office_is_not_printed(card):
    answer = Office("Another office").browser("card-desk").post(PRINTING, {"card": card.id}, follow=True)
    assert "Choose at least one card" in text(answer)


def test_her_page_shows_number_state_and_code(office, worker, card):
    page = text(office.browser("card-desk").get(worker.get_absolute_url()))
    assert card.number in page
    assert "To be printed" in page
    assert 'class="code" src="data:image/png;base64,' in page
