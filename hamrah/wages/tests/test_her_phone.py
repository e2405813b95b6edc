"""What a worker's phone shows is taken in as her word, once, only as it was signed. Not here: her page."""

from datetime import timedelta

import pytest

from hamrah.cards.rules import base45
from hamrah.ground.day import today
from hamrah.people.tests.office import Office
from hamrah.wages import actions
from hamrah.wages.hazri import hazri_of
from hamrah.wages.models import Brought, Diary, MoneyEntry, Month
from hamrah.wages.rules.acts import acts
from hamrah.wages.rules.phone import PREFIX, Unfit, shown
from hamrah.wages.tests.phone import her_phone, new_key, text_of
from hamrah.wages.tests.test_diaries import days_ago, refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return Office()


def taken_in(office: Office, person: object, text: str) -> Brought:
    with office.open():
        return actions.take_in_phone(office.actor(), person=person, text=text)


def test_her_days_and_money_come_in_as_her_own_word_with_the_phone_named(office):
    person = office.worker()
    brought = taken_in(office, person, her_phone(for_whom="Suresh", since=days_ago(1)))
    with office.open():
        diary = Diary.objects.get()
        assert (diary.keeper, diary.party_said) == ("worker", "Suresh")
        (act,) = acts(bytes(Month.objects.get().acts))
        assert (act.hand.how, act.hand.proof) == ("phone", brought.id)
        hers = hazri_of(office.actor(), person, days_ago(9), today())
        assert (hers.count.halves, hers.advance_paise) == (2, 25_000)


def test_the_same_square_shown_twice_changes_nothing(office):
    person, text = office.worker(), her_phone(for_whom="Suresh", since=days_ago(1))
    assert taken_in(office, person, text) == taken_in(office, person, text)
    with office.open():
        assert (Brought.objects.count(), MoneyEntry.objects.count()) == (1, 1)


def test_a_later_square_of_the_same_phone_adds_what_is_new_to_the_same_diary(office):
    person, key = office.worker(), new_key()
    taken_in(office, person, her_phone(for_whom="Suresh", since=days_ago(1), key=key))
    taken_in(office, person, her_phone(for_whom="Suresh", since=days_ago(1), word="half", key=key))
    with office.open():
        assert Diary.objects.count() == 1
        assert MoneyEntry.objects.count() == 1
        assert hazri_of(office.actor(), person, days_ago(9), today()).count.halves == 1


def test_a_square_of_one_worker_is_not_taken_in_for_another(office):
    key = new_key()
    text = her_phone(for_whom="Suresh", since=days_ago(1), key=key)
    taken_in(office, office.worker(), text)
    other = {"person": office.worker("Dhuli Bai"), "text": text}
    assert refused(office, actions.take_in_phone, **other).code == "wages.phone_of_another"
    newer = {**other, "text": her_phone(for_whom="Suresh", since=days_ago(2), key=key)}
    assert refused(office, actions.take_in_phone, **newer).code == "wages.phone_of_another"


def test_what_was_changed_after_signing_or_cut_off_or_is_something_else_is_refused(office):
    text = her_phone(for_whom="Suresh", since=days_ago(1))
    message = bytearray(base45.decode(text.removeprefix(PREFIX)))
    message[5] ^= 1
    for wrong, code in (
        (PREFIX + base45.encode(bytes(message)), "wages.phone_forged"),
        (text[:90], "wages.phone_text_broken"),
        ("HC1:6BFOXN", "wages.not_from_a_phone"),
    ):
        asked = {"person": office.worker(), "text": wrong}
        assert refused(office, actions.take_in_phone, **asked).code == code


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"m": {"2026-13": "P"}},
        {"m": {"2026-11": "PPQ"}},
        {"m": {"2026-02": "P" * 31}},
        {"m": {"2026-11": "P"}, "x": [["2026-11-01", "gift", 5]]},
        {"m": {"2026-11": "P"}, "x": [["2026-11-01", "advance", -5]]},
        {"m": {"2026-11": "P"}, "x": [["2026-11-01", "advance", True]]},
        {"m": {"2026-11": "P"}, "w": "x" * 500},
        {"m": {"2026-11": "P"}, "t": "soon"},
        {"m": {f"{year}-01": "P" for year in range(2000, 2040)}},
        {"m": []},
    ],
)
def test_a_signed_square_that_says_what_cannot_be_is_unfit(said):
    with pytest.raises(Unfit) as unfit:
        shown(text_of(said, new_key()))
    assert unfit.value.why == "broken"


def test_days_to_come_on_a_phone_whose_clock_is_wrong_are_left_out(office):
    person = office.worker()
    taken_in(office, person, her_phone(for_whom="Suresh", since=today() + timedelta(days=40)))
    with office.open():
        assert not Month.objects.exists()
        assert not MoneyEntry.objects.exists()


def test_a_square_that_does_not_say_for_whom_asks(office):
    asked = {"person": office.worker(), "text": her_phone(for_whom="", since=days_ago(1))}
    assert refused(office, actions.take_in_phone, **asked).code == "wages.nobody_hires"
