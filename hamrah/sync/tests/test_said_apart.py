"""What was said in the field of two who look alike holds against the nightly run. Not here: the run."""

import pytest

from hamrah.linkage.actions import run_linkage
from hamrah.people.models import NotTheSame, Suspicion
from hamrah.sync.tests.fake_phone import enrolled
from hamrah.sync.tests.test_push import answers, register

pytest.importorskip("duckdb", reason="linkage needs the extra [analytics]")
pytestmark = pytest.mark.django_db
SAID = {"relation": "father", "relation_name": "Dala Gameti", "village_said": "Sayra", "gender": "F"}


def proposed(one, other) -> bool:
    """Whether the pair waits for somebody's answer."""
    pairs = Suspicion.objects.filter(answer="").values_list("person_id", "other_id")
    return {one, other} in [set(pair) for pair in pairs]


def test_not_the_same_said_on_a_phone_holds_through_sending_and_the_nightly_run(ours):
    phone, second_phone = enrolled(ours), enrolled(ours, "bina")
    first, _command = register(phone, name="Nathi Bai Gameti", said=SAID)
    phone.send()
    apart = [{"other": str(first), "because": "another face, another house"}]
    second, _command = register(second_phone, name="Nathi Bai Gameti", said=SAID, not_the_same=apart)
    assert answers(second_phone.send()) == ["done"]
    boss = ours.extras["boss"]
    run_linkage(boss, whole=True)
    assert not proposed(first, second)
    # Without her word the run would ask: it is her word that holds, not the score.
    NotTheSame.objects.filter(person_id=second, other_id=first).delete()
    run_linkage(boss, whole=True)
    assert proposed(first, second)


def test_an_answer_given_on_a_phone_to_a_flagged_pair_holds_too(ours):
    phone, second_phone = enrolled(ours), enrolled(ours, "bina")
    first, _command = register(phone, name="Nathi Bai Gameti", said=SAID)
    second, _command = register(second_phone, name="Nathi Bai Gameti", said=SAID)
    assert answers(phone.send()) == answers(second_phone.send()) == ["done"]
    assert proposed(first, second), "born offline on two phones, flagged when both have come"
    second_phone.fetch_all()
    second_phone.say("people.say_not_the_same", second, other=str(first), because="they are sisters")
    assert answers(second_phone.send()) == ["done"]
    run_linkage(ours.extras["boss"], whole=True)
    assert not proposed(first, second)
