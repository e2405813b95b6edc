"""Wages on a phone of the field, through the real protocol: what it says, what it holds, what never comes."""

import hashlib
from datetime import timedelta

import pytest

from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.organisations.actions import add_centre
from hamrah.people.actions import restrict_worker
from hamrah.sync.models import Conflict
from hamrah.sync.tests.fake_phone import enrolled
from hamrah.sync.told import shown
from hamrah.wages import actions
from hamrah.wages.actions import DiarySaid, MoneyNoted
from hamrah.wages.field_records import diaries, slips
from hamrah.wages.models import Diary, Gang, MoneyEntry, Put, Terms
from hamrah.wages.rules.acts import acts
from hamrah.wages.rules.marks import Mark
from hamrah.wages.rules.refusing import MarkSaid
from hamrah.wages.rules.terms import TermsSaid
from hamrah.wages.tests.house import picture
from hamrah.wages.writing import marks_of
from tests.cast import registered
from tests.test_centres import of_centre

pytestmark = pytest.mark.django_db
TERMS = {"hirer_said": "Ramesh thekedar", "rate_paise": 55_000, "rate_basis": "day", "hours_a_day": 8}


@pytest.fixture
def ours(houses):
    house, _theirs = houses
    with house.at_work():
        yield house


@pytest.fixture
def phone(ours):
    return enrolled(ours)


@pytest.fixture
def person(ours):
    return registered(ours.staff["asha"], "Devli Bai Kharadi", village_said="Sayra")


def day(before: int) -> str:
    return (today() - timedelta(days=before)).isoformat()


def sent(phone):
    return [one["answer"] if one["answer"] != "refused" else one["problem"]["code"] for one in phone.send()]


def begun(phone, person, **what):
    return phone.say("wages.open_diary", person.id, **{"party_said": "Mohan seth", "trade": "mason", **what})


def standing(diary) -> dict[str, str]:
    return {
        row.month.replace(day=at).isoformat(): mark.word
        for row in diary.months.all()
        for at, mark in marks_of(row).items()
    }


def test_terms_are_written_heard_and_signed_with_the_picture_after_them(phone, person):
    slip = phone.say("wages.write_terms", person.id, **TERMS)
    phone.say("wages.read_terms_aloud", f"command:{slip}", language="hi")
    drawn = picture()
    files = [{"sha256": hashlib.sha256(drawn).hexdigest(), "as": "hand"}]
    phone.say("wages.sign_terms", f"command:{slip}", files=files, who="worker", how="signature")
    assert sent(phone) == ["done"] * 3
    terms = Terms.objects.get(person=person)
    (heard, signed) = terms.hands.all()
    assert (terms.rate_paise, heard.how, heard.language, signed.proof) == (55_000, "read_aloud", "hi", None)
    assert phone.upload(drawn)[1]["done"]
    (again,) = terms.hands.exclude(proof=None)
    assert (again.who, again.how, again.stood) == (signed.who, signed.how, signed.stood)
    assert list(terms.hands.shown()) == [heard, again]


def test_nobody_signs_on_a_phone_what_she_has_not_heard_and_the_unusual_is_asked_back(phone, person):
    slip = phone.say("wages.write_terms", person.id, **TERMS)
    phone.say("wages.sign_terms", f"command:{slip}", who="worker", how="word")
    odd = phone.say("wages.write_terms", person.id, **{**TERMS, "rate_paise": 9_900_000})
    assert sent(phone) == ["done", "wages.not_read_aloud", "wages.unusual_terms"]
    phone.outbox[odd]["what"]["is_sure"] = True
    assert "done" in sent(phone)


def test_a_hand_has_one_picture(ours, person):
    boss = ours.staff["bina"]
    terms = ours.extras["slip"]
    hand = actions.prove_hand(boss, hand=ours.extras["bare_hand"], proof=picture())
    with pytest.raises(Problem) as refused:
        actions.prove_hand(boss, hand=hand, proof=picture())
    assert (refused.value.code, hand.terms_id) == ("wages.proved_already", terms.id)


def test_days_are_marked_by_when_they_were_tapped_and_money_beside_them(phone, person):
    diary = begun(phone, person)
    changes = {day(1): "P2", day(2): "H", day(3): "A"}
    phone.say(
        "wages.mark_days", f"command:{diary}", changes=changes, was=dict.fromkeys(changes, ""), how="paper"
    )
    phone.say(
        "wages.note_money", f"command:{diary}", kind="advance", paise=50_000, on=day(2), paid_how="cash"
    )
    leaf = picture()
    page = [{"sha256": hashlib.sha256(leaf).hexdigest(), "as": "hand"}]
    month = day(1)[:8] + "01"
    phone.say("wages.sign_month", f"command:{diary}", files=page, who="worker", how="page", month=month)
    phone.upload(leaf)
    assert sent(phone) == ["done"] * 4
    row = Diary.objects.get(person=person)
    assert standing(row) == {day(1): "full", day(2): "half", day(3): "absent"}
    (act, *_more) = acts(bytes(row.months.order_by("-month")[0].acts))
    assert act.hand.how == "paper"
    assert MoneyEntry.objects.get(diary=row).how == "field"
    assert Put.objects.shown().get(diary=row).proof is not None


def test_an_act_bears_the_moment_at_which_it_was_said(ours, person):
    phone = enrolled(ours)
    diary = begun(phone, person)
    marks = phone.say("wages.mark_days", f"command:{diary}", changes={day(9): "P"}, was={day(9): ""})
    said_at = (phone.now - timedelta(days=6)).replace(microsecond=0)
    phone.outbox[marks]["at"] = said_at.isoformat()
    assert sent(phone) == ["done", "done"]
    (act,) = acts(bytes(Diary.objects.get(person=person).months.get().acts))
    assert act.at == said_at


def test_the_same_day_said_twice_is_a_conflict_and_both_are_kept(ours, phone, person):
    begun(phone, person)
    phone.send()
    row = Diary.objects.get(person=person)
    actions.mark_days(ours.staff["bina"], diary=row, marks=[MarkSaid(today(), Mark("half"))])
    phone.say("wages.mark_days", row.id, changes={day(0): "P", day(1): "P"}, was={day(0): "", day(1): ""})
    (answer,) = phone.send()
    assert (answer["answer"], answer["merged"]) == ("conflict", [day(1)])
    clash = Conflict.objects.get(subject_id=row.id)
    assert (clash.field, clash.yours, clash.theirs) == (day(0), "P", "H")
    assert clash.theirs_by_id == ours.users["bina"].id
    phone.say("sync.settle_conflict", clash.id, choice="yours")
    assert sent(phone) == ["done"]
    assert standing(row) == {day(0): "full", day(1): "full"}


def test_a_diary_begun_twice_is_one_and_comes_into_the_gang(ours, phone, person):
    actions.open_diary(
        ours.staff["asha"], person=person, said=DiarySaid("office", None, "Mohan seth", "mason")
    )
    gang = phone.say("wages.form_gang", name="Kiln gang", party_said="Mohan seth", trade="mason")
    diary = begun(phone, person, gang=f"command:{gang}")
    phone.say("wages.mark_days", f"command:{diary}", changes={day(0): "P"}, was={day(0): ""})
    assert sent(phone) == ["done"] * 3
    row = Diary.objects.get(person=person)
    assert row.gang == Gang.objects.get(name="Kiln gang")
    phone.fetch_all()
    (held,) = phone.bundles[str(person.id)]["diary"]
    assert (held["months"][day(0)[:7]][-1], held["gang"]) == ("P", str(row.gang_id))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"2026-13-40": "P"}, "sync.misread"),
        ({"x": "P"}, "sync.misread"),
        ({day(1): "PP"}, "sync.misread"),
        ({day(1): 7}, "sync.misread"),
        ({day(1): "Z"}, "sync.misread"),
        ({day(1): "P30"}, "wages.overtime_too_long"),
        ({day(-2): "P"}, "wages.day_to_come"),
    ],
)
def test_days_that_cannot_be_are_refused_alone(phone, person, changes, code):
    diary = begun(phone, person)
    phone.say("wages.mark_days", f"command:{diary}", changes=changes, was=dict.fromkeys(changes, ""))
    phone.say("wages.mark_days", f"command:{diary}", changes={day(2): "P"}, was={day(2): ""})
    assert sent(phone) == ["done", code, "done"]


def test_terms_and_money_go_only_with_who_may_take_them(ours, person):
    """A card desk sees no diary; whoever works with her holds her slip and her money."""
    asha = ours.staff["asha"]
    diary = actions.open_diary(asha, person=person, said=DiarySaid("worker", None, "Mohan"))
    actions.write_terms(asha, person=person, said=TermsSaid(hirer_said="Mohan", rate_paise=50_000))
    actions.note_money(asha, diary=diary, said=MoneyNoted("advance", 50_000, today()))
    phone = enrolled(ours)
    phone.fetch_all()
    bundle = phone.bundles[str(person.id)]
    assert (bundle["slip"][0]["rate_paise"], bundle["diary"][0]["money"][0]["paise"]) == (50_000, 50_000)
    desk = ours.staff["farah"]
    assert list(diaries(desk, [person.id])) == list(slips(desk, [person.id])) == []


def test_who_is_restricted_leaves_with_her_diary(ours, phone, person):
    begun(phone, person)
    phone.send()
    phone.fetch_all()
    assert "diary" in phone.bundles[str(person.id)]
    restrict_worker(ours.staff["bina"], person=person)
    phone.fetch_all()
    assert str(person.id) not in phone.bundles


def test_a_stranger_and_another_centre_neither_hold_nor_mark_her_days(houses, ours, person):
    row = actions.open_diary(ours.staff["asha"], person=person, said=DiarySaid("office", None, "Mohan"))
    far = add_centre(ours.staff["ela"], name="Kotda centre")
    hina, user = of_centre(ours, "registrar", far)
    ours.staff["hina"], ours.users["hina"] = hina, user
    _ours, theirs = houses
    with theirs.at_work():
        stranger = enrolled(theirs, "deepa")
    for phone in (enrolled(ours, "hina"), stranger):
        phone.fetch_all()
        assert str(person.id) not in phone.bundles
        phone.say("wages.mark_days", row.id, changes={day(0): "P"}, was={day(0): ""})
        assert sent(phone) == ["verb.unknown_row"]


def test_a_day_said_twice_is_read_in_words_by_the_office(ours, phone, person):
    begun(phone, person)
    phone.send()
    row = Diary.objects.get(person=person)
    actions.mark_days(ours.staff["bina"], diary=row, marks=[MarkSaid(today(), Mark("half"))])
    phone.say("wages.mark_days", row.id, changes={day(0): "P2"}, was={day(0): ""})
    phone.send()
    told = shown(Conflict.objects.get(subject_id=row.id))
    assert (str(told.yours), str(told.theirs), told.theirs_by) == ("Full day +2", "Half day", "Bina")
    assert str(today().year) in told.label
