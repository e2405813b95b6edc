"""What of the helpline stands elsewhere: her page, the home page, figures, her sheet, erasure, a restore."""

from datetime import time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from hamrah.ground.room import Leaving
from hamrah.helpline import actions, measures, panels
from hamrah.helpline.erasing import erase_her_calls
from hamrah.helpline.models import Call, Callback, Message
from hamrah.helpline.restoring import drop_what_waited
from hamrah.helpline.saying import CallSaid
from hamrah.helpline.sealed import number_of
from hamrah.helpline.tests.scene import HERS, STRANGE, Desk
from hamrah.people.actions import note_sealed_fact

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    return Desk("Ahmedabad")


def hers(desk, person, **said) -> Call:
    call = desk.rang(**{"number": HERS, **said})
    with desk.open("counsellor"):
        named: Call = actions.name_caller(desk.gita, call=call, person=person)
    return named


def test_her_calls_stand_on_her_page_for_who_answers_the_helpline_alone(desk):
    person = desk.known()
    call = hers(desk, person)
    assert call.get_absolute_url() in desk.page("counsellor", f"/people/{person.id}/").content.decode()
    assert call.get_absolute_url() not in desk.page("registrar", f"/people/{person.id}/").content.decode()


def test_what_waits_stands_on_the_home_page_danger_first(desk):
    desk.rang(danger="child", disposition="referral")
    desk.rang(disposition="case")
    desk.missed()
    with desk.open():
        Callback.objects.update(next_at=timezone.now() - timedelta(hours=1))
        Call.objects.filter(tier=5).update(act_by=timezone.now() - timedelta(minutes=1))
        waiting = [(task.count, task.late) for task in panels.tasks(desk.gita)]
        assert waiting[0] == (1, 1)
        assert [count for count, _late in waiting] == [1, 1, 1]
        assert not list(panels.tasks(desk.actor("registrar")))


def test_her_sheet_says_her_calls_and_what_we_promised(desk):
    person = desk.known()
    hers(desk, person, words="22 days", disposition="callback", since=time(9), until=time(11))
    with desk.open():
        (held,) = panels.held(desk.actor(), person)
        (promised,) = panels.opens(desk.actor(), person)
    assert "22 days" in [value for _label, value in held.lines]
    assert (held.tier, promised.tier) == (4, 4)


def test_figures_count_what_they_say(desk):
    desk.rang(gender="F")
    desk.rang(gender="M", topic="accident")
    desk.rang(topic="", disposition="silent")
    desk.rang(danger="violence", disposition="referral")
    desk.missed(hours_ago=1)
    with desk.open():
        boss = desk.actor()
        counted = {one.code.partition(".")[2]: one for one in measures.MEASURES}
        rows = {code: one.rows(boss) for code, one in counted.items()}
        assert {code: rows[code].count() for code in ("calls", "answered", "women", "missed", "danger")} == {
            "calls": 4, "answered": 3, "women": 2, "missed": 1, "danger": 1,
        }  # fmt: skip
        assert rows["women"].filter(counted["women"].part).count() == 1
        assert rows["about_accidents"].count() == 1
        now = timezone.now()  # in time, at whatever hour of the day this runs
        Callback.objects.update(state="reached", closed_at=now, due_at=now, minutes=60)
        assert [row.days for row in rows["minutes"].all()] == [60]
        late = Callback.objects.get()
        assert rows["rung_in_time"].filter(counted["rung_in_time"].part).count() == 1
        Callback.objects.update(due_at=late.closed_at - timedelta(minutes=1))
        assert rows["rung_in_time"].filter(counted["rung_in_time"].part).count() == 0
    for code in ("helpline.calls", "helpline.minutes", "helpline.women"):
        for by in ("month", "centre", "gender", "block"):
            assert desk.page("coordinator", f"/figures/{code}/?by={by}").status_code == 200, (code, by)


def test_erased_her_calls_count_and_say_nothing(desk):
    person = desk.known()
    call = hers(
        desk, person, words="zebra", place_said="Zebranagar", danger="violence", disposition="referral"
    )
    loose = desk.rang(number=HERS, words="zebra", name_said="Kanku")
    other = desk.rang(number=STRANGE, words="giraffe")
    desk.missed(HERS)
    with desk.open():
        from hamrah.ground.erasing import erase_what_points_at
        from hamrah.people.models import Person

        touched = set(erase_her_calls(desk.actor(), Leaving((person.id,), frozenset({HERS, "Kanku Bai"}))))
        erase_what_points_at(Person, [person.id])
        assert loose.id in touched
        for id in (call.id, loose.id):
            row = Call.objects.get(id=id)
            assert (number_of(row), row.mark, bytes(row.sealed), row.danger, row.place_said) == (
                "", None, b"", "", "",
            )  # fmt: skip
        assert number_of(Callback.objects.get()) == ""
        assert number_of(Call.objects.get(id=other.id)) == STRANGE
        assert Call.objects.count() == 3


def test_after_a_restore_no_message_goes_twice(desk):
    person = desk.known()
    with desk.open("counsellor"):
        actions.send_message(desk.gita, wording="call_us", person=person)
        drop_what_waited(desk.gita)
        assert Message.objects.get().state == "failed"


def test_the_desk_asks_no_more_for_more_numbers(desk):
    browser, counts = desk.browser("counsellor"), []
    browser.get("/menu/")
    for numbers in (2, 9):
        for n in range(numbers):
            desk.missed(f"98{numbers}{n:07d}")
        with CaptureQueriesContext(connection) as asked:
            assert browser.get("/helpline/").status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_long_name_and_a_strange_word_leave_the_page_whole(desk):
    call = desk.begun(name_said="श" * 120, place_said="<script>alert(1)</script>", words="&<>\"'" * 100)
    text = desk.page("counsellor", call.get_absolute_url()).content.decode()
    assert "<script>alert(1)" not in text


def test_an_aadhaar_number_is_kept_nowhere(desk):
    call = desk.begun(words="22 days")
    said = {"words": "her number is 2345 6789 0124", "place_said": "Narol", "group_size": "many"}
    page = f"{call.get_absolute_url()}draft/"
    answer = desk.browser("counsellor").post(page, said, headers={"X-Part": "beside"}).content.decode()
    assert "This looks like an Aadhaar number." in answer
    text = desk.page("counsellor", call.get_absolute_url()).content.decode()
    assert "6789" not in text
    assert "22 days" in text
    assert "Narol" in text


def test_a_sealed_fact_of_danger_is_no_business_of_a_call(desk):
    person = desk.known()
    with desk.open():
        note_sealed_fact(desk.actor(), person=person, fact="safety", value="he beats her")
    call = desk.begun(number=HERS, caller="self", owner="self")
    assert "beats" not in desk.page("counsellor", call.get_absolute_url()).content.decode()


def test_a_call_said_in_one_breath_needs_one_click_only(desk):
    """A form sent twice ends the call once."""
    call = desk.begun()
    browser, form = desk.browser("counsellor"), {
        "topic": "information", "disposition": "information", "owner": "self", "group_size": "1",
        "command": "01a20290-000f-7272-a9db-ff7065567600",
    }  # fmt: skip
    for _twice in range(2):
        browser.post(f"{call.get_absolute_url()}end/", form)
    with desk.open():
        assert Call.objects.filter(state="ended").count() == 1
        assert CallSaid().owner == "unknown"
