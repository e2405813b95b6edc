"""The pages of cards: the desk, issuing, the PDF, and the page that anybody may ask."""

import pytest
from django.test import Client

from hamrah.cards.actions import issue_card
from hamrah.cards.models import Card
from hamrah.cards.rules.number import new_number
from hamrah.people.tests.office import Office

pytestmark = pytest.mark.django_db

DESK, VERIFY, PRINTING = "/cards/", "/cards/verify/", "/cards/printing/"


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


def checked(said):
    return text(Client().post(VERIFY, {"said": said}))


def test_anybody_may_open_the_page_that_checks(db):
    assert Client().get(VERIFY).status_code == 200


def test_a_code_says_what_it_says_to_anybody(card):
    page = checked(card.text)
    assert "Genuine" in page
    assert "Kanku Bai" in page
    assert "Gogunda office" in page


def test_a_code_of_a_withdrawn_card_is_not_valid(office, card):
    with office.open():
        Card.objects.filter(id=card.id).update(state="revoked")
    assert "Not valid" in checked(card.text)


def test_a_changed_code_shows_no_name(card):
    changed = card.text[:-6] + ("A" if card.text[-6] != "A" else "B") + card.text[-5:]
    page = checked(changed)
    assert "Kanku Bai" not in page
    assert "Genuine" not in page


@pytest.mark.parametrize(
    ("said", "sentence"),
    [("hello", "It looks like AB-7K3M-9QXT-N"), ("x" * 200, "not the code"), ("", "This field is required")],
)
def test_what_is_no_card_is_said_kindly(said, sentence):
    assert sentence in checked(said)


def test_a_number_is_checked_for_its_form_and_nothing_is_told_of_its_holder(card):
    known, unknown = checked(card.number), checked(new_number("AB"))
    assert "Kanku Bai" not in known
    for page in (known, unknown):
        assert "is well written" in page


def test_a_mistyped_number_is_said(card):
    last = "A" if card.number[-1] != "A" else "B"
    assert "One character of the card number is wrong" in checked(card.number[:-1] + last)


def test_a_check_leaves_no_copy_behind(card):
    assert Client().post(VERIFY, {"said": card.text}).headers["Cache-Control"] == "no-store"
