"""The administrator's page of keys: what stands there, and each button once."""

import pytest

from hamrah.cards.actions import issue_card, make_key
from hamrah.cards.models import IssuerKey
from hamrah.cards.tests.published import publish_house
from hamrah.cards.views.keys import _moment
from hamrah.ground.problem import Problem
from hamrah.people.tests.office import Office

pytestmark = pytest.mark.django_db
KEYS, BOSS = "/cards/keys/", "administrator"


@pytest.fixture
def office():
    return Office()


@pytest.fixture
def card(office):
    worker = office.worker(accepted=True)
    with office.open():
        return issue_card(office.actor(), person=worker)


def page(office):
    return office.browser(BOSS).get(KEYS).content.decode()


def sent(office, path, **said):
    return office.browser(BOSS).post(path, said, follow=True).content.decode()


def states(office):
    with office.open():
        return list(
            IssuerKey.objects.filter(role="cards").order_by("made_at").values_list("state", flat=True)
        )


def test_without_any_key_the_page_says_so(office):
    assert "There is none yet" in page(office)


def test_a_key_stands_there_with_what_it_signed(office, card):
    said = page(office)
    assert bytes(card.key.kid).hex() in said
    assert "Signs now" in said
    assert "No list is in force here" in said
    assert "Not yet" in said


def test_the_private_half_is_nowhere_on_the_page(office, card):
    assert bytes(card.key.sealed).hex() not in page(office)


def test_once_published_the_list_names_the_issuer(office, card):
    publish_house()
    assert "The list names you as your cards do" in page(office)


def test_a_list_that_came_before_us_does_not_name_us(office):
    publish_house_of_another()
    assert "The list does not name you yet" in page(office)


def publish_house_of_another():
    from hamrah.cards import shelf
    from hamrah.cards.rules import cose, trust_list
    from hamrah.cards.tests import network_cast

    message = trust_list.signed(network_cast.TRUST, network_cast.signer(network_cast.ROOT))
    shelf.write(shelf.TRUST, message)
    assert cose.take_apart(message).payload


def test_a_next_key_waits_for_the_list_and_then_takes_over(office, card):
    publish_house()
    assert "The key is made" in sent(office, f"{KEYS}next/", role="cards")
    assert "waits until the network's list names it" in page(office)
    assert "does not name the next key yet" in sent(office, f"{KEYS}rotation/", role="cards")
    publish_house()
    assert "Let the next key sign" in page(office)
    assert "signs from now on" in sent(office, f"{KEYS}rotation/", role="cards")
    assert states(office) == ["retired", "signing"]


def test_a_key_in_other_hands_is_distrusted_from_its_first_moment(office, card):
    assert "count nothing" in sent(office, f"{KEYS}{card.key_id}/distrust/", since="2026-01-01T08:00")
    assert states(office) == ["compromised", "signing"]
    assert "1 Jan 2026, 08:00" in page(office)


@pytest.mark.parametrize("since", ["", "yesterday", "0000-00-00T00:00"])
def test_a_theft_has_a_moment(office, card, since):
    assert "Say since when" in sent(office, f"{KEYS}{card.key_id}/distrust/", since=since)
    assert states(office) == ["signing"]
    with pytest.raises(Problem) as refused:
        _moment(since)
    assert refused.value.code == "cards.no_moment"


def test_the_key_of_another_office_is_not_there(office, card):
    answer = (
        Office("Another").browser(BOSS).post(f"{KEYS}{card.key_id}/distrust/", {"since": "2026-01-01T08:00"})
    )
    assert answer.status_code == 404


def test_a_key_that_waits_is_not_distrusted(office, card):
    with office.open(BOSS):
        ahead = make_key(office.actor(BOSS))
    answer = office.browser(BOSS).post(f"{KEYS}{ahead.id}/distrust/", {"since": "2026-01-01T08:00"})
    assert answer.status_code == 404


def test_new_cards_name_another_issuer(office, card):
    said = {"host": "id.sahyog.example", "name": "Sahyog", "phone": "0294 111 222", "letters": "pk"}
    assert "Cards signed from now on say so" in sent(office, KEYS, **said)
    worker = office.worker("Shanti Bai", accepted=True)
    with office.open():
        assert issue_card(office.actor(), person=worker).number.startswith("PK-")


def test_a_wrong_phone_is_said_beside_its_field(office):
    said = {"host": "id.sahyog.example", "name": "Sahyog", "phone": "ring", "letters": "PK"}
    assert "This is not a phone number" in sent(office, KEYS, **said)
