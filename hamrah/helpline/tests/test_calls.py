"""Calls from the first ring to what becomes of them, and each refusal. Not here: ringing back."""

import re
from datetime import time, timedelta

import pytest
from django.utils import timezone

from hamrah.cases.actions import set_on_call
from hamrah.cases.actions.saying import CaseSaid
from hamrah.cases.models import Case
from hamrah.ground.problem import Problem
from hamrah.helpline import actions
from hamrah.helpline.models import Call, Callback
from hamrah.helpline.saying import CallSaid
from hamrah.helpline.sealed import number_of, words_in
from hamrah.helpline.tests.scene import HERS, HIS, STRANGE, Desk
from hamrah.people.models import Person, Phone
from hamrah.people.rules.registration import Registration
from hamrah.services.actions.asking import Asked as Wish
from hamrah.services.models import ServiceRequest
from hamrah.services.receivers import colleagues

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    return Desk("Ahmedabad")


def refused(act, *args, **said) -> str:
    with pytest.raises(Problem) as found:
        act(*args, **said)
    return found.value.code


def test_a_call_survives_a_killed_tab(desk):
    call = desk.begun(number=HERS)
    with desk.open("counsellor"):
        actions.save_call(desk.gita, call=call, said=CallSaid(number=HERS, words="the contractor hid"))
    text = desk.page("counsellor", call.get_absolute_url()).content.decode()
    assert "the contractor hid" in text
    assert HERS in text


def test_half_a_number_is_kept_as_it_was_typed_and_refused_at_the_end(desk):
    call = desk.begun(number="98290")
    with desk.open("counsellor"):
        call.refresh_from_db()
        assert (number_of(call), call.mark, words_in(call)["number_said"]) == ("", None, "98290")
        ending = CallSaid(number="98290", topic="wages", disposition="information")
        assert refused(actions.end_call, desk.gita, call=call, said=ending) == "helpline.bad_number"


def test_a_number_stands_nowhere_in_clear(desk):
    call = desk.rang(number=HERS, words="zebra")
    with desk.open("counsellor"):
        row = Call.objects.values().get(id=call.id)
    stored = " ".join(str(bytes(v) if isinstance(v, memoryview) else v) for v in row.values())
    assert HERS not in stored
    assert "zebra" not in stored
    assert HERS.encode().hex() not in stored


def test_two_organisations_mark_one_number_differently(desk):
    other = Desk("Another")
    ours, theirs = desk.rang(number=HERS), other.rang(number=HERS)
    assert bytes(ours.mark) != bytes(theirs.mark)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"caller": "aunt"}, "helpline.unknown_word"),
        ({"group_size": 0}, "helpline.bad_group"),
        ({"group_size": 5_001}, "helpline.bad_group"),
        ({"minutes": -1}, "helpline.bad_minutes"),
        ({"minutes": 601}, "helpline.bad_minutes"),
        ({"words": "x" * 2_001}, "helpline.too_long"),
        ({"ask_for": "x" * 121}, "helpline.too_long"),
    ],
)
def test_what_no_draft_may_hold(desk, said, code):
    with desk.open("counsellor"):
        assert refused(actions.begin_call, desk.gita, said=CallSaid(**said)) == code


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"disposition": ""}, "helpline.say_disposition"),
        ({"topic": ""}, "helpline.say_topic"),
        ({"since": time(9)}, "helpline.bad_hours"),
        ({"disposition": "callback"}, "helpline.no_number"),
        ({"disposition": "callback", "number": STRANGE, "owner": "neighbour"}, "helpline.no_safe_time"),
        (
            {"disposition": "callback", "number": STRANGE, "owner": "self", "is_withheld": True},
            "helpline.no_safe_time",
        ),
        (
            {"disposition": "callback", "number": STRANGE, "owner": "self", "danger": "child"},
            "helpline.no_safe_time",
        ),
        ({"disposition": "callback", "number": STRANGE, "owner": "unknown"}, "helpline.no_safe_time"),
    ],
)
def test_a_call_does_not_end_without_what_must_be_known(desk, said, code):
    call = desk.begun()
    ending = CallSaid(**{"topic": "wages", "disposition": "information", **said})
    with desk.open("counsellor"):
        assert refused(actions.end_call, desk.gita, call=call, said=ending) == code
        call.refresh_from_db()
    assert call.is_draft


def test_nobody_spoke_needs_no_topic(desk):
    assert desk.rang(topic="", disposition="silent").minutes == 1


def test_an_ended_call_stays_as_it_was_and_a_draft_is_its_takers(desk):
    over, draft = desk.rang(), desk.begun()
    with desk.open("counsellor"):
        assert refused(actions.save_call, desk.gita, call=over, said=CallSaid()) == "helpline.call_ended"
        boss = desk.actor("coordinator")
        assert refused(actions.save_call, boss, call=draft, said=CallSaid()) == "helpline.not_yours"


def test_danger_has_two_hours_and_ends_with_what_was_done(desk):
    call = desk.rang(danger="violence", disposition="referral", number=STRANGE)
    assert (call.tier, call.act_by) == (5, call.began_at + timedelta(hours=2))
    with desk.open("counsellor"):
        assert refused(actions.note_action, desk.gita, call=call, words=" ") == "helpline.say_what"
        assert refused(actions.note_action, desk.gita, call=call, words="x" * 2_001) == "helpline.too_long"
        done = actions.note_action(desk.gita, call=call, words="the women's line took her in")
        calm = desk.rang()
        assert refused(actions.note_action, desk.gita, call=calm, words="x") == "helpline.no_danger"
        assert done.acted_by_id == desk.gita.user_id
        assert not Call.objects.in_danger().exists()


@pytest.mark.parametrize(("topic", "danger"), [("bondage", "bondage"), ("missing", "missing")])
def test_a_topic_that_is_a_danger_has_the_clock_without_being_asked(desk, topic, danger):
    call = desk.rang(topic=topic, disposition="case")
    assert (call.danger, call.tier) == (danger, 5)


def colleague(desk):
    """Whoever may see danger is set on call."""
    desk.actor("counsellor")
    return colleagues("cases.see_danger")[0]


def test_a_call_of_danger_says_who_is_on_call_until_somebody_acted(desk):
    with desk.open():
        now = timezone.now()
        set_on_call(
            desk.actor(), who=colleague(desk), phone="9414155501",
            starts_at=now - timedelta(hours=1), ends_at=now + timedelta(hours=8),
        )  # fmt: skip
    call = desk.rang(danger="bondage", disposition="case", owner="shop", number=STRANGE)
    assert "tel:9414155501" in desk.page("counsellor", f"/helpline/calls/{call.id}/").content.decode()
    with desk.open("counsellor"):
        actions.note_action(desk.gita, call=call, words="Rang the magistrate.")
    assert "9414155501" not in desk.page("counsellor", f"/helpline/calls/{call.id}/").content.decode()


def test_danger_is_late_when_nobody_acts(desk):
    call = desk.rang(danger="child", disposition="case")
    assert not call.is_late(call.began_at + timedelta(hours=2))
    assert call.is_late(call.began_at + timedelta(hours=2, seconds=1))


def test_a_registrar_and_a_stranger_see_no_call(desk):
    call = desk.rang()
    assert desk.page("registrar", call.get_absolute_url()).status_code == 403
    assert Desk("Elsewhere").page("counsellor", call.get_absolute_url()).status_code == 404


def test_danger_is_seen_by_who_works_on_it_alone(desk):
    from dataclasses import replace

    call = desk.rang(danger="violence", disposition="referral")
    narrower = replace(desk.actor("coordinator"), permissions=frozenset({"helpline.see"}))
    with desk.open():
        assert not Call.objects.visible_to(narrower).filter(id=call.id).exists()
        assert Call.objects.visible_to(desk.actor("coordinator")).filter(id=call.id).exists()


# -- a call becomes something --------------------------------------------------------------------


def test_a_caller_is_registered_without_typing_the_number_again(desk):
    call = desk.rang(number=STRANGE, name_said="Hurji", disposition="information", may_message=True)
    path = f"{call.get_absolute_url()}registration/"
    assert 'value="Hurji"' in desk.page("counsellor", path).content.decode()
    answer = desk.browser("counsellor").post(path, {"name": "Hurji Damor", "village_said": "Kherwara"})
    assert answer.status_code == 302
    with desk.open():
        person = Person.objects.get(name="Hurji Damor")
        phone = Phone.objects.get(person=person)
        assert (phone.number, phone.owner, phone.safe_to_call) == (STRANGE, "self", True)
        assert Call.objects.get(id=call.id).person_id == person.id


def test_a_phone_that_is_not_hers_is_not_registered_as_hers(desk):
    call = desk.rang(number=STRANGE, owner="neighbour")
    desk.browser("counsellor").post(f"{call.get_absolute_url()}registration/", {"name": "Hurji Damor"})
    with desk.open():
        assert Phone.objects.get(number=STRANGE).owner == "neighbour"


def test_a_caller_who_is_known_comes_back_as_a_face_and_is_not_registered_twice(desk):
    known = desk.known("Kanku Bai Gameti")
    call = desk.rang(number=HERS)
    path = f"{call.get_absolute_url()}registration/"
    form = {"name": "Kanku Bai Gameti", "village_said": "Gogunda"}
    text = desk.browser("counsellor").post(path, form).content.decode()
    assert "Is this the same person?" in text
    with desk.open():
        assert Person.objects.filter(name=known.name).count() == 1


def test_whoever_may_not_answer_the_helpline_gains_nothing_by_it(desk):
    call, said = desk.rang(), Registration("Moti Dama")
    registrar = desk.actor("reader")
    with desk.open():
        assert refused(actions.register_caller, registrar, call=call, said=said) == "verb.not_allowed"


def test_a_call_becomes_a_service_with_her_words_in_it(desk):
    person = desk.known()
    call = desk.rang(number=HERS, topic="food", words="four of us, two days", disposition="service")
    with desk.open("counsellor"):
        actions.name_caller(desk.gita, call=call, person=person)
    path = f"{call.get_absolute_url()}service/"
    text = desk.page("counsellor", path).content.decode()
    assert "four of us, two days" in text
    desk.browser("counsellor").post(path, {"kind_people": "4", "words": "four of us, two days"})
    with desk.open("counsellor"):
        request = ServiceRequest.objects.get()
        call.refresh_from_db()
        assert (request.kind, call.request_id) == ("food", request.id)
        twice = refused(actions.make_request, desk.gita, call=call, asked=Wish("food", {"people": 4}))
        assert twice == "helpline.carried_on"
        named = refused(actions.register_caller, desk.gita, call=call, said=Registration("Moti"))
        assert named == "helpline.named_already"


def test_eleven_men_become_a_case_without_typing_twice(desk):
    """The leader rings for his gang; on the case's page stand his words, the place, and the worker
    herself.
    """
    leader = desk.known("Hurji Damor")
    call = desk.rang(
        number=HERS, caller="leader", owner="self", group_size=11, place_said="Narol",
        words="22 days, the contractor pays from week to week", disposition="case",
    )  # fmt: skip
    with desk.open("counsellor"):
        assert Call.objects.to_carry_on().get().id == call.id
        actions.name_caller(desk.gita, call=call, person=leader)
    path = f"{call.get_absolute_url()}case/"
    text = desk.page("counsellor", path).content.decode()
    for known in ("22 days, the contractor pays", "Narol", "Hurji Damor", "11 people"):
        assert known in text
    facts = {
        "kind": "unpaid_wages", "basis": "day", "party_role": "contractor", "channel": "walk_in",
        "safe": "unknown", "words": "22 days", "party": "Ramesh", "days": "22", "rate": "500",
        "place": "Narol",
    }  # fmt: skip
    answer = desk.browser("counsellor").post(path, facts)
    with desk.open("counsellor"):
        case = Case.objects.get()
        assert answer.headers["Location"] == case.get_absolute_url()
        assert case.claimants.get().person_id == leader.id
        assert case.channel == "helpline"
        assert not Call.objects.to_carry_on().exists()


def test_a_call_about_nobody_becomes_no_service(desk):
    call = desk.rang(disposition="service")
    with desk.open("counsellor"):
        code = refused(actions.make_case, desk.gita, call=call, said=CaseSaid("unpaid_wages"), worked={})
        assert code == "helpline.nobody_named"
        code = refused(actions.make_request, desk.gita, call=call, asked=Wish("food", {"people": 4}))
    assert code == "helpline.nobody_named"
    assert desk.page("counsellor", f"{call.get_absolute_url()}service/").status_code == 302


def test_whoever_is_erased_is_linked_with_no_call(desk):
    call, person = desk.rang(), desk.known()
    with desk.open("counsellor"):
        Person.objects.filter(id=person.id).update(erased_at=timezone.now(), name="", relation_name="")
        person.refresh_from_db()
        assert refused(actions.name_caller, desk.gita, call=call, person=person) == "helpline.erased"


# -- the husband's caller ------------------------------------------------------------------------


def _beside(desk, **said) -> str:
    """What the page of a call being noted shows, apart from what was typed on it."""
    call = desk.begun(**said)
    text = desk.page("counsellor", call.get_absolute_url()).content.decode()
    beside = text[text.index('id="beside"') :]
    return beside.replace(str(call.id), "the call")


def test_the_husband_gets_the_very_page_of_a_stranger(desk):
    """She is registered with the phone he keeps; she rang from it once, in danger."""
    desk.known("Kanku Bai", number=HIS, owner="family", safe_to_call=False)
    desk.rang(
        number=HIS, caller="self", owner="family", gender="F", danger="violence", disposition="referral"
    )
    for voice in (
        {"caller": "relative", "owner": "self"},
        {"caller": "self", "owner": "self", "gender": "M"},
    ):
        known, unknown = _beside(desk, number=HIS, **voice), _beside(desk, number=STRANGE, **voice)
        assert _still(known) == _still(unknown)
        assert "Kanku" not in known
        assert "Rang before" not in known


def _still(text: str) -> str:
    return re.sub(r'value="[\w-]{20,}"', "", text)


def test_not_even_her_own_phone_names_her_to_another_voice(desk):
    desk.known()
    desk.rang(number=HERS, gender="F")
    assert "Kanku" in _beside(desk, number=HERS, caller="self", owner="self")
    for caller in ("relative", "other", "coworker", "leader", ""):
        text = _beside(desk, number=HERS, caller=caller, owner="self", gender="M")
        assert "Kanku" not in text
        assert "Say nothing of anybody else" in text


def test_a_call_about_her_names_her_only_once_he_has_hung_up(desk):
    person = desk.known()
    call = desk.begun(number=HIS, caller="relative", owner="self")
    with desk.open("counsellor"):
        actions.name_caller(desk.gita, call=call, person=person)
    assert "Kanku" not in desk.page("counsellor", call.get_absolute_url()).content.decode()
    with desk.open("counsellor"):
        said = CallSaid(number=HIS, caller="relative", topic="missing", disposition="case")
        actions.end_call(desk.gita, call=call, said=said)
    assert "Kanku" in desk.page("counsellor", call.get_absolute_url()).content.decode()


def test_a_repeat_caller_is_met_with_what_was_said_before(desk):
    first = desk.rang(number=HERS, topic="wages", gender="F")
    text = _beside(desk, number=HERS, caller="self", owner="self", gender="F")
    assert "Rang before" in text
    assert first.get_absolute_url() in text


def test_who_looked_at_her_by_her_number_is_written_down(desk):
    from hamrah.access.models import Reading

    person = desk.known()
    _beside(desk, number=HERS, caller="self", owner="self")
    with desk.open():
        assert Reading.objects.filter(page="helpline.caller", people__contains=[person.id]).exists()


# -- the story: at night, a borrowed phone -------------------------------------------------------


def test_a_call_at_night_from_a_borrowed_phone_becomes_a_danger_somebody_acts_on(desk):
    """Eleven at night, a shopkeeper's phone that shows no number. She cannot be rung but between two and
    three.
    """
    call = desk.begun(is_withheld=True, caller="self", owner="shop", gender="F")
    said = {
        "is_withheld": True, "caller": "self", "owner": "shop", "gender": "F", "group_size": 4,
        "topic": "bondage", "place_said": "kiln behind Dholka", "words": "they hold the children",
        "disposition": "callback",
    }  # fmt: skip
    with desk.open("counsellor"):
        assert refused(actions.end_call, desk.gita, call=call, said=CallSaid(**said)) == "helpline.no_number"
        said["number"] = STRANGE
        assert (
            refused(actions.end_call, desk.gita, call=call, said=CallSaid(**said)) == "helpline.no_safe_time"
        )
        now = timezone.localtime()
        closed = CallSaid(
            **said, since=(now + timedelta(hours=3)).time().replace(microsecond=0),
            until=(now + timedelta(hours=4)).time().replace(microsecond=0),
            ask_for="Leela from the shop", never_say="that this is a helpline",
        )  # fmt: skip
        actions.end_call(desk.gita, call=call, said=closed)
        waiting = Callback.objects.get()
        assert waiting.is_danger
        assert refused(actions.claim_callback, desk.gita, callback=waiting) == "helpline.not_now"
        assert waiting.due_at <= waiting.next_at + timedelta(hours=2)
        Callback.objects.update(since=time(0), until=time(0))
        actions.claim_callback(desk.gita, callback=waiting)
    text = desk.page("counsellor", f"/helpline/callbacks/{waiting.id}/").content.decode()
    assert "Leela from the shop" in text
    assert "that this is a helpline" in text
    with desk.open("counsellor"):
        rung = actions.note_attempt(desk.gita, callback=waiting, came="reached")
        again = rung.answered
        assert (again.danger, again.place_said, again.way) == ("bondage", "kiln behind Dholka", "back")
        before = Call.objects.get(id=call.id)
        assert before.acted_at is not None
        ended = CallSaid(**{**said, "disposition": "case"})
        over = actions.end_call(desk.gita, call=again, said=ended)
        assert (over.tier, over.acted_at) == (5, None)
    path = f"{over.get_absolute_url()}case/"
    text = desk.page("counsellor", path).content.decode()
    assert "they hold the children" in text
    assert "kiln behind Dholka" in text
    first = dict(re.findall(r'name="(words|place)"[^>]*value="([^"]*)"', text))
    facts = {
        "kind": "bondage",
        "basis": "day",
        "party_role": "contractor",
        "channel": "helpline",
        "safe": "no",
    }
    facts |= {"name": "Leela", "village_said": "Dholka", "words": "they hold the children", **first}
    desk.browser("counsellor").post(path, facts)
    with desk.open("counsellor"):
        case = Case.objects.get()
        over.refresh_from_db()
        assert (case.call_id, over.case_id, case.tier, case.channel) == (over.id, case.id, 5, "helpline")
        assert over.acted_at is not None
        assert not Call.objects.in_danger().exists()
        twice = refused(actions.make_case, desk.gita, call=over, said=CaseSaid("bondage"), worked={})
        assert twice == "helpline.carried_on"
    assert over.get_absolute_url() in desk.page("counsellor", case.get_absolute_url()).content.decode()
    assert case.number in desk.page("counsellor", over.get_absolute_url()).content.decode()
    assert desk.page("registrar", case.get_absolute_url()).status_code in (403, 404)
