"""Days of claims taken from diaries: which diary, both readings, sources on the sheet. Not here: counting."""

from datetime import date, timedelta

import pytest

from hamrah.cases import actions
from hamrah.cases.actions import ClaimantSaid, money
from hamrah.cases.claimed import asked_again
from hamrah.cases.models import Claim
from hamrah.cases.papers.drawing import paper_pdf, words
from hamrah.cases.papers.of_rows import computation_paper
from hamrah.cases.rules.claims import AGREED, Where
from hamrah.cases.tests.scene import Desk, code_of, worked
from hamrah.ground.day import today
from hamrah.wages.actions.diaries import DiarySaid, mark_days, open_diary
from hamrah.wages.actions.money import MoneyNoted, note_money
from hamrah.wages.rules.marks import Mark
from hamrah.wages.rules.refusing import MarkSaid

pytestmark = pytest.mark.django_db

FIRST = today() - timedelta(days=20)
RAJASTHAN = Where("RJ", "construction", "", "unskilled")


def diary(desk, person, keeper, days, *, overtime=0, **said):
    """Full days from FIRST on, in one keeper's diary."""
    with desk.open():
        row = open_diary(desk.actor(), person=person, said=DiarySaid(keeper=keeper, **said))
        marks = [MarkSaid(FIRST + timedelta(days=n), Mark("full", overtime)) for n in range(days)]
        mark_days(desk.actor(), diary=row, marks=marks)
    return row


def scene():
    """A worker whose own diary has ten days, and the contractor's eight and a half."""
    desk = Desk()
    worker = desk.accepted()
    case = desk.case([worker])
    with desk.open():
        party = case.parties.get().party_id
    hers = diary(desk, worker, "worker", 10, party_id=party, overtime=4)
    his = diary(desk, worker, "contractor", 8, party_id=party, overtime=4)
    with desk.open():
        half = MarkSaid(FIRST + timedelta(days=8), Mark("half"))
        mark_days(desk.actor(), diary=his, marks=[half])
        note_money(desk.actor(), diary=hers, said=MoneyNoted("advance", 50_000, on=FIRST))
    return desk, case


def taken(desk, case, **said):
    plain = {"since": FIRST, "until": today(), "with_money": True}
    with desk.open():
        who = list(case.claimants.all())
        return actions.take_hazri(desk.actor(), case=case, claimants=who, **{**plain, **said})


def test_the_days_are_hers_and_the_others_are_kept_beside():
    desk, case = scene()
    (id,) = taken(desk, case)
    with desk.open():
        row = case.claimants.get(id=id)
        assert (row.half_days, row.overtime_hours, row.advance_paise) == (20, 10, 50_000)
        assert row.hazri["by"] == "worker"
        assert set(row.hazri["readings"]) == {"worker", "contractor"}
        # On the ninth day he has half of it; of the tenth he says nothing, which is no contradiction.
        assert row.hazri["contested"] == [str(FIRST + timedelta(days=8))]


def test_the_law_counts_each_day_and_both_readings_stand_for_a_lawyer():
    desk, case = scene()
    taken(desk, case)
    with desk.open():
        money.work_out_claims(desk.actor(), case=case, where=RAJASTHAN)
        claim = Claim.objects.standing().get(kind=AGREED)
        # 50,000 paise a day; an hour of overtime at twice an eighth of it; the advance taken off.
        hers = 10 * 50_000 + 10 * 12_500 - 50_000
        his = 8 * 50_000 + 25_000 + 8 * 12_500 - 50_000
        assert claim.total_paise == hers
        told = {one["name"]: one["paise"] for one in claim.statement["readings"]}
        assert told == {"diary_worker": hers, "diary_contractor": his}
        asked = asked_again(claim.work, AGREED)
        assert (len(asked.work.days), asked.work.stretches) == (10, ())
        assert money.recompute_claims(desk.actor()) == 0
    page = desk.browser().get(f"/cases/{case.id}/claims/").content.decode()
    assert "By her own diary" in page
    assert "they contradict on 1 day" in page


@pytest.mark.parametrize("language", ["en", "hi", "gu", "mr"])
def test_the_computation_sheet_names_its_sources(language):
    desk, case = scene()
    taken(desk, case)
    with desk.open():
        money.work_out_claims(desk.actor(), case=case, where=RAJASTHAN)
        paper = computation_paper(case.claimants.get())
        said = paper.said(words(language), language)
        keeper = words(language)["keeper"]
        assert len(said["sources"]) == 2
        assert f"{keeper['worker']}: 10; {keeper['contractor']}: 8.5" in said["sources"][0]
        assert any(keeper["contractor"] in note for note in said["sheets"][0]["notes"])
        assert paper_pdf(desk.actor(), paper, language).startswith(b"%PDF")


def test_whoever_chose_the_contractors_book_claims_by_it():
    desk, case = scene()
    taken(desk, case, by="contractor")
    with desk.open():
        assert case.claimants.get().half_days == 17


def test_said_anew_by_hand_the_days_are_no_diarys_any_more():
    desk, case = scene()
    taken(desk, case)
    with desk.open():
        row = case.claimants.get()
        same = {name: getattr(row, name) for name in ("since", "until", "half_days", "overtime_hours")}
        rate = ClaimantSaid(row.person_id, rate_paise=60_000, **same)
        actions.correct_claimants(desk.actor(), case=case, claimants=[rate])
        assert case.claimants.get().hazri
        fewer = ClaimantSaid(row.person_id, rate_paise=60_000, **{**same, "half_days": 12})
        actions.correct_claimants(desk.actor(), case=case, claimants=[fewer])
        assert case.claimants.get().hazri is None


def test_a_diary_of_other_work_says_nothing_here():
    desk = Desk()
    worker = desk.accepted()
    case = desk.case([worker])
    with desk.open():
        from hamrah.employers.actions import add_party

        other = add_party(desk.actor(), name="Kanji Patel", kind="contractor", is_new=True)
    diary(desk, worker, "worker", 6, party_id=other.id)
    with desk.open():
        refuse = {"case": case, "claimants": list(case.claimants.all()), "until": today()}
        assert code_of(actions.take_hazri, desk.actor(), **refuse, since=FIRST) == "cases.no_diary"
        assert (
            code_of(actions.take_hazri, desk.actor(), **refuse, since=FIRST, by="king")
            == "cases.no_such_keeper"
        )
        late = date(2001, 1, 1)
        assert code_of(actions.take_hazri, desk.actor(), **refuse, since=late) == "cases.days_cross"


def test_the_page_shows_each_diary_first_and_takes_whom_one_ticked():
    desk, case = scene()
    with desk.open():
        other = desk.accepted("Hurma Dama")
        actions.add_claimants(desk.actor(), case=case, claimants=[worked(other)])
        hers = case.claimants.get(person__name="Kanku Bai")
    browser = desk.browser("counsellor")
    where = f"/cases/{case.id}/hazri/"
    page = browser.get(where, {"since": str(FIRST), "until": str(today()), "by": "worker"}).content.decode()
    assert "Her own diary: " in page
    assert "no diary speaks of these days" in page
    said = {"since": str(FIRST), "until": str(today()), "by": "worker", "who": [str(hers.id)]}
    assert browser.post(where, said).status_code == 302
    with desk.open():
        assert case.claimants.get(person__name="Kanku Bai").half_days == 20
