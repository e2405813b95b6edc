"""Handing over among ourselves: sight beyond one's centres, acceptance, colleagues who may and may not."""

import pytest

from hamrah.access.models import Sight
from hamrah.people.actions import assign_centre
from hamrah.people.models import Person
from hamrah.services import actions
from hamrah.services.actions.asking import Asked
from hamrah.services.actions.handing import Handing
from hamrah.services.models import HandOver, ServiceRequest
from hamrah.services.tests.scene import Scene, asked, centres, code_of, staff, user_of

pytestmark = pytest.mark.django_db


class TwoCentres(Scene):
    """Dina works in Kotda alone; the worker belongs to Gogunda, where Mina works alone."""

    def __init__(self) -> None:
        super().__init__()
        self.gogunda, self.kotda = centres(self.village)
        self.dina = staff(self.village, "dina", "counsellor", centre=self.kotda)
        self.mina = staff(self.village, "mina", "counsellor", centre=self.gogunda)
        self.who = self.worker()
        with self.village.open():
            assign_centre(self.village.actor("administrator"), person=self.who, centre=self.gogunda)
            self.who.refresh_from_db()
        self.request = asked(self.village, self.who, "training")

    def give(self, **said) -> HandOver:
        plain = {"form": "referral", "kind": "training", "centre": self.kotda}
        with self.village.open():
            call = {"people": [self.who], "handing": Handing(**{**plain, **said})}
            return actions.hand_over(self.village.actor(), **call)

    def sees(self) -> bool:
        """Whether Dina sees the worker now, as her next page would."""
        self.dina.__dict__.pop("sights", None)
        with self.village.open():
            return Person.objects.visible_to(self.dina).filter(id=self.who.id).exists()

    def answered(self, row: HandOver, answer: str, words: str = "", by=None) -> HandOver:
        with self.village.open():
            by = by or self.dina
            return actions.answer_hand_over(by, hand_over=row, answer=answer, words=words)


@pytest.fixture
def scene():
    return TwoCentres()


def test_a_referral_opens_her_to_the_centre_and_its_end_closes_her(scene):
    assert not scene.sees()
    row = scene.give()
    assert scene.sees()
    scene.answered(row, "accept")
    scene.answered(row, "finish", "she begins on Monday")
    assert not scene.sees()


def test_closing_one_does_not_cut_the_access_that_another_open_one_grants(scene):
    first, second = scene.give(), scene.give(kind="legal")
    with scene.village.open():
        actions.revoke_hand_over(scene.village.actor(), hand_over=first)
    assert scene.sees()
    scene.answered(second, "decline", "nobody here knows the law")
    assert not scene.sees()


def test_whom_she_sees_for_a_while_she_may_serve_and_nothing_else(scene):
    scene.give()
    assert scene.sees()
    with scene.village.open():
        served = {"people": [scene.who], "asked": Asked("papers", {"which": "ration card"})}
        assert len(actions.ask(scene.dina, **served)) == 1
        assert scene.dina.may("services.take_step", scene.who)
        assert not scene.dina.may("people.see_sealed_facts", scene.who)


def test_a_transfer_to_a_centre_moves_when_somebody_there_accepts(scene):
    row = scene.give(form="transfer")
    scene.answered(row, "accept")
    with scene.village.open():
        request = ServiceRequest.objects.get(id=scene.request.id)
    assert (request.centre_id, request.assigned_to_id) == (scene.kotda.id, scene.dina.user_id)
    assert scene.sees()


def test_nobody_answers_what_is_for_another_centre_or_sent_by_herself(scene):
    row = scene.give()
    with scene.village.open():
        say = {"hand_over": row, "answer": "accept"}
        assert code_of(actions.answer_hand_over, scene.mina, **say) == "services.not_for_you"
        assert code_of(actions.answer_hand_over, scene.village.actor(), **say) == "services.not_your_own"


def test_nobody_hands_over_to_herself_or_her_own_centre(scene):
    with scene.village.open():
        own = Handing("referral", "training", to=user_of(scene.mina))
        call = {"people": [scene.who], "handing": own}
        assert code_of(actions.hand_over, scene.mina, **call) == "services.to_oneself"
        call = {"people": [scene.who], "handing": Handing("referral", "training", centre=scene.gogunda)}
        assert code_of(actions.hand_over, scene.mina, **call) == "services.to_oneself"


def test_a_colleague_must_hold_the_right_and_be_enabled(scene):
    reader = staff(scene.village, "rina", "reader")
    gone = staff(scene.village, "gona", "counsellor")
    with scene.village.open():
        user = user_of(gone)
        user.grants.update(since="2020-01-01", until="2020-02-01")
        for colleague in (user_of(reader), user):
            handing = Handing("referral", "training", to=colleague)
            call = {"people": [scene.who], "handing": handing}
            assert code_of(actions.hand_over, scene.village.actor(), **call) == "services.receiver_may_not"


def test_a_colleague_who_left_can_still_be_revoked(scene):
    row = scene.give(to=user_of(scene.dina), centre=None)
    with scene.village.open():
        user_of(scene.dina).grants.update(since="2020-01-01", until="2020-02-01")
        assert actions.revoke_hand_over(scene.village.actor(), hand_over=row).state == "revoked"
        assert not Sight.objects.open().filter(source_id=row.id).exists()


def test_assigning_gives_it_to_a_colleague_at_once(scene):
    with scene.village.open():
        call = {"requests": [scene.request], "to": user_of(scene.mina)}
        assert actions.assign(scene.village.actor(), **call) == [str(scene.request.id)]
        assert code_of(actions.assign, scene.village.actor(), **call) == "services.has_it_already"
        scene.request.refresh_from_db()
        assert scene.request.assigned_to_id == scene.mina.user_id
        call = {"requests": [], "to": user_of(scene.mina)}
        assert code_of(actions.assign, scene.village.actor(), **call) == "services.nobody"


def test_a_colleague_asks_to_take_it_over_and_assigning_answers_her(scene):
    with scene.village.open():
        request = {"request": scene.request}
        actions.ask_transfer(scene.mina, **request)
        scene.request.refresh_from_db()
        assert scene.request.wished_by_id == scene.mina.user_id
        again = code_of(actions.ask_transfer, scene.village.actor(), **request)
        assert again == "services.wished_already"
        actions.assign(scene.village.actor(), requests=[scene.request], to=user_of(scene.mina))
        scene.request.refresh_from_db()
        assert scene.request.wished_by_id is None
        assert code_of(actions.ask_transfer, scene.mina, **request) == "services.has_it_already"


def test_what_is_closed_is_given_to_nobody(scene):
    with scene.village.open():
        actions.take_step(scene.village.actor(), request=scene.request, step="withdraw")
        call = {"requests": [scene.request], "to": user_of(scene.mina)}
        assert code_of(actions.assign, scene.village.actor(), **call) == "services.closed"
        assert code_of(actions.ask_transfer, scene.mina, request=scene.request) == "services.closed"


def test_the_sight_of_a_referral_ends_with_its_day(scene):
    scene.give()
    with scene.village.open():
        Sight.objects.update(until_at="2020-01-01T00:00Z")
    assert not scene.sees()
