"""The pages of an organisation's places as those who may see them see them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hamrah.organisations.models import Village, VillageDoubt
from hamrah.people.tests.office import Office
from hamrah.places.facts import place_id

pytestmark = pytest.mark.django_db

VILLAGES, UNCLEAR, BRING = (
    "/organisations/villages/",
    "/organisations/villages/unclear/",
    "/imports/villages/",
)
GOGUNDA = place_id("block", "796")


@pytest.fixture
def office():
    return Office()


def text(response):
    return response.content.decode()


def sent(office, content, *, role="coordinator", **said):
    file = SimpleUploadedFile("villages.csv", content.encode())
    return office.browser(role).post(BRING, {"file": file, **said}, follow=True)


def test_a_list_brought_in_stands_on_the_page(office):
    sent(office, "Village,Block,District\nPadrada,Gogunda,Udaipur\n")
    page = text(office.browser("registrar").get(VILLAGES))
    assert "Padrada" in page
    assert "Gogunda, Udaipur" in page


def test_an_unclear_list_leads_to_the_page_where_it_is_decided(office):
    answer = sent(office, "Village\nPadrada\n")
    assert answer.redirect_chain[-1][0] == UNCLEAR
    assert "It does not say in which block" in text(answer)


def test_a_list_lies_where_the_form_says(office):
    sent(office, "Village\nPadrada\n", within="गोगुंदा")
    with office.open():
        assert Village.objects.get().parent_id is not None


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("Name\nPadrada\n", "No column of village names"),
        ("Village\nPadrada\n", "Which district or block"),
        ("", "Choose a file first"),
    ],
)
def test_a_list_that_cannot_be_read_says_why(office, content, sentence):
    assert sentence in text(sent(office, content, within="Qqxyzqq"))


def test_who_may_not_bring_lists_may_not(office):
    assert sent(office, "Village\nPadrada\n", role="registrar").status_code == 403


@pytest.mark.parametrize("words", ["Padrada", "पदराड़ा", "101"])
def test_a_village_is_found_in_any_script_or_by_its_code(office, words):
    sent(
        office,
        "Village Code,Village,Block,District\n101,Padrada,Gogunda,Udaipur\n102,Sayra,Gogunda,Udaipur\n",
    )
    page = text(office.browser("registrar").get(VILLAGES, {"words": words}))
    assert ("Padrada" in page, "Sayra" in page) == (True, False)


def test_a_village_is_added_with_its_block(office):
    office.browser("registrar").post(VILLAGES, {"name": "Padrada", "kind": "village", "lies_in": "Gogunda"})
    with office.open():
        assert Village.objects.get().parent_id is not None


def test_a_block_nobody_knows_is_asked_again(office):
    said = {"name": "Padrada", "kind": "village", "lies_in": "Qqxyzqq"}
    assert "There is no such place" in text(office.browser("registrar").post(VILLAGES, said))


@pytest.fixture
def doubt(office):
    sent(office, "Village\nPadrada\n")
    with office.open():
        return VillageDoubt.objects.get()


@pytest.mark.parametrize(
    ("said", "answer"),
    [({"answer": "in", "lies_in": "796"}, "new"), ({"answer": "out"}, "left_out"), ({"answer": ""}, "")],
)
def test_a_row_is_decided_on_its_page(office, doubt, said, answer):
    office.browser().post(UNCLEAR, {"doubt": doubt.id, **said})
    with office.open():
        doubt.refresh_from_db()
    assert doubt.answer == answer


def test_a_row_of_another_office_is_not_found(doubt):
    other = Office("Another office").browser()
    assert other.post(UNCLEAR, {"doubt": doubt.id, "answer": "out"}).status_code == 404


def test_a_registrar_decides_nothing(office):
    assert office.browser("registrar").get(UNCLEAR).status_code == 403
