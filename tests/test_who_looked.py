"""The worker's own sheet of who looked at her; and that restricted people are met nowhere."""

import argparse
import io

import pytest

from hamrah.access.models import Reading
from hamrah.ground.models import Journal
from hamrah.ground.problem import Problem
from hamrah.ground.terminal import Out
from hamrah.people import actions
from hamrah.people.commands import COMMANDS
from hamrah.people.models import Person, Suspicion
from hamrah.people.rules.facts import Facts
from hamrah.people.search import likely_same
from tests.cast import registered

pytestmark = pytest.mark.django_db


def sheet(house, name="bina", *, safe="yes"):
    return house.client_of(name).post(f"/people/{house.person.id}/looked/", {"safe": safe})


def test_first_it_asks_whether_paper_is_safe_and_shows_nothing(houses):
    ours, _theirs = houses
    ours.client_of("asha").get(f"/people/{ours.person.id}/")
    text = ours.client_of("bina").get(f"/people/{ours.person.id}/looked/").content.decode()
    assert "Is it safe for you" in text
    assert "Asha" not in text


def test_the_sheet_says_who_with_her_role_when_and_where_in_words(houses):
    ours, _theirs = houses
    for _turn in range(2):
        ours.client_of("asha").get(f"/people/{ours.person.id}/")
    text = sheet(ours).content.decode()
    for words in ("Asha", "Registrar", "on her page", "(2 times)"):
        assert words in text


def test_not_safe_shows_nothing_and_says_what_then(houses):
    ours, _theirs = houses
    answer = sheet(ours, safe="no")
    assert answer.status_code == 302
    with ours.at_work("bina"), pytest.raises(Problem) as refused:
        actions.show_who_looked(ours["bina"], person=ours.person, is_safe=False)
    assert refused.value.code == "people.not_safe"


def test_looks_at_facts_of_danger_are_not_on_it(houses):
    """Who fears her husband wrote down that she does: the sheet he may find must not say so."""
    ours, _theirs = houses
    with ours.at_work("ela"):
        actions.note_sealed_fact(ours["ela"], person=ours.person, fact="safety", value="afraid at home")
    ours.client_of("gita").get(f"/people/{ours.person.id}/sealed/facts/")
    text = sheet(ours).content.decode()
    assert "Gita" not in text
    with ours.at_work("ela"):
        assert Reading.objects.filter(page="people.danger", user_id=ours["gita"].user_id).exists()


def test_where_nothing_is_sealed_the_page_says_so(houses):
    ours, _theirs = houses
    answer = ours.client_of("gita").get(f"/people/{ours.photographed.id}/sealed/facts/")
    assert answer.status_code == 200
    assert "Nothing is noted yet." in answer.content.decode()


def test_a_look_at_sealed_facts_without_danger_is_told(houses):
    ours, _theirs = houses
    ours.client_of("gita").get(f"/people/{ours.person.id}/sealed/facts/")
    assert "her sensitive facts" in sheet(ours).content.decode()


def test_the_sheet_is_itself_logged_and_in_the_journal(houses):
    ours, _theirs = houses
    sheet(ours)
    with ours.at_work("bina"):
        assert Reading.objects.filter(page="people.looked", people=[ours.person.id]).exists()
        row = Journal.objects.get(verb="people.show_who_looked")
    assert (row.user_id, row.subject_id) == (ours["bina"].user_id, ours.person.id)


def test_looks_at_records_joined_into_hers_are_hers(houses):
    ours, _theirs = houses
    with ours.at_work("ela"):
        merge = ours.merge
    ours.client_of("asha").get(f"/people/{merge.kept_id}/")
    text = ours.client_of("bina").post(f"/people/{merge.kept_id}/looked/", {"safe": "yes"}).content.decode()
    assert "Asha" in text


# -- restricted people -----------------------------------------------------------------------------

EVERYBODY = ("asha", "farah", "gita", "bina", "ela")
WITHOUT = ("asha", "farah", "gita")


@pytest.fixture
def restricted(houses):
    """Asked to be hidden: in Kesar's household, alike to a draft."""
    ours, _theirs = houses
    boss = ours["ela"]
    with ours.at_work("ela"):
        person = registered(boss, "Dhapu Bai Katara", relation_name="Hira", village_said="Sayra")
        actions.join_household(boss, person=person, household=ours.household, since=ours.membership.since)
        Suspicion.objects.create(person=ours.draft, other=person, score=12.0)
        actions.restrict_worker(boss, person=person)
    return person


def pages_of(house):
    return (
        "/people/search/?words=Dhapu+Katara",
        "/people/search/?name=Dhapu&village=Sayra",
        f"/people/{house.person.id}/household/",
        "/people/likely/?name=Dhapu+Bai+Katara&relation_name=Hira&village_said=Sayra",
        "/people/suspicions/",
        "/people/attestation/?words=Dhapu",
        "/people/waiting/?stage=draft",
        "/cards/?words=Dhapu",
        "/cards/",
        "/figures/",
        "/",
    )


@pytest.mark.parametrize("name", WITHOUT)
def test_who_does_not_decide_on_her_record_meets_her_nowhere(name, houses, restricted):
    ours, _theirs = houses
    client = ours.client_of(name)
    assert client.get(f"/people/{restricted.id}/").status_code == 404
    for path in pages_of(ours):
        text = client.get(path).content.decode()
        assert "Dhapu Bai Katara<" not in text, path
        assert str(restricted.id) not in text, path


def test_before_that_they_met_her(houses, restricted):
    """Else the tests below would find her nowhere whatever is shown."""
    ours, _theirs = houses
    with ours.at_work("ela"):
        Person.objects.filter(id=restricted.id).update(restricted_at=None)
    client = ours.client_of("bina")
    for path in (
        f"/people/{ours.person.id}/household/",
        "/people/likely/?name=Dhapu+Bai+Katara&relation_name=Hira&village_said=Sayra",
        "/people/suspicions/",
    ):
        assert str(restricted.id) in client.get(path).content.decode(), path


@pytest.mark.parametrize("name", EVERYBODY)
def test_in_households_and_among_faces_nobody_meets_her(name, houses, restricted):
    ours, _theirs = houses
    client = ours.client_of(name)
    for path in (
        f"/people/{ours.person.id}/household/",
        f"/people/{ours.draft.id}/household/?words=Dhapu",
        "/people/likely/?name=Dhapu+Bai+Katara&relation_name=Hira&village_said=Sayra",
        "/people/suspicions/",
        f"/people/{ours.draft.id}/",
    ):
        assert str(restricted.id) not in client.get(path).content.decode(), path


def test_she_is_nobodys_likely_same_and_stops_no_registration(houses, restricted):
    ours, _theirs = houses
    with ours.at_work("ela"):
        asked = Facts(name="Dhapu Bai Katara", relation_name="Hira", village="Sayra")
        assert restricted.id not in {one.person_id for one in likely_same(ours["ela"], asked, at_most=5)}
        registered(ours["asha"], "Dhapu Bai Katara", relation_name="Hira", village_said="Sayra")


def test_the_command_line_finds_her_for_nobody_who_may_not(houses, restricted):
    search = next(command for command in COMMANDS if command.name == "search")
    out = io.StringIO()
    arguments = argparse.Namespace(text="Dhapu Katara", org="AAA", user="asha")
    search.run(arguments, Out(as_json=True, stdout=out))
    assert str(restricted.id) not in out.getvalue()
