"""Three weeks of one phone without network: five thousand commands, once each, though answers are lost.

Not here: many phones at once (test_at_once.py), kills (test_killed.py).
"""

import random

import pytest

from hamrah.ground.ids import new_id
from hamrah.journeys.models import Spell
from hamrah.people.models import Consent, Membership, Person, Phone
from hamrah.sync.models import FieldCommand
from hamrah.sync.tests.fake_phone import enrolled
from tests.cast import STAFF, house_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.long]
WORKERS = 1_000
LOST = 0.1


def worked(phone, at):
    """One worker of a morning: registered, her consent, her number, her household, her journey."""
    person = new_id()
    said = {"name": f"Worker {at:04}", "village_said": f"Village {at // 40}"}
    made = phone.say("people.register_worker", person, said=said)
    consent = {"purpose": "register", "language": "hi", "how": "thumb", "witness": "Kamla"}
    phone.say("people.record_consent", person, needs=[made], **consent)
    phone.say("people.add_phone", person, needs=[made], number=f"98{at:08}")
    phone.say("people.join_household", person, needs=[made], is_head=True)
    phone.say("journeys.start_spell", person, needs=[made], left_on="2026-03-01", destination_said="Surat")


def test_five_thousand_commands_of_one_phone_arrive_once_each():
    house, dice = house_of("AAA", STAFF), random.Random(21)
    phone = enrolled(house)
    for at in range(WORKERS):
        worked(phone, at)
    assert len(phone.outbox) == 5 * WORKERS
    while phone.outbox:
        batch = sorted(phone.outbox.values(), key=lambda one: one["counter"])[:50]
        status, answer = phone.ask("POST", "/sync/push/", {"commands": batch}, packed=True)
        assert status == 200, answer
        assert {one["answer"] for one in answer["answers"]} <= {"done", "already"}, answer
        if dice.random() > LOST:  # else the answer never reached the phone
            phone.hear(answer["answers"])
    with house.at_work():
        assert Person.objects.filter(name__startswith="Worker ").count() == WORKERS
        assert FieldCommand.objects.filter(partition=phone.partition, state="done").count() == 5 * WORKERS
        for made in (Consent, Phone, Membership, Spell):
            assert made.objects.filter(person__name__startswith="Worker ").count() == WORKERS
