"""Real transactions side by side: a late committer is not skipped, many phones at once, one command twice."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier, Event

import pytest
from django.db import OperationalError, connection, connections

from hamrah.ground import context
from hamrah.ground.ids import new_id
from hamrah.people import actions
from hamrah.people.models import Person
from hamrah.people.rules.registration import PhoneSaid
from hamrah.sync.filing import use_files
from hamrah.sync.reading import field_verbs
from hamrah.sync.tests.fake_phone import enrolled
from hamrah.sync.tests.test_files import a_photo
from tests.cast import STAFF, house_of, registered
from tests.starting import wait_for

pytestmark = pytest.mark.django_db(transaction=True)
PHONES = 50


def in_thread(act):
    """Run with a connection of its own, closed afterwards."""
    try:
        return act()
    finally:
        connections.close_all()


def test_what_commits_late_comes_with_the_next_download_and_then_nothing():
    house = house_of("AAA", STAFF)
    asha = house.staff["asha"]
    slow, quick = (registered(asha, name, village_said=name) for name in ("Slow", "Quick"))
    phone = enrolled(house)
    phone.fetch_all()
    assert phone.fetch()["people"] == []
    begun, may_end = Event(), Event()

    def late():
        with context.opened(organisation_id=asha.organisation_id, user_id=asha.user_id):
            actions.add_phone(asha, person=slow, said=PhoneSaid("9812300001"))
            begun.set()
            assert may_end.wait(30)

    with ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(in_thread, late)
        assert begun.wait(30)
        actions.add_phone(asha, person=quick, said=PhoneSaid("9812300002"))
        assert str(quick.id) in {one["person"] for one in phone.fetch()["people"]}
        assert phone.bundles[str(slow.id)]["person"][0].get("phones", []) == []
        # However long somebody's work is held open (an import of hours): what came does not come again.
        assert phone.fetch()["people"] == []
        may_end.set()
        waiting.result()
    assert str(slow.id) in {one["person"] for one in phone.fetch()["people"]}
    assert phone.bundles[str(slow.id)]["person"][0]["phones"][0]["number"] == "9812300001"
    assert phone.fetch()["people"] == []


def test_fifty_phones_at_once_lose_nothing_and_double_nothing():
    house = house_of("AAA", STAFF)
    phones = [enrolled(house) for _one in range(PHONES)]
    for at, phone in enumerate(phones):
        for of in range(2):
            said = {"name": f"Worker {at} of {of}", "village_said": f"Village {at}"}
            phone.say("people.register_worker", new_id(), said=said)
    start = Barrier(10)

    def one_phone(phone):
        return in_thread(lambda: _every_round(phone))

    def _every_round(phone):
        if phone in phones[:10]:
            start.wait(30)
        batch = list(phone.outbox.values())
        while phone.outbox:
            status, answer = phone.ask("POST", "/sync/push/", {"commands": batch})
            assert status in (200, 503), answer
            if status == 200:
                phone.hear(answer["answers"])
        phone.fetch_all()

    with ThreadPoolExecutor(10) as threads:
        list(threads.map(one_phone, phones))
    with house.at_work():
        assert Person.objects.filter(name__startswith="Worker ").count() == PHONES * 2


def test_the_same_batch_sent_twice_at_once_is_done_once():
    house = house_of("AAA", STAFF)
    phone = enrolled(house)
    for at in range(5):
        phone.say("people.register_worker", new_id(), said={"name": f"Twice {at}"})
    batch = list(phone.outbox.values())
    start = Barrier(2)

    def send(_which):
        start.wait(30)
        return in_thread(lambda: phone.ask("POST", "/sync/push/", {"commands": batch}))

    with ThreadPoolExecutor(2) as threads:
        answers = [answer["answers"] for _status, answer in threads.map(send, range(2))]
    assert sorted(one["answer"] for batch in answers for one in batch) == ["already"] * 5 + ["done"] * 5
    with house.at_work(), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM people_person WHERE name LIKE 'Twice %'")
        assert cursor.fetchone() == (5,)


def test_a_photo_that_ends_while_its_command_is_being_done_finds_it():
    house = house_of("AAA", STAFF)
    phone, photo, person = enrolled(house), a_photo(), new_id()
    name = hashlib.sha256(photo).hexdigest()
    phone.say("people.register_worker", person, files=[name], said={"name": "Devli"})
    (command,) = phone.outbox.values()
    at_work, may_end = Event(), Event()

    def looks_and_waits(actor, row):
        found = use_files(actor, row)
        at_work.set()
        assert may_end.wait(30)
        return found

    with pytest.MonkeyPatch.context() as patched, ThreadPoolExecutor(2) as threads:
        patched.setattr("hamrah.sync.pushing.use_files", looks_and_waits)
        doing = threads.submit(in_thread, lambda: phone.ask("POST", "/sync/push/", {"commands": [command]}))
        assert at_work.wait(30)
        ending = threads.submit(in_thread, lambda: phone.upload(photo))
        wait_for(lambda: ending.done() or _somebody_waits())
        may_end.set()
        assert doing.result()[0] == ending.result()[0] == 200
    with house.at_work():
        assert Person.objects.get(id=person).photo is not None


def _somebody_waits():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
        return cursor.fetchone()[0] > 0


def test_a_full_disk_keeps_nothing_of_a_batch_and_the_same_batch_is_taken_later(monkeypatch):
    house = house_of("AAA", STAFF)
    phone = enrolled(house)
    for at in range(2):
        phone.say("people.register_worker", new_id(), said={"name": f"Full {at}"})
    phone.say("stands.note_rate", new_id(), trade="mason", rate_paise=90_000)

    def full(_actor, _asked):
        raise OperationalError("could not extend file: No space left on device")

    with monkeypatch.context() as patched:
        patched.setitem(
            field_verbs(), "stands.note_rate", replace(field_verbs()["stands.note_rate"], read=full)
        )
        status, answer = phone.ask("POST", "/sync/push/", {"commands": list(phone.outbox.values())})
    assert (status, answer["problem"]["code"]) == (503, "sync.busy")
    with house.at_work():
        assert not Person.objects.filter(name__startswith="Full ").exists()
    assert [one["answer"] for one in phone.send()] == ["done", "done", "refused"]
