"""What a phone asks beside her papers: which were seen, e-Shram number, where she lives, kind of work.

Not here: the screen (tests/journeys/test_morning.py), sealing (people/tests).
"""

import json

import pytest

from hamrah.people.models import Person, SealedFact
from hamrah.sync.models import Conflict, FieldCommand
from tests.cast import registered

pytestmark = pytest.mark.django_db
# Both pass the check digit of an Aadhaar number; in their own column they are none.
E_SHRAM, ANOTHER = 234123412346, 999941057058


@pytest.fixture
def person(ours):
    return registered(ours.staff["asha"], "Devli Bai", village_said="Sayra")


def correct(phone, person, **changes):
    phone.say("people.correct_worker", person.id, changes=changes, was=dict.fromkeys(changes, ""))
    (answer,) = phone.send()
    return answer


def test_papers_seen_are_added_sealed_and_never_come_back_to_a_phone(phone, person):
    for seen in (["ration", "voter"], ["eshram"]):
        phone.say("people.note_papers", person.id, seen=seen)
        (answer,) = phone.send()
        assert answer["answer"] == "done"
    assert SealedFact.objects.get(person=person, fact="papers").open() == "voter,ration,eshram"
    assert not any(bytes(row.sealed) for row in FieldCommand.objects.all())
    phone.fetch_all()
    held = json.dumps(phone.bundles)
    assert "Devli Bai" in held
    assert "voter" not in held


def test_what_is_no_list_of_papers_is_refused_in_words(phone, person):
    for seen, code in (([["ration"]], "sync.misread"), (["passport"], "people.no_such_paper")):
        command = phone.say("people.note_papers", person.id, seen=seen)
        (answer,) = phone.send()
        assert answer["problem"]["code"] == code
        del phone.outbox[command]


def test_her_e_shram_number_and_where_she_lives_are_written_in_their_columns(phone, person):
    said = {"panchayat_said": "Sayra", "block_said": "Gogunda", "sector": "Farms"}
    assert correct(phone, person, eshram_number=E_SHRAM, **said)["answer"] == "done"
    row = Person.objects.get(id=person.id)
    assert {name: getattr(row, name) for name in said} == said
    assert row.eshram_number == str(E_SHRAM)


def test_another_e_shram_number_than_the_office_has_is_asked(phone, person):
    correct(phone, person, eshram_number=E_SHRAM)
    assert correct(phone, person, eshram_number=E_SHRAM)["answer"] == "done"
    assert correct(phone, person, eshram_number=ANOTHER)["answer"] == "conflict"
    kept = Conflict.objects.get(person=person)
    assert (kept.field, kept.theirs, kept.yours) == ("eshram_number", E_SHRAM, ANOTHER)


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("eshram_number", 10**12, "people.bad_eshram"),
        ("eshram_number", str(E_SHRAM), "sync.misread"),
        ("sector", "s" * 41, "people.too_long"),
        ("occupation", "o" * 61, "people.too_long"),
    ],
)
def test_what_its_column_cannot_hold_is_refused_and_not_our_fault(phone, person, field, value, code):
    assert correct(phone, person, **{field: value})["problem"]["code"] == code
