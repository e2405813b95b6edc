"""Files of a phone: in pieces, resumed, whatever order; a broken one is dropped and said so."""

import hashlib
import io

import pytest
from PIL import Image

from hamrah.files.models import Evidence
from hamrah.ground.ids import new_id
from hamrah.people.models import Consent, Person
from hamrah.sync.actions import forget_files
from hamrah.sync.actions.tidying import KEPT
from hamrah.sync.filing import LARGEST_BYTES
from hamrah.sync.models import FieldFile
from tests.cast import registered

pytestmark = pytest.mark.django_db


def a_photo(shade=40):
    file = io.BytesIO()
    Image.effect_noise((480, 600), shade).convert("RGB").save(file, "JPEG", quality=60)
    return file.getvalue()


def registers(phone, photo):
    person = new_id()
    sha256 = hashlib.sha256(photo).hexdigest()
    phone.say("people.register_worker", person, files=[sha256], said={"name": "Devli"})
    return person


def test_a_record_is_complete_without_its_photo_and_gets_it_when_it_comes(phone):
    photo = a_photo()
    person = registers(phone, photo)
    assert [one["answer"] for one in phone.send()] == ["done"]
    assert Person.objects.get(id=person).photo is None
    status, answer = phone.upload(photo, piece=9_000)
    assert (status, answer["done"]) == (200, True)
    assert Person.objects.get(id=person).photo is not None
    phone.fetch_all()
    assert len(phone.bundles[str(person)]["person"][0]["face"]) < 700
    status, content = phone.ask("GET", f"/sync/photo/{person}/")
    assert (status, content[:2]) == (200, b"\xff\xd8")


def test_a_photo_that_comes_first_waits_for_its_record(phone):
    photo = a_photo()
    phone.upload(photo)
    person = registers(phone, photo)
    phone.send()
    assert Person.objects.get(id=person).photo is not None
    assert phone.upload(photo)[1]["done"] is True


def test_a_photo_for_somebody_known_is_a_command_of_its_own(phone, ours):
    person = registered(ours.staff["asha"], "Devli")
    photo = a_photo(60)
    phone.say("people.add_photo", person.id, files=[hashlib.sha256(photo).hexdigest()])
    assert [one["answer"] for one in phone.send()] == ["done"]
    phone.upload(photo)
    assert Person.objects.get(id=person.id).photo is not None


def test_the_sheet_on_which_she_agreed_stands_with_her_consent(phone):
    sheet, person = a_photo(20), new_id()
    consent = {"purpose": "register", "language": "hi", "how": "thumb"}
    files = [{"sha256": hashlib.sha256(sheet).hexdigest(), "as": "consent:register"}]
    phone.say("people.register_worker", person, files=files, said={"name": "Devli"}, consents=[consent])
    phone.send()
    phone.upload(sheet)
    assert Consent.objects.get(person_id=person).evidence.media_type == "image/jpeg"
    assert Person.objects.get(id=person).photo is None


def test_one_sheet_proves_every_consent_of_everybody_who_signed_it(phone):
    sheet = a_photo(20)
    name = hashlib.sha256(sheet).hexdigest()
    kanku, lali, devli = (signed_on(phone, name, who) for who in ("Kanku", "Lali", "Devli"))
    agreed = {"purpose": "research", "language": "hi", "how": "signature"}
    later = [{"sha256": name, "as": "consent:research"}]
    phone.send([one for one in phone.outbox.values() if one["on"] != str(devli)])
    phone.upload(sheet)
    phone.send()
    phone.say("people.record_consent", lali, files=later, **agreed)
    assert [one["answer"] for one in phone.send()] == ["done"]
    proven = Consent.objects.filter(person_id__in=[kanku, lali, devli]).exclude(evidence=None)
    assert proven.count() == 3 * 2 + 1
    assert Evidence.objects.filter(id__in=proven.values("evidence")).count() == 1
    assert bytes(FieldFile.objects.get(partition_id=phone.partition).sealed) == b""


def signed_on(phone, sheet, who):
    """Somebody who agreed to the register and a card on a sheet of many."""
    person = new_id()
    given = [{"purpose": purpose, "language": "hi", "how": "thumb"} for purpose in ("register", "card")]
    files = [{"sha256": sheet, "as": "consent:register+card"}]
    phone.say("people.register_worker", person, files=files, said={"name": who}, consents=given)
    return person


def test_a_sheet_that_is_erased_proves_nothing_more_and_stops_nobody(phone):
    sheet = a_photo(20)
    name = hashlib.sha256(sheet).hexdigest()
    kanku = signed_on(phone, name, "Kanku")
    phone.send()
    phone.upload(sheet)
    proof = Consent.objects.filter(person_id=kanku).first().evidence_id
    Consent.objects.filter(person_id=kanku).update(evidence=None)
    Evidence.objects.filter(id=proof).delete()
    lali = signed_on(phone, name, "Lali")
    assert [one["answer"] for one in phone.send()] == ["done"]
    assert Consent.objects.filter(person_id=lali, evidence=None).count() == 2


def test_an_upload_goes_on_where_it_broke_and_refuses_a_gap(phone):
    photo = a_photo()
    name = hashlib.sha256(photo).hexdigest()
    path = f"/sync/file/{name}/?offset=0&size={len(photo)}"
    assert phone.ask("POST", path, raw=photo[:5_000])[1] == {
        "now": pytest.approx(0, abs=1e11),
        "have": 5_000,
        "done": False,
    }
    status, answer = phone.ask("POST", path, raw=photo[:5_000])
    assert (status, answer["problem"]["code"], answer["have"]) == (409, "sync.piece_out_of_place", 5_000)
    assert phone.upload(photo)[1]["done"] is True


def test_what_differs_from_its_name_is_dropped(phone):
    photo = a_photo()
    status, answer = phone.upload(photo, sha256="0" * 64)
    assert (status, answer["problem"]["code"]) == (422, "sync.file_differs")
    assert phone.ask("GET", f"/sync/file/{'0' * 64}/")[1]["have"] == 0


def test_what_is_no_picture_is_refused_and_forgotten(phone):
    status, answer = phone.upload(b"%PDF-1.7 not a face at all")
    assert (status, answer["problem"]["code"]) == (422, "files.not_a_photo")
    assert not FieldFile.objects.filter(partition_id=phone.partition).exists()


def test_twenty_megabytes_are_refused_before_they_are_sent(phone):
    path = f"/sync/file/{'a' * 64}/?offset=0&size=20000000"
    status, answer = phone.ask("POST", path, raw=b"x" * 1_000)
    assert (status, answer["problem"]["code"]) == (413, "sync.file_too_large")
    path = f"/sync/file/{'a' * 64}/?offset=0&size={LARGEST_BYTES}"
    status, answer = phone.ask("POST", path, raw=b"x" * 300_000)
    assert (status, answer["problem"]["code"]) == (413, "sync.piece_too_large")
    assert phone.ask("POST", f"/sync/file/{'a' * 64}/?offset=-1&size=9", raw=b"x")[0] == 422


def test_a_file_nobody_names_is_forgotten_after_a_month(phone, ours):
    phone.upload(a_photo())
    assert forget_files(ours.extras["boss"]) == 0
    row = FieldFile.objects.get(partition_id=phone.partition)
    FieldFile.objects.filter(id=row.id).update(begun_at=row.begun_at - KEPT)
    assert forget_files(ours.extras["boss"]) == 1


def test_a_photo_whose_command_is_refused_waits_however_long_it_takes_to_mend_it(phone, ours):
    photo, person = a_photo(), new_id()
    sha256 = hashlib.sha256(photo).hexdigest()
    command = phone.say("people.register_worker", person, files=[sha256], said={"name": "", "gender": "F"})
    assert [one["answer"] for one in phone.send()] == ["refused"]
    phone.upload(photo)
    row = FieldFile.objects.get(partition_id=phone.partition)
    FieldFile.objects.filter(id=row.id).update(begun_at=row.begun_at - KEPT)
    assert forget_files(ours.extras["boss"]) == 0
    phone.outbox[command]["what"]["said"]["name"] = "Devli"
    assert [one["answer"] for one in phone.send()] == ["done"]
    assert Person.objects.get(id=person).photo is not None
    assert forget_files(ours.extras["boss"]) == 1


def test_a_photo_of_somebody_the_phone_does_not_hold_is_not_given(phone, ours):
    status, answer = phone.ask("GET", f"/sync/photo/{ours.photographed.id}/")
    assert (status, answer["problem"]["code"]) == (422, "verb.unknown_row")
