"""The rules of cases by themselves: states, clocks, ends, numbers, cautions. Not here: rows, pages."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamrah.cases.rules import clocks
from hamrah.cases.rules.amounts import half_days_of, hours_of, is_unusual, paise_of, said_paise
from hamrah.cases.rules.cautions import LATEST, LINGERS, SOONEST, caution_from, caution_until
from hamrah.cases.rules.closing import Ending, refuse_ending
from hamrah.cases.rules.conduct import proofs_of
from hamrah.cases.rules.files import MOST_BYTES, media_type_of
from hamrah.cases.rules.ics import Event, calendar_of
from hamrah.cases.rules.kinds import KINDS
from hamrah.cases.rules.limits import is_barred, warning_of
from hamrah.cases.rules.money import NONE, MoneyFacts
from hamrah.cases.rules.numbers import number_of, number_said
from hamrah.cases.rules.pasted import MOST_LINES, read_sheet
from hamrah.cases.rules.standing import Did, state_of
from hamrah.cases.tests.facts import agreed, part_paid, wholly_paid
from hamrah.cases.tests.scene import code_of

DAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("did", "money", "state"),
    [
        ((), NONE, ("intake", 0)),
        ((Did("informed"),), NONE, ("information", 0)),
        ((Did("talked"), Did("evidence")), NONE, ("evidence", 0)),
        ((Did("call", "not_reached"),), NONE, ("contacted", 0)),
        ((Did("meeting"), Did("call"), Did("meeting")), NONE, ("mediation", 2)),
        ((Did("meeting"), Did("filing", "dlsa", DAY)), NONE, ("filed", 0)),
        (
            (Did("filing", on=DAY), Did("hearing", "adjourned"), Did("hearing", "order_for")),
            NONE,
            ("decided", 2),
        ),
        ((Did("meeting"),), agreed(DAY), ("agreed", 0)),
        ((Did("meeting"),), part_paid(DAY), ("paying", 1)),
        ((Did("meeting"),), wholly_paid(DAY, verified=False), ("paid", 0)),
        ((Did("meeting"),), wholly_paid(DAY, verified=True), ("verified", 0)),
        # An agreement that was broken: they filed after it.
        ((Did("filing", on=DAY + timedelta(days=9)),), part_paid(DAY), ("filed", 0)),
        ((Did("hold"),), agreed(DAY), ("on_hold", 0)),
        ((Did("hold"), Did("resume")), NONE, ("intake", 0)),
        ((Did("closed"),), agreed(DAY), ("closed", 0)),
        ((Did("closed"), Did("reopened")), NONE, ("intake", 0)),
    ],
)
def test_where_a_case_stands_follows_from_what_was_done(did, money, state):
    found = state_of(did, money)
    assert (found.state, found.no) == state


STEPS = st.sampled_from(["talked", "call", "meeting", "evidence", "filing", "hearing", "hold", "resume"])


@given(st.lists(STEPS, max_size=12))
def test_more_done_never_leads_back_to_the_beginning(whats):
    did = [Did(what, on=DAY) for what in whats]
    states = [state_of(did[:n], NONE).state for n in range(len(did) + 1)]
    for before, after in pairwise(states):
        if before not in ("intake", "on_hold"):
            assert after != "intake"


def test_every_kind_has_its_hours_and_danger_has_two():
    for kind in KINDS.values():
        assert kind.hours == (2 if kind.is_danger or kind.code == "police" else 48), kind.code
    assert {kind.code for kind in KINDS.values() if kind.is_danger} == {
        "bondage", "child_labour", "missing", "violence", "harassment",
    }  # fmt: skip


def test_the_clock_asks_for_whatever_comes_first():
    wages = KINDS["unpaid_wages"]
    step = clocks.after_step("notice", NOON, kind=wages, said_at=None, said="")
    hearing = clocks.of_hearing(NOON + timedelta(days=3))
    money = clocks.of_money(DAY + timedelta(days=5))
    assert (step.at - NOON).days == 14
    assert clocks.earliest(step, hearing, money).what == "hearing"
    assert clocks.after_step("call", NOON, kind=wages, said_at=NOON, said="visit").what == "visit"
    assert (clocks.after_step("note", NOON, kind=KINDS["missing"], said_at=None, said="").at - NOON).days == 0


@pytest.mark.parametrize(
    ("unasked", "due_in", "what"), [(True, None, "money"), (True, 9, "money"), (False, None, "look")]
)
def test_once_money_came_each_worker_is_asked_within_two_days(unasked, due_in, what):
    due_on = None if due_in is None else DAY + timedelta(days=due_in)
    found = clocks.of_hands(NOON, unasked=unasked, due_on=due_on)
    assert found == clocks.Next(NOON + timedelta(hours=48), what)
    assert clocks.of_hands(NOON, unasked=False, due_on=DAY) is None


@pytest.mark.parametrize(("days", "left"), [(200, 110), (90, 0), (89, 59), (31, 1), (29, 29), (0, 0)])
def test_the_limitation_warns_90_and_30_days_ahead_and_on_its_last_day(days, left):
    limit = DAY + timedelta(days=days)
    found = clocks.of_limit(limit, last_step_on=DAY)
    assert found == clocks.Next(clocks.morning_of(DAY + timedelta(days=left)), "limit")


def test_what_is_filed_or_over_warns_no_more():
    assert clocks.of_limit(None, last_step_on=DAY) is None
    assert clocks.of_limit(DAY, last_step_on=DAY + timedelta(days=1)) is None


@pytest.mark.parametrize(
    ("days", "word"), [(91, ""), (90, "soon"), (31, "soon"), (30, "near"), (0, "near"), (-1, "over")]
)
def test_both_sides_of_every_warning(days, word):
    assert warning_of(DAY + timedelta(days=days), today=DAY) == word
    assert warning_of(None, today=DAY) == ""


def test_a_case_is_barred_only_if_every_claim_is_and_nothing_was_filed():
    old, new = DAY - timedelta(days=1), DAY
    assert is_barred([old, old], today=DAY, filed=False)
    assert not is_barred([old, new], today=DAY, filed=False)
    assert not is_barred([old, None], today=DAY, filed=False)
    assert not is_barred([old], today=DAY, filed=True)
    assert not is_barred([], today=DAY, filed=False)


@pytest.mark.parametrize(
    ("outcome", "ending", "code"),
    [
        ("won", Ending(NONE), "cases.no_such_outcome"),
        ("full", Ending(NONE), "cases.nothing_received"),
        ("partial", Ending(NONE), "cases.nothing_received"),
        ("full", Ending(part_paid(DAY)), "cases.not_paid_in_full"),
        ("full", Ending(wholly_paid(DAY, verified=False)), "cases.not_verified"),
        ("partial", Ending(agreed(DAY, received=900, paid=3, verified="less")), "cases.says_less"),
        ("other_unreachable", Ending(NONE, "gone"), "cases.not_tried"),
        ("time_barred", Ending(NONE), "cases.not_barred"),
        ("duplicate", Ending(NONE), "cases.name_the_other"),
        ("lost", Ending(NONE, "no"), "cases.not_decided"),
        ("withdrawn", Ending(NONE, "  "), "cases.say_why"),
    ],
)
def test_each_end_asks_for_what_it_needs(outcome, ending, code):
    assert code_of(refuse_ending, outcome, ending) == code


def test_ends_that_are_honest():
    refuse_ending("full", Ending(wholly_paid(DAY, verified=True)))
    refuse_ending("other_unreachable", Ending(NONE, "phone off", tried=True))
    refuse_ending("time_barred", Ending(NONE, barred=True))
    refuse_ending("lost", Ending(NONE, "the order", decided=True))


@given(st.integers(2000, 2099), st.integers(0, 999_999))
def test_a_number_is_read_again_however_it_is_typed(year, drawn):
    number = number_of(year, drawn)
    assert number_said(number.replace("-", " ")) == number
    wrong = str((int(number[4]) + 1) % 10)
    assert number_said(number[:4] + wrong + number[5:]) == ""


@given(st.uuids(), st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_a_caution_comes_later_than_the_case_and_lasts_longer(case, day):
    key = b"k" * 32
    begins = caution_from(day, case=str(case), key=key)
    assert SOONEST <= (begins - day).days <= LATEST
    assert begins == caution_from(day, case=str(case), key=key)
    assert LINGERS[0] <= (caution_until(day, case=str(case), key=key) - day).days <= LINGERS[1]


def test_the_days_of_a_caution_tell_nothing_without_the_key():
    """Cases opened on one day begin to show on many days; another key draws others."""
    cases = [str(n) for n in range(400)]
    ours = [caution_from(DAY, case=case, key=b"a" * 32) for case in cases]
    others = [caution_from(DAY, case=case, key=b"b" * 32) for case in cases]
    assert len(set(ours)) == LATEST - SOONEST + 1
    assert sum(one == other for one, other in zip(ours, others, strict=True)) < 60


@pytest.mark.parametrize(
    ("text", "paise"), [("", None), ("1,500", 150_000), ("₹ १५००.५०", 150_050), ("Rs. 20/-", 2_000)]
)
def test_rupees_are_read_as_people_write_them(text, paise):
    assert paise_of(text, field="rate") == paise


@pytest.mark.parametrize("text", ["-5", "1.234", "many", "9" * 18, "NaN", "1e9"])
def test_what_is_no_sum_is_refused(text):
    assert code_of(paise_of, text, field="rate") == "cases.bad_amount"


def test_a_pasted_line_is_refused_for_its_own_rate_and_overtime():
    lines = read_sheet("name\trate\tovertime\nKesar\t0\t\nTeju\t500\t-2\nMangi\t500\t6.5").lines
    codes = [line.refused and line.refused.code for line in lines]
    assert codes == ["cases.rate_zero", "cases.bad_overtime", None]


@pytest.mark.parametrize("text", ["-1", "24.3", "5000", "x"])
def test_what_are_no_days_is_refused(text):
    assert code_of(half_days_of, text) == "cases.bad_days"
    assert code_of(hours_of, text) == "cases.bad_overtime"
    assert half_days_of("24.5") == 49


def test_what_she_says_is_due_without_any_law():
    plain = {
        "half_days": 49,
        "rate_paise": 50_000,
        "basis": "day",
        "advance": 100_000,
        "paid": 0,
        "owed": None,
    }
    assert said_paise(**plain) == 1_125_000
    assert said_paise(**{**plain, "owed": 7}) == 7
    assert said_paise(**{**plain, "rate_paise": None}) is None
    assert said_paise(**{**plain, "basis": "month", "rate_paise": 2_600_000, "half_days": 26}) == 1_200_000
    assert (is_unusual(500, "day"), is_unusual(50_000, "day"), is_unusual(None, "day")) == (
        True,
        False,
        False,
    )


SHEET = "नाम\tपिता\tमोबाइल\tदिन\tदर\nकेसर बाई\tदला\t98123 45670\t24.5\t500\n\nRam\t\t12\t3\t4"


def test_a_pasted_sheet_is_read_by_its_hindi_heading_and_each_line_stands_alone():
    sheet = read_sheet(SHEET)
    first, second = sheet.lines
    assert (first.name, first.father, first.phone, first.half_days, first.rate_paise) == (
        "केसर बाई", "दला", "9812345670", 49, 50_000,
    )  # fmt: skip
    assert second.refused is not None
    assert second.refused.code == "people.bad_phone"
    assert (first.no, second.no) == (2, 4)


def test_a_list_without_a_heading_is_read_in_the_order_people_write_it():
    (line,) = read_sheet("Kesar, Dala, Sayra, 9812345670, 20, 450").lines
    assert (line.name, line.village, line.half_days, line.rate_paise) == ("Kesar", "Sayra", 40, 45_000)


def test_a_paste_that_is_none_or_too_long_is_refused():
    assert code_of(read_sheet, " \n ") == "cases.nothing_pasted"
    assert code_of(read_sheet, "Name\tDays") == "cases.nothing_pasted"
    assert code_of(read_sheet, "Ram\t3\n" * (MOST_LINES + 1)) == "cases.too_many_lines"
    (line,) = read_sheet("Name\tDays\n123\t4").lines
    assert line.refused is not None
    assert line.refused.code == "cases.line_without_name"


def test_an_aadhaar_number_in_a_line_is_refused_and_not_repeated():
    (line,) = read_sheet("Name\tPhone\nKesar 2345 6789 0124\t").lines
    assert line.refused is not None
    assert (line.refused.code, line.name) == ("people.aadhaar", "")


PDF = b"%PDF-1.7 paper"


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "a.pdf", "cases.empty_file"),
        (PDF + b" " * MOST_BYTES, "a.pdf", "cases.file_too_large"),
        (PDF, "a.jpg", "cases.wrong_extension"),
        (b"MZ program", "a.pdf", "cases.unknown_file"),
        (b"<html>", "a.html", "cases.unknown_file"),
    ],
)
def test_evidence_is_what_its_name_says(content, name, code):
    assert code_of(media_type_of, content, name=name) == code
    assert media_type_of(PDF, name="Diary.PDF") == "application/pdf"


def test_conduct_is_what_money_an_order_or_a_signature_proves():
    assert proofs_of(NONE, ["adjourned"], on=DAY) == {}
    assert proofs_of(NONE, ["order_for"], on=DAY) == {"order_against": "order"}
    assert proofs_of(part_paid(DAY), [], on=DAY)["paid_in_part"] == "payment"
    late = DAY + timedelta(days=31)
    assert "agreed_not_paid" not in proofs_of(part_paid(DAY), [], on=late - timedelta(days=1))
    assert proofs_of(part_paid(DAY), [], on=late)["agreed_not_paid"] == "agreement"
    assert proofs_of(wholly_paid(DAY, verified=True), [], on=late)["kept_promise"] == "agreement"
    assert proofs_of(wholly_paid(DAY, verified=True), [], on=DAY)["paid_in_full"] == "payment"


def test_a_calendar_is_read_by_phones_and_folds_long_lines_between_letters():
    text = calendar_of(
        [Event("1@hamrah", NOON, "26-483920-7 · " + "अदालत " * 20, "Room 4, 2nd floor")], now=NOON
    )
    lines = text.split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert all(len(line.encode()) <= 75 for line in lines)
    assert "LOCATION:Room 4\\, 2nd floor" in text
    assert text.count("DTSTART:20261122T120000Z") == 1
    unfolded = text.replace("\r\n ", "")
    assert "अदालत " * 20 in unfolded


def test_money_that_is_not_there_says_so():
    assert MoneyFacts() == NONE
