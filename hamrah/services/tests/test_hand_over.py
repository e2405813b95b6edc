"""Handing over to another organisation: each rule of the best peer, as a test of ours."""

from datetime import timedelta

import pytest
from django.utils import timezone

from hamrah.ground.day import today
from hamrah.organisations import letters
from hamrah.people import actions as people
from hamrah.services import actions
from hamrah.services.models import HandedPerson, HandOver, HandOverStep, ServiceRequest, Urgent
from hamrah.services.sealed import copy_of, words_in
from hamrah.services.tests.scene import Scene, asked, code_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene():
    return Scene()


def refused(scene, people=None, **said) -> str:
    with scene.village.open():
        call = {"people": people or [scene.worker()], "handing": scene.handing(**said)}
        return code_of(actions.hand_over, scene.village.actor(), **call)


def copies(there: HandOver, scene) -> list[dict]:
    with scene.city.open():
        return [copy_of(one) for one in there.people.all()]


def days_pass(monkeypatch, days: int) -> None:
    later = today() + timedelta(days=days)
    for module in ("sweeping", "received", "stepping", "moving", "actions.asking", "actions.handing"):
        monkeypatch.setattr(f"hamrah.services.{module}.today", lambda: later)


def test_the_receiver_gets_what_was_agreed_and_nothing_else(scene):
    there = scene.arrived(scene.sent(scene.worker(hamlet="Kala phala", occupation="mason")))
    (copy,) = copies(there, scene)
    assert copy["facts"] == {"name": "Kanku Bai", "village": "Gogunda"}
    with scene.city.open():
        assert words_in(there)["need"] == "two nights, with a child"


def test_without_her_yes_nobody_is_handed_over(scene):
    assert refused(scene, consent_how="") == "services.no_consent"


def test_an_override_is_a_right_of_its_own_with_a_reason_and_a_review_within_three_days(scene):
    who, boss = scene.worker(), scene.village.actor()
    with scene.village.open():
        given = {"people": [who], "handing": scene.handing(consent_how="")}
        counsellor = scene.village.actor("counsellor")
        reason = "She is unconscious in the hospital of the city"
        call = {**given, "reason": reason}
        assert code_of(actions.override_consent, counsellor, **call) == "verb.not_allowed"
        assert code_of(actions.override_consent, boss, **given, reason="urgent") == "services.say_why"
        row = actions.override_consent(boss, **call)
        urgent = Urgent.objects.get(hand_over=row)
        assert (row.is_override, urgent.what) == (True, "consent")
        assert timedelta(hours=71) < urgent.review_by - urgent.at <= timedelta(hours=72)
        own = {"urgent": urgent, "was_right": True, "finding": "the doctor called us"}
        assert code_of(actions.review, boss, **own) == "services.not_your_own"
        actions.review(scene.village.actor("administrator"), **own)
        assert (
            code_of(actions.review, scene.village.actor("administrator"), **own)
            == "services.reviewed_already"
        )


def test_an_override_found_wrong_is_taken_back_at_the_receiver_too(scene):
    with scene.village.open():
        row = actions.override_consent(
            scene.village.actor(), people=[scene.worker()], handing=scene.handing(consent_how=""),
            reason="She is unconscious in the hospital of the city",
        )  # fmt: skip
    there = scene.arrived(row)
    assert copies(there, scene)
    with scene.village.open():
        finding = {"urgent": row.urgent.get(), "was_right": False, "finding": "she could have been asked"}
        actions.review(scene.village.actor("administrator"), **finding)
    there = scene.arrived(row)
    assert (there.state, copies(there, scene)) == ("revoked", [{}])


def test_the_receiver_must_be_there_and_take_letters(scene, monkeypatch):
    assert refused(scene, partner="NOBODY") == "services.no_such_partner"
    monkeypatch.setattr(letters, "public_key_of", lambda _receiver: None)
    assert refused(scene) == "services.takes_no_letters"


def test_nobody_hands_over_to_herself(scene):
    assert refused(scene, partner=scene.village.organisation.code) == "services.to_oneself"


def test_just_one_receiver_is_chosen(scene):
    assert refused(scene, partner="") == "services.one_receiver"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"form": "gift"}, "services.no_such_form"),
        ({"days": 400}, "services.too_long"),
        ({"words": "x" * 1001}, "services.too_long_words"),
        ({"kind": "nothing"}, "services.no_such_kind"),
        ({"columns": ()}, "disclosures.no_columns"),
        ({"columns": ("wage_of_others",)}, "disclosures.no_such_column"),
    ],
)
def test_what_is_wrong_in_a_hand_over_is_said(scene, said, code):
    assert refused(scene, **said) == code


def test_only_who_may_leave_the_house_is_handed_over(scene):
    draft = scene.village.worker("Laxmi")
    assert refused(scene, [draft]) == "services.may_not_leave"


def test_a_referral_never_moves_what_is_ours(scene):
    who = scene.worker()
    request = asked(scene.village, who)
    row = scene.sent(who)
    scene.answers(scene.arrived(row), "accept")
    assert scene.heard(row).state == "accepted"
    with scene.village.open():
        request.refresh_from_db()
    assert request.state == "requested"


def test_a_transfer_moves_on_acceptance_and_not_before(scene):
    who = scene.worker()
    request = asked(scene.village, who)
    row = scene.sent(who, form="transfer")
    there = scene.arrived(row)
    with scene.village.open():
        request.refresh_from_db()
        assert request.state == "requested"
    scene.answers(there, "accept")
    scene.heard(row)
    with scene.village.open():
        request.refresh_from_db()
        assert (request.state, request.closed_on) == ("moved", today())
        assert request.next_on == today()  # she is told so


def test_who_is_being_moved_is_not_moved_elsewhere_meanwhile(scene):
    who = scene.worker()
    scene.sent(who, form="transfer")
    assert refused(scene, [who], form="transfer") == "services.moving_already"


@pytest.mark.parametrize("end", ["decline", "finish", "revoke"])
def test_an_end_takes_the_copies_along(scene, end):
    row = scene.sent()
    there = scene.arrived(row)
    assert copies(there, scene)[0]
    if end == "revoke":
        with scene.village.open():
            actions.revoke_hand_over(scene.village.actor(), hand_over=row)
        scene.collects(scene.city)
    else:
        if end == "finish":
            scene.answers(there, "accept")
        scene.answers(there, end, "no bed is free")
    assert copies(there, scene) == [{}]


def test_closing_one_does_not_cut_what_another_open_one_grants(scene):
    who = scene.worker()
    first, second = scene.sent(who), scene.sent(who, kind="food")
    here, there = scene.arrived(first), scene.arrived(second)
    with scene.village.open():
        actions.revoke_hand_over(scene.village.actor(), hand_over=first)
    scene.collects(scene.city)
    assert copies(here, scene) == [{}]
    assert copies(there, scene)[0]["facts"]["name"] == "Kanku Bai"


def test_each_step_stands_in_the_history_of_both_sides(scene):
    row = scene.sent()
    there = scene.arrived(row)
    scene.answers(there, "accept")
    scene.answers(there, "finish", "she slept here two nights")
    scene.heard(row)
    with scene.village.open():
        ours = list(HandOverStep.objects.filter(hand_over=row).order_by("id").values_list("step", flat=True))
    with scene.city.open():
        theirs = list(there.steps.order_by("id").values_list("step", flat=True))
    assert ours == theirs == ["sent", "accepted", "done"]


def test_the_sender_hears_what_came_of_it(scene):
    who = scene.worker()
    request = asked(scene.village, who)
    row = scene.sent(who)
    there = scene.arrived(row)
    scene.answers(there, "accept")
    scene.answers(there, "finish", "she slept here two nights")
    row = scene.heard(row)
    with scene.village.open():
        assert words_in(row)["feedback"] == "she slept here two nights"
        request.refresh_from_db()
        assert request.next_on == today()
        assert request.steps.filter(step="feedback").exists()


def test_a_refusal_says_why(scene):
    there = scene.arrived(scene.sent())
    with scene.city.open():
        call = {"hand_over": there, "answer": "decline"}
        assert code_of(actions.answer_hand_over, scene.city.actor(), **call) == "services.say_why"


def test_an_answer_is_one_of_ours_and_not_too_long(scene):
    there = scene.arrived(scene.sent())
    with scene.city.open():
        say = actions.answer_hand_over
        city = scene.city.actor()
        assert code_of(say, city, hand_over=there, answer="perhaps") == "services.no_such_answer"
        call = {"hand_over": there, "answer": "accept", "words": "x" * 1001}
        assert code_of(say, city, **call) == "services.too_long_words"


def test_the_sender_does_not_answer_for_the_receiver(scene):
    row = scene.sent()
    with scene.village.open():
        call = {"hand_over": row, "answer": "accept"}
        assert code_of(actions.answer_hand_over, scene.village.actor(), **call) == "services.not_for_you"


def test_the_receiver_takes_nothing_back(scene):
    there = scene.arrived(scene.sent())
    with scene.city.open():
        assert code_of(actions.revoke_hand_over, scene.city.actor(), hand_over=there) == "services.not_ours"


def test_what_has_ended_is_not_answered(scene):
    there = scene.arrived(scene.sent())
    scene.answers(there, "decline", "no bed is free")
    with scene.city.open():
        there.refresh_from_db()
        call = {"hand_over": there, "answer": "accept"}
        code = code_of(actions.answer_hand_over, scene.city.actor(), **call)
    assert code == "services.hand_over_closed"


def test_taken_back_and_accepted_at_one_moment_the_senders_word_counts(scene):
    who = scene.worker()
    request = asked(scene.village, who)
    row = scene.sent(who, form="transfer")
    there = scene.arrived(row)
    with scene.village.open():
        actions.revoke_hand_over(scene.village.actor(), hand_over=row)
    scene.answers(there, "accept")  # before the city has read that it was taken back
    assert scene.heard(row).state == "revoked"
    with scene.village.open():
        request.refresh_from_db()
        assert request.state == "requested"


def test_a_clock_put_back_between_two_letters_loses_no_revocation(scene, monkeypatch):
    row = scene.sent()
    earlier = timezone.now() - timedelta(hours=1)
    with scene.village.open(), monkeypatch.context() as put_back:
        put_back.setattr(timezone, "now", lambda: earlier)
        actions.revoke_hand_over(scene.village.actor(), hand_over=row)
    there = scene.arrived(row)
    assert (there.state, copies(there, scene)) == ("revoked", [{}])


def test_a_transfer_that_was_accepted_is_not_taken_back(scene):
    row = scene.sent(form="transfer")
    scene.answers(scene.arrived(row), "accept")
    row = scene.heard(row)
    with scene.village.open():
        code = code_of(actions.revoke_hand_over, scene.village.actor(), hand_over=row)
    assert code == "services.hand_over_closed"


def test_a_receiver_that_is_there_no_more_can_still_be_revoked(scene, monkeypatch):
    row = scene.sent()
    monkeypatch.setattr(letters, "public_key_of", lambda _receiver: None)
    with scene.village.open():
        assert actions.revoke_hand_over(scene.village.actor(), hand_over=row).state == "revoked"


def test_her_withdrawal_leaves_the_receivers_copies_at_the_next_contact(scene):
    first, second = scene.worker(), scene.worker("Hakri Bai")
    row = scene.sent(first, second)
    there = scene.arrived(row)
    with scene.village.open():
        hers = HandedPerson.objects.get(hand_over=row, person=first)
        actions.withdraw_hand_over(scene.village.actor(), handed=hers)
        assert HandOver.objects.get(id=row.id).state == "sent"  # the other's stands
        hers.refresh_from_db()
        call = {"handed": hers}
        code = code_of(actions.withdraw_hand_over, scene.village.actor(), **call)
        assert code == "services.withdrawn_already"
    assert all(copies(there, scene))
    scene.collects(scene.city)
    assert sorted(bool(copy) for copy in copies(there, scene)) == [False, True]


def test_once_the_last_took_back_her_yes_it_has_ended(scene):
    row = scene.sent()
    there = scene.arrived(row)
    with scene.village.open():
        ended = actions.withdraw_hand_over(scene.village.actor(), handed=row.people.get())
        assert ended.state == "withdrawn"
    scene.collects(scene.city)
    with scene.city.open():
        there.refresh_from_db()
    assert (there.state, copies(there, scene)) == ("withdrawn", [{}])


def test_a_yes_to_the_register_withdrawn_while_it_is_open_ends_it_too(scene):
    who = scene.worker()
    row = scene.sent(who)
    there = scene.arrived(row)
    with scene.village.open():
        people.withdraw_consent(scene.village.actor(), person=who, purpose="register", how="spoken")
    assert scene.heard(row).state == "withdrawn"
    scene.collects(scene.city)
    assert copies(there, scene) == [{}]


def test_a_silent_receiver_is_reminded_once_and_raised(scene, monkeypatch):
    row = scene.sent()
    there = scene.arrived(row)
    days_pass(monkeypatch, 5)
    assert scene.collects(scene.village)["raised"] == 1
    assert scene.collects(scene.village)["raised"] == 0
    with scene.village.open():
        row.refresh_from_db()
        assert row.raised_at is not None
    scene.collects(scene.city)
    with scene.city.open():
        there.refresh_from_db()
        assert there.raised_at is not None


def test_past_its_day_both_sides_close_it_by_themselves(scene, monkeypatch):
    row = scene.sent(days=10)
    there = scene.arrived(row)
    days_pass(monkeypatch, 11)
    scene.collects(scene.city)
    assert scene.heard(row).state == "expired"
    with scene.city.open():
        there.refresh_from_db()
    assert (there.state, copies(there, scene)) == ("expired", [{}])


def test_a_family_or_a_gang_goes_in_one_letter_each_with_her_own_yes(scene):
    gang = [scene.worker(name) for name in ("Kanku Bai", "Hakri Bai", "Moti Bai")]
    row = scene.sent(*gang)
    there = scene.arrived(row)
    assert {copy["facts"]["name"] for copy in copies(there, scene)} == {one.name for one in gang}
    with scene.village.open():
        assert row.people.filter(consent_how="spoken", consent_on=today()).count() == 3
    assert refused(scene, [gang[0], gang[0]]) == "services.too_many"


def test_the_receiver_asks_to_have_her_wholly_and_the_sender_decides(scene):
    row = scene.sent()
    there = scene.arrived(row)
    scene.answers(there, "wish")
    with scene.city.open():
        there.refresh_from_db()
        call = {"hand_over": there, "answer": "wish"}
        code = code_of(actions.answer_hand_over, scene.city.actor(), **call)
        assert code == "services.wished_already"
    row = scene.heard(row)
    assert (row.state, row.wished_at is not None) == ("sent", True)


def test_the_receiver_says_who_she_is_and_her_need_is_a_request_there(scene):
    row = scene.sent()
    there = scene.arrived(row)
    known = scene.city.worker("Kanku", accepted=True)
    with scene.city.open():
        city, handed = scene.city.actor(), there.people.get()
        call = {"handed": handed, "person": known}
        assert code_of(actions.say_who, city, **call) == "services.hand_over_closed"
        actions.answer_hand_over(city, hand_over=there, answer="accept")
        handed = there.people.select_related("hand_over").get()
        actions.say_who(city, handed=handed, person=known)
        request = ServiceRequest.objects.get(person=known)
        assert (request.kind, request.state) == ("shelter", "requested")
        assert code_of(actions.say_who, city, handed=handed, person=known) == "services.said_already"
    with scene.village.open():
        call = {"handed": row.people.get(), "person": row.people.get().person}
        assert code_of(actions.say_who, scene.village.actor(), **call) == "services.not_ours_to_say"
