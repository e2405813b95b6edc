"""A record opened in an emergency: reason, hours, log, canaries, the second person."""

from datetime import timedelta

import pytest
from django.utils import timezone

from hamrah.access.models import Alarm, Reading, Sight
from hamrah.people.actions import assign_centre, mark_canary, restrict_worker
from hamrah.people.models import Person
from hamrah.services import actions
from hamrah.services.models import Urgent
from hamrah.services.tests.scene import Scene, centres, code_of, staff

pytestmark = pytest.mark.django_db
REASON = "She lies in the hospital and nobody knows her family"


class Accident(Scene):
    """Dina works in Kotda; the worker belongs to Gogunda."""

    def __init__(self) -> None:
        super().__init__()
        self.gogunda, self.kotda = centres(self.village)
        self.dina = staff(self.village, "dina", "counsellor", centre=self.kotda)
        self.who = self.worker(register_number="GOG-77")
        with self.village.open():
            assign_centre(self.village.actor("administrator"), person=self.who, centre=self.gogunda)

    def breaks(self, by=None, **said) -> Urgent:
        plain = {"number": "gog-77", "reason": REASON, "hours": 4}
        with self.village.open():
            return actions.break_glass(by or self.dina, **{**plain, **said})

    def sees(self) -> bool:
        self.dina.__dict__.pop("sights", None)
        with self.village.open():
            return Person.objects.visible_to(self.dina).filter(id=self.who.id).exists()


@pytest.fixture
def scene():
    return Accident()


def refused(scene, **said) -> str:
    with scene.village.open():
        call = {"number": "GOG-77", "reason": REASON, "hours": 4, **said}
        return code_of(actions.break_glass, scene.dina, **call)


def test_it_opens_one_record_for_its_hours_and_no_longer(scene):
    assert not scene.sees()
    row = scene.breaks()
    assert scene.sees()
    assert timedelta(hours=3) < row.until_at - timezone.now() <= timedelta(hours=4)
    with scene.village.open():
        Sight.objects.filter(source_id=row.id).update(until_at=timezone.now())
    assert not scene.sees()


def test_the_look_is_in_the_log_and_rings_at_a_canary(scene):
    with scene.village.open():
        mark_canary(scene.village.actor("administrator"), person=scene.who)
    scene.breaks()
    with scene.village.open():
        row = Reading.objects.get(page="services.glass")
        assert (row.user_id, row.people) == (scene.dina.user_id, [scene.who.id])
        assert Alarm.objects.get().user_id == scene.dina.user_id


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"reason": "because"}, "services.say_why"),
        ({"hours": 25}, "services.too_many_hours"),
        ({"hours": 0}, "services.too_many_hours"),
        ({"number": "NOBODY-1"}, "services.nobody_so"),
        ({"number": ""}, "services.nobody_so"),
    ],
)
def test_what_is_wrong_is_said(scene, said, code):
    assert refused(scene, **said) == code


def test_at_most_five_a_day(scene):
    for _time in range(5):
        scene.breaks()
    assert refused(scene) == "services.glass_often"


def test_a_restricted_record_stays_shut(scene):
    with scene.village.open():
        restrict_worker(scene.village.actor(), person=scene.who)
    assert refused(scene) == "services.nobody_so"


def test_another_person_looks_at_it_and_what_was_wrong_ends_at_once(scene):
    row = scene.breaks()
    with scene.village.open():
        said = {"urgent": row, "was_right": False, "finding": "no hospital knows of her"}
        boss = scene.village.actor()
        assert code_of(actions.review, boss, **{**said, "finding": " "}) == "services.say_why"
        assert actions.review(boss, **said).was_right is False
    assert not scene.sees()


def test_a_record_of_others_is_not_opened(scene):
    with scene.third.open():
        call = {"number": "GOG-77", "reason": REASON, "hours": 4}
        assert code_of(actions.break_glass, scene.third.actor(), **call) == "services.nobody_so"
