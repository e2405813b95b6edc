"""Commands of a phone: each answered by itself, done once, in order, never dropped."""

import gzip
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import OperationalError

from hamrah.ground.day import today
from hamrah.ground.ids import new_id
from hamrah.ground.models import Journal
from hamrah.journeys.models import Spell
from hamrah.people.models import Consent, Membership, NotTheSame, Person, Suspicion
from hamrah.services.models import ServiceRequest
from hamrah.stands.models import RateSeen
from hamrah.sync.models import FieldCommand
from hamrah.sync.reading import field_verbs
from hamrah.sync.tests.fake_phone import enrolled

pytestmark = pytest.mark.django_db

YES = {"purpose": "register", "language": "hi", "how": "thumb", "witness": "Kamla"}


def register(phone, name="Nathi Bai Gameti", **more):
    person = new_id()
    said = {"name": name, "gender": "F", "birth_year": 1990, "village_said": "Sayra", **more.pop("said", {})}
    return person, phone.say("people.register_worker", person, said=said, consents=[YES], **more)


def answers(sent):
    return [one["answer"] for one in sent]


def test_a_registration_made_in_the_field_is_done_once_however_often_it_is_sent(phone):
    person, command = register(phone)
    commands = list(phone.outbox.values())
    assert answers(phone.send()) == ["done"]
    again = phone.send(commands)
    assert (answers(again), again[0]["was"], again[0]["row"]["id"]) == (["already"], "done", str(person))
    row = Person.objects.get(id=person)
    assert (row.name, row.registered_on) == ("Nathi Bai Gameti", today())
    assert Consent.objects.filter(person=row, purpose="register", given_how="thumb").count() == 1
    entry = Journal.objects.get(command=command)
    assert (entry.verb, entry.device) == ("people.register_worker", str(phone.phone))


def test_what_was_done_cannot_be_done_otherwise_under_the_same_id(phone):
    _person, command = register(phone)
    first = dict(phone.outbox[command])
    phone.send()
    (answer,) = phone.send([{**first, "what": {"said": {"name": "Somebody else"}}}])
    assert (answer["answer"], answer["problem"]["code"]) == ("refused", "verb.command_reused")


def test_a_refused_command_keeps_its_reason_and_the_rest_goes_on(phone):
    register(phone, said={"birth_year": 2020})
    person, _command = register(phone, name="Hemli")
    first, second = phone.send()
    assert (first["answer"], first["problem"]["code"]) == ("refused", "people.age_out_of_range")
    assert second["answer"] == "done"
    assert Person.objects.filter(id=person).exists()
    assert len(phone.outbox) == 1


def test_a_refused_command_is_mended_under_its_own_id(phone):
    person, command = register(phone, said={"birth_year": 2020})
    phone.send()
    phone.outbox[command]["what"]["said"]["birth_year"] = 1992
    assert answers(phone.send()) == ["done"]
    assert Person.objects.get(id=person).birth_year == 1992


def test_what_builds_on_something_refused_is_parked_and_goes_on_by_itself(phone):
    person, command = register(phone, said={"birth_year": 2020})
    phone.say("journeys.start_spell", person, needs=[command], left_on="2026-03-01", destination_said="Surat")
    assert answers(phone.send()) == ["refused", "parked"]
    phone.outbox[command]["what"]["said"]["birth_year"] = 1992
    sent = phone.send([phone.outbox[command]])
    assert answers(sent) == ["done"]
    spell = Spell.objects.get(person=person)
    assert (spell.destination_said, spell.state) == ("Surat", "left")
    assert answers(phone.send()) == ["already"]
    assert not phone.outbox


def test_a_later_batch_that_arrives_first_waits_for_the_earlier(phone):
    person, _command = register(phone)
    first = list(phone.outbox.values())
    phone.say("journeys.start_spell", person, left_on="2026-03-01", destination_said="Surat")
    second = [one for one in phone.outbox.values() if one not in first]
    assert answers(phone.send(second)) == ["parked"]
    assert answers(phone.send(first)) == ["done"]
    assert Spell.objects.filter(person=person).count() == 1


def test_within_a_batch_the_counter_gives_the_order_not_the_place(phone):
    person, _command = register(phone)
    phone.say("journeys.start_spell", person, left_on="2026-03-01", destination_said="Surat")
    backwards = list(reversed(phone.outbox.values()))
    assert answers(phone.send(backwards)) == ["done", "done"]


def test_a_row_made_by_a_command_is_named_by_the_command(phone):
    person, _command = register(phone)
    spell = phone.say("journeys.start_spell", person, left_on="2026-03-01", destination_said="Surat")
    phone.say("journeys.end_spell", f"command:{spell}", how="returned", returned_on="2026-06-01")
    home = phone.say("people.join_household", person, is_head=True)
    child, _command = register(phone, name="Kanku", said={"birth_year": 2000})
    phone.say("people.join_household", child, household=f"command:{home}", relation="daughter")
    assert answers(phone.send()) == ["done"] * 6
    assert Spell.objects.get(person=person).state == "returned"
    assert len(set(Membership.objects.filter(person__in=[person, child]).values_list("household_id"))) == 1


def test_who_gives_a_command_up_lets_what_builds_on_it_end(phone):
    person, command = register(phone, said={"birth_year": 2020})
    phone.say("journeys.start_spell", person, needs=[command], left_on="2026-03-01", destination_said="Surat")
    phone.send()
    dropped = {**phone.outbox[command], "verb": "drop", "what": {}}
    assert answers(phone.send([dropped])) == ["dropped"]
    (answer,) = phone.send()
    assert (answer["answer"], answer["problem"]["code"]) == ("refused", "sync.built_on_dropped")


def test_the_day_is_that_of_the_phone_corrected_by_what_its_clock_is_off(ours):
    phone = enrolled(ours, skew=timedelta(days=-3 * 365))
    phone.say("stands.note_rate", ours.stand.id, trade="mason", rate_paise=90_000)
    (answer,) = phone.send()
    assert (answer["answer"], answer["marks"]) == ("done", ["clock"])
    assert RateSeen.objects.get(id=answer["row"]["id"]).seen_on == today()
    kept = FieldCommand.objects.get(command=answer["command"])
    assert (datetime.now(UTC) - kept.said_at).days == 3 * 365


def test_an_entry_dated_ahead_is_marked_not_refused(phone, ours):
    phone.say("stands.note_rate", ours.stand.id, trade="mason", rate_paise=90_000)
    (one,) = phone.outbox.values()
    one["at"] = "2041-01-01T08:00:00+05:30"
    (answer,) = phone.send()
    assert (answer["answer"], answer["marks"]) == ("done", ["clock"])


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        ({"verb": "access.grant_role"}, "sync.no_such_verb"),
        ({"counter": -7}, "sync.misread_command"),
        ({"on": "her"}, "sync.misread_command"),
        ({"what": {"rate_paise": "nine hundred"}}, "sync.misread"),
        ({"what": {"seen_on": "31 February"}}, "sync.misread"),
        ({"files": ["abc"]}, "sync.misread_command"),
        ({"what": {"whom": "x" * 50_000}}, "sync.too_large"),
        ({"what": {"whom": "123456789012"}}, "stands.unknown_trade"),
    ],
)
def test_one_broken_command_is_refused_alone(phone, ours, broken, code):
    phone.say("stands.note_rate", ours.stand.id, trade="mason", rate_paise=90_000)
    (one,) = phone.outbox.values()
    one.update(broken)
    register(phone)
    first, second = phone.send()
    assert (first["answer"], first["problem"]["code"]) == ("refused", code)
    assert second["answer"] == "done"


def test_fifty_levels_of_nesting_are_refused_and_a_hundred_thousand_are_not_read(phone):
    deep: dict = {}
    for _level in range(50):
        deep = {"a": deep}
    phone.say("people.note_work", new_id(), changes=deep)
    (answer,) = phone.send()
    assert answer["problem"]["code"] == "sync.too_deep"
    status, refused = phone.ask("POST", "/sync/push/", raw=b'{"commands":' + b"[" * 100_000)
    assert (status, refused["problem"]["code"]) == (400, "sync.not_json")


def test_two_at_one_village_who_look_alike_are_flagged_not_stopped(ours):
    one, other = enrolled(ours), enrolled(ours, "bina")
    said = {"relation": "father", "relation_name": "Dala Gameti", "village_said": "Sayra"}
    first, _command = register(one, name="Nathi Bai Gameti", said=said)
    second, _command = register(other, name="Nathi Bai Gameti", said=said)
    assert answers(one.send()) == ["done"]
    assert answers(other.send()) == ["done"]
    suspicion = Suspicion.objects.get(person_id=second)
    assert (suspicion.other_id, suspicion.answer) == (first, "")
    other.fetch_all()
    assert other.bundles[str(second)]["person"][0]["alike"][0]["other"] == str(first)


def test_not_the_same_said_on_a_phone_holds(ours):
    one, other = enrolled(ours), enrolled(ours, "bina")
    said = {"relation": "father", "relation_name": "Dala Gameti", "village_said": "Sayra"}
    first, _command = register(one, said=said)
    one.send()
    second, _command = register(
        other, said=said, not_the_same=[{"other": str(first), "because": "another face"}]
    )
    assert answers(other.send()) == ["done"]
    assert NotTheSame.objects.filter(person_id=second, other_id=first).exists()
    assert not Suspicion.objects.filter(person_id=second, answer="").exists()


def test_a_service_is_asked_for_and_carried_on(phone, ours):
    person, _command = register(phone)
    asked = phone.say("services.ask", person, kind="job", said={"trade": "mason"}, words="from Monday")
    phone.say("services.take_step", f"command:{asked}", step="offer", words="a site in Udaipur")
    assert answers(phone.send()) == ["done"] * 3
    row = ServiceRequest.objects.get(person=person)
    assert (row.state, row.asked_on) == ("offered", today())


def test_a_phone_without_leave_for_a_verb_is_refused_it(ours):
    phone = enrolled(ours, "gita")
    phone.say("journeys.start_spell", ours.person.id, left_on="2026-03-01", destination_said="Surat")
    (answer,) = phone.send()
    assert (answer["answer"], answer["problem"]["code"]) == ("refused", "verb.not_allowed")


def test_more_than_fifty_at_once_are_refused_whole(phone):
    for _one in range(51):
        register(phone)
    batch = list(phone.outbox.values())
    status, answer = phone.ask("POST", "/sync/push/", {"commands": batch})
    assert (status, answer["problem"]["code"]) == (422, "sync.too_many")
    assert len(phone.outbox) == 51


def test_a_compressed_batch_is_read_and_a_bomb_is_not(phone):
    _person, _command = register(phone)
    assert answers(phone.send(packed=True)) == ["done"]
    status, answer = phone.ask("POST", "/sync/push/", raw=b" " * 40_000_000, packed=True)
    assert (status, answer["problem"]["code"]) == (413, "sync.too_large")


def test_a_truncated_batch_changes_nothing(phone):
    register(phone)
    whole = gzip.compress(json.dumps({"commands": list(phone.outbox.values())}).encode())
    body = whole[: len(whole) // 2]
    headers = phone.headers("POST", "/sync/push/", body, place=phone.place) | {"Content-Encoding": "gzip"}
    status, _content = phone.carry("POST", "/sync/push/", headers, body)
    assert status == 400
    assert not FieldCommand.objects.filter(partition_id=phone.partition).exists()


def test_who_is_registered_already_is_not_registered_again_under_her_id(phone, ours):
    phone.say("people.register_worker", ours.person.id, said={"name": "Somebody else"})
    (answer,) = phone.send()
    assert answer["problem"]["code"] == "people.registered_already"
    assert Person.objects.get(id=ours.person.id).name == ours.person.name


def test_a_fault_of_ours_in_one_command_holds_up_no_other(phone, monkeypatch, ours):
    broken = replace(field_verbs()["stands.note_rate"], read=lambda actor, asked: 1 / 0)
    monkeypatch.setitem(field_verbs(), "stands.note_rate", broken)
    phone.say("stands.note_rate", ours.stand.id, trade="mason", rate_paise=90_000)
    register(phone)
    first, second = phone.send()
    assert (first["problem"]["code"], second["answer"]) == ("sync.went_wrong", "done")
    assert len(phone.outbox) == 1


def test_a_command_about_anothers_worker_is_refused_as_about_nobody(houses):
    ours, theirs = houses
    with ours.at_work():
        answers = []
        for person in (theirs.person.id, new_id()):
            phone = enrolled(ours)
            phone.say("people.note_work", person, changes={"occupation": "mason"}, was={"occupation": ""})
            answers += phone.send()
    assert [one["answer"] for one in answers] == ["refused", "refused"]
    assert answers[0]["problem"] == answers[1]["problem"]
    assert answers[0]["problem"]["code"] == "verb.unknown_row"


def test_a_database_that_is_away_refuses_the_whole_and_nothing_is_forgotten(phone, monkeypatch):
    def gone(*_args):
        raise OperationalError("server closed the connection")

    monkeypatch.setattr("hamrah.sync.views.protocol.push", gone)
    status, answer = phone.ask("POST", "/sync/push/", {"commands": []})
    assert (status, answer["problem"]["code"]) == (503, "sync.busy")


def test_who_did_not_come_to_a_camp_is_noted_and_the_phone_sees_it_on_its_list(phone, ours):
    due = ours.extras["due"]
    phone.say("cards.note_absent", ours.camp.id, cards=[str(due.id)])
    phone.say("cards.note_absent", ours.camp.id, cards=[str(new_id())])
    done, unknown = phone.send()
    assert (done["answer"], unknown["problem"]["code"]) == ("done", "verb.unknown_row")
    _status, told = phone.ask("GET", "/sync/lists/?have=")
    (camp,) = told["lists"]["camps"]["rows"]
    assert [line["card"] for line in camp["lines"] if line.get("absent")] == [str(due.id)]
