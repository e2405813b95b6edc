"""The demo's rights: notices heard, requests, a nominee, somebody restricted long ago, a breach."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from hamrah.ground import context
from hamrah.ground.demo import Demo
from hamrah.people.actions import restrict_worker
from hamrah.people.models import Person
from hamrah.rights import actions
from hamrah.rights.actions.breaches import BreachSaid

A_YEAR_AND_MORE = timedelta(days=400)


def stage(demo: Demo) -> None:
    asha, bina, ela = (demo.actors[name] for name in ("asha", "bina", "ela"))
    with context.opened(organisation_id=ela.organisation_id, user_id=ela.user_id):
        first, second, third, gone = Person.objects.may_leave(ela).order_by("no")[10:14]
        heard = Person.objects.may_leave(ela).filter(notice_due=True).order_by("no")
        for at, person in enumerate([first, second, *heard[20 : 20 + demo.share(40)]]):
            actions.read_notice(asha, person=person, language=("bhb", "hi")[at % 2], how="read_aloud")
        actions.name_nominee(asha, person=first, name="Kamla Gameti", relation="sister", phone="9829012399")
        _asked(demo, asha, bina, second, third)
        restrict_worker(bina, person=gone)
        # The demo is a year old for her alone: nobody can wait for it.
        gone.erase_after = demo.day - timedelta(days=3)
        gone.save(update_fields=["erase_after"])
        _breach(ela)


def _asked(demo: Demo, asha: Any, bina: Any, second: Person, third: Person) -> None:
    said = "Somebody called my husband and knew where I work."
    actions.take_request(
        asha, person=second, kind="complaint", words=said, received_on=demo.day - timedelta(days=24)
    )
    request = actions.take_request(
        asha, person=third, kind="correct", words="My village is Ogna, not Ogana.",
        received_on=demo.day - timedelta(days=9),
    )  # fmt: skip
    actions.answer_request(bina, request=request, answer="The village is corrected; she saw the new card.")


def _breach(ela: Any) -> None:
    said = BreachSaid(
        what="A bag with the printed register of one camp was left in a bus and found by a stranger.",
        whose="Workers registered at the camp in Ogna",
        noticed_at=timezone.now() - timedelta(hours=9),
        people_count=38,
        cause="The paper register was carried without a cover.",
        consequences="Somebody may know their names, villages and phones.",
        measures="The bag is back. Camps carry a closed box from now on.",
        advice="Tell us if a stranger calls and knows about you.",
    )
    breach = actions.record_breach(ela, said=said)
    clock = breach.clocks.get(code="certin")
    actions.tick_clock(
        ela, clock=clock, done_at=timezone.now() - timedelta(hours=5), evidence="Mail of the same day"
    )
