"""The pages on which two records are compared, joined and separated."""

import pytest
from django.utils import timezone

from hamrah.ground.ids import new_id
from hamrah.people.models import Merge, NotTheSame, Person, Suspicion
from hamrah.people.tests.office import Office

pytestmark = pytest.mark.django_db

SUSPICIONS = "/people/suspicions/"


@pytest.fixture
def office():
    return Office()


@pytest.fixture
def pair(office):
    kept = office.worker("Kanku Bai", accepted=True, village_said="Gogunda", relation_name="Hema")
    gone = office.worker("Shanti Devi", accepted=True, village_said="Sayra", hamlet="Upla phala")
    with office.open():
        Suspicion.objects.create(person=gone, other=kept, score=9.0)
    return kept, gone


def side_by_side(pair, *, listed=False):
    return f"/people/{pair[0].id}/comparison/{pair[1].id}/" + ("?list" if listed else "")


def text(response):
    return response.content.decode()


def test_open_pairs_are_listed(office, pair):
    page = text(office.browser("registrar").get(SUSPICIONS))
    assert "Kanku Bai" in page
    assert "Shanti Devi" in page


def test_another_office_sees_no_pair(pair):
    assert "Nobody looks registered twice" in text(Office("Another office").browser().get(SUSPICIONS))


def test_at_most_twenty_pairs_stand_on_a_page_the_likeliest_first(office):
    people = [
        office.worker(f"{name} Bai", accepted=True)
        for name in ("Rama", "Soma", "Tulsi", "Uma", "Vali", "Champa", "Dhuli")
    ]
    with office.open():
        pairs = [(one, two) for at, one in enumerate(people) for two in people[:at]]
        for score, (one, two) in enumerate(pairs):
            Suspicion.objects.create(person=one, other=two, score=score)
    page = office.browser().get(SUSPICIONS)
    scores = [pair.score for pair in page.context["page"]]
    assert scores == sorted(range(1, 21), reverse=True)


def test_both_records_stand_side_by_side(office, pair):
    page = text(office.browser().get(side_by_side(pair)))
    for said in ("Kanku Bai", "Shanti Devi", "Gogunda", "Sayra", "Upla phala"):
        assert said in page


def test_chosen_fields_are_taken(office, pair):
    said = {"answer": "same", "because": "same face", "from_village_said": "other", "from_name": "this"}
    office.browser().post(side_by_side(pair), said)
    with office.open():
        kept = Person.objects.get(id=pair[0].id)
        gone = Person.objects.get(id=pair[1].id)
    assert (kept.name, kept.village_said, gone.merged_into_id) == ("Kanku Bai", "Sayra", kept.id)


def test_two_people_stay_two(office, pair):
    answer = office.browser("registrar").post(
        side_by_side(pair, listed=True), {"answer": "different", "because": "another face"}
    )
    assert answer.headers["Location"] == SUSPICIONS
    with office.open():
        assert NotTheSame.objects.exists()


def test_without_a_reason_nothing_happens(office, pair):
    assert "Say why" in text(office.browser().post(side_by_side(pair), {"answer": "same", "because": ""}))


def test_a_registrar_cannot_join_records(office, pair):
    browser = office.browser("registrar")
    assert 'value="same"' not in text(browser.get(side_by_side(pair)))
    answer = browser.post(side_by_side(pair), {"answer": "same", "because": "same face"})
    assert "You may not do this" in text(answer)


def test_a_stranger_finds_neither_record(pair):
    assert Office("Another office").browser().get(side_by_side(pair)).status_code == 404


def test_a_merge_is_undone_on_its_page(office, pair):
    browser = office.browser()
    browser.post(side_by_side(pair), {"answer": "same", "because": "same face", "from_village_said": "other"})
    with office.open():
        address = f"/people/merges/{Merge.objects.get().id}/separation/"
    page = text(browser.get(address))
    assert "same face" in page
    assert "Sayra" in page
    browser.post(address)
    with office.open():
        assert Person.objects.get(id=pair[0].id).village_said == "Gogunda"
        assert not Person.objects.exclude(merged_into=None).exists()


def test_the_home_page_says_how_many_pairs_wait(office, pair):
    assert "Pairs that look like one person" in text(office.browser().get("/"))


def test_what_was_answered_today_leaves_less_of_the_day(office, pair, monkeypatch):
    monkeypatch.setattr("hamrah.people.twice.A_DAY", 1)
    third = office.worker("Rama Bai", accepted=True)
    with office.open():
        Suspicion.objects.create(person=third, other=pair[0], score=3.0)
    browser = office.browser()
    assert [one.score for one in browser.get(SUSPICIONS).context["page"]] == [9.0]
    with office.open():
        Suspicion.objects.filter(score=9.0).update(answer="different", answered_at=timezone.now())
        centres = set(Person.objects.values_list("centre", flat=True))
    left = [one.score for one in browser.get(SUSPICIONS).context["page"]]
    assert left == ([3.0] if centres == {None} else [])


def test_a_pair_to_be_asked_about_moves_to_its_own_list(office, pair):
    browser = office.browser("registrar")
    answer = {"answer": "ask", "because": "father's name", "command": str(new_id())}
    browser.post(side_by_side(pair, listed=True), answer)
    assert "Shanti Devi" not in text(browser.get(SUSPICIONS))
    asking = text(browser.get(SUSPICIONS + "?ask"))
    assert "Shanti Devi" in asking
    assert "father&#x27;s name" in asking
