"""An organisation's keys: made ahead, taking over, distrusted; cards of the one before stay genuine."""

import threading
from datetime import timedelta

import pytest
from django.db import OperationalError, connection, connections
from django.utils import timezone
from psycopg.errors import LockNotAvailable

from hamrah.cards.actions import distrust_key, issue_card, make_key, rotate_key
from hamrah.cards.issuer import face_of
from hamrah.cards.keyring import key_that_signs
from hamrah.cards.models import Card, IssuerKey
from hamrah.cards.tests.published import publish_house
from hamrah.ground.problem import Problem
from hamrah.people.tests.office import Office

pytestmark = pytest.mark.django_db
BOSS = "administrator"


@pytest.fixture
def office():
    return Office()


def issued(office, name="Kanku Bai"):
    worker = office.worker(name, accepted=True, village_said="Gogunda")
    with office.open(BOSS):
        return issue_card(office.actor(BOSS), person=worker)


def refused(office, verb, **arguments):
    with office.open(BOSS), pytest.raises(Problem) as problem:
        verb(office.actor(BOSS), **arguments)
    return problem.value.code


def states(office):
    with office.open():
        return sorted(IssuerKey.objects.filter(role="cards").values_list("state", flat=True))


def test_the_first_key_signs_at_once_and_the_second_waits(office):
    with office.open(BOSS):
        make_key(office.actor(BOSS))
        make_key(office.actor(BOSS))
    assert states(office) == ["next", "signing"]


def test_there_is_one_next_key(office):
    with office.open(BOSS):
        make_key(office.actor(BOSS))
        make_key(office.actor(BOSS))
    assert refused(office, make_key) == "cards.next_key_waits"


def test_a_key_has_a_role_that_is_known(office):
    assert refused(office, make_key, role="letters") == "cards.unknown_role"


def test_nothing_takes_over_where_nothing_was_made(office):
    issued(office)
    assert refused(office, rotate_key) == "cards.no_next_key"


def test_a_key_that_the_network_does_not_list_does_not_take_over(office):
    issued(office)
    publish_house()
    with office.open(BOSS):
        make_key(office.actor(BOSS))
    assert refused(office, rotate_key) == "cards.key_not_published"


def test_a_listed_key_takes_over_and_the_card_before_stays_genuine(office):
    before = issued(office)
    with office.open(BOSS):
        make_key(office.actor(BOSS))
    publish_house()
    with office.open(BOSS):
        rotate_key(office.actor(BOSS))
    after = issued(office, "Shanti Bai")
    assert after.key_id != before.key_id
    network = publish_house()
    at = int(timezone.now().timestamp())
    assert [network.judge(card.text, at=at).verdict for card in (before, after)] == ["genuine", "genuine"]


def test_a_card_dated_after_its_key_was_retired_counts_nothing(office):
    card = issued(office)
    with office.open(BOSS):
        make_key(office.actor(BOSS))
        rotate_key(office.actor(BOSS))
        IssuerKey.objects.filter(id=card.key_id).update(retired_at=card.issued_at - timedelta(hours=1))
    found = publish_house().judge(card.text, at=int(timezone.now().timestamp()))
    assert (found.verdict, found.why) == ("not_valid", "key_time")


def test_what_a_stolen_key_signed_counts_nothing_at_once(office):
    card = issued(office)
    publish_house()
    with office.open(BOSS):
        distrust_key(office.actor(BOSS), key=card.key, since=card.issued_at)
    # The old trust list still names the key: the house's own status list knows better.
    found = publish_house(anew=False).judge(card.text, at=int(timezone.now().timestamp()))
    assert (found.verdict, found.why) == ("not_valid", "revoked")
    found = publish_house().judge(card.text, at=int(timezone.now().timestamp()))
    assert found.verdict == "not_valid"
    assert states(office) == ["compromised", "signing"]


def test_a_card_signed_before_the_theft_stays_genuine(office):
    card = issued(office)
    with office.open(BOSS):
        distrust_key(office.actor(BOSS), key=card.key, since=card.issued_at + timedelta(microseconds=1))
    found = publish_house().judge(card.text, at=int(timezone.now().timestamp()))
    # Moments on cards are whole seconds; the theft fell into the same one.
    assert found.verdict == "not_valid"


def test_a_theft_is_only_ever_found_to_be_earlier(office):
    card = issued(office)
    since = card.issued_at
    with office.open(BOSS):
        distrust_key(office.actor(BOSS), key=card.key, since=since)
    assert refused(office, distrust_key, key=card.key, since=since) == "cards.distrusted_already"
    with office.open(BOSS):
        distrust_key(office.actor(BOSS), key=card.key, since=since - timedelta(days=1))
    later = timezone.now() + timedelta(hours=1)
    other = issued(office, "Shanti Bai").key
    assert refused(office, distrust_key, key=other, since=later) == "cards.moment_in_future"


@pytest.mark.django_db(transaction=True)
def test_a_rotation_waits_for_the_cards_being_signed():
    """Else a card could be dated after the key that signs it was retired."""
    office = Office()
    with office.open(BOSS):
        make_key(office.actor(BOSS))
        make_key(office.actor(BOSS))
    found = []

    def rotate():
        try:
            with office.open(BOSS), connection.cursor() as cursor:
                cursor.execute("SET LOCAL lock_timeout = '200ms'")
                rotate_key(office.actor(BOSS))
        except OperationalError as busy:
            found.append(type(busy.__cause__))
        finally:
            connections.close_all()

    with office.open():
        key_that_signs(face_of(office.organisation).host)
        thread = threading.Thread(target=rotate)
        thread.start()
        thread.join()
    assert found == [LockNotAvailable]


@pytest.mark.django_db(transaction=True)
def test_cards_signed_while_keys_rotate_are_all_genuine():
    office = Office()
    people = [office.worker(f"{name} Bai", accepted=True) for name in ("Kanku", "Shanti", "Rama", "Gita")]
    with office.open(BOSS):
        make_key(office.actor(BOSS))
        make_key(office.actor(BOSS))
    office.actor(), publish_house()
    start = threading.Barrier(5)
    wrong = []

    def sign(person):
        try:
            start.wait()
            with office.open():
                issue_card(office.actor(), person=person)
        except Exception as problem:
            wrong.append(problem)
        finally:
            connections.close_all()

    def rotate():
        try:
            start.wait()
            with office.open(BOSS):
                rotate_key(office.actor(BOSS))
        except Exception as problem:
            wrong.append(problem)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=sign, args=(person,)) for person in people]
    threads.append(threading.Thread(target=rotate))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    network = publish_house()
    with office.open():
        cards = list(Card.objects.all())
        assert [network.judge(card.text, at=int(timezone.now().timestamp())).verdict for card in cards] == [
            "genuine"
        ] * 4
