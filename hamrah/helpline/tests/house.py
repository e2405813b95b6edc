"""The helpline's part of the cast, its pages and its verbs, for the tests of the whole house."""

from typing import Any

from django.utils import timezone

from hamrah.cases.actions.saying import CaseSaid
from hamrah.ground.ids import new_id
from hamrah.helpline import actions
from hamrah.helpline.models import Callback, GatewayEvent, OptOut, Surge
from hamrah.helpline.rules.relief import ReliefSaid
from hamrah.helpline.saying import CallSaid
from hamrah.helpline.sealed import mark_of
from hamrah.people.rules.registration import Registration
from hamrah.services.actions.asking import Asked as Wish

MINE = "9829012345"  # Kesar's own phone, as the cast has it


def said(**facts: Any) -> CallSaid:
    """A call with every text filled."""
    plain: dict[str, Any] = {
        "number": MINE, "caller": "self", "owner": "self", "gender": "F", "language": "hi", "group_size": 11,
        "place_said": "Narol", "topic": "wages", "disposition": "information",
        "words": "22 days are not paid",
        "name_said": "Kesar", "ask_for": "Kesar", "never_say": "that she rang", "may_message": True,
    }  # fmt: skip
    return CallSaid(**{**plain, **facts})


def furnish(house: Any, boss: Any) -> None:
    """A call being noted, one that ended about somebody, one in danger, numbers to ring, two surges."""
    keep = house.extras
    keep["draft_call"] = actions.begin_call(boss, said=said())
    over = actions.end_call(boss, call=actions.begin_call(boss, said=said()), said=said())
    keep["her_call"] = actions.name_caller(boss, call=over, person=house.person)
    in_danger = said(danger="violence", topic="harassment", disposition="referral")
    keep["danger_call"] = actions.end_call(boss, call=actions.begin_call(boss, said=said()), said=in_danger)
    keep["loose_call"] = actions.end_call(boss, call=actions.begin_call(boss, said=said()), said=said())
    keep["ring"] = actions.note_missed(boss, number="9800000001")
    keep["ringing"] = actions.note_missed(boss, number="9800000002")
    Callback.objects.update(since="00:00", until="00:00")  # any hour of the test is safe
    keep["ringing"].refresh_from_db()
    keep["ringing"] = actions.claim_callback(boss, callback=keep["ringing"])
    actions.note_attempt(boss, callback=keep["ringing"], came="no_answer")
    keep["ringing"] = actions.claim_callback(boss, callback=keep["ringing"])
    keep["over_surge"] = actions.start_surge(boss, name="Flood")
    actions.note_relief(boss, said=ReliefSaid("Sanand", 4, "food", "9800000003", "Hurji", "two children"))
    keep["over_surge"] = actions.end_surge(boss, surge=keep["over_surge"])
    keep["surge"] = actions.start_surge(boss, name="Closed mills")
    keep["line"] = actions.note_relief(boss, said=ReliefSaid("Narol", 3, "travel"))
    keep["text"] = actions.send_message(boss, wording="call_us", call=keep["loose_call"])
    OptOut.objects.create(mark=mark_of(house.id, "9800000009"), how="staff", at=house.card.issued_at)
    GatewayEvent.objects.create(event="first", kind="missed")


def calm(house: Any) -> None:
    """The surge of the cast is over, so that another can begin."""
    with house.at_work():
        Surge.objects.on().update(ended_at=timezone.now())


VERBS = {
    "helpline.begin_call": lambda h: {"said": said()},
    "helpline.save_call": lambda h: {"call": h.extras["draft_call"], "said": said(words="and the advance")},
    "helpline.end_call": lambda h: {"call": h.extras["draft_call"], "said": said()},
    "helpline.name_caller": lambda h: {"call": h.extras["loose_call"], "person": h.person},
    "helpline.note_action": lambda h: {"call": h.extras["danger_call"], "words": "the women's line was rung"},
    "helpline.register_caller": lambda h: {
        "call": h.extras["loose_call"],
        "said": Registration("Jhamku Damor", known_as="Jhama", village_said="Kherwara", id=new_id()),
    },
    "helpline.make_case": lambda h: {
        "call": h.extras["loose_call"],
        "said": CaseSaid(
            "unpaid_wages", "22 days", place_said="Narol", party_said="Ramesh Bhai Patel",
            sector="construction",
        ),
        "worked": {"half_days": 44, "rate_paise": 50_000},
        "who": Registration("Jhamku Damor", known_as="Jhama", village_said="Kherwara", id=new_id()),
    },
    "helpline.make_request": lambda h: {
        "call": h.extras["her_call"], "asked": Wish("food", {"people": 4}, "for four days"),
    },
    "helpline.note_missed": lambda h: {"number": "98000 00004"},
    "helpline.claim_callback": lambda h: {"callback": h.extras["ring"]},
    "helpline.release_callback": lambda h: {"callback": h.extras["ringing"]},
    "helpline.note_attempt": lambda h: {"callback": h.extras["ringing"], "came": "busy"},
    "helpline.start_surge": lambda h: calm(h) or {"name": "Flood"},
    "helpline.end_surge": lambda h: {"surge": h.extras["surge"]},
    "helpline.note_relief": lambda h: {
        "said": ReliefSaid("Narol", 4, "food", "9800000005", "Hurji", "two children"),
    },
    "helpline.note_relief_list": lambda h: {
        "surge": h.extras["surge"], "lines": (ReliefSaid("Vatva", 2, "food", "9800000006", "Moti", "ill"),),
    },
    "helpline.tick_relief": lambda h: {"reliefs": [h.extras["line"]]},
    "helpline.fold_surge": lambda h: {"surge": h.extras["over_surge"]},
    "helpline.send_message": lambda h: {"wording": "call_us", "person": h.person},
    "helpline.take_messages": lambda h: {},
    "helpline.note_sending": lambda h: {"message": h.extras["text"], "came": "again", "trouble": "HTTP 503"},
    "helpline.note_delivery": lambda h: {"message": h.extras["text"], "came": "delivered"},
    "helpline.stop_messages": lambda h: {"number": "9800000007", "how": "staff"},
    "helpline.allow_messages": lambda h: {"number": "9800000009"},
    "helpline.hear_gateway": lambda h: {"event": "evt-1", "kind": "missed"},
}  # fmt: skip

NAMES_A_ROW = [
    "helpline.claim_callback",
    "helpline.end_call",
    "helpline.end_surge",
    "helpline.fold_surge",
    "helpline.make_case",
    "helpline.make_request",
    "helpline.name_caller",
    "helpline.note_action",
    "helpline.note_attempt",
    "helpline.note_delivery",
    "helpline.note_relief_list",
    "helpline.note_sending",
    "helpline.register_caller",
    "helpline.release_callback",
    "helpline.save_call",
    "helpline.send_message",
    "helpline.tick_relief",
]

PAGES = """
    helpline:desk          GET   /helpline/                                 ACK
    helpline:calls         GET   /helpline/calls/                           ACK
    helpline:begin         POST  /helpline/calls/new/                       ACK
    helpline:call          GET   /helpline/calls/{her_call}/                ACK
    helpline:draft         POST  /helpline/calls/{draft_call}/draft/        ACK
    helpline:end           POST  /helpline/calls/{draft_call}/end/          ACK
    helpline:person        POST  /helpline/calls/{loose_call}/person/       ACK
    helpline:action        POST  /helpline/calls/{danger_call}/action/      ACK
    helpline:registration  GET   /helpline/calls/{loose_call}/registration/ ACK
    helpline:service       GET   /helpline/calls/{her_call}/service/        ACK
    helpline:case          GET   /helpline/calls/{loose_call}/case/         ACK
    helpline:message       POST  /helpline/calls/{loose_call}/message/      ACK
    helpline:missed        POST  /helpline/missed/                          ACK
    helpline:callback      GET   /helpline/callbacks/{ring}/                ACK
    helpline:claim         POST  /helpline/callbacks/{ring}/hand/           ACK
    helpline:release       POST  /helpline/callbacks/{ringing}/release/     ACK
    helpline:attempt       POST  /helpline/callbacks/{ringing}/attempt/     ACK
    helpline:quick         GET   /helpline/quick/                           ACK
    helpline:surges        GET   /helpline/surges/                          ACK
    helpline:start_surge   POST  /helpline/surges/new/                      AC
    helpline:surge         GET   /helpline/surges/{surge}/                  ACK
    helpline:lines         POST  /helpline/surges/{surge}/lines/            AC
    helpline:ticks         POST  /helpline/surges/{surge}/ticks/            ACK
    helpline:end_surge     POST  /helpline/surges/{surge}/end/              AC
    helpline:fold          POST  /helpline/surges/{over_surge}/calls/       AC
    helpline:printed       GET   /helpline/surges/{surge}/list/             ACK
    helpline:messages      GET   /helpline/messages/                        ACK
    helpline:stops         POST  /helpline/messages/stops/                  ACK
    helpline:message_to    POST  /helpline/messages/to/{person}/            ACK
"""
# Whoever asks these is believed by a signature, not by signing in (test_gateway.py).
OPEN = {"helpline:heard", "helpline:delivery"}
