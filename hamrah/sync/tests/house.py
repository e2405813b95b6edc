"""What the tests of the whole house need to know of phones. Not here: any test."""

from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from hamrah.ground.ids import new_id
from hamrah.sync import keys
from hamrah.sync.actions import end_phone, enrol_phone, invite_phone, keep_conflict
from hamrah.sync.actions.phones import Enrolling
from hamrah.sync.actions.settling import ClashSaid
from hamrah.sync.disagreeing import Clash
from hamrah.sync.models import FieldCommand, FieldFile, FieldPhone, Held, NonceSeen, Partition, RescueBox
from hamrah.sync.rules.wire import b64

PAGES = """
    sync:phones            GET   /sync/phones/                              ACRK
    sync:invitation        POST  /sync/phones/invitation/                   ACRK
    sync:rescue_file       POST  /sync/phones/rescue/                       AC
    sync:phone             GET   /sync/phones/{phone}/                      ACRK
    sync:end               POST  /sync/phones/{phone}/end/                  ACRK
    sync:wipe              POST  /sync/phones/{phone}/wipe/                 AC
    sync:rescue            POST  /sync/partitions/{partition}/rescue/       AC
    sync:conflicts         GET   /sync/conflicts/                           ACRK
    sync:settle            POST  /sync/conflicts/{conflict}/                ACRK
"""
# Asked by phones, by signature (hamrah/sync/tests/test_signing.py), or locked (test_locked.py).
SIGNED = ("enrol", "contact", "push", "pull", "lists", "file", "photo", "rescued")
OPEN = {f"sync:{name}" for name in (*SIGNED, "standing")}
NAMES_A_ROW = {
    "sync.invite_phone", "sync.end_phone", "sync.order_wipe", "sync.open_rescue", "sync.keep_conflict",
    "sync.settle_conflict", "people.prove_consent",
}  # fmt: skip


def a_point() -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def an_enrolling(house: Any) -> Enrolling:
    """A code for whoever acts, and a phone that uses it."""
    code = house.extras["code_for_phone"]
    return Enrolling(code, new_id(), "Samsung of the office", new_id(), a_point(), "build 7")


def a_clash(house: Any) -> ClashSaid:
    clash = Clash("hamlet", "Kala phala", "Upla phala", "Nichla phala", house.extras["field_worker"].id, None)
    partition = house.extras["partition"]
    return ClashSaid("people.correct_worker", clash, partition, new_id(), entered_at="Gogunda naka")


def a_rescue(house: Any) -> bytes:
    place, partition = house.organisation.id, house.extras["partition"].id
    box = b64(b"\x04" + bytes(64) + bytes(40))
    said = (
        f'{{"hamrah": "rescue 1", "organisation": "{place}", "partition": "{partition}", "boxes": ["{box}"]}}'
    )
    return said.encode()


VERBS = {
    "files.keep_evidence": lambda h: {"upload": _a_photo(), "title": "stamped sheet"},
    "people.prove_consent": lambda h: {
        "person": h.person, "purpose": "register", "evidence": h.evidence,
    },
    "sync.invite_phone": lambda h: {"user": h.extras["field_worker"]},
    "sync.enrol_phone": lambda h: {"said": an_enrolling(h)},
    "sync.end_phone": lambda h: {"phone": h.extras["phone"], "how": "lost", "why": "in the bus to Surat"},
    "sync.order_wipe": lambda h: {"phone": h.extras["ended_phone"]},
    "sync.keep_conflict": lambda h: {"row": h.person, "said": a_clash(h)},
    "sync.settle_conflict": lambda h: {"conflict": h.extras["conflict"], "choice": "yours"},
    "sync.take_rescue": lambda h: {"content": a_rescue(h)},
    "sync.open_rescue": lambda h: {"partition": h.extras["partition"]},
    "sync.forget_files": lambda h: {},
}  # fmt: skip


def _a_photo() -> bytes:
    from tests.every_verb import a_photo

    return a_photo()


def furnish(house: Any, boss: Any) -> None:
    """A phone in use by whoever acts, one that was seized, a disagreement, and a row of everything."""
    worker = next(user for user in house.users.values() if user.id == boss.user_id)
    house.extras["field_worker"] = worker
    for word in ("ended_phone", "phone"):
        code = invite_phone(boss, user=worker).shown
        said = Enrolling(code, new_id(), "Redmi", new_id(), a_point())
        house.extras["partition"] = enrol_phone(boss, said=said)
        house.extras[word] = house.extras["partition"].phone
    for word in ("asha", "gita"):  # they share the phone that is in use
        if word in house.staff:
            code = invite_phone(boss, user=house.users[word]).shown
            said = Enrolling(code, house.extras["phone"].id, "Redmi", new_id(), a_point())
            enrol_phone(house.staff[word], said=said)
    end_phone(boss, phone=house.extras["ended_phone"], how="seized")
    house.extras["ended_phone"] = FieldPhone.objects.get(id=house.extras["ended_phone"].id)
    house.extras["code_for_phone"] = invite_phone(boss, user=worker).shown
    partition = Partition.objects.get(id=house.extras["partition"].id)
    house.extras["partition"] = partition
    house.extras["conflict"] = keep_conflict(boss, row=house.person, said=a_clash(house))
    keys.public_key(keys.ORDERS)
    rows(partition, house.person.id)


def rows(partition: Partition, person_id: Any) -> None:
    """One row of each table that only phones write."""
    FieldCommand.objects.create(
        partition=partition, command=new_id(), counter=1, verb="people.note_work", subject_id=person_id,
        digest=b"d", state="done",
    )  # fmt: skip
    FieldFile.objects.create(partition=partition, sha256=b"s" * 32, size=9)
    Held.objects.create(partition=partition, person_id=person_id, place=0, joined=0)
    NonceSeen.objects.create()
    RescueBox.objects.create(partition=partition, box=b"b", box_sha256=b"b" * 32)
