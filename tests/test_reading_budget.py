"""How many people somebody may look at in a day; a second person's yes; a place alone is no question."""

import argparse
import io
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from hamrah.access.actions import answer_more, ask_for_more, set_readings_a_day
from hamrah.access.actor import actor_for
from hamrah.access.models import MoreReadings, Reading, Revealed, log_reading
from hamrah.access.models.readings import looked_at_today
from hamrah.ground import context
from hamrah.ground.ids import new_id
from hamrah.ground.models import Journal
from hamrah.ground.problem import Problem
from hamrah.ground.terminal import Out
from hamrah.people.commands import COMMANDS
from tests.cast import registered, signed_in

pytestmark = pytest.mark.django_db
SPENT = "a second person can agree"


def with_budget(house, people):
    """The house with so small a budget; the rule about its least size is the verb's."""
    with house.at_work("ela"):
        house.organisation.readings_a_day = people
        house.organisation.save(update_fields=["readings_a_day"])


def fresh(house, name, **said):
    with context.opened(door="identify"):
        return actor_for(house.users[name], second_step=True, **said)


def is_spent(answer) -> bool:
    return answer.status_code == 422 and SPENT in answer.content.decode().lower()


def test_a_scraper_is_stopped_and_then_sees_nobody(houses):
    ours, _theirs = houses
    with ours.at_work("ela"):
        for number in range(12):
            name, age = f"Ramesh Katara{'aeiou'[number % 5]}{number}", 18 + 6 * number
            registered(ours["ela"], name, village_said=f"V{number}", age=age)
    with_budget(ours, 5)
    client, seen = ours.client_of("asha"), set()
    for words in ("Ramesh", "Katara", "Ramesh Kataraa0", "Ramesh Katarae1", "Kesar", "Teju", "Sunki"):
        answer = client.get("/people/search/", {"words": words, "more": "1"})
        seen |= {row.person.id for row in (answer.context or {}).get("rows") or ()}
    assert 0 < len(seen) <= 5
    assert is_spent(client.get("/people/search/", {"words": "Ramesh Katara", "more": "1"}))


def test_people_looked_at_already_stay_open_when_the_budget_is_spent(houses):
    ours, _theirs = houses
    with_budget(ours, 1)
    client = ours.client_of("asha")
    for _turn in range(3):
        assert client.get(f"/people/{ours.person.id}/").status_code == 200
    answer = client.get(f"/people/{ours.photographed.id}/")
    assert is_spent(answer)
    assert "Teju" not in answer.content.decode()
    assert client.get(f"/people/{ours.person.id}/").status_code == 200


def test_it_is_different_people_in_rolling_24_hours(houses):
    ours, _theirs = houses
    with_budget(ours, 2)
    asha = fresh(ours, "asha")
    people = [new_id() for _one in range(3)]
    with ours.at_work("asha"):
        for _turn in range(3):
            log_reading(asha, page="people.search", people=people[:2])
        assert looked_at_today(asha) == 2
        with pytest.raises(Problem) as refused, transaction.atomic():
            log_reading(asha, page="people.search", people=[people[2]])
        assert refused.value.code == "access.budget_spent"
        assert not Reading.objects.filter(people=[people[2]]).exists()
        Revealed.objects.filter(person_id=people[0]).update(at=timezone.now() - timedelta(hours=25))
        log_reading(asha, page="people.search", people=[people[2]])


def test_each_has_a_budget_of_her_own_in_each_organisation(houses):
    ours, theirs = houses
    with_budget(ours, 1)
    for house, name in ((ours, "asha"), (ours, "bina"), (theirs, "deepa")):
        with house.at_work(name):
            log_reading(fresh(house, name), page="people.search", people=[new_id()])


def test_the_door_is_one_statement(houses):
    ours, _theirs = houses
    with ours.at_work("asha"), CaptureQueriesContext(connection) as asked:
        log_reading(ours["asha"], page="people.search", people=[new_id(), new_id()])
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("asha", "/people/{person}/"),
        ("asha", "/people/search/?words=Kesar+Gameti"),
        ("asha", "/people/waiting/?stage=submitted"),
        ("asha", "/people/attestation/?words=Kesar"),
        ("asha", "/people/{draft}/household/?words=Kesar"),
        ("asha", "/people/{person}/comparison/{twin}/"),
        ("asha", "/journeys/{person}/departure/"),
        ("asha", "/journeys/spells/{spell}/facts/"),
        ("gita", "/journeys/spells/{spell}/parties/"),
        ("farah", "/cards/"),
        ("farah", "/cards/?words=Kesar"),
        ("bina", "/people/{person}/looked/"),
        ("gita", "/people/{person}/sealed/facts/"),
    ],
)
def test_every_page_with_names_asks_at_the_same_door(name, path, houses):
    ours, _theirs = houses
    path = path.format(person=ours.person.id, draft=ours.draft.id, twin=ours.twin.id, spell=ours.spell.id)
    client = ours.client_of(name)
    assert client.get(path).status_code == 200
    with ours.at_work(name):
        actor = fresh(ours, name)
        assert looked_at_today(actor) >= 1
    with ours.at_work("ela"):
        Revealed.objects.update(at=timezone.now() - timedelta(hours=30))
    with_budget(ours, 0)
    assert is_spent(client.get(path))


def test_hints_while_typing_stop_and_the_form_still_works(houses):
    ours, _theirs = houses
    with_budget(ours, 0)
    client = ours.client_of("asha")
    answer = client.get("/people/likely/", {"name": "Kesar Bai Gameti", "village_said": "Gogunda"})
    assert answer.status_code == 200
    assert "Kesar" not in answer.content.decode()
    assert "Ask a second person" in answer.content.decode()


def test_what_was_typed_stays_when_the_faces_may_not_be_shown(houses):
    ours, _theirs = houses
    with_budget(ours, 0)
    same = {
        "name": "Kesar Bai Gameti",
        "relation_name": "Nathu",
        "village_said": "Gogunda",
        "phone": "9829012345",
    }
    answer = ours.client_of("asha").post("/people/register/", same)
    text = answer.content.decode()
    assert answer.status_code == 200
    assert 'value="Nathu"' in text
    assert "different people" in text


def test_who_registers_a_hundred_is_not_stopped_by_her_own_work(houses):
    ours, _theirs = houses
    with_budget(ours, 0)
    with ours.at_work("asha"):
        own = registered(ours["asha"], "Mangi Lal Tarawat")
    assert ours.client_of("asha").get(f"/people/{own.id}/").status_code == 200
    assert is_spent(ours.client_of("bina").get(f"/people/{own.id}/"))


def test_the_command_line_spends_the_same_budget(houses):
    ours, _theirs = houses
    with_budget(ours, 0)
    search = next(command for command in COMMANDS if command.name == "search")
    arguments = argparse.Namespace(text="Kesar Gameti", org="AAA", user="asha")
    with pytest.raises(Problem) as refused:
        search.run(arguments, Out(as_json=True, stdout=io.StringIO()))
    assert refused.value.code == "access.budget_spent"


# -- a second person -------------------------------------------------------------------------------


def test_a_second_persons_yes_opens_more_and_both_names_stay(houses):
    ours, _theirs = houses
    with_budget(ours, 0)
    asha, bina = ours.client_of("asha"), ours.client_of("bina")
    asha.post("/access/more/", {"why": "camp in Jhadol", "how_many": 3, "hours": 2})
    assert "Asha asks" in bina.get("/access/more/").content.decode()
    assert "Colleagues who must look at more people" in bina.get("/").content.decode()
    with ours.at_work("bina"):
        asked = MoreReadings.objects.get(user_id=ours["asha"].user_id)
    bina.post(f"/access/more/{asked.id}/", {"answer": "yes"})
    assert asha.get(f"/people/{ours.person.id}/").status_code == 200
    with ours.at_work("ela"):
        asked.refresh_from_db()
        assert (asked.user_id, asked.answered_by_id) == (ours["asha"].user_id, ours["bina"].user_id)
        assert Journal.objects.filter(verb="access.answer_more", user_id=ours["bina"].user_id).exists()
    assert "Bina agreed" in asha.get("/access/more/").content.decode()


def test_a_no_and_a_yes_that_is_over_open_nothing(houses):
    ours, _theirs = houses
    with_budget(ours, 0)
    for agrees, hours_ago in ((False, 0), (True, 3)):
        with ours.at_work("asha"):
            asked = ask_for_more(ours["asha"], why="camp", how_many=9, hours=2)
        with ours.at_work("bina"):
            answer_more(ours["bina"], asked=asked, agrees=agrees)
            if hours_ago:
                MoreReadings.objects.filter(id=asked.id).update(
                    until_at=timezone.now() - timedelta(hours=hours_ago)
                )
    assert is_spent(ours.client_of("asha").get(f"/people/{ours.person.id}/"))


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"why": " ", "how_many": 5, "hours": 1}, "access.say_why"),
        ({"why": "x", "how_many": 1001, "hours": 1}, "access.too_much_asked"),
        ({"why": "x", "how_many": 5, "hours": 25}, "access.too_much_asked"),
    ],
)
def test_what_cannot_be_asked(said, code, houses):
    ours, _theirs = houses
    with ours.at_work("asha"), pytest.raises(Problem) as refused:
        ask_for_more(ours["asha"], **said)
    assert refused.value.code == code


def test_one_asks_once_and_never_answers_herself(houses):
    ours, _theirs = houses
    with ours.at_work("bina"):
        asked = ask_for_more(ours["bina"], why="camp", how_many=5, hours=1)
        with pytest.raises(Problem) as again, transaction.atomic():
            ask_for_more(ours["bina"], why="camp", how_many=5, hours=1)
        with pytest.raises(Problem) as herself, transaction.atomic():
            answer_more(ours["bina"], asked=asked, agrees=True)
        answer_more(ours["ela"], asked=asked, agrees=False)
        asked.refresh_from_db()
        with pytest.raises(Problem) as twice, transaction.atomic():
            answer_more(ours["ela"], asked=asked, agrees=True)
    codes = [refused.value.code for refused in (again, herself, twice)]
    assert codes == ["access.asked_already", "access.not_your_own", "access.answered_already"]


def test_an_organisation_sets_its_budget(houses):
    ours, _theirs = houses
    ours.client_of("ela").post("/access/more/budget/", {"people": 350})
    assert fresh(ours, "asha").readings_a_day == 350
    with ours.at_work("ela"), pytest.raises(Problem) as refused:
        set_readings_a_day(ours["ela"], people=9)
    assert refused.value.code == "access.bad_budget"


# -- a place alone ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "asked",
    [
        {"words": "Gogunda"},
        {"village": "Gogunda"},
        {"district": "Udaipur"},
        {"village": "Gogunda", "age": "34"},
    ],
)
def test_a_place_alone_lists_nobody_and_says_why(asked, houses):
    ours, _theirs = houses
    answer = ours.client_of("bina").get("/people/search/", asked)
    text = answer.content.decode()
    assert "such a list can be turned against them" in text.replace("&#x27;", "'")
    assert "Kesar" not in text


@pytest.mark.parametrize(
    "asked",
    [
        {"words": "Kesar Gogunda"},
        {"words": "9829012345"},
        {"village": "Gogunda", "name": "Kesar"},
        {"village": "Gogunda", "relation_name": "Nathu", "age": "34"},
        {"phone": "9829012345"},
    ],
)
def test_a_place_with_a_name_or_number_finds_her(asked, houses):
    assert "Kesar Bai Gameti" in houses[0].client_of("bina").get("/people/search/", asked).content.decode()


@pytest.mark.parametrize("path", ["/cards/?words=Gogunda", "/people/attestation/?words=Gogunda"])
def test_no_other_search_box_lists_a_place(path, houses):
    answer = houses[0].client_of("ela").get(path)
    assert answer.status_code == 422
    assert "Kesar" not in answer.content.decode()


def test_the_command_line_lists_no_place(houses):
    search = next(command for command in COMMANDS if command.name == "search")
    with pytest.raises(Problem) as refused:
        search.run(
            argparse.Namespace(text="Gogunda", org="AAA", user="asha"),
            Out(as_json=True, stdout=io.StringIO()),
        )
    assert refused.value.code == "people.origin_alone"


def test_a_finder_of_a_signed_in_phone_gets_no_further_than_the_budget(houses):
    """Whoever picks up an unlocked phone pages on until it ends; nothing he opens names more people."""
    ours, _theirs = houses
    with_budget(ours, 2)
    client, named = signed_in(ours.users["asha"], second_step=False), set()
    for one in (ours.person, ours.photographed, ours.twin, ours.submitted, ours.minor):
        answer = client.get(f"/people/{one.id}/")
        named |= {one.id} if answer.status_code == 200 else set()
    assert len(named) == 2
