"""Who asks: the key that signed it, once, lately. Forged, replayed, old, another organisation's: refused."""

import json
import time
from base64 import urlsafe_b64decode
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from hamrah.access.actions import end_grant
from hamrah.access.models import RoleGrant
from hamrah.cards.models import Leaf
from hamrah.ground.day import today
from hamrah.sync.actions import end_phone, enrol_phone, invite_phone, order_wipe
from hamrah.sync.actions.phones import Enrolling
from hamrah.sync.models import FieldPhone, Invitation, NonceSeen, Partition
from hamrah.sync.rules.wire import is_signed_by, point_of_jwk, unb64
from hamrah.sync.tests.fake_phone import FakePhone, b64, enrolled, refuses

pytestmark = pytest.mark.django_db


def code_of(answer):
    return answer["problem"]["code"]


def test_a_code_counts_once_and_for_a_quarter_of_an_hour(ours):
    row = invite_phone(ours.staff["asha"], user=ours.users["asha"])
    phone, thief = FakePhone("AAA"), FakePhone("AAA")
    assert phone.enrol(row.shown)[0] == 200
    assert phone.enrol(row.shown)[0] == 200
    status, answer = thief.enrol(row.shown)
    assert (status, code_of(answer)) == (422, "sync.no_such_code")
    late = invite_phone(ours.staff["asha"], user=ours.users["asha"])
    Invitation.objects.filter(id=late.id).update(until_at=late.until_at - timedelta(minutes=16))
    assert code_of(thief.enrol(late.shown)[1]) == "sync.no_such_code"
    assert code_of(thief.enrol("0000-0000-0000-0000")[1]) == "sync.no_such_code"


def test_a_new_code_ends_the_one_before(ours):
    first = invite_phone(ours.staff["asha"], user=ours.users["asha"])
    invite_phone(ours.staff["asha"], user=ours.users["asha"])
    assert code_of(FakePhone("AAA").enrol(first.shown)[1]) == "sync.no_such_code"


def test_a_code_is_read_however_it_is_typed(ours):
    row = invite_phone(ours.staff["asha"], user=ours.users["asha"])
    assert FakePhone("aaa").enrol(row.shown.lower().replace("-", " "))[0] == 200


def test_who_coordinates_enrols_a_phone_for_another_and_nobody_else_does(ours):
    row = invite_phone(ours.staff["bina"], user=ours.users["asha"])
    phone = FakePhone("AAA")
    assert phone.enrol(row.shown)[1]["user"]["name"] == ours.users["asha"].name
    page = ours.client_of("bina").get("/sync/phones/").content.decode()
    chosen = page.partition('name="user"')[2].partition("</select>")[0]
    assert chosen.index(str(ours.users["bina"].id)) < chosen.index(str(ours.users["asha"].id))
    with refuses("sync.not_for_others"):
        invite_phone(ours.staff["asha"], user=ours.users["bina"])
    with refuses("sync.no_field_work"):
        invite_phone(ours.staff["bina"], user=ours.users["charu"])


def test_a_code_of_one_organisation_opens_nothing_in_another(houses):
    ours, _theirs = houses
    with ours.at_work():
        row = invite_phone(ours.staff["asha"], user=ours.users["asha"])
    assert code_of(FakePhone("BBB").enrol(row.shown)[1]) == "sync.no_such_code"
    status, answer = FakePhone("ZZZ").enrol(row.shown)
    assert (status, code_of(answer)) == (401, "sync.not_signed")


def test_a_phone_says_its_name_and_its_own_key(ours):
    row = invite_phone(ours.staff["asha"], user=ours.users["asha"])
    assert code_of(FakePhone("AAA").enrol(row.shown, name="  ")[1]) == "sync.name_phone"
    liar = FakePhone("AAA")
    point = liar.jwk
    liar.key = ec.generate_private_key(ec.SECP256R1())
    plain = {
        "code": row.shown, "phone": {"id": str(liar.phone), "name": "x"}, "partition": str(liar.partition),
        "public_key": point,
    }  # fmt: skip
    assert code_of(liar.ask("POST", "/sync/enrol/", plain, place="AAA")[1]) == "sync.not_signed"
    plain["public_key"] = {"kty": "RSA"}
    assert code_of(liar.ask("POST", "/sync/enrol/", plain, place="AAA")[1]) == "sync.misread_phone"


def test_a_forged_signature_an_unknown_phone_and_a_stranger_get_one_answer(houses):
    ours, theirs = houses
    with ours.at_work():
        phone = enrolled(ours)
    forger = FakePhone("AAA", partition=phone.partition, told=phone.told)
    unknown = FakePhone("AAA", told=phone.told)
    stranger = FakePhone(
        "AAA", partition=phone.partition, told={"organisation": {"id": theirs.organisation.id}}
    )
    stranger.key = phone.key
    answers = [one.contact() for one in (forger, unknown, stranger)]
    assert {status for status, _answer in answers} == {401}
    assert {code_of(answer) for _status, answer in answers} == {"sync.not_signed"}
    assert len({answer["problem"]["message"] for _status, answer in answers}) == 1


def test_what_was_signed_for_one_address_or_body_serves_no_other(ours):
    phone = enrolled(ours)
    headers = phone.headers("POST", "/sync/push/", b"{}", place=phone.place)
    for path, body in (("/sync/contact/", b"{}"), ("/sync/push/", b"{ }"), ("/sync/push/?x=1", b"{}")):
        status, content = phone.carry("POST", path, headers, body)
        assert (status, code_of(json.loads(content))) == (401, "sync.not_signed")


def test_a_replayed_request_is_refused(ours):
    phone = enrolled(ours)
    headers = phone.headers("POST", "/sync/contact/", b"{}", place=phone.place)
    assert phone.carry("POST", "/sync/contact/", headers, b"{}")[0] == 200
    status, content = phone.carry("POST", "/sync/contact/", headers, b"{}")
    assert (status, code_of(json.loads(content))) == (401, "sync.replayed")


@pytest.mark.parametrize("seconds", [-3 * 365 * 86_400, -310, 310, 3 * 365 * 86_400])
def test_a_signature_of_another_time_is_refused_and_told_the_right_one(ours, seconds):
    phone = enrolled(ours)
    headers = phone.headers(
        "POST", "/sync/contact/", b"{}", place=phone.place, time=str(int(time.time()) + seconds)
    )
    status, content = phone.carry("POST", "/sync/contact/", headers, b"{}")
    answer = json.loads(content)
    assert (status, code_of(answer)) == (401, "sync.clock")
    assert abs(answer["now"] - time.time()) < 60


@pytest.mark.parametrize("broken", ["Hamrah-Partition", "Hamrah-Time", "Hamrah-Nonce", "Hamrah-Signature"])
def test_a_header_that_is_missing_or_nonsense_is_refused(ours, broken):
    phone = enrolled(ours)
    headers = phone.headers("POST", "/sync/contact/", b"{}", place=phone.place)
    for said in ("", "nonsense", "\u0915"):
        status, content = phone.carry("POST", "/sync/contact/", {**headers, broken: said}, b"{}")
        assert (status, code_of(json.loads(content))) == (401, "sync.not_signed")


def test_old_nonces_are_forgotten(ours):
    phone = enrolled(ours)
    NonceSeen.objects.update(at=today() - timedelta(days=1))
    phone.contact()
    assert NonceSeen.objects.count() == 1


def test_a_lost_phone_is_ordered_to_wipe_itself_and_only_we_can_order_it(ours):
    phone = enrolled(ours)
    row = FieldPhone.objects.get(id=phone.phone)
    end_phone(ours.staff["asha"], phone=row, how="lost", why="in the bus to Surat")
    status, answer = phone.contact()
    assert (status, code_of(answer), answer["order"]) == (403, "sync.phone_ended", "wipe")
    head, body, signature = answer["signed"].split(".")
    point = point_of_jwk(phone.told["field_key"])
    assert is_signed_by(point, unb64(signature), f"{head}.{body}".encode())
    order = json.loads(urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    assert (order["order"], order["partition"]) == ("wipe", str(phone.partition))
    assert bytes(Partition.objects.get(id=phone.partition).share) == b""
    assert FieldPhone.objects.get(id=phone.phone).wiped_at is not None


def test_the_lease_of_a_phone_ends_with_it_at_once_whoever_says_so(ours):
    phone = enrolled(ours)
    leased = phone.contact(leaves=True)[1]["leaves"]
    mine = Leaf.objects.filter(device_id=phone.partition)
    assert len(leased) == mine.filter(state="open").count() > 0
    # asha may end her own phone and, by herself, nobody's lease.
    assert not ours.staff["asha"].may("cards.end_lease")
    end_phone(ours.staff["asha"], phone=FieldPhone.objects.get(id=phone.phone), how="lost")
    assert mine.filter(state="open").count() == 0


def test_a_seized_phone_stops_and_is_wiped_only_after_advice(ours):
    phone = enrolled(ours)
    row = FieldPhone.objects.get(id=phone.phone)
    with refuses("sync.still_in_use"):
        order_wipe(ours.extras["boss"], phone=row)
    end_phone(ours.staff["asha"], phone=row, how="seized")
    _status, answer = phone.contact()
    assert (answer["order"], "signed" in answer) == ("stop", False)
    order_wipe(ours.extras["boss"], phone=FieldPhone.objects.get(id=row.id))
    assert phone.contact()[1]["order"] == "wipe"


def test_a_phone_is_ended_by_who_works_on_it_once_and_with_a_reason(ours):
    row = FieldPhone.objects.get(id=enrolled(ours).phone)
    with refuses("sync.not_for_others"):
        end_phone(ours.staff["gita"], phone=row, how="lost")
    with refuses("sync.no_such_end"):
        end_phone(ours.staff["asha"], phone=row, how="sold")
    end_phone(ours.staff["asha"], phone=row, how="returned")
    with refuses("sync.ended_already"):
        end_phone(ours.staff["asha"], phone=row, how="returned")
    end_phone(ours.staff["asha"], phone=row, how="lost")


def test_a_phone_that_ended_is_not_enrolled_again_under_its_old_id(ours):
    phone = enrolled(ours)
    end_phone(ours.staff["asha"], phone=FieldPhone.objects.get(id=phone.phone), how="lost")
    row = invite_phone(ours.staff["asha"], user=ours.users["asha"])
    other = FakePhone("AAA", phone=phone.phone)
    assert code_of(other.enrol(row.shown)[1]) == "sync.phone_ended_here"


def test_two_users_share_a_phone_each_with_her_own_key(ours):
    phone = enrolled(ours)
    row = invite_phone(ours.staff["bina"], user=ours.users["gita"])
    other = FakePhone("AAA", phone=phone.phone)
    assert other.enrol(row.shown)[0] == 200
    assert FieldPhone.objects.get(id=phone.phone).partitions.count() == 2
    assert other.contact()[1]["user"]["name"] != phone.contact()[1]["user"]["name"]


def test_who_has_no_role_any_more_is_refused_and_her_work_stays_on_the_phone(ours):
    phone = enrolled(ours)
    grant = RoleGrant.objects.get(user=ours.users["asha"])
    end_grant(ours.extras["boss"], grant=grant, until=today() - timedelta(days=1))
    status, answer = phone.contact()
    assert (status, code_of(answer)) == (403, "verb.not_allowed")


def test_a_code_serves_only_whom_it_was_made_for(ours):
    row = invite_phone(ours.staff["asha"], user=ours.users["asha"])
    phone = FakePhone("AAA")
    said = Enrolling(row.shown, phone.phone, "x", phone.partition, phone.point)
    with refuses("sync.no_such_code"):
        enrol_phone(ours.staff["bina"], said=said)
    assert b64(phone.point)
