"""Each refusal of the verbs of cases, in the user's words. Not here: refusals of the rules alone."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from hamrah.cases import actions
from hamrah.cases.actions import CaseSaid, ClaimantSaid, EvidenceSaid, HeirSaid, SessionSaid, StepSaid
from hamrah.cases.actions.saying import LONGEST_WORDS
from hamrah.cases.models import CaseParty, Conduct
from hamrah.cases.tests.house import PDF
from hamrah.cases.tests.scene import Desk, code_of, worked
from hamrah.cases.views.changing import taker
from hamrah.employers.actions import add_party
from hamrah.ground.day import today
from hamrah.ground.ids import new_id
from hamrah.people import actions as people
from hamrah.services.tests.scene import user_of

pytestmark = pytest.mark.django_db
LONG = "x" * (LONGEST_WORDS + 1)


@pytest.fixture
def desk():
    return Desk()


def test_opening(desk):
    worker, actor = desk.accepted(), desk.actor("counsellor")
    whole = CaseSaid("unpaid_wages")
    tomorrow = today() + timedelta(days=1)

    def refused(said=whole, claimants=None):
        return code_of(actions.open_case, actor, said=said, claimants=claimants or [worked(worker)])

    with desk.open():
        assert refused(replace(whole, kind="rent")) == "cases.no_such_kind"
        assert refused(replace(whole, channel="owl")) == "cases.no_such_channel"
        assert refused(replace(whole, safe="perhaps")) == "cases.no_such_answer"
        assert refused(replace(whole, opened_on=tomorrow)) == "cases.bad_day"
        assert refused(replace(whole, words=LONG)) == "cases.too_long_words"
        assert refused(replace(whole, party_said="Ramesh", party_role="king")) == "cases.no_such_role"
        assert code_of(actions.open_case, actor, said=whole, claimants=[]) == "cases.nobody"
        assert refused(claimants=[worked(worker)] * 201) == "cases.too_many"
        assert refused(claimants=[worked(worker), worked(worker)]) == "cases.claims_already"
        assert refused(claimants=[ClaimantSaid(new_id())]) == "cases.no_such_person"
        for _ in range(2):
            add_party(actor, name="Kanji Patel", kind="contractor", is_new=True)
        assert refused(replace(whole, party_said="Kanji Patel")) == "cases.which_party"
        assert refused(replace(whole, assigned_to_id=new_id())) == "services.receiver_may_not"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"half_days": -2}, "cases.bad_days"),
        ({"half_days": 200}, "cases.days_beyond"),
        ({"rate_paise": -1}, "cases.bad_amount"),
        ({"rate_paise": 0}, "cases.rate_zero"),
        ({"overtime_hours": Decimal(9_000)}, "cases.bad_overtime"),
        ({"basis": "season"}, "cases.no_such_basis"),
        ({"authority": "wink"}, "cases.no_such_authority"),
        ({"until": today() - timedelta(days=99)}, "cases.days_cross"),
        ({"since": today() + timedelta(days=1)}, "cases.bad_day"),
    ],
)
def test_what_she_says_she_worked(desk, said, code):
    worker = desk.accepted()
    with desk.open():
        claim = {"said": CaseSaid("unpaid_wages"), "claimants": [worked(worker, **said)]}
        assert code_of(actions.open_case, desk.actor("counsellor"), **claim) == code


def test_who_joins_and_leaves(desk):
    gang, actor = desk.gang(3), desk.actor("counsellor")
    case = desk.case(gang[:2])
    with desk.open():
        assert code_of(actions.add_claimants, actor, case=case, claimants=[]) == "cases.how_many"
        heir = HeirSaid(case.claimants.first().id, "cousin")
        join = {"case": case, "claimants": [worked(gang[2])]}
        assert code_of(actions.add_claimants, actor, **join, heir=heir) == "cases.no_such_relation"
        stranger = HeirSaid(new_id(), "son")
        assert code_of(actions.add_claimants, actor, **join, heir=stranger) == "cases.not_of_this_case"
        people.restrict_worker(desk.actor(), person=gang[2])
        assert code_of(actions.add_claimants, desk.actor(), **join) == "cases.restricted"
        assert code_of(actions.correct_claimants, actor, **join) == "cases.not_of_this_case"
        one = case.claimants.get(person=gang[0])
        assert code_of(actions.leave_case, actor, claimant=one, why="rain") == "cases.no_such_reason"
        actions.settle_apart(actor, claimant=one)
        assert code_of(actions.settle_apart, actor, claimant=one) == "cases.apart_already"
        assert code_of(actions.authorise, actor, claimant=one, how="union") == "cases.member_since_when"
        actions.leave_case(actor, claimant=one, why="afraid")
        for verb, said in ((actions.leave_case, {"why": "afraid"}), (actions.settle_apart, {})):
            assert code_of(verb, actor, claimant=one, **said) == "cases.left_already"


def test_steps(desk):
    case, actor = desk.case(), desk.actor("counsellor")
    past = timezone.now() - timedelta(days=2)
    with desk.open():
        for step, code in (
            (StepSaid("closed"), "cases.no_such_step"),
            (StepSaid("call", "rain"), "cases.no_such_result"),
            (StepSaid("note", next_what="rest"), "cases.no_such_next"),
            (StepSaid("note", next_at=past), "cases.next_passed"),
        ):
            assert code_of(actions.note_step, actor, case=case, step=step) == code
        me = user_of(actor)
        assert code_of(actions.assign_case, actor, case=case, to=me) == "cases.has_it_already"
        assert code_of(actions.resume_case, actor, case=case) == "cases.does_not_wait"
        hold = {"case": case, "until": today() + timedelta(days=3)}
        assert code_of(actions.hold_case, actor, **hold, words=" ") == "cases.say_why"
        actions.hold_case(actor, **hold, words="he is away")
        assert code_of(actions.hold_case, actor, **hold, words="again") == "cases.waits_already"
        actions.close_case(actor, case=case, outcome="withdrawn", words="they go")
        assert code_of(actions.note_step, actor, case=case, step=StepSaid("note")) == "cases.closed"
        other = {"outcome": "duplicate", "same_as": case.number}
        actions.reopen_case(actor, case=case, words="back")
        assert code_of(actions.close_case, actor, case=case, **other) == "cases.no_such_number"


def test_proof_and_witnesses(desk):
    case, actor = desk.case(), desk.actor("counsellor")
    with desk.open():
        keep = actions.add_evidence
        assert code_of(keep, actor, case=case, said=EvidenceSaid("rumour", "x")) == "cases.no_such_sort"
        assert code_of(keep, actor, case=case, said=EvidenceSaid("photo")) == "cases.say_what"
        file = EvidenceSaid("hazri", content=PDF, name="a.pdf")
        kept = keep(actor, case=case, said=file)
        assert code_of(keep, actor, case=case, said=file) == "cases.kept_already"
        assert code_of(actions.pass_evidence, actor, evidence=kept) == "cases.to_whom"
        assert code_of(actions.add_witness, actor, case=case, name=" ") == "cases.who_saw"


def test_forums(desk):
    case, actor = desk.case(), desk.actor("counsellor")
    with desk.open():
        assert code_of(actions.file_proceeding, actor, case=case, forum="king") == "cases.no_such_forum"
        filed = actions.file_proceeding(actor, case=case, forum="court")
        assert code_of(actions.number_proceeding, actor, proceeding=filed, number=" ") == "cases.write_number"
        soon = timezone.now() + timedelta(days=4)
        hearing = actions.set_hearing(actor, proceeding=filed, at=soon)
        assert code_of(actions.set_hearing, actor, proceeding=filed, at=soon) == "cases.hearing_set"
        tell = {"hearing": hearing, "came": "adjourned"}
        assert code_of(actions.tell_hearing, actor, **tell) == "cases.still_to_come"
        hearing.at = timezone.now() - timedelta(hours=2)
        hearing.save(update_fields=["at"])
        assert code_of(actions.tell_hearing, actor, **tell, order_paise=-1) == "cases.bad_amount"
        actions.tell_hearing(actor, **tell)
        assert code_of(actions.tell_hearing, desk.actor(), **tell) == "cases.told_already"


def test_sessions_and_watches(desk):
    actor = desk.actor()
    now = timezone.now()
    with desk.open():
        held = SessionSaid("wages", place_said="Naroda", men=3)
        for said, code in (
            (replace(held, topic="cricket"), "cases.no_such_topic"),
            (replace(held, place_said=" "), "cases.where"),
            (replace(held, men=0), "cases.how_many_came"),
        ):
            assert code_of(actions.hold_session, actor, said=said) == code
        watch = {"who": user_of(actor), "phone": "5000012345", "starts_at": now}
        night = {**watch, "ends_at": now + timedelta(hours=10)}
        assert code_of(actions.set_on_call, actor, **watch, ends_at=now) == "cases.bad_watch"
        assert code_of(actions.set_on_call, actor, **{**night, "phone": "12"}) == "cases.bad_phone"
        row = actions.set_on_call(actor, **night)
        assert code_of(actions.set_on_call, actor, **night) == "cases.watched_already"
        actions.end_on_call(actor, watch=row)
        assert code_of(actions.end_on_call, actor, watch=row) == "cases.watch_over"


def test_conduct_needs_proof_and_two_people(desk):
    case, actor = desk.case(), desk.actor("counsellor")
    with desk.open():
        party = CaseParty.objects.get(case=case)
        plain = {"case": case, "party_id": party.id}
        assert code_of(actions.note_conduct, actor, **plain, what="rude") == "cases.no_such_conduct"
        assert code_of(actions.note_conduct, actor, **plain, what="order_against") == "cases.not_proved"
        filed = actions.file_proceeding(actor, case=case, forum="court")
        soon = actions.set_hearing(actor, proceeding=filed, at=timezone.now())
        actions.tell_hearing(actor, hearing=soon, came="order_for", order_paise=500_000)
        noted = actions.note_conduct(actor, **plain, what="order_against")
        assert code_of(actions.note_conduct, actor, **plain, what="order_against") == "cases.conduct_noted"
        assert code_of(actions.review_conduct, actor, conduct=noted, agrees=True) == "cases.not_your_own"
        assert not Conduct.objects.visible_to(desk.actor("registrar")).exists()
        actions.review_conduct(desk.actor(), conduct=noted, agrees=True)
        again = {"conduct": noted, "agrees": False}
        assert (
            code_of(actions.review_conduct, desk.actor("administrator"), **again) == "cases.reviewed_already"
        )
        assert Conduct.objects.visible_to(desk.actor("registrar")).exists()


def test_a_colleague_who_is_not_of_the_list_is_not_taken(desk):
    case = desk.case()
    page = desk.browser().post(f"/cases/{case.id}/assignment/", {"to": str(new_id())}).content.decode()
    assert code_of(taker, case, new_id()) == "cases.no_such_colleague"
    assert "Choose a colleague of the list." in page
