"""The rules of the helpline on plain values, both sides of every limit. Not here: rows."""

from datetime import datetime, time

import pytest

from hamrah.ground.day import INDIA
from hamrah.helpline import told, wordings
from hamrah.helpline.rules import clocks, messages, numbers, relief, signed, telling, words
from hamrah.helpline.rules.clocks import Window


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=INDIA)


NIGHT = Window(time(21), time(1))


@pytest.mark.parametrize(
    ("typed", "digits"),
    [
        ("98290 12345", "9829012345"),
        ("+91 98290-12345", "9829012345"),
        ("09829012345", "9829012345"),
        ("९८२९०१२३४५", "9829012345"),
        ("982901234", ""),
        ("98290123456", ""),
        ("0000000000", ""),
        ("nobody", ""),
    ],
)
def test_a_number_is_read_however_it_was_typed(typed, digits):
    assert numbers.ten_digits(typed) == digits


def test_half_a_number_is_shown_of_a_list():
    assert numbers.shortened("9829012345") == "98•••••345"
    assert numbers.shortened("") == ""


@pytest.mark.parametrize(
    ("window", "moment", "is_safe"),
    [
        (Window(), at(3, 8), True),
        (Window(), at(3, 7, 59), False),
        (Window(), at(3, 19, 59), True),
        (Window(), at(3, 20), False),
        (NIGHT, at(3, 20, 59), False),
        (NIGHT, at(3, 21), True),
        (NIGHT, at(4, 0, 59), True),
        (NIGHT, at(4, 1), False),
        (Window(time(0), time(0)), at(3, 4), True),
    ],
)
def test_safe_hours_begin_and_end_when_she_said(window, moment, is_safe):
    assert window.holds(moment) is is_safe


@pytest.mark.parametrize(
    ("came", "window", "in_danger", "due"),
    [
        (at(3, 10), Window(), False, at(3, 20)),
        (at(3, 23), Window(), False, at(4, 20)),
        (at(3, 10), Window(), True, at(3, 12)),
        (at(3, 23), Window(), True, at(4, 10)),
        (at(3, 10), Window(time(14), time(15)), True, at(3, 15)),
        (at(3, 22), NIGHT, False, at(4, 1)),
        (at(3, 10), Window(time(0), time(0)), True, at(3, 12)),
    ],
)
def test_a_number_is_rung_within_its_first_safe_hours_and_in_danger_within_two(came, window, in_danger, due):
    assert clocks.due_by(came, window, is_danger=in_danger) == due


def test_a_number_is_tried_again_later_and_later_and_then_no_more():
    tried = at(3, 10)
    waits = [clocks.again_at(tried, Window(), attempts=n, is_danger=False) for n in range(1, 7)]
    assert waits == [at(3, 11), at(3, 13), at(4, 8), at(4, 10), at(5, 10), None]


def test_danger_is_never_given_up():
    assert clocks.again_at(at(3, 10), Window(), attempts=40, is_danger=True) == at(3, 11)


def test_whoever_has_a_number_in_hand_loses_it_after_half_an_hour():
    assert clocks.is_held(at(3, 10), at(3, 10, 29))
    assert not clocks.is_held(at(3, 10), at(3, 10, 30))
    assert not clocks.is_held(None, at(3, 10))


@pytest.mark.parametrize("caller", words.CALLERS)
@pytest.mark.parametrize("owner", words.OWNERS)
def test_only_the_worker_on_her_own_phone_is_known_by_it(caller, owner):
    is_she = (caller, owner) == ("self", "self")
    assert telling.speaks_for_herself(caller, owner) is is_she
    assert telling.may_show_person(caller, owner, phone_owner="self", safe_to_call=None) is is_she
    assert telling.may_show_earlier(caller, owner, gender="F", then=("self", "self", "F")) is is_she


@pytest.mark.parametrize(
    ("phone_owner", "safe"), [("family", True), ("contractor", None), ("unknown", True), ("self", False)]
)
def test_a_phone_noted_as_anothers_or_unsafe_names_nobody(phone_owner, safe):
    assert not telling.may_show_person("self", "self", phone_owner=phone_owner, safe_to_call=safe)


def test_another_voice_learns_nothing_of_an_earlier_call():
    assert not telling.may_show_earlier("self", "self", gender="M", then=("self", "self", "F"))
    assert not telling.may_show_earlier("self", "self", gender="F", then=("relative", "self", "F"))
    assert telling.may_show_earlier("self", "self", gender="", then=("self", "self", "F"))


@pytest.mark.parametrize(
    ("owner", "safe", "may"),
    [
        ("self", True, True),
        ("own", True, True),
        ("self", None, False),
        ("self", False, False),
        ("family", True, False),
    ],
)
def test_a_message_goes_to_her_own_phone_that_she_called_safe(owner, safe, may):
    assert telling.may_message(owner=owner, safe=safe) is may


def test_a_pasted_list_is_read_by_what_its_cells_look_like():
    text = "Number\tName\tPlace\n9829012345\tHurji Damor\tSanand\t4\tration\nNarol;12;बस\n\n,,,\nVatva, , 3"
    taken, refused = relief.read_list(text)
    assert taken == [
        relief.ReliefSaid("Sanand", 4, "food", "9829012345", "Hurji Damor"),
        relief.ReliefSaid("Narol", 12, "travel"),
        relief.ReliefSaid("Vatva", 3, "other"),
    ]
    assert refused == []


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("9829012345, 4, food", "no_place"),
        ("Sanand, Hurji", "no_people_or_number"),
        ("Sanand, 0, food", "bad_people"),
        ("Sanand, 9999, food", "bad_people"),
        ("x" * 121 + ", 4", "too_long"),
    ],
)
def test_a_line_that_is_not_understood_comes_back_with_the_reason(line, why):
    taken, refused = relief.read_list(f"Narol, 2\n{line}")
    assert [one.place for one in taken] == ["Narol"]
    assert [(one.line, one.why) for one in refused] == [(2, why)]


def test_places_stand_together_however_they_were_written():
    assert relief.place_key("  NAROL  gam") == relief.place_key("Narol Gam")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{organisation}: {name} rang us at {phone}", "placeholder"),
        ("{organisation} {0} {phone}", "placeholder"),
        ("{organisation.__class__} {phone}", "placeholder"),
        ("{organisation", "placeholder"),
        ("{organisation}", "other_placeholders"),
        ("{organisation} {phone}" + "x" * 134, "too_long"),
        ("{phone}: {organisation}", ""),
    ],
)
def test_a_wording_that_could_say_more_is_left_out(text, why):
    assert messages.complaint(text, master="{organisation} {phone}") == why


def test_every_wording_that_is_shipped_is_sound_in_every_language():
    assert wordings.complaints() == []
    assert set(wordings.codes()) == set(told.WORDINGS)
    assert wordings.wording("call_us", "bhb")[0] == "en"
    assert wordings.wording("call_us", "gu")[0] == "gu"


def test_a_message_is_offered_again_five_times():
    now = at(3, 10)
    waits = [messages.try_again_at(now, attempts=n) for n in range(1, 7)]
    assert [int((one - now).total_seconds() / 60) if one else None for one in waits] == [
        1,
        5,
        30,
        120,
        360,
        None,
    ]


@pytest.mark.parametrize(
    ("text", "stops"),
    [("STOP", True), (" stop please", True), ("बंद", True), ("Stopped work", False), ("", False)],
)
def test_stop_is_the_first_word_of_an_answer(text, stops):
    assert messages.says_stop(text) is stops


def test_a_signature_is_good_for_its_body_its_key_and_five_minutes():
    header = signed.signature(b"key", b"body", at=1_000)
    assert signed.is_signed(b"key", b"body", header, now=1_300)
    assert not signed.is_signed(b"key", b"body", header, now=1_301)
    assert not signed.is_signed(b"key", b"other", header, now=1_000)
    assert not signed.is_signed(b"other", b"body", header, now=1_000)
    assert not signed.is_signed(b"", b"body", signed.signature(b"", b"body", at=1_000), now=1_000)
    assert not signed.is_signed(b"key", b"body", "t=,v1=", now=1_000)


def test_every_code_has_its_words():
    for codes, said in (
        (words.CALLERS, told.CALLERS), (words.OWNERS, told.OWNERS), (words.TOPICS, told.TOPICS),
        (words.DANGERS, told.DANGERS), (words.DISPOSITIONS, told.DISPOSITIONS), (words.NEEDS, told.NEEDS),
        (words.TRIED, told.CAME), (words.LANGUAGES, told.LANGUAGES),
    ):  # fmt: skip
        assert {code for code in codes if code} == set(said)
