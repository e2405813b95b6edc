"""Work nobody can send any more: sealed, brought in, opened by the office, done as hers; or why not."""

import hashlib
import json
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hamrah.access.actions import end_grant
from hamrah.access.models import RoleGrant
from hamrah.ground.day import today
from hamrah.ground.ids import new_id
from hamrah.ground.models import Journal
from hamrah.people.actions import prove_consent
from hamrah.people.models import Person
from hamrah.sync.actions import end_phone, open_rescue, take_rescue
from hamrah.sync.keys import open_box
from hamrah.sync.models import FieldCommand, FieldPhone, Partition, RescueBox
from hamrah.sync.rules.wire import b64, unb64
from hamrah.sync.tests.fake_phone import FakePhone, enrolled, refuses
from hamrah.sync.tests.test_files import a_photo

pytestmark = pytest.mark.django_db


def exported(phone, boxes):
    return {
        "hamrah": "rescue 1",
        "organisation": phone.place,
        "partition": str(phone.partition),
        "boxes": boxes,
    }


def registers(phone, name="Devli"):
    person = new_id()
    phone.say("people.register_worker", person, said={"name": name})
    return person


def opened(ours, phone):
    return open_rescue(ours.extras["boss"], partition=Partition.objects.get(id=phone.partition))


def test_registrations_of_a_forgotten_secret_come_back_as_hers(ours, phone):
    people = [registers(phone, f"Worker {at}") for at in range(60)]
    boxes = [phone.boxed(command) for command in phone.outbox.values()]
    status, answer = phone.ask("POST", "/sync/rescue/", exported(phone, boxes))
    assert (status, answer["taken"]) == (200, 60)
    assert phone.ask("POST", "/sync/rescue/", exported(phone, boxes))[1]["taken"] == 0
    assert opened(ours, phone) == {"done": 60}
    assert Person.objects.filter(id__in=people, registered_by_id=ours.users["asha"].id).count() == 60
    kept = FieldCommand.objects.filter(partition_id=phone.partition)
    assert kept.filter(is_rescued=True).count() == 60
    entry = Journal.objects.get(command=kept[0].command)
    assert (entry.user_id, entry.device) == (ours.users["asha"].id, str(phone.phone))


def test_the_file_of_a_phone_is_taken_in_on_the_page(ours, phone):
    person = registers(phone)
    boxes = [phone.boxed(command) for command in phone.outbox.values()]
    client = ours.client_of("bina")
    upload = SimpleUploadedFile("unsent.hamrah", json.dumps(exported(phone, boxes)).encode())
    client.post("/sync/phones/rescue/", {"file": upload, "command": str(new_id())})
    assert "1 piece to open" in client.get(f"/sync/phones/{phone.phone}/").content.decode()
    client.post(f"/sync/partitions/{phone.partition}/rescue/", {"command": str(new_id())})
    assert Person.objects.filter(id=person).exists()


def test_what_was_sent_before_is_not_done_again(ours, phone):
    registers(phone)
    boxes = [phone.boxed(command) for command in phone.outbox.values()]
    phone.send()
    phone.ask("POST", "/sync/rescue/", exported(phone, boxes))
    assert opened(ours, phone) == {"already": 1}


def test_a_box_that_her_key_did_not_sign_or_of_another_is_not_done(ours, phone):
    registers(phone)
    (command,) = phone.outbox.values()
    forger = FakePhone("AAA", partition=phone.partition, told=phone.told)
    other = enrolled(ours, "bina")
    boxes = [forger.boxed(command), other.boxed(command), phone.seal(b"not json"), "AAAA" * 60]
    phone.ask("POST", "/sync/rescue/", exported(phone, boxes))
    assert opened(ours, phone) == {"forged": 1, "unreadable": 3}
    assert not FieldCommand.objects.filter(partition_id=phone.partition).exists()


def test_a_lost_phone_may_still_bring_its_work(ours, phone):
    person = registers(phone)
    boxes = [phone.boxed(command) for command in phone.outbox.values()]
    end_phone(ours.staff["asha"], phone=FieldPhone.objects.get(id=phone.phone), how="lost")
    assert phone.ask("POST", "/sync/rescue/", exported(phone, boxes))[0] == 200
    assert opened(ours, phone) == {"done": 1}
    assert Person.objects.filter(id=person).exists()


def test_what_was_refused_is_tried_again_once_the_reason_is_gone(ours, phone):
    registers(phone)
    boxes = [phone.boxed(command) for command in phone.outbox.values()]
    phone.ask("POST", "/sync/rescue/", exported(phone, boxes))
    grant = RoleGrant.objects.get(user=ours.users["asha"])
    end_grant(ours.extras["boss"], grant=grant, until=today() - timedelta(days=1))
    with refuses("sync.nobody_s_work"):
        opened(ours, phone)
    assert RescueBox.objects.get(partition_id=phone.partition).outcome == ""


@pytest.mark.parametrize(
    "change",
    [{"hamrah": "rescue 9"}, {"organisation": "x"}, {"boxes": ["!"]}, {"boxes": ["AAAA"]}, {"partition": 7}],
)
def test_a_file_that_is_no_rescue_is_refused(ours, phone, change):
    content = json.dumps({**exported(phone, []), **change}).encode()
    with refuses("sync.not_a_rescue"):
        take_rescue(ours.extras["boss"], content=content)


def test_one_phone_brings_no_other_s_work(ours, phone):
    other = enrolled(ours, "bina")
    status, answer = other.ask("POST", "/sync/rescue/", exported(phone, []))
    assert (status, answer["problem"]["code"]) == (422, "sync.not_a_rescue")


def test_photos_come_back_too(ours, phone):
    photo = a_photo()
    sha256 = hashlib.sha256(photo).hexdigest()
    person = new_id()
    phone.say("people.register_worker", person, files=[sha256], said={"name": "Devli"})
    signature = phone.sign(f"hamrah file 1\n{sha256}".encode())
    file = phone.seal(json.dumps({"file": b64(photo), "sha256": sha256, "signature": signature}).encode())
    boxes = [file, *(phone.boxed(command) for command in phone.outbox.values())]
    phone.ask("POST", "/sync/rescue/", exported(phone, boxes))
    assert opened(ours, phone) == {"done": 2}
    assert Person.objects.get(id=person).photo is not None


def test_a_box_opens_for_its_own_office_and_user_alone(ours, phone):
    registers(phone)
    (command,) = phone.outbox.values()
    box = unb64(phone.boxed(command))
    with refuses("sync.box_does_not_open"):
        open_box(box, organisation_id=ours.organisation.id, partition_id=new_id())
    assert open_box(box, organisation_id=ours.organisation.id, partition_id=phone.partition)


def test_a_sheet_proves_a_consent_that_is_there(ours):
    with refuses("people.no_consent_to_prove"):
        prove_consent(ours.extras["boss"], person=ours.person, purpose="research", evidence=ours.evidence)
