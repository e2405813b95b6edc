"""Two change one worker: what does not touch merges; one value said twice waits for a person to choose."""

import pytest

from hamrah.people import actions
from hamrah.people.models import Person
from hamrah.sync.actions import settle_conflict
from hamrah.sync.models import Conflict
from hamrah.sync.rules.merging import merged
from hamrah.sync.tests.fake_phone import enrolled, refuses
from tests.cast import registered

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(ours):
    return registered(ours.staff["asha"], "Devli Bai", village_said="Sayra", hamlet="Kala phala")


def correct(phone, person, was, **changes):
    return phone.say("people.correct_worker", person.id, changes=changes, was=was, base=person.version)


def in_the_office(ours, person, **changes):
    now = Person.objects.get(id=person.id)
    actions.correct_worker(ours.staff["bina"], person=now, version=now.version, changes=changes)


def test_different_fields_merge(ours, person):
    phone = enrolled(ours)
    correct(phone, person, {"hamlet": "Kala phala"}, hamlet="Upla phala")
    in_the_office(ours, person, known_as="Devi")
    (answer,) = phone.send()
    row = Person.objects.get(id=person.id)
    assert (answer["answer"], row.hamlet, row.known_as) == ("done", "Upla phala", "Devi")
    assert answer["row"]["version"] == row.version


def test_the_same_value_said_twice_is_no_conflict(ours, person):
    phone = enrolled(ours)
    correct(phone, person, {"hamlet": "Kala phala"}, hamlet="Upla phala")
    in_the_office(ours, person, hamlet="Upla phala")
    assert [one["answer"] for one in phone.send()] == ["done"]
    assert not Conflict.objects.filter(person=person).exists()


def clash(ours, person):
    phone = enrolled(ours)
    correct(phone, person, {"hamlet": "Kala phala", "known_as": ""}, hamlet="Upla phala", known_as="Devi")
    in_the_office(ours, person, hamlet="Nichla phala")
    (answer,) = phone.send()
    return phone, answer


def test_the_same_field_keeps_both_and_the_rest_is_written(ours, person):
    phone, answer = clash(ours, person)
    assert (answer["answer"], answer["merged"], list(answer["fields"])) == (
        "conflict",
        ["known_as"],
        ["hamlet"],
    )
    row = Person.objects.get(id=person.id)
    assert (row.hamlet, row.known_as) == ("Nichla phala", "Devi")
    kept = Conflict.objects.get(person=person)
    assert (kept.was, kept.yours, kept.theirs) == ("Kala phala", "Upla phala", "Nichla phala")
    assert (kept.yours_by_id, kept.theirs_by_id) == (ours.users["asha"].id, ours.users["bina"].id)
    assert (kept.entered_at, kept.theirs_at is not None) == ("Gogunda naka", True)
    assert not phone.outbox


@pytest.mark.parametrize(
    ("choice", "stands"), [("yours", "Upla phala"), ("theirs", "Nichla phala"), ("both", "Nichla phala")]
)
def test_a_person_chooses_in_the_office(ours, person, choice, stands):
    clash(ours, person)
    client = ours.client_of("bina")
    kept = Conflict.objects.get(person=person)
    client.get("/sync/conflicts/")
    answer = client.post(f"/sync/conflicts/{kept.id}/", {"choice": choice, "command": str(kept.id)})
    assert answer.status_code == 302
    assert Person.objects.get(id=person.id).hamlet == stands
    assert Conflict.objects.get(person=person).choice == choice
    shown = "Upla phala" in client.get(person.get_absolute_url()).content.decode()
    assert shown is (choice in ("both", "yours"))


def test_it_is_settled_on_the_phone_of_who_holds_her(ours, person):
    phone, _answer = clash(ours, person)
    phone.fetch_all()
    (held,) = phone.bundles[str(person.id)]["conflict"]
    assert (held["field"], held["yours"], held["theirs"]) == ("hamlet", "Upla phala", "Nichla phala")
    assert (held["entered_at"], held["theirs_office"], "theirs_where" in held) == (
        "Gogunda naka",
        True,
        False,
    )
    phone.say("sync.settle_conflict", held["id"], choice="yours")
    assert [one["answer"] for one in phone.send()] == ["done"]
    assert Person.objects.get(id=person.id).hamlet == "Upla phala"
    phone.fetch_all()
    assert "conflict" not in phone.bundles[str(person.id)]


def test_of_two_phones_both_places_are_told(ours, person):
    one, other = enrolled(ours), enrolled(ours, "bina")
    correct(one, person, {"hamlet": "Kala phala"}, hamlet="Upla phala")
    correct(other, person, {"hamlet": "Kala phala"}, hamlet="Nichla phala")
    (said,) = one.outbox.values()
    said["entered_at"] = "Sayra chauraha"
    assert [phone.send()[0]["answer"] for phone in (one, other)] == ["done", "conflict"]
    kept = Conflict.objects.get(person=person)
    assert (kept.theirs_where(), kept.entered_at) == ("Sayra chauraha", "Gogunda naka")
    assert "Sayra chauraha" in ours.client_of("bina").get("/sync/conflicts/").content.decode()


def test_nobody_chooses_twice_nor_something_else(ours, person):
    clash(ours, person)
    kept, bina = Conflict.objects.get(person=person), ours.staff["bina"]
    with refuses("sync.no_such_choice"):
        settle_conflict(bina, conflict=kept, choice="mine")
    settle_conflict(bina, conflict=kept, choice="theirs")
    with refuses("sync.settled_already"):
        settle_conflict(bina, conflict=kept, choice="yours")


def test_facts_that_add_never_conflict(ours, person):
    one, other = enrolled(ours), enrolled(ours, "bina")
    for phone, number in ((one, "9812300001"), (other, "9812300002")):
        phone.say("people.add_phone", person.id, number=number)
    assert [answer["answer"] for phone in (one, other) for answer in phone.send()] == ["done", "done"]
    assert person.phones.count() == 2


def test_an_empty_value_is_the_same_however_it_is_written():
    found = merged(was={}, now={"hamlet": "", "village": None}, changes={"hamlet": "Upla", "village": "x"})
    assert (found.write, found.clash) == ({"hamlet": "Upla", "village": "x"}, ())
