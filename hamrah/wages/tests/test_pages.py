"""Pages of diaries, gangs and terms without any script: what is typed is kept, what cannot be is told.

Not here: who may open which page (tests/test_every_page_every_role.py), the rules behind (test_diaries.py).
"""

import json
from typing import Any

import pytest

from hamrah.ground.day import today
from hamrah.people.tests.office import Office
from hamrah.wages import actions
from hamrah.wages.actions.diaries import GangSaid
from hamrah.wages.hazri import days_worked
from hamrah.wages.models import Diary, MoneyEntry, Terms
from hamrah.wages.tests.phone import her_phone
from hamrah.wages.tests.test_diaries import HIRER, days_ago, diary_of, marked, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return Office()


def month_of(diary: Diary, ago: int = 1) -> str:
    return f"/wages/diaries/{diary.id}/?month={days_ago(ago):%Y-%m}"


def posted(office: Office, address: str, **said: Any) -> str:
    """What the page says after a form of it was sent."""
    return office.browser().post(address, {"how": "office", **said}, follow=True).content.decode()


def test_a_month_is_marked_without_any_script(office):
    diary, on = diary_of(office), days_ago(1)
    text = posted(
        office, month_of(diary), **{f"d{on.day}": "half", "o-day": [str(on.day)], "o-hours": ["1,5"]}
    )
    assert "Days noted: 1" in text
    with office.open():
        counted = days_worked(office.actor(), diary.person, on, on)
    assert (counted.halves, counted.overtime_quarters) == (1, 6)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"d32": "full"}, "This month has no day 32."),
        ({"o-day": ["40"], "o-hours": ["2"]}, "This month has no day 40."),
        ({"d{day}": "full", "o-day": ["{day}"], "o-hours": ["30"]}, "So many hours are not in a day"),
        ({"d{day}": "full", "o-day": ["{day}"], "o-hours": ["-2"]}, "write hours such as 2 or 1.5"),
        ({"d{day}": "full", "o-day": ["{day}"], "o-hours": ["a lot"]}, "write hours such as 2 or 1.5"),
        ({"d{day}": "perhaps"}, "This mark is not known"),
        ({"d{day}": "full", "o-day": ["{day}"], "o-hours": ["12"]}, "Is this right?"),
    ],
)
def test_what_no_month_has_is_told_in_words(office, typed, sentence):
    diary, day = diary_of(office), str(days_ago(1).day)
    filled = {name.format(day=day): _filled(value, day) for name, value in typed.items()}
    assert sentence in posted(office, month_of(diary), **filled)


def _filled(value: Any, day: str) -> Any:
    return [one.format(day=day) for one in value] if isinstance(value, list) else value


def test_who_is_asked_may_say_that_it_is_right(office):
    diary, on = diary_of(office), days_ago(1)
    typed = {f"d{on.day}": "full", "o-day": [str(on.day)], "o-hours": ["12"], "is_sure": "on"}
    assert "Days noted: 1" in posted(office, month_of(diary), **typed)


def test_a_day_tells_how_it_came_about(office):
    diary = diary_of(office)
    marked(office, diary, said(days_ago(1)))
    marked(office, diary, said(days_ago(1), "half"), how="told")
    text = office.browser().get(f"/wages/diaries/{diary.id}/day/{days_ago(1)}/").content.decode()
    assert text.index("Half day") < text.index("Full day")
    assert "Told on the telephone" in text
    assert office.browser().get(f"/wages/diaries/{diary.id}/day/yesterday/").status_code == 404


def gang_with(office: Office, *names: str) -> tuple[Any, list[Diary]]:
    with office.open():
        gang = actions.form_gang(office.actor(), said=GangSaid("Tower B", None, HIRER, "mason"))
        actions.join_gang(office.actor(), gang=gang, people=[office.worker(name) for name in names])
        return gang, list(Diary.objects.filter(gang=gang))


def test_a_gangs_month_is_typed_line_by_line(office):
    gang, diaries = gang_with(office, "Kanku Bai", "Dhuli Bai")
    first = days_ago(40).replace(day=1)
    address = f"/wages/gangs/{gang.id}/?month={first:%Y-%m}"
    typed = {f"m-{one.id}": "PPHA2-R" if at else "pp h2" for at, one in enumerate(diaries)}
    assert "can" in posted(office, address, **{**typed, f"m-{diaries[0].id}": "PPX"})
    assert "So many hours are not in a day" in posted(office, address, **typed)
    typed[f"m-{diaries[1].id}"] = "PPHA-R"
    assert "Days noted: 8" in posted(office, address, **typed)
    page = office.browser().get(address).content.decode()
    assert "PPHA-R" in page
    assert "PPH2" in page
    too_long = {f"m-{diaries[0].id}": "P" * 32}
    assert "This month has no day" in posted(office, address, **too_long)


def test_two_clerks_of_one_gang_do_not_write_over_one_another(office):
    gang, (diary,) = gang_with(office, "Kanku Bai")
    first = days_ago(40).replace(day=1)
    address = f"/wages/gangs/{gang.id}/?month={first:%Y-%m}"
    posted(office, address, **{f"m-{diary.id}": "A", f"w-{diary.id}": "-"})
    late = posted(office, address, **{f"m-{diary.id}": "P", f"w-{diary.id}": "-"})
    assert "Somebody else has just written something else" in late


def test_terms_are_written_and_come_out_on_paper(office):
    person = office.worker()
    typed = {"hirer_said": HIRER, "rate": "550", "rate_basis": "day", "trade": "mason"}
    text = posted(office, f"/wages/of/{person.id}/terms/", **typed)
    assert "Now read them aloud to her." in text
    with office.open():
        slip = Terms.objects.get()
    paper = office.browser().get(f"/wages/terms/{slip.id}/paper/?language=mr")
    assert (paper.headers["Content-Type"], paper.content[:4]) == ("application/pdf", b"%PDF")
    for rate, sentence in (("0", "A rate of 0 is no wage."), ("99999", "This is unusual."), ("", "required")):
        assert sentence in posted(office, f"/wages/of/{person.id}/terms/", **{**typed, "rate": rate})


def test_money_is_noted_on_the_months_page_and_corrected_on_its_own(office):
    diary = diary_of(office)
    typed = {"kind": "advance", "rupees": "500", "on": str(days_ago(1))}
    assert "The money is noted." in posted(office, f"/wages/diaries/{diary.id}/money/", **typed)
    with office.open():
        entry = MoneyEntry.objects.get()
    assert "crossed out" in office.browser().get(f"/wages/money/{entry.id}/").content.decode()
    assert "stays in sight" in posted(office, f"/wages/money/{entry.id}/", none="1")
    assert "<del>" in office.browser().get(month_of(diary)).content.decode()


def test_her_square_is_pasted_or_refused_in_words(office):
    person = office.worker()
    text = her_phone(for_whom="Suresh", since=days_ago(1))
    address = f"/wages/of/{person.id}/phone/"
    assert "It begins with HZ1." in posted(office, address, text_said="hello")
    assert "Paste the text" in posted(office, address)
    assert "It stands as her own word." in posted(office, address, text_said=text)


def test_a_certificate_is_given_on_its_page_or_says_what_is_missing(office):
    diary = diary_of(office)
    address = f"/wages/of/{diary.person_id}/papers/"
    typed = {"kind": "days90", "until": str(today()), "language": "en"}
    assert "90 are needed" in posted(office, address, **typed)
    marked(office, diary, *(said(days_ago(ago)) for ago in range(1, 91)))
    text = posted(office, address, **typed)
    assert "is signed." in text
    assert f"-{today().year}-00001" in text


def test_days_go_out_as_figures_that_no_spreadsheet_runs(office):
    person = office.worker()
    with office.open():
        said_of = actions.DiarySaid("office", None, "=cmd()", "mason")
        diary = actions.open_diary(office.actor(), person=person, said=said_of)
    marked(office, diary, said(days_ago(1)))
    browser = office.browser()
    sheet = browser.get(f"/wages/of/{person.id}/days.csv").content.decode()
    assert "'=cmd()" in sheet
    told = json.loads(browser.get(f"/wages/of/{person.id}/days.json").content)
    assert (told["days_worked"], len(told["days"])) == ("1", 1)


def test_her_page_is_open_to_everybody_and_knows_nobody(client):
    page = client.get("/hazri/hi/")
    assert page.status_code == 200
    assert not page.cookies
    assert "script-src 'self'" in page.headers["Content-Security-Policy"]
    worker = client.get("/hazri/worker.js")
    assert "wages/hazri/page.js" in worker.content.decode()
    assert client.get("/hazri/check/", {"paper": "nonsense"}).status_code == 200
