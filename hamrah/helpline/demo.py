"""The demo's helpline: a month of calls, numbers to ring, danger somebody acted on, a surge. Invented."""

from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone

from hamrah.ground import context
from hamrah.ground.demo import SOURCE, Demo
from hamrah.helpline import actions
from hamrah.helpline.models import Call, Callback
from hamrah.helpline.rules.relief import ReliefSaid
from hamrah.helpline.saying import CallSaid
from hamrah.helpline.sending import send_due
from hamrah.people.models import Person
from hamrah.services.actions.asking import Asked as Wish

# Who spoke, on whose phone, a woman?, about what, what came of it, how many, where, what was said.
CALLS: tuple[tuple[str, str, str, str, str, int, str, str], ...] = (
    ("self", "self", "F", "registration", "information", 1, "Gogunda", "asked when her card is ready"),
    ("leader", "self", "M", "wages", "case", 11, "Narol", "22 days; the contractor pays in parts"),
    ("coworker", "self", "M", "accident", "referral", 1, "Bopal", "fell from the second floor"),
    ("relative", "self", "F", "information", "information", 1, "Jhadol", "where the office is"),
    ("self", "neighbour", "F", "wages", "information", 3, "Vatva", "what a helper is owed a day"),
    ("self", "self", "M", "scheme", "information", 1, "Sayra", "the card of the construction board"),
    ("self", "self", "M", "food", "service", 4, "Sanand", "no ration for two days"),
    ("other", "unknown", "", "", "silent", 1, "", ""),
    ("self", "self", "M", "contractor", "information", 2, "Surat", "he keeps our families' numbers"),
    ("self", "self", "F", "health", "referral", 1, "Kotda", "a cough since the stone work"),
    ("leader", "self", "M", "travel", "information", 9, "Rajkot", "the bus after Diwali"),
    ("self", "family", "F", "job", "information", 1, "Gogunda", "sewing work near home"),
)
TODAY = 5
LINES = (
    ReliefSaid("Sanand", 4, "food", "5000031101", "Hurji"), ReliefSaid("Sanand", 11, "travel", "5000031102"),
    ReliefSaid("Narol", 6, "shelter"), ReliefSaid("Narol", 2, "health", "5000031104", "Moti"),
)  # fmt: skip


def stage(demo: Demo) -> None:
    """One office with everything; the other offices begin with none."""
    gita, bina = demo.actors["gita"], demo.actors["bina"]
    with context.opened(organisation_id=gita.organisation_id, user_id=gita.user_id):
        for at, said in enumerate(CALLS * 2):
            _call(demo, gita, at, said)
        _about_somebody(gita)
        _danger(gita)
        _to_ring(gita)
        send_due(demo.organisations[SOURCE])
        surge = actions.start_surge(bina, name="Mills of Narol closed overnight")
        actions.note_relief_list(bina, surge=surge, lines=LINES)


def _call(demo: Demo, actor: Any, at: int, said: tuple[str, str, str, str, str, int, str, str]) -> None:
    caller, owner, gender, topic, came, people, place, words = said
    facts = CallSaid(
        number=f"50000{20_000 + at}", caller=caller, owner=owner, gender=gender, language="hi", topic=topic,
        disposition=came, group_size=people, place_said=place, words=words,
        minutes=2 + demo.draw.randrange(12),
    )  # fmt: skip
    call = actions.end_call(actor, call=actions.begin_call(actor, said=CallSaid()), said=facts)
    days, minutes = demo.draw.randrange(1, 28), demo.draw.randrange(400)
    # The desk of today has its own, the month behind it the others.
    began = timezone.now() - timedelta(days=0 if at < TODAY else days, minutes=minutes)
    Call.objects.filter(id=call.id).update(
        began_at=began, ended_at=began + timedelta(minutes=call.minutes or 1)
    )


def _about_somebody(actor: Any) -> None:
    """Somebody known rang for food; it became a request that is in the worklist."""
    person = Person.objects.visible_to(actor).filter(state="accepted", gender="F").order_by("no").first()
    if person is None:
        return
    said = CallSaid(
        number="5000031001", caller="self", owner="self", gender="F", topic="papers", disposition="service",
        words="the ration card is with the shop", may_message=True,
    )  # fmt: skip
    call = actions.end_call(actor, call=actions.begin_call(actor, said=said), said=said)
    call = actions.name_caller(actor, call=call, person=person)
    actions.make_request(actor, call=call, asked=Wish("other", {"what": "ration card back from the shop"}))
    actions.send_message(actor, wording="call_us", call=call)


def _danger(actor: Any) -> None:
    """One on which somebody acted, one that waits."""
    for number, words, done in (
        ("5000031201", "he locks the room at night", "the women's line took her in; a colleague went along"),
        ("", "four families at a kiln may not leave", ""),
    ):
        said = CallSaid(
            number=number, is_withheld=not number, caller="self", owner="neighbour", gender="F", words=words,
            topic="bondage" if not number else "harassment", danger="" if not number else "violence",
            disposition="referral", place_said="Dholka", group_size=4,
        )  # fmt: skip
        call = actions.end_call(actor, call=actions.begin_call(actor, said=CallSaid()), said=said)
        if done:
            actions.note_action(actor, call=call, words=done)


def _to_ring(actor: Any) -> None:
    """Numbers that rang this morning, one of them twice, and one that was promised a call in her hours."""
    for number in ("5000031301", "5000031302", "5000031301", "5000031303"):
        actions.note_missed(actor, number=number)
    said = CallSaid(
        number="5000031304", caller="self", owner="neighbour", gender="F", language="bhb", topic="wages",
        disposition="callback", since=time(13), until=time(15), ask_for="Kamla from the corner house",
        never_say="that she asked about wages",
    )  # fmt: skip
    actions.end_call(actor, call=actions.begin_call(actor, said=CallSaid()), said=said)
    earlier: datetime = timezone.now() - timedelta(hours=5)
    Callback.objects.filter(reason="missed").update(came_at=earlier)
