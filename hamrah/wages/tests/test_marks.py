"""A month in sixteen bytes, and a log that only grows. Not here: rows."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as some

from hamrah.wages.rules.acts import HOW, Act, Hand, acts, appended, history, standing
from hamrah.wages.rules.marks import MARKS, MONTH_BYTES, MOST_QUARTERS, Mark, packed, refusal, unpacked
from hamrah.wages.rules.refusing import MarkSaid, changes, unusual, wrong

TODAY = date(2026, 11, 22)
MARK = some.sampled_from(MARKS).flatmap(
    lambda word: some.builds(Mark, some.just(word), some.integers(0, MOST_QUARTERS.get(word, 0)))
)
DAYS = some.dictionaries(some.integers(1, 31), MARK, min_size=1, max_size=31)
HANDS = some.builds(Hand, some.sampled_from(HOW), some.sampled_from([UUID(int=n) for n in range(4)]))
SECOND = datetime(2026, 11, 22, 6, 30, tzinfo=UTC)
ACTS = some.lists(
    some.builds(
        Act,
        some.integers(0, 10_000).map(lambda s: SECOND + timedelta(seconds=s)),
        HANDS,
        DAYS.map(lambda days: tuple(sorted(days.items()))),
    ),
    max_size=12,
)


def log_of(said: list[Act]) -> bytes:
    log = b""
    for act in said:
        log = appended(log, act)
    return log


@given(DAYS)
def test_a_month_comes_back_as_it_was_packed(days):
    marks, overtime = packed(days)
    assert len(marks) == MONTH_BYTES
    assert unpacked(marks, overtime) == {day: mark for day, mark in sorted(days.items()) if mark.word}


@given(ACTS)
def test_a_log_tells_everything_in_the_order_it_came(said):
    assert acts(log_of(said)) == said


@given(ACTS)
def test_a_log_only_grows(said):
    for end in range(len(said)):
        assert log_of(said[: end + 1]).startswith(log_of(said[:end]))


@given(ACTS)
def test_what_stands_is_the_last_word_on_each_day(said):
    stands = standing(said)
    for day in range(1, 32):
        words = history(said, day)
        last = words[-1][1] if words else Mark("")
        assert stands.get(day, Mark("")) == (last if last.word else Mark(""))


def test_a_tap_takes_eight_bytes_once_its_hand_is_known():
    act = Act(SECOND, Hand("office", UUID(int=7)), ((1, Mark("full")),))
    once = appended(b"", act)
    assert len(appended(once, act)) - len(once) == 8


def test_an_erased_month_has_no_days():
    assert unpacked(b"", b"") == {}
    assert acts(b"") == []


def said(day: date, word: str = "full", quarters: int = 0, was: Mark | None = None) -> MarkSaid:
    return MarkSaid(day, Mark(word, quarters), was)


def test_thirty_hours_of_overtime_and_a_word_nobody_knows_are_refused():
    assert refusal(Mark("full", 4 * 30)) == "overtime"
    assert refusal(Mark("absent", 4)) == "overtime"
    assert refusal(Mark("full", -1)) == "overtime"
    assert refusal(Mark("sometimes")) == "word"
    assert refusal(Mark("full", 64)) == ""


def test_a_day_to_come_one_long_ago_one_after_the_end_and_one_twice_are_refused():
    def why(*marks: MarkSaid, ended_on: date | None = None) -> str:
        found = wrong(marks, today=TODAY, ended_on=ended_on)
        return found.why if found else ""

    assert why(said(TODAY)) == ""
    assert why(said(TODAY + timedelta(days=1))) == "future"
    assert why(said(date(2020, 1, 1))) == "long_ago"
    assert why(said(TODAY), ended_on=TODAY - timedelta(days=1)) == "ended"
    assert why(said(TODAY, ""), ended_on=TODAY - timedelta(days=1)) == ""
    assert why(said(TODAY), said(TODAY, "half")) == "twice"


def test_a_very_long_day_and_work_before_the_terms_are_asked_about():
    assert unusual([said(TODAY, "full", 40)]).why == "long_day"
    assert unusual([said(TODAY)], begins_on=TODAY + timedelta(days=1)).why == "before_terms"
    assert unusual([said(TODAY, "full", 8)], begins_on=TODAY) is None


def test_of_two_writers_of_one_day_the_second_is_told():
    stands = {TODAY: Mark("half")}
    assert changes([said(TODAY, "full", was=Mark(""))], stands)[1] == [TODAY]
    assert changes([said(TODAY, "half", was=Mark(""))], stands) == ([], [])
    assert changes([said(TODAY, "full", was=Mark("half"))], stands)[1] == []
    untouched = changes([said(TODAY, "", was=Mark(""))], stands)
    assert untouched == ([], [])
