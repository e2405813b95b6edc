"""Diaries, gangs and money through their verbs: what is kept, refused, told. Not here: pages."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError

from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.people.tests.office import Office
from hamrah.wages import actions
from hamrah.wages.actions.diaries import DiarySaid, GangMarks, GangSaid
from hamrah.wages.actions.money import MoneyNoted
from hamrah.wages.actions.terms import HandSaid
from hamrah.wages.hazri import days_worked, hazri_of, hazri_of_many
from hamrah.wages.models import Diary, Gang, MoneyEntry, Month, Put, Terms
from hamrah.wages.rules.acts import acts
from hamrah.wages.rules.marks import Mark
from hamrah.wages.rules.refusing import MarkSaid
from hamrah.wages.tests.house import money_said, picture, terms_said
from tests.every_verb import a_photo

pytestmark = pytest.mark.django_db

HIRER = "Ramesh thekedar"


@pytest.fixture
def office() -> Office:
    return Office()


def days_ago(days: int) -> date:
    return today() - timedelta(days=days)


def said(on: date, word: str = "full", quarters: int = 0, was: Mark | None = None) -> MarkSaid:
    return MarkSaid(on, Mark(word, quarters), was)


def diary_of(office: Office, person: Any = None, keeper: str = "office") -> Diary:
    person = person or office.worker()
    with office.open():
        return actions.open_diary(office.actor(), person=person, said=DiarySaid(keeper, None, HIRER, "mason"))


def marked(office: Office, diary: Diary, *marks: MarkSaid, **more: Any) -> int:
    with office.open():
        return actions.mark_days(office.actor(), diary=diary, marks=marks, **more)


def refused(office: Office, act: Any, **arguments: Any) -> Problem:
    with office.open(), pytest.raises(Problem) as problem:
        act(office.actor(), **arguments)
    return problem.value


def test_a_later_word_stands_beside_the_earlier(office):
    diary = diary_of(office)
    marked(office, diary, said(days_ago(1)))
    marked(office, diary, said(days_ago(1), "half"))
    with office.open():
        (month,) = Month.objects.filter(diary=diary)
        assert [mark.word for act in acts(bytes(month.acts)) for _day, mark in act.marks] == ["full", "half"]
        assert days_worked(office.actor(), diary.person, days_ago(5), today()).halves == 1


def test_the_database_itself_lets_nothing_said_be_unsaid(office):
    diary = diary_of(office)
    marked(office, diary, said(days_ago(1)))
    with office.open():
        with pytest.raises(DatabaseError), transaction.atomic():
            Month.objects.filter(diary=diary).update(acts=b"otherwise")
        slip = actions.write_terms(office.actor(), person=diary.person, said=terms_said())
        with pytest.raises(DatabaseError), transaction.atomic():
            Terms.objects.filter(id=slip.id).update(rate_paise=10)
        entry = actions.note_money(office.actor(), diary=diary, said=money_said())
        with pytest.raises(DatabaseError), transaction.atomic():
            MoneyEntry.objects.filter(id=entry.id).update(paise=1)


def test_two_diaries_of_one_day_count_once_and_their_contradiction_is_seen(office):
    hers = diary_of(office, keeper="worker")
    his = diary_of(office, hers.person, keeper="contractor")
    marked(office, hers, said(days_ago(1)), said(days_ago(2)))
    marked(office, his, said(days_ago(1)), said(days_ago(2), "absent"))
    with office.open():
        counted = days_worked(office.actor(), hers.person, days_ago(5), today())
    assert (counted.days_worked, counted.contested) == (2, 1)


@pytest.mark.parametrize(
    ("mark", "code"),
    [
        (said(today() + timedelta(days=1)), "wages.day_to_come"),
        (said(today() - timedelta(days=4 * 366)), "wages.day_long_ago"),
        (said(today(), "full", 4 * 30), "wages.overtime_too_long"),
        (said(today(), "perhaps"), "wages.unknown_mark"),
        (said(today(), "full", 50), "wages.long_day"),
    ],
)
def test_what_no_day_can_be_is_refused(office, mark, code):
    assert refused(office, actions.mark_days, diary=diary_of(office), marks=(mark,)).code == code


def test_the_same_day_twice_an_unknown_way_and_an_ended_diary_are_refused(office):
    diary = diary_of(office)
    twice = (said(days_ago(1)), said(days_ago(1), "half"))
    assert refused(office, actions.mark_days, diary=diary, marks=twice).code == "wages.day_twice"
    one = (said(days_ago(1)),)
    assert refused(office, actions.mark_days, diary=diary, marks=one, how="dream").code == "wages.unknown_way"
    with office.open():
        actions.close_diary(office.actor(), diary=diary, ended_on=days_ago(3))
    assert refused(office, actions.mark_days, diary=diary, marks=one).code == "wages.diary_ended"
    again = {"diary": diary, "ended_on": days_ago(1)}
    assert refused(office, actions.close_diary, **again).code == "wages.diary_closed"


def test_a_very_long_day_and_work_before_the_terms_are_asked_about_and_then_believed(office):
    diary = diary_of(office)
    with office.open():
        slip = terms_said(hirer_said=HIRER, begins_on=days_ago(1))
        actions.write_terms(office.actor(), person=diary.person, said=slip)
    early = (said(days_ago(2)),)
    assert refused(office, actions.mark_days, diary=diary, marks=early).code == "wages.before_terms"
    assert marked(office, diary, *early, is_sure=True) == 1
    assert marked(office, diary, said(days_ago(1), "full", 40), is_sure=True) == 1


def test_two_clerks_at_one_day_the_second_is_told_and_at_two_days_neither(office):
    diary, nothing = diary_of(office), Mark("")
    marked(office, diary, said(days_ago(1), "absent", was=nothing))
    second = (said(days_ago(1), "full", was=nothing),)
    assert refused(office, actions.mark_days, diary=diary, marks=second).code == "wages.said_meanwhile"
    assert marked(office, diary, said(days_ago(2), "full", was=nothing)) == 1


def test_a_picture_of_the_page_stands_behind_its_days(office):
    diary = diary_of(office)
    marked(office, diary, said(days_ago(1)), how="paper", proof=a_photo())
    with office.open():
        (act,) = acts(bytes(Month.objects.get(diary=diary).acts))
    assert (act.hand.how, act.hand.by) == ("paper", office.actor().user_id)
    assert act.hand.proof != UUID(int=0)
    broken = {"diary": diary, "marks": (said(days_ago(1), "half"),), "proof": b"no picture"}
    assert refused(office, actions.mark_days, **broken).code == "wages.not_a_picture"
    vast = {**broken, "proof": b"x" * 25_000_001}
    assert refused(office, actions.mark_days, **vast).code == "wages.picture_too_large"


def gang_of(office: Office, *people: Any) -> Gang:
    with office.open():
        gang = actions.form_gang(office.actor(), said=GangSaid("Tower B", None, HIRER, "mason"))
        actions.join_gang(office.actor(), gang=gang, people=people)
    return gang


def test_a_gangs_month_is_one_act_for_all(office):
    gang = gang_of(office, office.worker("Kanku Bai"), office.worker("Dhuli Bai"))
    with office.open():
        diaries = list(Diary.objects.filter(gang=gang))
        marks = GangMarks({one.id: (said(days_ago(1)), said(days_ago(2), "half")) for one in diaries})
        assert actions.mark_gang(office.actor(), gang=gang, marks=marks) == 4
        told = hazri_of_many(office.actor(), [one.person for one in diaries], days_ago(9), today())
    assert [one.count.halves for one in told.values()] == [3, 3]


def test_a_gang_is_all_or_none_and_never_somebody_elses(office):
    gang, stranger = gang_of(office, office.worker()), diary_of(office, office.worker("Dhuli Bai"))
    with office.open():
        (own,) = Diary.objects.filter(gang=gang)
    both = GangMarks({own.id: (said(days_ago(1)),), stranger.id: (said(days_ago(1)),)})
    assert refused(office, actions.mark_gang, gang=gang, marks=both).code == "wages.not_of_this_gang"
    with office.open():
        assert not Month.objects.exists()


def test_a_gang_needs_a_name_and_a_hirer_and_has_its_limit_and_its_end(office, monkeypatch):
    nameless = GangSaid(" ", None, HIRER)
    assert refused(office, actions.form_gang, said=nameless).code == "wages.no_name"
    assert refused(office, actions.form_gang, said=GangSaid("Tower")).code == "wages.nobody_hires"
    gang = gang_of(office, office.worker())
    monkeypatch.setattr("hamrah.wages.actions.diaries.MOST_IN_GANG", 1)
    more = {"gang": gang, "people": [office.worker("Dhuli Bai")]}
    assert refused(office, actions.join_gang, **more).code == "wages.gang_too_large"
    late = {"gang": gang, "ended_on": today() + timedelta(days=1)}
    assert refused(office, actions.end_gang, **late).code == "wages.bad_day"
    with office.open():
        actions.end_gang(office.actor(), gang=gang, ended_on=today())
        assert Diary.objects.get(gang=gang).ended_on == today()
    assert refused(office, actions.join_gang, **more).code == "wages.gang_ended"


def test_a_diary_is_begun_once_for_one_work_by_one_keeper(office):
    diary = diary_of(office)
    same = {"person": diary.person, "said": DiarySaid("office", None, HIRER, "mason")}
    assert refused(office, actions.open_diary, **same).code == "wages.kept_already"
    strange = {"person": diary.person, "said": DiarySaid("moon", None, HIRER)}
    assert refused(office, actions.open_diary, **strange).code == "wages.unknown_keeper"


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"paise": None}, "wages.no_sum"),
        ({"paise": 0}, "wages.no_sum"),
        ({"paise": -5}, "wages.negative_money"),
        ({"paise": 20_000_000}, "wages.unusual_sum"),
        ({"kind": "gift"}, "wages.unknown_word"),
        ({"on": today() + timedelta(days=1)}, "wages.money_to_come"),
        ({"on": today() - timedelta(days=5 * 366)}, "wages.money_long_ago"),
    ],
)
def test_money_that_cannot_be_is_refused_or_asked_about(office, facts, code):
    noted = {"diary": diary_of(office), "said": money_said(**facts)}
    assert refused(office, actions.note_money, **noted).code == code


def test_money_is_corrected_beside_and_taken_back_and_only_once(office):
    diary = diary_of(office)
    with office.open():
        first = actions.note_money(office.actor(), diary=diary, said=money_said())
        second = actions.correct_money(office.actor(), entry=first, said=money_said(paise=40_000))
        assert hazri_of(office.actor(), diary.person, days_ago(9), today()).advance_paise == 40_000
        actions.correct_money(office.actor(), entry=second)
        assert hazri_of(office.actor(), diary.person, days_ago(9), today()).advance_paise == 0
        assert MoneyEntry.objects.count() == 3
    late = {"entry": first, "said": MoneyNoted("advance", 1_000, today())}
    assert refused(office, actions.correct_money, **late).code == "wages.corrected_already"


def test_a_hand_beside_a_month_tells_when_something_was_written_after_it(office):
    diary = diary_of(office)
    month, hand = days_ago(1).replace(day=1), HandSaid("co_worker", "thumb", "Hakra", proof=picture())
    put = {"diary": diary, "month": month, "hand": hand}
    assert refused(office, actions.sign_month, **put).code == "wages.nothing_to_sign"
    marked(office, diary, said(days_ago(1)))
    with office.open():
        actions.sign_month(office.actor(), **put)
        stood = bytes(Put.objects.get().stood)
        marked(office, diary, said(days_ago(1), "half"))
        from hamrah.wages.actions.terms import digest_of_month

        assert digest_of_month(Month.objects.get(diary=diary, month=month)) != stood
    nobody = {**put, "hand": HandSaid("moon", "thumb")}
    assert refused(office, actions.sign_month, **nobody).code == "wages.unknown_hand"
    late = {**put, "hand": HandSaid("worker", "thumb", on=today() + timedelta(days=1))}
    assert refused(office, actions.sign_month, **late).code == "wages.bad_day"


def test_somebody_without_the_permission_learns_nothing(office):
    diary = diary_of(office)
    marked(office, diary, said(days_ago(1)))
    with office.open("reader"):
        assert hazri_of(office.actor("reader"), diary.person, days_ago(9), today()).count.halves == 0


def test_a_merged_record_of_hers_counts_with_hers(office):
    kept, gone = office.worker("Kanku Bai"), office.worker("Kanku Baai")
    marked(office, diary_of(office, gone), said(days_ago(1)))
    with office.open():
        type(gone).objects.filter(id=gone.id).update(merged_into=kept)
        assert days_worked(office.actor(), kept, days_ago(9), today()).halves == 2


def test_bytes_of_a_month_are_few(office):
    diary = diary_of(office)
    for ago in range(1, 4):
        marked(office, diary, said(days_ago(ago)))
    with office.open(), connection.cursor() as cursor:
        cursor.execute("SELECT max(length(marks)), max(length(acts)) FROM wages_month")
        marks, log = cursor.fetchone()
    assert marks == 16
    assert log <= 3 * 8 + 3 * 33
