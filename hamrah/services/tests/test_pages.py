"""Pages of services as their readers use them: the worklist, asking in few taps, the office behind a slip."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from hamrah.access.models import Reading
from hamrah.ground.day import today
from hamrah.services import actions
from hamrah.services.kinds import kind_called
from hamrah.services.models import HandOver, HandOverStep, Provider, ServiceRequest, Slip, Urgent
from hamrah.services.tests.scene import Scene, asked
from hamrah.services.tests.test_slips import slipped
from hamrah.services.worklist import worklist

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene():
    return Scene()


def test_a_service_is_asked_for_with_a_kind_and_a_word(scene):
    who = scene.worker()
    browser = scene.village.browser()
    assert "Shelter" in browser.get(f"/people/{who.id}/").content.decode()
    page = f"/services/for/{who.id}/?kind=shelter"
    assert "How many people" in browser.get(page).content.decode()
    answer = browser.post(page, {"kind_people": "2", "words": "cold nights"})
    with scene.village.open():
        row = ServiceRequest.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (302, row.get_absolute_url())
    assert "cold nights" in browser.get(row.get_absolute_url()).content.decode()


def test_a_question_left_open_is_said_beside_it(scene):
    page = f"/services/for/{scene.worker().id}/?kind=shelter"
    text = scene.village.browser().post(page, {"kind_people": ""}).content.decode()
    assert 'role="alert"' in text
    with scene.village.open():
        assert not ServiceRequest.objects.exists()


def test_the_worklist_shows_what_is_late_first(scene):
    late, soon = asked(scene.village, scene.worker()), asked(scene.village, scene.worker("Moti"), "training")
    with scene.village.open():
        ServiceRequest.objects.filter(id=late.id).update(next_on=today() - timedelta(days=3))
        shown = worklist(scene.village.actor(), on=today())
    assert [task.url for task in shown.tasks] == [late.get_absolute_url(), soon.get_absolute_url()]
    assert (shown.count, shown.late, shown.tasks[0].is_late) == (2, 1, True)
    assert "late" in scene.village.browser().get("/services/").content.decode()


def test_mine_is_what_lies_with_me_or_nobody(scene):
    row = asked(scene.village, scene.worker())
    with scene.village.open():
        ServiceRequest.objects.filter(id=row.id).update(
            assigned_to_id=scene.village.actor("administrator").user_id
        )
        boss = scene.village.actor()
        assert worklist(boss, on=today()).count == 0
        assert worklist(boss, on=today(), mine=False).count == 1


@pytest.mark.parametrize("end", ["accept", "decline", "revoke"])
def test_the_task_of_a_hand_over_leaves_the_list_with_its_answer(scene, end):
    row = scene.sent()
    there = scene.arrived(row)
    with scene.city.open():
        assert worklist(scene.city.actor(), on=today()).count == 1
    if end == "revoke":
        with scene.village.open():
            actions.revoke_hand_over(scene.village.actor(), hand_over=row)
        scene.collects(scene.city)
    else:
        scene.answers(there, end, "no bed is free")
    with scene.city.open():
        left = [str(task.what) for task in worklist(scene.city.actor(), on=today()).tasks]
    assert left == (["Find her in our register"] if end == "accept" else [])


def test_silence_and_emergencies_stand_in_the_coordinators_list(scene):
    row = scene.sent()
    with scene.village.open():
        HandOver.objects.filter(id=row.id).update(answer_by=today() - timedelta(days=1))
        Urgent.objects.create(
            what="consent", hand_over=row, reason="x", by_id=row.id, review_by="2020-01-01T00:00Z"
        )
    scene.collects(scene.village)
    with scene.village.open():
        tasks = {str(task.what): task for task in worklist(scene.village.actor(), on=today()).tasks}
    assert set(tasks) == {"No answer: call them", "Look at a hand-over without consent"}
    assert all(task.is_late for task in tasks.values())


def test_the_names_of_the_list_are_in_the_read_log(scene):
    row = asked(scene.village, scene.worker())
    scene.village.browser().get("/services/")
    with scene.village.open():
        assert Reading.objects.filter(page="services.worklist", people=[row.person_id]).exists()


def test_the_inbox_fetches_letters_when_it_is_opened(scene):
    scene.sent()
    text = scene.city.browser().get("/services/inbox/").content.decode()
    assert "Village" in text and "Shelter" in text
    assert "Kanku" not in text


def test_a_hand_over_is_sent_from_its_page_with_her_yes_and_chosen_fields(scene):
    who = scene.worker()
    form = {
        "person": [str(who.id)], "send": "1", "form": "referral", "kind": "shelter", "receiver": "partner",
        "partner": scene.city.organisation.code, "columns": ["name"], "days": "7", "words": "two nights",
    }  # fmt: skip
    browser = scene.village.browser()
    refused = browser.post("/services/hand-overs/new/", form).content.decode()
    assert "Ask her first" in refused
    answer = browser.post("/services/hand-overs/new/", {**form, "consent_how": "spoken"})
    assert answer.status_code == 302
    assert "Kanku Bai" in browser.get(answer.headers["Location"]).content.decode()


def test_her_family_is_offered_and_a_gang_is_found_by_name(scene):
    who, other = scene.worker(), scene.worker("Hakri Damor")
    page = {"person": [str(who.id)], "find": "Hakri Damor", "look": "1"}
    text = scene.village.browser().post("/services/hand-overs/new/", page).content.decode()
    assert str(other.id) in text


def test_adding_somebody_keeps_what_was_chosen_and_says_when_nobody_is_found(scene):
    page = {"person": [str(scene.worker().id)], "columns": ["name", "village"], "words": "one site"}
    browser = scene.village.browser()
    text = browser.post(
        "/services/hand-overs/new/", {**page, "find": "Xyz Qqq", "look": "1"}
    ).content.decode()
    ticked = re.findall(r'name="columns" value="(\w+)"[^>]*checked', text)
    assert (sorted(ticked), "one site" in text) == (["name", "village"], True)
    assert "Nobody found" in text


def test_a_name_that_was_not_given_is_not_called_gone(scene):
    there = scene.arrived(scene.sent(columns=("phone",)))
    text = scene.city.browser().get(there.get_absolute_url()).content.decode()
    assert "Her name was not given" in text
    assert "Nothing is kept" not in text


# -- the office behind a slip ------------------------------------------------------------------------


def links(scene):
    slip, token, code = slipped(scene)
    return slip, f"/services/open/{token}/", code


def test_the_link_alone_shows_nothing_of_her(scene):
    _slip, link, _code = links(scene)
    answer = Client().get(link)
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "Kanku" not in text and "Village" not in text and "shelter" not in text.lower()
    assert answer.headers["Cache-Control"] == "no-store"
    # With "no-referrer" a browser says Origin: null, and the form with the code is refused.
    assert answer.headers["Referrer-Policy"] == "same-origin"


def test_a_wrong_link_looks_like_a_right_one_and_opens_nothing(scene):
    _slip, link, _code = links(scene)
    nowhere = "/services/open/0000000000000000000000000000000a/"
    right, wrong = (_plain(Client().get(path)) for path in (link, nowhere))
    assert right == wrong
    right, wrong = (_plain(Client().post(path, {"code": "AAAAAAAA"})) for path in (link, nowhere))
    assert right == wrong


def _plain(answer) -> tuple[int, str]:
    text = answer.content.decode()
    return answer.status_code, re.sub(r'csrfmiddlewaretoken" value="\w+"|/services/open/[^"]+', "", text)


def test_the_code_shows_what_was_agreed_and_the_look_is_recorded(scene):
    slip, link, code = links(scene)
    text = Client().post(link, {"code": code}).content.decode()
    assert "Kanku Bai" in text and "two nights" in text
    with scene.village.open():
        assert Slip.objects.get(id=slip.id).looks == 1
        assert HandOverStep.objects.filter(hand_over=slip.hand_over, step="opened").exists()
        assert HandOver.objects.get(id=slip.hand_over_id).state == "sent"


def test_the_office_answers_with_one_tap(scene):
    slip, link, code = links(scene)
    browser = Client()
    text = browser.post(link, {"code": code}).content.decode()
    given = re.search(r'name="pass" value="([^"]+)"', text)[1]
    answer = browser.post(link, {"pass": given, "answer": "accept", "words": "come tonight"})
    assert "Thank you" in answer.content.decode()
    with scene.village.open():
        assert HandOver.objects.get(id=slip.hand_over_id).state == "accepted"
    forged = browser.post(link, {"pass": given + "x", "answer": "finish"}).content.decode()
    assert "opens nothing" in forged and "Kanku" not in forged


def test_wrong_codes_count_also_when_they_come_from_the_page(scene):
    slip, link, code = links(scene)
    for _try in range(5):
        Client().post(link, {"code": "AAAA-AAAA"})
    assert "Kanku" not in Client().post(link, {"code": code}).content.decode()
    with scene.village.open():
        assert Slip.objects.get(id=slip.id).tries == 5


def test_who_took_back_her_yes_is_not_shown_to_the_office_any_more(scene):
    slip, link, code = links(scene)
    with scene.village.open():
        handed = slip.hand_over.people.select_related("hand_over").get()
        actions.withdraw_hand_over(scene.village.actor(), handed=handed)
    assert "Kanku" not in Client().post(link, {"code": code}).content.decode()


def test_the_paper_carries_nothing_of_her(scene):
    slip, _link, _code = links(scene)
    answer = scene.village.browser().post(f"/services/hand-overs/{slip.hand_over_id}/slip/", {"paper": "1"})
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


# -- emergencies, kinds, directory -------------------------------------------------------------------


def test_behind_the_glass_stands_whom_to_call(scene):
    who = scene.worker(register_number="GOG-77")
    browser = scene.village.browser()
    said = {"number": "GOG-77", "reason": "She lies in hospital, nobody knows her", "hours": "2"}
    answer = browser.post("/services/glass/", said)
    assert answer.headers["Location"] == f"/services/glass/{who.id}/"
    assert "Kanku Bai" in browser.get(answer.headers["Location"]).content.decode()
    other = scene.village.browser("counsellor").get(answer.headers["Location"])
    assert (other.status_code, other.headers["Location"]) == (302, "/services/glass/")


def test_a_manager_adds_a_kind_with_questions_as_lines(scene):
    browser = scene.village.browser()
    said = {
        "code": "tool_bank", "name": "Tool bank", "side": "both", "answer_days": "2", "tier": "2",
        "questions": "Which tools*\nHow long: a day, a week",
    }  # fmt: skip
    assert browser.post("/services/kinds/new/", said).status_code == 302
    text = browser.get("/services/kinds/tool_bank/").content.decode()
    assert "Which tools*\nHow long: a day, a week" in text
    page = f"/services/for/{scene.worker().id}/?kind=tool_bank"
    assert "a week" in browser.get(page).content.decode()


def test_what_a_reader_of_hindi_leaves_as_it_was_stays_in_every_language(scene):
    browser = scene.village.browser()
    browser.cookies["language"] = "hi"
    page = browser.get("/services/kinds/shelter/").content.decode()
    questions = re.search(r"<textarea[^>]+name=\"questions\"[^>]*>([^<]+)<", page)[1]
    said = {"name": "रहने की जगह", "side": "both", "answer_days": "2", "tier": "3", "questions": questions}
    assert browser.post("/services/kinds/shelter/", said).status_code == 302
    with scene.village.open():
        kind = kind_called("shelter")
    assert (kind.name, kind.name_local, kind.answer_days) == ("Shelter", "रहने की जगह", 2)
    assert [field.kind for field in kind.fields] == ["number", "yes", "day"]


def test_the_directory_is_written_and_found_by_need_and_place(scene):
    browser = scene.village.browser()
    said = {"name": "Night shelter", "sort": "shelter", "offers": ["shelter"], "city_said": "Surat"}
    assert browser.post("/services/directory/new/", said).status_code == 302
    with scene.village.open():
        assert Provider.objects.get().place.name == "Surat"
        Provider.objects.update(checked_on=today() - timedelta(days=91))
    found = browser.get("/services/directory/?words=surat&kind=shelter").content.decode()
    assert "Night shelter" in found and "Not checked lately" in found
    assert "Night shelter" not in browser.get("/services/directory/?kind=bank").content.decode()
