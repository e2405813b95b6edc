"""Letters: either side sees them, only the sender writes as itself, only the receiver opens and takes."""

import pytest
from django.db import DatabaseError, connection, transaction

from hamrah.ground.ids import new_id
from hamrah.ground.problem import Problem
from hamrah.organisations import letters
from hamrah.organisations.actions import send_letter, take_letter
from hamrah.organisations.models import Letter, LetterKey
from hamrah.people.tests.office import Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def three():
    """A sender, a receiver who takes letters, and a stranger."""
    sender, receiver, stranger = Office("Village"), Office("City"), Office("Elsewhere")
    with receiver.open():
        letters.own_key()
    return sender, receiver, stranger


def sent(sender: Office, receiver: Office, body: bytes = b"Kanku Bai is on her way") -> Letter:
    with sender.open():
        return send_letter(sender.actor(), receiver_id=receiver.organisation.id, kind="referral", body=body)


def test_the_receiver_opens_what_was_sent(three):
    sender, receiver, _ = three
    letter = sent(sender, receiver)
    with receiver.open():
        assert letters.body_of(Letter.objects.get(id=letter.id)) == b"Kanku Bai is on her way"


def test_what_waits_is_told_by_the_beginning_of_its_kind_until_it_is_taken(three):
    sender, receiver, _ = three
    letter = sent(sender, receiver)
    with receiver.open():
        assert list(letters.waiting(receiver.organisation.id, kind="ref")) == [letter]
        assert not letters.waiting(receiver.organisation.id, kind="links.")
        take_letter(receiver.actor(), letter=letter)
        assert not letters.waiting(receiver.organisation.id, kind="ref")
    with sender.open():
        assert not letters.waiting(sender.organisation.id, kind="ref")


def test_nothing_of_a_letter_lies_in_clear(three):
    sender, receiver, _ = three
    assert b"Kanku" not in bytes(sent(sender, receiver).body)


def test_a_letter_turned_to_another_kind_does_not_open(three):
    sender, receiver, _ = three
    letter = sent(sender, receiver)
    with receiver.open(), pytest.raises(Problem) as refused:
        body = bytes(letter.body)
        letters.opened(letters.own_key(), body, kind="other", receiver_id=receiver.organisation.id)
    assert refused.value.code == "organisations.letter_does_not_open"


def test_a_stranger_sees_no_letter(three):
    sender, receiver, stranger = three
    sent(sender, receiver)
    with stranger.open():
        assert not Letter.objects.exists()


def test_nobody_writes_in_the_name_of_another(three):
    sender, receiver, stranger = three
    forged = Letter(
        sender_id=sender.organisation.id, receiver_id=receiver.organisation.id, kind="x", body=b"x"
    )
    with stranger.open(), pytest.raises(DatabaseError), transaction.atomic():
        forged.save(force_insert=True)


def test_the_sender_cannot_take_a_letter_back(three):
    sender, receiver, _ = three
    letter = sent(sender, receiver)
    with sender.open(), connection.cursor() as cursor:
        cursor.execute("UPDATE organisations_letter SET state = 'gone' WHERE id = %s", [letter.id])
        assert cursor.rowcount == 0


def test_the_receiver_takes_it(three):
    sender, receiver, _ = three
    letter = sent(sender, receiver)
    with receiver.open():
        take_letter(receiver.actor(), letter=letter)
        assert Letter.objects.get(id=letter.id).state == "taken"


def test_the_sender_may_not_mark_it_taken(three):
    sender, receiver, _ = three
    letter = sent(sender, receiver)
    with sender.open(), pytest.raises(Problem) as refused:
        take_letter(sender.actor(), letter=letter)
    assert refused.value.code == "organisations.not_our_letter"


def test_an_organisation_without_a_letter_key_takes_none(three):
    sender, _, _ = three
    with sender.open(), pytest.raises(Problem) as refused:
        send_letter(sender.actor(), receiver_id=new_id(), kind="referral", body=b"to nobody")
    assert refused.value.code == "organisations.no_letter_key"


def test_the_key_of_another_is_not_seen_in_ones_own_work(three):
    sender, receiver, _ = three
    with sender.open():
        assert LetterKey.objects.get().organisation_id == sender.organisation.id
        assert not LetterKey.objects.filter(organisation_id=receiver.organisation.id).exists()
