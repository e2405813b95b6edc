"""The pages of cases as somebody uses them. Not here: the rules behind them."""

import re
from datetime import timedelta

import pytest

from hamrah.cases.matching import Answered
from hamrah.cases.models import Case, Claimant, OnCall
from hamrah.cases.rules.pasted import Line, read_sheet
from hamrah.cases.tests.scene import Desk, code_of
from hamrah.cases.views import groups
from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.people.models import Person
from hamrah.people.rules.registration import PhoneSaid
from hamrah.wages.actions.diaries import DiarySaid, mark_days, open_diary
from hamrah.wages.rules.marks import Mark
from hamrah.wages.rules.refusing import MarkSaid

pytestmark = pytest.mark.django_db


def first(**said):
    """What the page needs, and no more."""
    plain = {
        "kind": "unpaid_wages", "basis": "day", "party_role": "contractor", "channel": "walk_in",
        "safe": "unknown",
    }  # fmt: skip
    return {**plain, **said}


def test_a_case_is_opened_for_a_worker_of_the_register_on_one_page():
    desk = Desk()
    worker = desk.accepted()
    browser = desk.browser("counsellor")
    assert "Kanku Bai" in browser.get(f"/cases/new/?person={worker.id}").content.decode()
    facts = first(person=str(worker.id), days="20", rate="500", party="Ramesh", party_phone="5000012345")
    answer = browser.post("/cases/new/", facts, follow=True)
    page = answer.content.decode()
    assert "₹10,000" in page
    assert "Ramesh" in page
    with desk.open():
        case = Case.objects.get()
        assert case.claimants.get().half_days == 40


def test_somebody_unknown_is_registered_with_the_case_and_both_or_neither():
    desk = Desk()
    browser = desk.browser("counsellor")
    facts = first(name="Devi Bai", village="Sayra", phone="9812345678", days="20", rate="0")
    assert "Nobody works for 0 rupees" in browser.post("/cases/new/", facts).content.decode()
    with desk.open():
        assert not Person.objects.exists()
    browser.post("/cases/new/", {**facts, "rate": "450", "agrees": "on"})
    with desk.open():
        assert Claimant.objects.get().person.name == "Devi Bai"


def test_the_gate_keeps_what_was_typed():
    desk = Desk()
    case = desk.case(safe="unknown")
    said = {"what": "call", "came": "promised", "words": "He pays on Monday.", "next_what": "call"}
    page = desk.browser("counsellor").post(f"/cases/{case.id}/step/", said).content.decode()
    assert "Ask first: is it safe" in page
    assert "He pays on Monday." in page


def test_a_danger_case_is_not_found_by_who_may_not_see_it():
    desk = Desk()
    case = desk.case(kind="missing")
    assert desk.browser("registrar").get(f"/cases/{case.id}/").status_code == 403
    assert desk.browser("coordinator").get(f"/cases/{case.id}/").status_code == 200


def test_a_group_is_pasted_and_each_line_answered():
    desk = Desk()
    known = desk.worker(
        "Thavra Gameti", accepted=True, relation="father", relation_name="Hakra", village_said="Sayra",
        phones=(PhoneSaid("9812345600"),),
    )  # fmt: skip
    case = desk.case([desk.accepted("Naval Bai Kharadi")])
    browser = desk.browser("counsellor")
    sheet = "\n".join((
        "Name\tFather\tPhone\tDays\tRate\tCaste",
        "थावरा गमेती\tHakra\t9812345600\t24.5\t500\tx",
        "Champalal Meena\tDala\t9812345671\t20\t450\tx",
        "Badlines\t\t123\t-4\t450\tx",
    ))  # fmt: skip
    page = browser.post(f"/cases/{case.id}/group/", {"text": sheet}).content.decode()
    assert "These columns are not read: Caste" in page
    assert "A phone number has ten digits." in page
    chosen = dict(re.findall(r'name="(who-\d+)">.*?<option value="([^"]+)" selected', page, re.DOTALL))
    assert set(chosen.values()) == {str(known.id), "new"}
    browser.post(f"/cases/{case.id}/group/", {"text": sheet, "join": "yes", **chosen})
    with desk.open():
        assert case.claimants.count() == 3
        assert Claimant.objects.get(person=known).half_days == 49


def test_who_stands_in_the_sheet_twice_claims_once():
    desk = Desk()
    case = desk.case([desk.accepted("Naval Bai Kharadi")])
    line = "Champalal Meena\tDala\tSayra\t9812345671\t20\t450"
    browser = desk.browser("counsellor")
    where = f"/cases/{case.id}/group/"
    assert (
        "This worker stands in line 1 already."
        in browser.post(where, {"text": f"{line}\n{line}"}).content.decode()
    )
    browser.post(where, {"text": f"{line}\n{line}", "join": "yes", "who-1": "new", "who-2": "new"})
    with desk.open():
        assert Person.objects.filter(name="Champalal Meena").count() == 1
    assert read_sheet(f"{line}\n{line}").lines[1].refused.code == "cases.line_twice"


def test_a_line_that_cannot_be_registered_is_named(monkeypatch):
    def refuses(*_asked):
        raise Problem("people.likely_same", "She looks like somebody of the register.")

    monkeypatch.setattr(groups, "claimant_of", refuses)
    assert code_of(groups.taken, None, Answered(Line(2), "new")) == "cases.line_refused"


def test_days_of_all_are_written_once_on_top():
    desk = Desk()
    gang = desk.gang(2)
    case = desk.case(gang)
    browser = desk.browser("counsellor")
    with desk.open():
        one, other = case.claimants.select_related("person").order_by("made_at")
    facts = {
        "days-all": "12",
        "rate-all": "600",
        f"days-{one.id}": "3.5",
        "since-all": str(today() - timedelta(40)),
    }
    browser.post(f"/cases/{case.id}/days/", facts)
    with desk.open():
        one.refresh_from_db()
        other.refresh_from_db()
        name = other.person.name
    assert (one.half_days, other.half_days, other.rate_paise) == (7, 24, 60_000)
    until = {"until-all": str(today() - timedelta(9)), f"days-{other.id}": "33"}
    page = browser.post(f"/cases/{case.id}/days/", {**facts, **until}).content.decode()
    assert page.count("There are not so many days between these.") == 1
    assert page.index(name) < page.index("There are not so many days")
    assert f'name="until-all" value="{today() - timedelta(9)}"' in page


@pytest.mark.parametrize(
    "path",
    [
        "",
        "?whose=all",
        "?whose=closed",
        "?whose=all&after=2026-13-99T00:00:00~x",
        "?whose=all&after=2026-12-01T00:00:00~00000000-0000-7000-8000-000000000000",
        "claims/changed/?before=2026-13-99T00:00:00%2B00:00~x",
        "calendar/",
        "calendar.ics",
        "board/",
        "sessions/",
        "on-call/",
        "conduct/",
    ],
)
def test_every_list_opens(path):
    desk = Desk()
    case = desk.case()
    page = desk.browser().get(f"/cases/{path}")
    assert page.status_code == 200
    assert "Kanku" not in page.content.decode()
    assert case.number


def test_co_workers_are_picked_with_the_days_of_their_hazri():
    desk = Desk()
    one, other = desk.gang(2)
    case = desk.case([one])
    monday = today() - timedelta(days=20)
    with desk.open():
        actor = desk.actor()
        said = DiarySaid(keeper="worker", party_id=case.parties.get().party_id)
        diary = open_diary(actor, person=other, said=said)
        marks = [MarkSaid(monday + timedelta(days=n), Mark("full")) for n in range(5)]
        mark_days(actor, diary=diary, marks=[*marks, MarkSaid(monday + timedelta(days=5), Mark("half"))])
    browser = desk.browser("counsellor")
    assert other.name in browser.get(f"/cases/{case.id}/group/").content.decode()
    facts = {"picked": [str(other.id)], "since": str(monday), "until": str(today())}
    browser.post(f"/cases/{case.id}/group/", facts)
    with desk.open():
        assert case.claimants.get(person=other).half_days == 11


@pytest.mark.parametrize("by", ["kind", "sector", "party", "corridor", "centre"])
def test_a_year_is_split_and_each_row_leads_to_its_cases(by):
    desk = Desk()
    desk.case(sector="construction")
    browser = desk.browser()
    page = browser.get(f"/cases/figures/?by={by}&year=99999").content.decode()
    assert "Kanku" not in page
    rows = re.findall(r'<th scope="row">(?:<a href="([^"]+)">)?', page)
    assert len(rows) == 1
    if rows[0]:
        assert "26-" in browser.get(rows[0].replace("&amp;", "&")).content.decode()


def test_any_colleague_of_the_list_answers_at_night_and_nobody_else():
    desk = Desk()
    browser = desk.browser()
    night = {
        "phone": "5000000190",
        "starts_at": f"{today() + timedelta(days=1)}T20:00",
        "ends_at": f"{today() + timedelta(days=2)}T08:00",
    }
    stranger = Desk().actor("counsellor").user_id
    page = browser.post("/cases/on-call/new/", {**night, "who": str(stranger)}).content.decode()
    assert "Choose a colleague of the list." in page
    # Whoever stands second in the list, or last.
    for who in (desk.actor("counsellor"), desk.actor("lawyer"), desk.actor("coordinator")):
        assert browser.post("/cases/on-call/new/", {**night, "who": str(who.user_id)}).status_code in (
            200,
            302,
        )
    with desk.open():
        assert OnCall.objects.get().user_id == desk.actor("counsellor").user_id
