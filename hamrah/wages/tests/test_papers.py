"""Signed papers of days: from how many, which count, that a changed one is found out."""

from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.test import Client

from hamrah.cards.rules.cose import Signer, sign, take_apart
from hamrah.ground.day import today
from hamrah.people.tests.office import Office
from hamrah.wages import actions, checking
from hamrah.wages.models import DaysPaper, Diary
from hamrah.wages.papers.wording import LANGUAGES
from hamrah.wages.rules.papers import MEDIA_TYPE, code_of
from hamrah.wages.tests.test_diaries import days_ago, diary_of, marked, refused, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return Office()


def worked(office: Office, days: int, diary: Diary | None = None) -> Diary:
    """A diary with so many full days, the last yesterday."""
    diary = diary or diary_of(office)
    marked(office, diary, *(said(days_ago(ago)) for ago in range(1, days + 1)))
    return diary


def given(office: Office, diary: Diary, kind: str = "days90", **more: object) -> DaysPaper:
    with office.open():
        return actions.give_paper(office.actor(), person=diary.person, kind=kind, until=today(), **more)


def test_eighty_nine_days_are_too_few_and_ninety_are_enough(office):
    diary = worked(office, 89)
    asked = {"person": diary.person, "kind": "days90", "until": today()}
    assert refused(office, actions.give_paper, **asked).code == "wages.days_too_few"
    marked(office, diary, said(days_ago(90)))
    assert given(office, diary).halves == 180
    more = {**asked, "kind": "days180"}
    assert refused(office, actions.give_paper, **more).code == "wages.days_too_few"


def test_a_second_diary_of_the_same_days_adds_none(office):
    diary = worked(office, 60)
    worked(office, 60, diary_of(office, diary.person, keeper="worker"))
    asked = {"person": diary.person, "kind": "days90", "until": today()}
    assert refused(office, actions.give_paper, **asked).values["days"] == "60"


def test_a_disputed_day_is_not_certified(office):
    diary = worked(office, 90)
    his = diary_of(office, diary.person, keeper="contractor")
    marked(office, his, said(days_ago(5), "absent"))
    asked = {"person": diary.person, "kind": "days90", "until": today()}
    assert refused(office, actions.give_paper, **asked).values["days"] == "89"


def test_days_of_another_trade_do_not_count_for_this_one(office):
    diary = worked(office, 90)
    assert given(office, diary, trade="mason").trade == "mason"
    other = {"person": diary.person, "kind": "days90", "until": today(), "trade": "tailor"}
    assert refused(office, actions.give_paper, **other).values["days"] == "0"


def test_a_paper_is_of_a_year_at_most_up_to_today_and_of_a_known_kind(office):
    diary = worked(office, 1)
    late = {"person": diary.person, "kind": "diary", "until": today() + timedelta(days=1)}
    assert refused(office, actions.give_paper, **late).code == "wages.paper_out_of_time"
    long = {"person": diary.person, "kind": "diary", "until": today(), "since": days_ago(800)}
    assert refused(office, actions.give_paper, **long).code == "wages.paper_out_of_time"
    strange = {"person": diary.person, "kind": "days7", "until": today()}
    assert refused(office, actions.give_paper, **strange).code == "wages.unknown_paper"
    empty = {"person": office.worker("Dhuli Bai"), "kind": "diary", "until": today()}
    assert refused(office, actions.give_paper, **empty).code == "wages.no_days"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_diary_on_paper_in_every_language(office, language):
    paper = given(office, worked(office, 40), kind="diary", language=language, with_money=True)
    assert bytes(paper.pdf).startswith(b"%PDF")


def test_what_is_signed_is_what_the_paper_says_and_anybody_can_check_it(office):
    paper = given(office, worked(office, 90))
    code = code_of(bytes(paper.signed))
    found = checking.checked(code)
    assert found.verdict == checking.GENUINE
    assert (found.said.number, found.said.halves) == (paper.number, 180)
    page = Client().get("/hazri/check/", {"paper": code})
    assert paper.number in page.content.decode()
    assert page.headers["Cache-Control"] == "no-store"


def test_a_changed_paper_a_strangers_and_no_paper_are_told_apart(office):
    paper = given(office, worked(office, 90))
    message = bytes(paper.signed)
    content = take_apart(message).payload
    forged = message.replace(content, content.replace(paper.number.encode(), b"X" * len(paper.number)))
    assert checking.checked(code_of(forged)).verdict == checking.FORGED
    stranger = Signer.of(Ed25519PrivateKey.generate())
    assert (
        checking.checked(code_of(sign(content, stranger, media_type=MEDIA_TYPE))).verdict == checking.UNKNOWN
    )
    for text in ("", "abc", "x" * 5_000, code_of(message)[:80]):
        assert checking.checked(text).verdict == checking.NOT_A_PAPER
