"""An organisation says what it is called and which offices it has; strangers and wrong words are refused."""

import re
from typing import Any

import pytest

from hamrah.ground import context
from hamrah.ground.problem import Problem
from hamrah.organisations.actions import add_centre, correct_centre, describe_organisation
from hamrah.organisations.models import Centre, Organisation
from hamrah.people.tests.office import Office

pytestmark = pytest.mark.django_db
SAID: dict[str, Any] = {
    "name": "Sahyog Kendra",
    "name_local": "सहयोग केंद्र",
    "language": "hi",
    "phone": "0294 000 0000",
    "helpline": "1800-000-0000",
    "card_years": 3,
}


@pytest.fixture
def office() -> Office:
    return Office(is_demo=True)


def test_the_page_keeps_what_is_said(office: Office) -> None:
    browser = office.browser("administrator")
    page = browser.post("/organisations/ours/", SAID, follow=True).content.decode()
    assert "Kept." in page
    with context.opened(door="identify"):
        kept = Organisation.objects.get(id=office.organisation.id)
    assert {field: getattr(kept, field) for field in SAID} == SAID


@pytest.mark.parametrize(
    ("code", "wrong"),
    [
        ("organisations.bad_name", {"name": "123"}),
        ("organisations.unknown_language", {"language": "xx"}),
        ("organisations.bad_phone", {"phone": "call us"}),
        ("organisations.bad_phone", {"helpline": "९८७६५"}),
        ("organisations.card_years", {"card_years": 6}),
        ("organisations.card_years", {"card_years": 0}),
    ],
)
def test_wrong_words_are_refused(office: Office, code: str, wrong: dict[str, Any]) -> None:
    with office.open("administrator"), pytest.raises(Problem) as refusal:
        describe_organisation(office.actor("administrator"), **{**SAID, **wrong})
    assert refusal.value.code == code


def test_a_wrong_phone_is_said_beside_its_field_and_nothing_is_lost(office: Office) -> None:
    browser = office.browser("administrator")
    page = browser.post("/organisations/ours/", {**SAID, "phone": "call us"}).content.decode()
    assert "This is not a phone number." in page
    assert "Sahyog Kendra" in page


def test_an_office_is_added_and_corrected_on_its_page(office: Office) -> None:
    browser = office.browser("administrator")
    browser.post("/organisations/centres/", {"name": "Jhadol", "phone": ""})
    with office.open():
        centre = Centre.objects.get(name="Jhadol")
    browser.post(f"/organisations/centres/{centre.id}/", {"name": "Jhadol office", "phone": "02959 1234"})
    assert "Jhadol office" in browser.get("/organisations/centres/").content.decode()


def test_a_name_without_letters_is_no_office(office: Office) -> None:
    with office.open("administrator"):
        centre = add_centre(office.actor("administrator"), name="Kotda")
        for act in (add_centre, correct_centre):
            said = {"centre": centre} if act is correct_centre else {}
            with pytest.raises(Problem) as refusal:
                act(office.actor("administrator"), name="12", **said)
            assert refusal.value.code == "organisations.bad_name"


def test_each_sees_her_own_settings_and_only_an_administrator_the_organisations(office: Office) -> None:
    for role in ("administrator", "coordinator", "registrar", "card-desk", "counsellor", "reader"):
        page = office.browser(role).get("/settings/").content.decode()
        assert "Where I am signed in" in page
        assert ("/organisations/ours/" in page) == (role == "administrator")


def test_every_setting_of_hers_opens(office: Office) -> None:
    browser = office.browser("administrator")
    page = browser.get("/settings/").content.decode()
    addresses = set(re.findall(r'<span class="who">\s*<a href="([^"]+)"', page))
    assert len(addresses) > 8
    # This account was made without a password, so it has none to change.
    for address in addresses - {"/account/password/change/"}:
        assert browser.get(address, follow=True).status_code == 200, address
