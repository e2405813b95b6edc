"""The desk's form: what is typed is never lost, and a year, a number, a paper stand where they belong."""

import io
import re

import pytest

from hamrah.files.models import Photo
from hamrah.people.models import Person, SealedFact
from tests.cast import registered
from tests.every_verb import a_photo

pytestmark = pytest.mark.django_db
E_SHRAM = "2345 6789 0124"  # passes the check digit of an Aadhaar number, and is none here


@pytest.fixture
def desk(houses):
    ours, _theirs = houses
    client = ours.client_of("asha")
    client.house = ours
    return client


def photo():
    file = io.BytesIO(a_photo())
    file.name = "face.jpg"
    return file


def known(desk, **where) -> Person:
    with desk.house.at_work("ela"):
        return Person.objects.get(**where)


def sent(page: str, name: str) -> str:
    return re.search(f'name="{name}" value="([^"]*)"', page)[1]


def test_a_photo_stays_with_the_form_that_is_shown_again(desk):
    said = {"name": "Ganga Bai", "purposes": "register"}  # and not how she agreed
    page = desk.post("/people/register/", {**said, "photo": photo()}).content.decode()
    with desk.house.at_work("ela"):
        photos = Photo.objects.count()
    assert 'src="data:image/jpeg;base64,' in page
    again = {**said, "how": "thumb", "photo_again": sent(page, "photo_again")}
    assert desk.post("/people/register/", again).status_code == 302
    assert known(desk, name="Ganga Bai").photo_id
    with desk.house.at_work("ela"):
        assert Photo.objects.count() == photos + 1


def test_a_photo_beside_a_strong_likeness_stays_and_nothing_of_it_is_kept_until_she_is(desk):
    with desk.house.at_work("asha"):
        registered(desk.house["asha"], "Bhanwari Bai Solanki", village_said="Sayra", relation_name="Nathu")
        before = Photo.objects.count()
    said = {"name": "Bhanwari Bai Solanki", "village_said": "Sayra", "relation_name": "Nathu"}
    page = desk.post("/people/register/", {**said, "photo": photo()}).content.decode()
    assert "Is this the same person?" in page
    assert sent(page, "photo_again")
    with desk.house.at_work("ela"):
        assert Photo.objects.count() == before


@pytest.mark.parametrize("rubbish", ["x", "AAAA", "=", "क"])
def test_what_is_no_photo_is_none(desk, rubbish):
    assert desk.post("/people/quick/", {"name": "Ganga Bai", "photo_again": rubbish}).status_code in (
        200,
        302,
    )


def test_without_script_she_asks_for_likely_faces_and_nothing_is_saved(desk):
    with desk.house.at_work("asha"):
        registered(desk.house["asha"], "Bhanwari Bai Solanki", village_said="Sayra")
    assert 'name="look"' in desk.get("/people/quick/").content.decode()
    said = {"name": "भंवरी बाई सोलंकी", "village_said": "Sayra", "look": "1"}
    page = desk.post("/people/quick/", said).content.decode()
    assert "Is she here already?" in page
    assert "Bhanwari Bai Solanki" in page
    assert 'value="भंवरी बाई सोलंकी"' in page
    with desk.house.at_work("ela"):
        assert not Person.objects.filter(name="भंवरी बाई सोलंकी").exists()


def test_a_year_of_birth_is_said_as_such(desk):
    desk.post("/people/register/", {"name": "Ganga Bai", "age": "1991"})
    person = known(desk, name="Ganga Bai")
    assert (person.birth_year, person.birth_known) == (1991, "year")
    assert 'value="1991"' in desk.get(f"/people/{person.id}/correct/").content.decode()


@pytest.mark.parametrize("age", ["150", "1899", "2999", "-4"])
def test_what_is_neither_an_age_nor_a_year_is_asked_again(desk, age):
    page = desk.post("/people/register/", {"name": "Ganga Bai", "age": age}).content.decode()
    assert 'class="field wrong"' in page


def test_an_e_shram_number_is_taken_in_its_own_field_alone(desk):
    desk.post("/people/register/", {"name": "Ganga Bai", "eshram": E_SHRAM})
    person = known(desk, name="Ganga Bai")
    assert person.eshram_number == E_SHRAM.replace(" ", "")
    assert person.eshram_number in desk.get(f"/people/{person.id}/").content.decode()
    for field in ("note", "name", "block_said"):
        page = desk.post("/people/register/", {"name": "Mangi Bai", field: f"no {E_SHRAM}"}).content.decode()
        assert "Aadhaar" in page
        assert E_SHRAM not in page


@pytest.mark.parametrize("number", ["123", "12345678901x", "1" * 13])
def test_an_e_shram_number_has_twelve_digits(desk, number):
    page = desk.post("/people/register/", {"name": "Ganga Bai", "eshram": number}).content.decode()
    assert "twelve digits" in page
    assert '<details class="fold" open>' in page


def test_papers_seen_are_ticked_sealed_added_to_and_set_right(desk):
    desk.post("/people/register/", {"name": "Ganga Bai", "papers": ["ration"]})
    person = known(desk, name="Ganga Bai")
    desk.post(f"/people/{person.id}/papers-seen/", {"papers": ["aadhaar"]})
    with desk.house.at_work("ela"):
        fact = SealedFact.objects.get(person=person, fact="papers")
        assert fact.open() == "aadhaar,ration"
        assert b"ration" not in bytes(fact.value)
    desk.post(f"/people/{person.id}/papers-seen/", {"papers": ["voter"], "replaces": "True"})
    with desk.house.at_work("ela"):
        assert SealedFact.objects.get(person=person).open() == "voter"
    desk.post(f"/people/{person.id}/papers-seen/", {"replaces": "True"})
    with desk.house.at_work("ela"):
        assert not SealedFact.objects.filter(person=person).exists()


def test_a_paper_that_is_in_no_list_is_refused(desk):
    from hamrah.ground.problem import Problem
    from hamrah.people.actions import note_papers

    with desk.house.at_work("ela"), pytest.raises(Problem) as refused:
        note_papers(desk.house["ela"], person=desk.house.person, seen=["passport of Kesar"])
    assert refused.value.code == "people.no_such_paper"


def test_an_e_shram_number_beyond_its_digits_is_refused_by_the_rules():
    from hamrah.ground.day import today
    from hamrah.ground.problem import Problem
    from hamrah.people.rules.registration import Registration, checked

    with pytest.raises(Problem) as refused:
        checked(Registration("Ganga", eshram=10**12), today=today())
    assert refused.value.code == "people.bad_eshram"
