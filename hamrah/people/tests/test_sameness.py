"""Two records that may be one person: suspicion, answer, merge and its undoing."""

import pytest
from django.db import connection

from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.people.actions import ask_further, merge_people, say_not_the_same, undo_merge
from hamrah.people.models import Merge, NotTheSame, Person, Phone, Suspicion
from hamrah.people.rules.ages import AgeSaid
from hamrah.people.rules.merging import TOGETHER
from hamrah.people.rules.registration import PhoneSaid
from hamrah.people.rules.stages import SUSPECTED
from hamrah.people.search import by_words
from hamrah.people.tests.office import Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return Office()


@pytest.fixture
def kanku(office):
    return office.worker(
        "Kanku Bai", accepted=True, relation="father", relation_name="Hema", village_said="Gogunda"
    )


@pytest.fixture
def twin(office):
    return office.worker(
        "કંકુબેન", accepted=True, known_as="Kanku", village_said="Sayra", hamlet="Upla phala",
        age=AgeSaid(28, today(), "about"), phones=(PhoneSaid("9829012345"),),
    )  # fmt: skip


@pytest.fixture
def suspicion(office, kanku, twin):
    with office.open():
        return Suspicion.objects.create(person=twin, other=kanku, score=9.0)


def merge(office, kept, gone, *, take=(), because="same face", role="coordinator"):
    with office.open(role):
        return merge_people(office.actor(role), kept=kept, gone=gone, take=list(take), because=because)


def undo(office, done, *, role="coordinator"):
    with office.open(role):
        return undo_merge(office.actor(role), merge=Merge.objects.get(id=done.id))


def two_people(office, person, other, *, because="another father", role="registrar"):
    with office.open(role):
        return say_not_the_same(office.actor(role), person=person, other=other, because=because)


def refusal(act):
    with pytest.raises(Problem) as caught:
        act()
    return caught.value.code


def everything(office, *people):
    """All that is kept of people, their keys and traits, and what is suspected: as plain rows."""
    numbers, ids = [person.no for person in people], [person.id for person in people]
    counted = {"version", "change"}
    with office.open(), connection.cursor() as cursor:
        cursor.execute("SELECT key, person FROM people_key WHERE person = ANY(%s) ORDER BY 1, 2", [numbers])
        keys = cursor.fetchall()
        cursor.execute("SELECT person, trait FROM people_trait WHERE person = ANY(%s) ORDER BY 1", [numbers])
        traits = cursor.fetchall()
        rows = [
            {name: value for name, value in row.items() if name not in counted}
            for model in (Person, Phone, Suspicion)
            for row in model.objects.filter(**{"id__in" if model is Person else "person__in": ids})
            .order_by("id")
            .values()
        ]
    return keys, traits, rows


def test_a_merge_undone_restores_everything(office, kanku, twin, suspicion):
    before = everything(office, kanku, twin)
    done = merge(office, kanku, twin, take=TOGETHER)
    assert everything(office, kanku, twin) != before
    undo(office, done)
    assert everything(office, kanku, twin) == before


def test_a_merge_undone_keeps_what_was_corrected_since(office, kanku, twin):
    done = merge(office, kanku, twin, take=["hamlet", "name"])
    with office.open():
        Person.objects.filter(id=kanku.id).update(hamlet="Nichla phala")
        undo(office, done)
        kanku.refresh_from_db()
    assert (kanku.name, kanku.hamlet) == ("Kanku Bai", "Nichla phala")


def test_a_name_taken_brings_its_script(office, kanku, twin):
    merge(office, kanku, twin, take=["name"])
    with office.open():
        kanku.refresh_from_db()
    assert (kanku.name, kanku.name_script) == ("કંકુબેન", "Gujr")


def test_what_is_found_under_the_record_gone_is_the_record_kept_once(office, kanku, twin):
    merge(office, kanku, twin)
    with office.open():
        found = by_words(office.actor(), "9829012345", at_most=5)
        again = by_words(office.actor(), "Kanku", at_most=5)
    assert [one.person_id for one in found] == [kanku.id]
    assert [one.person_id for one in again] == [kanku.id]


def test_a_record_merged_twice_on_is_found_as_the_last(office, kanku, twin):
    third = office.worker("Shanti Devi", accepted=True, village_said="Kotda")
    merge(office, kanku, twin)
    merge(office, third, kanku)
    with office.open():
        found = by_words(office.actor(), "9829012345", at_most=5)
        assert sorted(third.records) == sorted([third.id, kanku.id, twin.id])
    assert [one.person_id for one in found] == [third.id]


def test_who_was_suspected_is_accepted_again_when_the_answer_is_given(office, kanku, twin, suspicion):
    with office.open():
        Person.objects.filter(id=twin.id).update(state=SUSPECTED)
    two_people(office, twin, kanku)
    with office.open():
        twin.refresh_from_db()
    assert twin.state == "accepted"


def test_who_is_suspected_twice_waits_for_both_answers(office, kanku, twin, suspicion):
    third = office.worker("Shanti Devi", accepted=True)
    with office.open():
        Suspicion.objects.create(person=twin, other=third, score=8.0)
        Person.objects.filter(id=twin.id).update(state=SUSPECTED)
    two_people(office, twin, kanku)
    with office.open():
        twin.refresh_from_db()
    assert twin.state == SUSPECTED


def test_an_answer_is_kept_and_closes_the_suspicion(office, kanku, twin, suspicion):
    two_people(office, kanku, twin)
    with office.open():
        suspicion.refresh_from_db()
        assert NotTheSame.objects.get().because == "another father"
    assert suspicion.answer == "different"


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"because": " "}, "people.say_why"),
        ({"take": ["adult_from"]}, "people.unknown_field"),
        ({"role": "registrar"}, "verb.not_allowed"),
    ],
)
def test_a_merge_that_cannot_be_is_refused(office, kanku, twin, facts, code):
    assert refusal(lambda: merge(office, kanku, twin, **facts)) == code


def test_a_record_is_not_merged_into_itself(office, kanku):
    assert refusal(lambda: merge(office, kanku, kanku)) == "people.same_record"


def test_a_record_is_merged_once(office, kanku, twin):
    merge(office, kanku, twin)
    assert refusal(lambda: merge(office, kanku, twin)) == "people.merged_already"


def test_a_merge_is_undone_once(office, kanku, twin):
    done = merge(office, kanku, twin)
    undo(office, done)
    assert refusal(lambda: undo(office, done)) == "people.undone_already"


def test_a_registrar_undoes_nothing(office, kanku, twin):
    done = merge(office, kanku, twin)
    assert refusal(lambda: undo(office, done, role="registrar")) == "verb.not_allowed"


def test_two_people_need_a_reason(office, kanku, twin):
    assert refusal(lambda: two_people(office, kanku, twin, because="")) == "people.say_why"


def ask(office, person, other, *, because="father's name", role="registrar"):
    with office.open(role):
        return ask_further(office.actor(role), person=person, other=other, because=because)


def test_a_pair_kept_to_be_asked_says_what_and_stays_open(office, kanku, twin, suspicion):
    ask(office, kanku, twin)
    with office.open():
        suspicion.refresh_from_db()
        assert (suspicion.answer, suspicion.because) == ("ask", "father's name")
        assert not NotTheSame.objects.exists()


def test_two_people_is_taken_back_by_asking(office, kanku, twin, suspicion):
    two_people(office, kanku, twin)
    ask(office, twin, kanku)
    with office.open():
        suspicion.refresh_from_db()
        assert not NotTheSame.objects.exists()
    assert suspicion.answer == "ask"


def test_a_pair_nobody_suspected_may_be_kept_too(office, kanku, twin):
    assert ask(office, kanku, twin).person_id == twin.id


def test_what_is_to_be_asked_must_be_said(office, kanku, twin):
    assert refusal(lambda: ask(office, kanku, twin, because=" ")) == "people.say_what_to_ask"


def test_a_record_is_not_asked_about_beside_itself(office, kanku):
    assert refusal(lambda: ask(office, kanku, kanku)) in ("people.same_record", "verb.unknown_row")


def test_a_merged_record_is_not_asked_about(office, kanku, twin):
    merge(office, kanku, twin)
    assert refusal(lambda: ask(office, kanku, twin)) == "people.merged_already"
