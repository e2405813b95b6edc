"""`hamrah org issuer` as it is typed: a union takes the network's name, and nothing tells them apart."""

import json

import pytest

from hamrah.cards.actions import set_design
from hamrah.cards.designs import design_of
from hamrah.cards.rules.design_file import DesignSaid
from hamrah.cards.tests.test_card_commands import refused, typed
from hamrah.ground.models import Journal
from hamrah.organisations.models import Organisation, organisation_called, organisation_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def network(houses):
    """The house whose name the other one takes, with marks and a helpline of its own."""
    ours = houses[0]
    with ours.at_work("ela"):
        Organisation.objects.filter(id=ours.id).update(phone="1800 000 000", helpline="1800 111 111")
        set_design(ours["ela"], said=DesignSaid("#7a1f3d", back="Ask at the gate"))
    return ours


def shown(code):
    return json.loads(typed(f"org issuer show --org {code}", as_json=True))


def test_an_issuer_of_its_own_is_shown_with_its_own_marks(network):
    said = shown("aaa")
    assert (said["org"], said["host"], said["phone"]) == ("AAA", "aaa.hamrah.example", "1800 000 000")
    assert said["shared_with"] == []
    assert said["own_marks"]


def test_sharing_takes_the_very_same_face_and_then_neither_has_a_mark(network, houses):
    assert "The same as AAA" in typed("org issuer share --org BBB --with AAA")
    ours, theirs = shown("AAA"), shown("BBB")
    face = ("host", "name", "name_local", "phone", "letters", "own_marks")
    assert [ours[key] for key in face] == [theirs[key] for key in face]
    assert (ours["shared_with"], theirs["shared_with"]) == (["BBB"], ["AAA"])
    designs = []
    for house in houses:
        with house.at_work():
            designs.append(design_of(organisation_of(house.id)))
    assert designs[0] == designs[1]
    assert designs[0].helpline == ""


def test_it_is_written_down_who_did_it(network, houses):
    typed("org issuer share --org BBB --with AAA")
    with houses[1].at_work():
        row = Journal.objects.filter(verb="cards.name_issuer").latest("at")
    assert (row.user_id, row.device) == (None, "command line")


def test_an_issuer_is_set_and_its_letters_may_be_typed_small(network):
    line = "org issuer set --org AAA --host id.example.org --name Pravaas --phone 18001234567 --letters pk"
    said = json.loads(typed(line, as_json=True))
    assert (said["host"], said["letters"], said["own_marks"]) == ("id.example.org", "PK", False)
    assert organisation_called("AAA").card_name == "Pravaas"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("show --org ZZZ", "organisations.unknown_code"),
        ("share --org BBB --with ZZZ", "organisations.unknown_code"),
        ("set --org BBB --host id --name X --phone 18001234567 --letters PK", "cards.issuer"),
        (
            "set --org BBB --host aaa.hamrah.example --name X --phone 18001234567 --letters PK",
            "cards.host_taken",
        ),
        ("share --org AAA --with BBB", "cards.issuer_phone"),
    ],
)
def test_what_cannot_be_is_refused(network, houses, line, code):
    with houses[1].at_work("deepa"):
        Organisation.objects.filter(id=houses[1].id).update(phone="", helpline="")
    assert refused(f"org issuer {line}").code == code
