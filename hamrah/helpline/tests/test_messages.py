"""Messages out and what the gateway tells us: to whom never, once, signed. Not here: wordings
(test_rules.py).
"""

import json
import threading
import time
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.test import Client
from django.utils import timezone

from hamrah.ground.day import today
from hamrah.ground.models import Journal
from hamrah.helpline import actions, gateway
from hamrah.helpline.models import Callback, GatewayEvent, Message, OptOut
from hamrah.helpline.rules.signed import signature
from hamrah.helpline.sealed import mark_of, number_of
from hamrah.helpline.sending import send_due
from hamrah.helpline.tests.scene import HERS, STRANGE, Desk
from hamrah.helpline.tests.test_calls import refused

pytestmark = pytest.mark.django_db
KEY = b"what the gateway signs with"


@pytest.fixture
def desk(settings):
    settings.GATEWAY_KEY = KEY
    return Desk("Ahmedabad", phone="079 1234", name_local="અમદાવાદ")


def sent(desk, **said) -> Message:
    with desk.open("counsellor"):
        return actions.send_message(desk.gita, **{"wording": "call_us", **said})


def told(desk, code=None, *, key=KEY, at=None, **said):
    """What the gateway posts."""
    body = json.dumps({"id": "evt-1", "kind": "missed", "from": f"+91{STRANGE}", **said}).encode()
    headers = {"X-Hamrah-Signature": signature(key, body, at=at or int(time.time()))}
    path = f"/helpline/gateway/{code or desk.organisation.code}/"
    return Client().post(path, body, content_type="application/json", headers=headers)


# -- to whom -------------------------------------------------------------------------------------


def test_a_message_goes_to_her_own_safe_phone_and_says_nothing_of_her(desk):
    message = sent(desk, person=desk.known("Kanku Bai"))
    with desk.open():
        assert number_of(message) == HERS
        text = actions.messages.text_of(message)
    assert "079 1234" in text
    assert "Kanku" not in text
    assert set(message.values) == {"organisation", "phone"}


def test_a_minute_in_which_nothing_is_due_leaves_no_line_in_the_journal(desk):
    send_due(desk.organisation)
    with desk.open():
        assert not Journal.objects.filter(verb="helpline.take_messages").exists()
    sent(desk, person=desk.known("Kanku Bai"))
    send_due(desk.organisation)
    with desk.open():
        assert Journal.objects.filter(verb="helpline.take_messages").count() == 1


@pytest.mark.parametrize(
    "phone", [{"owner": "family"}, {"owner": "contractor"}, {"safe_to_call": None}, {"safe_to_call": False}]
)
def test_no_message_where_the_phone_is_not_hers_or_nobody_asked(desk, phone):
    person = desk.known(**phone)
    with desk.open("counsellor"):
        code = refused(actions.send_message, desk.gita, wording="call_us", person=person)
    assert code == "helpline.not_safe_to_message"


@pytest.mark.parametrize(
    "call",
    [
        {"may_message": None},
        {"may_message": False},
        {"owner": "neighbour", "may_message": True},
        {"danger": "violence", "may_message": True},
    ],
)
def test_no_message_to_a_caller_who_did_not_call_it_safe(desk, call):
    row = desk.rang(number=STRANGE, **call)
    with desk.open("counsellor"):
        code = refused(actions.send_message, desk.gita, wording="call_us", call=row)
    assert code == "helpline.not_safe_to_message"


def test_only_approved_wordings_with_what_they_name(desk):
    person = desk.known()
    with desk.open("counsellor"):
        say = {"person": person}
        assert refused(actions.send_message, desk.gita, wording="hello", **say) == "helpline.no_such_wording"
        for day in (None, today() - timedelta(days=1), today() + timedelta(days=400)):
            code = refused(actions.send_message, desk.gita, wording="come_to_us", day=day, **say)
            assert code == "helpline.say_where_and_when"


def test_a_number_that_wants_none_gets_none_until_it_wants_them_again(desk):
    person = desk.known()
    waiting = sent(desk, person=person)
    with desk.open("counsellor"):
        actions.stop_messages(desk.gita, number=HERS)
        waiting.refresh_from_db()
        assert waiting.state == "dropped"
        code = refused(actions.send_message, desk.gita, wording="call_us", person=person)
        assert code == "helpline.wants_no_messages"
        assert refused(actions.stop_messages, desk.gita, number="1") == "helpline.bad_number"
        assert refused(actions.stop_messages, desk.gita, number=HERS, how="x") == "helpline.unknown_word"
        actions.allow_messages(desk.gita, number=HERS)
    sent(desk, person=person)


def test_an_opt_out_keeps_no_number(desk):
    with desk.open("counsellor"):
        actions.stop_messages(desk.gita, number=HERS)
        row = OptOut.objects.get()
    assert HERS.encode() not in bytes(row.mark)
    assert bytes(row.mark) == mark_of(desk.organisation.id, HERS)


# -- sending -------------------------------------------------------------------------------------


def test_without_a_gateway_a_message_is_kept_and_shown(desk):
    sent(desk, person=desk.known())
    assert send_due(desk.organisation)["kept"] == 1
    text = desk.page("counsellor", "/helpline/messages/").content.decode()
    assert "No gateway is set up" in text
    assert "079 1234" in text
    assert HERS not in text
    assert send_due(desk.organisation)["kept"] == 0


class Answering(BaseHTTPRequestHandler):
    """A gateway that answers with the next of its codes and keeps what it was given."""

    codes: list[int] = []
    given: list[dict] = []
    paths: list[str] = []
    elsewhere = ""

    def do_GET(self) -> None:
        self.paths.append(self.path)
        self.send_response(200)
        self.end_headers()

    def do_POST(self) -> None:
        self.paths.append(self.path)
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.given.append({**json.loads(body), "authorization": self.headers["Authorization"]})
        self.send_response(self.codes.pop(0))
        if self.elsewhere:
            self.send_header("Location", self.elsewhere)
        self.end_headers()

    def log_message(self, *words: object) -> None:
        """Say nothing."""


@pytest.fixture
def answering(settings):
    Answering.codes, Answering.given, Answering.paths, Answering.elsewhere = [], [], [], ""
    server = HTTPServer(("127.0.0.1", 0), Answering)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.GATEWAY_URL, settings.GATEWAY_TOKEN = f"http://127.0.0.1:{server.server_port}/", "token"
    settings.ADDRESS = "https://hamrah.example"
    yield Answering
    server.shutdown()
    server.server_close()


def test_the_gateway_is_given_the_text_the_number_and_where_to_answer(desk, answering):
    answering.codes = [200]
    message = sent(desk, person=desk.known())
    assert send_due(desk.organisation) == {"sent": 1, "kept": 0, "again": 0, "failed": 0}
    (given,) = answering.given
    assert (given["to"], given["id"], given["authorization"]) == (
        f"+91{HERS}",
        str(message.id),
        "Bearer token",
    )
    told_at = given["callback"].removeprefix("https://hamrah.example")
    for came in ("delivered", "failed"):
        answer = Client().post(told_at, json.dumps({"came": came}), content_type="application/json")
        assert answer.status_code == 204
    with desk.open():
        message.refresh_from_db()
    assert message.state == "delivered"


def test_a_gateway_that_points_elsewhere_is_not_followed(desk, answering):
    """Whoever answers in its name would be given number and token."""
    answering.codes, answering.elsewhere = [302, 307, 308], "/elsewhere/"
    for _turn in range(3):
        assert gateway.offer(gateway.Outgoing("1", HERS, "hello", "w", "hi", ""))[0] == "again"
    assert [one["to"] for one in answering.given] == [f"+91{HERS}"] * 3
    assert answering.paths == ["/"] * 3


def test_a_gateway_that_is_down_is_asked_again_later_and_a_refusal_is_an_end(desk, answering):
    answering.codes = [503, 400]
    message = sent(desk, person=desk.known())
    assert send_due(desk.organisation)["again"] == 1
    with desk.open():
        message.refresh_from_db()
        assert (message.state, message.trouble) == ("waiting", "HTTP 503")
        assert message.next_at > timezone.now()
        Message.objects.update(next_at=timezone.now())
    assert send_due(desk.organisation)["failed"] == 1


def test_after_six_times_a_message_has_failed(desk):
    message = sent(desk, person=desk.known())
    with desk.open():
        Message.objects.update(attempts=6, state="sending")
        row = actions.note_sending(_keeper(desk), message=message, came="again", trouble="no answer")
        assert row.state == "failed"
        code = refused(actions.note_sending, _keeper(desk), message=message, came="maybe")
        assert code == "helpline.unknown_word"
        code = refused(actions.note_delivery, _keeper(desk), message=message, came="maybe")
        assert code == "helpline.unknown_word"


def _keeper(desk):
    from hamrah.access.actor import installer

    return installer(
        desk.organisation, "helpline.note_sending", "helpline.take_messages", "helpline.note_delivery"
    )


def test_a_message_taken_and_never_answered_for_is_taken_again(desk):
    sent(desk, person=desk.known())
    with desk.open():
        assert len(actions.take_messages(_keeper(desk))) == 1
        assert actions.take_messages(_keeper(desk)) == []
        Message.objects.update(next_at=timezone.now() - timedelta(seconds=1))
        assert len(actions.take_messages(_keeper(desk))) == 1


def test_an_address_of_delivery_is_good_for_its_message_alone(desk):
    assert gateway.message_of("no token") is None
    assert (
        Client().post("/helpline/delivery/forged/", "{}", content_type="application/json").status_code == 404
    )


# -- what the gateway tells ----------------------------------------------------------------------


def test_a_missed_call_waits_to_be_rung_and_told_twice_counts_once(desk):
    for _again in range(3):
        assert told(desk).status_code == 204
    with desk.open():
        assert [row.times for row in Callback.objects.all()] == [1]
    assert told(desk, id="evt-2").status_code == 204
    with desk.open():
        assert [row.times for row in Callback.objects.all()] == [2]
        assert GatewayEvent.objects.count() == 2


@pytest.mark.parametrize("wrong", [{"key": b"another"}, {"at": 1_000}, {"code": "NOBODY"}, {"key": b""}])
def test_whatever_is_wrong_with_it_nothing_is_heard(desk, wrong):
    assert told(desk, **wrong).status_code == 404
    with desk.open():
        assert not Callback.objects.exists()


def test_without_a_key_nothing_is_believed(desk, settings):
    settings.GATEWAY_KEY = b""
    assert told(desk, key=b"").status_code == 404


@pytest.mark.parametrize("said", [{"from": "12"}, {"kind": "letter"}, {"id": ""}, {"id": "x" * 81}])
def test_what_cannot_be_understood_is_refused_and_may_be_told_rightly(desk, said):
    assert told(desk, **said).status_code == 422
    with desk.open():
        assert not GatewayEvent.objects.exists()
    assert told(desk).status_code == 204


def test_stop_from_her_phone_stops(desk):
    assert told(desk, kind="answer", text="STOP", **{"from": HERS}).status_code == 204
    with desk.open():
        assert OptOut.objects.get().how == "word"
    assert told(desk, id="evt-9", kind="answer", text="thank you").status_code == 204


def test_the_gateway_is_one_of_many_and_is_asked_to_wait(desk, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "gateway": "2/m/ip"}
    answers = [told(desk, id=f"evt-{n}").status_code for n in range(4)]
    assert 429 in answers


def test_the_gateway_reads_nothing(desk):
    from hamrah.helpline.views.gateway import gateway_of

    actor = gateway_of(desk.organisation.code)
    assert not any(verb.endswith((".see", ".search")) for verb in actor.permissions)
