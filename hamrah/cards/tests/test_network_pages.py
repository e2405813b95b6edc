"""What verifiers fetch: without a session, with a mark of its own, for the host that was asked."""

import base64

import pytest
from django.test import Client

from hamrah.cards import bundling
from hamrah.cards.actions import distrust_key, issue_card
from hamrah.cards.issuer import face_of
from hamrah.cards.rules import cose, network, status_list
from hamrah.cards.tests.published import publish_house
from hamrah.people.tests.office import Office

pytestmark = pytest.mark.django_db
BUNDLE, KEYS, DID = "/verify/network.cbor", "/.well-known/jwks.json", "/.well-known/did.json"


@pytest.fixture
def office(settings):
    office = Office()
    settings.ALLOWED_HOSTS = ["testserver", face_of(office.organisation).host]
    return office


@pytest.fixture
def card(office):
    worker = office.worker(accepted=True)
    with office.open():
        return issue_card(office.actor(), person=worker)


@pytest.fixture
def asking(office):
    return Client(headers={"host": face_of(office.organisation).host})


@pytest.mark.parametrize("address", [BUNDLE, KEYS, DID, "/s/", "/s/abcdefgh"])
def test_before_anything_is_published_there_is_nothing(asking, card, address):
    assert asking.get(address).status_code == 404


def test_the_bundle_goes_to_anybody_without_a_cookie_and_as_it_is(card):
    publish_house()
    browser = Client(headers={"accept-encoding": "gzip, br"})
    answer = browser.get(BUNDLE)
    assert answer.content == bundling.current_bundle()
    assert len(answer.content) % network.STEP == 0
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")
    # Compressed, its size would tell how many lists it holds.
    assert "Content-Encoding" not in answer.headers
    assert answer.headers["Content-Type"] == "application/octet-stream"


def test_who_has_the_bundle_is_told_so(card):
    publish_house()
    mark = Client().get(BUNDLE).headers["ETag"]
    again = Client().get(BUNDLE, headers={"if-none-match": mark})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", mark)


@pytest.mark.parametrize("address", [BUNDLE, KEYS, DID, "/s/"])
def test_nothing_is_taken_there(asking, card, address):
    publish_house()
    assert asking.post(address).status_code == 405


def test_the_bundle_opens_no_session_and_asks_for_nobody(card, django_assert_max_num_queries):
    publish_house()
    with django_assert_max_num_queries(0):
        assert Client().get(BUNDLE).status_code == 200


def test_one_list_stands_at_the_address_that_cards_name(asking, card):
    publish_house()
    uri = card.status_list.uri
    path = uri.removeprefix("https://").partition("/")[2]
    answer = asking.get(f"/{path}")
    assert answer.headers["Content-Type"] == status_list.MEDIA_TYPE
    assert cose.take_apart(answer.content).media_type == status_list.MEDIA_TYPE
    assert asking.get("/s/").json() == {"status_lists": [uri]}


def test_a_list_is_not_served_under_another_host(card):
    publish_house()
    assert Client().get(f"/s/{card.status_list.slug}").status_code == 404


def test_the_issuers_keys_are_there_for_other_software(asking, card):
    publish_house()
    keys = asking.get(KEYS).json()["keys"]
    ours = base64.urlsafe_b64encode(bytes(card.key.public_key)).decode().rstrip("=")
    assert ours in {key["x"] for key in keys}
    assert not any("d" in key for key in keys)
    document = asking.get(DID).json()
    assert document["id"] == f"did:web:{card.status_list.host}"
    assert {method["publicKeyJwk"]["x"] for method in document["verificationMethod"]} == {
        key["x"] for key in keys
    }


def test_a_stolen_key_is_not_handed_out(office, asking, card):
    with office.open("administrator"):
        distrust_key(office.actor("administrator"), key=card.key, since=card.issued_at)
    publish_house()
    ours = base64.urlsafe_b64encode(bytes(card.key.public_key)).decode().rstrip("=")
    assert ours not in {key["x"] for key in asking.get(KEYS).json()["keys"]}


def test_keys_of_a_host_that_issues_nothing_are_nowhere(card):
    publish_house()
    assert Client().get(KEYS).status_code == 404
