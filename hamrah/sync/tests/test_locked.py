"""A phone that nobody opens: it hears of its wipe, brings first what is unsent, tells strangers nothing."""

import json
import time
from urllib.parse import quote

import pytest

from hamrah.ground.ids import new_id
from hamrah.sync import boxes, keys
from hamrah.sync.actions import end_phone, open_rescue, order_wipe
from hamrah.sync.models import FieldPhone, Partition, RescueBox
from hamrah.sync.rules.wire import is_signed_by, point_of_jwk, unb64
from hamrah.sync.tests.fake_phone import b64, enrolled, through_client

pytestmark = pytest.mark.django_db
NONCE = "A" * 22


def standing(phone, *, nonce=NONCE, partition=None, place=None):
    """What a locked phone is told: unsigned, without a cookie."""
    path = f"/sync/standing/{place or phone.place}/{partition or phone.partition}/?nonce={quote(nonce)}"
    status, content = through_client("GET", path, {}, b"")
    return status, {name: value for name, value in json.loads(content).items() if name != "now"}


def ended(house, phone, how="lost"):
    end_phone(house.staff["asha"], phone=FieldPhone.objects.get(id=phone.phone), how=how)


def brings(phone, order, commands, **told):
    plain = {
        "hamrah": "rescue 1", "organisation": phone.place, "partition": str(phone.partition),
        "boxes": [phone.boxed(one) for one in commands], **told,
    }  # fmt: skip
    status, content = through_client(
        "POST", "/sync/rescue/", {"Hamrah-Order": order}, json.dumps(plain).encode()
    )
    return status, json.loads(content)


def test_a_locked_phone_that_is_lost_is_told_to_wipe_itself_under_our_signature(ours):
    phone = enrolled(ours)
    assert standing(phone) == (200, {"order": ""})
    ended(ours, phone)
    status, answer = standing(phone)
    head, body, signature = answer["signed"].split(".")
    point = point_of_jwk(phone.told["field_key"])
    assert (status, answer["order"]) == (200, "wipe")
    assert is_signed_by(point, unb64(signature), f"{head}.{body}".encode())
    said = json.loads(unb64(body))
    assert (said["partition"], said["nonce"]) == (str(phone.partition), NONCE)
    assert FieldPhone.objects.get(id=phone.phone).wiped_at is not None


def test_a_seized_phone_hears_nothing_until_its_wipe_is_ordered(ours):
    phone = enrolled(ours)
    ended(ours, phone, "seized")
    assert standing(phone) == (200, {"order": ""})
    order_wipe(ours.extras["boss"], phone=FieldPhone.objects.get(id=phone.phone))
    assert standing(phone)[1]["order"] == "wipe"


def test_a_stranger_learns_nothing_by_guessing(houses):
    ours, theirs = houses
    with ours.at_work():
        phone = enrolled(ours)
        ended(ours, phone)
    used = standing(phone, partition=new_id())
    assert used == (200, {"order": ""})
    assert standing(phone, place=theirs.organisation.id) == used
    assert standing(phone, place=new_id()) == used
    assert standing(phone, nonce="short")[0] == 401


def test_what_is_unsent_on_a_locked_phone_comes_before_it_is_wiped(ours):
    phone = enrolled(ours)
    person = new_id()
    phone.say("people.register_worker", person, said={"name": "Devli Bai"})
    ended(ours, phone)
    order = standing(phone)[1]["signed"]
    commands = list(phone.outbox.values())
    assert brings(phone, order, commands)[1]["taken"] == 1
    row = Partition.objects.get(id=phone.partition)
    assert open_rescue(ours.extras["boss"], partition=row) == {"done": 1}
    # What stands in the register now is not kept a second time, where erasure would not reach it.
    assert bytes(RescueBox.objects.get(partition=row).box) == b""


def test_only_an_order_of_ours_for_this_phone_and_lately_brings_anything(ours, monkeypatch):
    phone, other = enrolled(ours), enrolled(ours, "bina")
    phone.say("people.register_worker", new_id(), said={"name": "Devli Bai"})
    commands = list(phone.outbox.values())
    ended(ours, phone)
    order = standing(phone)[1]["signed"]
    head, body, _signature = order.split(".")
    old = keys.order({"order": "wipe", "partition": str(phone.partition), "at": int(time.time()) - 86_400})
    odd = keys.order({"order": "stop", "partition": str(phone.partition), "at": int(time.time())})
    for wrong in ("x", f"{head}.{body}.{b64(bytes(64))}", f"{head}.{body}", old, odd):
        status, answer = brings(phone, wrong, commands)
        assert (status, answer["problem"]["code"]) == (422, "sync.not_our_order")
    answer = brings(other, order, [])[1]
    assert answer["problem"]["code"] == "sync.not_our_order"
    assert brings(phone, order, commands, organisation="nowhere")[1]["problem"]["code"] == "sync.not_a_rescue"
    mine = RescueBox.objects.filter(partition_id__in=(phone.partition, other.partition))
    assert not mine.exists()
    monkeypatch.setattr(boxes, "MOST_WAITING_BYTES", 10)
    assert brings(phone, order, commands)[1]["taken"] == 1
    assert brings(phone, order, commands)[1]["problem"]["code"] == "sync.too_much_waits"
    assert mine.count() == 1
