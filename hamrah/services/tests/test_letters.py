"""Letters of hand-overs on the way: who sees them, the same one twice, garbage, strangers, wrong clocks."""

import json
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from hamrah.ground.day import today
from hamrah.organisations import letters
from hamrah.organisations.actions import send_letter
from hamrah.organisations.models import Letter
from hamrah.people.rules.ages import AgeSaid
from hamrah.services import actions
from hamrah.services.models import HandOver
from hamrah.services.tests.scene import Scene, code_of
from hamrah.services.tests.test_hand_over import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene():
    return Scene()


def test_a_third_organisation_sees_neither_letter_nor_hand_over(scene):
    scene.arrived(scene.sent())
    with scene.third.open():
        assert not Letter.objects.exists()
        assert not HandOver.objects.exists()


def test_nothing_of_her_lies_in_clear_on_the_way_or_at_the_receiver(scene):
    row = scene.sent()
    with scene.city.open():
        assert b"Kanku" not in (way := bytes(Letter.objects.get(kind="services.hand_over").body))
    there = scene.arrived(row)
    with scene.city.open():
        assert (len(way) > 100, b"Kanku" in bytes(there.people.get().copy)) == (True, False)


def test_a_letter_that_was_read_is_empty_and_one_that_nobody_can_read_after_a_month(scene, monkeypatch):
    scene.sent()
    with scene.village.open():
        city = scene.city.organisation.id
        send_letter(scene.village.actor(), receiver_id=city, kind="services.answer", body=b"not json")
    scene.collects(scene.city)
    with scene.city.open():
        assert not Letter.objects.get(kind="services.hand_over").body
        assert Letter.objects.get(kind="services.answer").body
    later = timezone.now() + timedelta(days=31)
    monkeypatch.setattr("hamrah.organisations.letters.timezone.now", lambda: later)
    scene.collects(scene.city)
    with scene.city.open():
        assert not Letter.objects.exclude(body=b"").exists()
        emptied = Letter.objects.get(kind="services.answer")
        assert code_of(letters.body_of, emptied) == "organisations.letter_emptied"


def test_what_a_letter_says_can_be_emptied_and_never_changed(scene):
    scene.sent()
    with scene.city.open():
        letter = Letter.objects.get(kind="services.hand_over")
        with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
            Letter.objects.filter(id=letter.id).update(body=b"another")
    with scene.village.open():
        assert Letter.objects.filter(id=letter.id).update(body=b"") == 0, "the sender empties nothing"


def test_the_same_letter_twice_is_one_hand_over(scene):
    row = scene.sent()
    with scene.city.open():
        body = letters.body_of(Letter.objects.get(kind="services.hand_over"))
    there = scene.arrived(row)
    with scene.village.open():
        city = scene.city.organisation.id
        send_letter(scene.village.actor(), receiver_id=city, kind="services.hand_over", body=body)
    assert scene.collects(scene.city)["read"] == 1
    with scene.city.open():
        assert HandOver.objects.filter(direction="in").count() == 1
        assert there.people.count() == 1


@pytest.mark.parametrize("body", [b"not json", b"[]", b"{}", b'{"ref": "x"}', b'{"ref": 7, "people": 3}'])
def test_a_letter_that_makes_no_sense_stops_no_other(scene, body):
    with scene.village.open():
        city = scene.city.organisation.id
        for kind in ("services.hand_over", "services.answer", "services.change"):
            send_letter(scene.village.actor(), receiver_id=city, kind=kind, body=body)
    scene.sent()
    counts = scene.collects(scene.city)
    assert (counts["read"], counts["unreadable"]) == (1, 3)
    with scene.city.open():
        assert HandOver.objects.filter(direction="in").count() == 1


def test_a_third_cannot_answer_for_the_receiver(scene):
    row = scene.sent()
    with scene.third.open():
        body = json.dumps({"ref": str(row.ref), "answer": "accept", "words": ""}).encode()
        village = scene.village.organisation.id
        send_letter(scene.third.actor(), receiver_id=village, kind="services.answer", body=body)
    assert scene.heard(row).state == "sent"


def test_a_minor_without_a_guardian_goes_nowhere(scene):
    child = scene.village.worker("Hurmi", age=AgeSaid(15, today()))
    assert refused(scene, [child]) == "people.guardian_needed"


def test_at_least_one_worker_and_at_most_fifty(scene):
    with scene.village.open():
        call = {"people": [], "handing": scene.handing()}
        assert code_of(actions.hand_over, scene.village.actor(), **call) == "services.nobody"


def test_a_sender_whose_clock_is_wrong_keeps_nothing_open_longer_than_may_be(scene, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr("hamrah.services.actions.handing.today", lambda: today() + timedelta(days=900))
        row = scene.sent()
    there = scene.arrived(row)
    assert there.expires_on == there.answer_by == today() + timedelta(days=90)
