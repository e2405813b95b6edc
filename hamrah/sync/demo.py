"""The demo's phones: one in use, one that is late, one lost on the bus; and what came in from the first.

They speak as real ones do. Their secret keys are thrown away: nobody works on them. Not here: phones that
somebody enrols herself.
"""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.utils import timezone

from hamrah.access.models import User
from hamrah.cards.demo_phone import drawn_card, signed_by_phone
from hamrah.cards.holding import refused_cards
from hamrah.ground import context
from hamrah.ground.demo import Demo
from hamrah.ground.ids import new_id
from hamrah.people.actions import correct_worker
from hamrah.people.models import Person
from hamrah.sync.actions import end_phone, enrol_phone, invite_phone
from hamrah.sync.actions.phones import Enrolling
from hamrah.sync.contacting import contact
from hamrah.sync.models import Partition
from hamrah.sync.pushing import push
from hamrah.sync.rules.wire import unb64

STAND, BUILD = "Gogunda naka", "demo"
YES = {"language": "hi", "how": "thumb", "witness": "Kamla Devi"}


def stage(demo: Demo) -> None:
    """The source's phones; the other offices have none yet."""
    asha, gita, bina = (demo.actors[name] for name in ("asha", "gita", "bina"))
    with context.opened(organisation_id=asha.organisation_id, user_id=asha.user_id):
        phone = enrolled(asha, "Redmi of the stand")
        told = phone.tells(unsent=0)
        worked_on(phone, bina, told.get("leaves", []))
        late = enrolled(gita, "Samsung of the legal team")
        late.tells(unsent=7, unsent_days=6, days_ago=6)
        lost = enrolled(asha, "Old Nokia")
        end_phone(bina, phone=lost.partition.phone, how="lost", why="in the night bus to Surat")


@dataclass
class DemoPhone:
    """One phone with its user, and how many commands she gave on it."""

    actor: Any
    partition: Partition
    key: ec.EllipticCurvePrivateKey = field(repr=False)
    counter: int = 0

    def tells(self, *, unsent: int, unsent_days: int = 0, days_ago: int = 0) -> dict[str, Any]:
        """It is in contact, and asks for leaves; moved back so many days afterwards."""
        now = timezone.now()
        said = {
            "device_now": now.isoformat(), "unsent": unsent, "persisted": True, "free_mb": 2_140,
            "unsent_since": (now - timedelta(days=unsent_days)).isoformat() if unsent else None,
            "lists_at": (now - timedelta(days=days_ago)).isoformat(), "build": BUILD, "leaves": True,
        }  # fmt: skip
        given = contact(self.partition, self.actor, said)
        Partition.objects.filter(id=self.partition.id).update(contact_at=now - timedelta(days=days_ago))
        return given

    def says(self, verb: str, on: Any, **what: Any) -> dict[str, Any]:
        """A command as the phone writes it into its outbox."""
        self.counter += 1
        return {
            "command": str(new_id()), "counter": self.counter, "verb": verb, "on": str(on), "what": what,
            "at": (timezone.now() - timedelta(hours=4)).isoformat(), "entered_at": STAND, "files": [],
            "needs": [], "base": None,
        }  # fmt: skip


def enrolled(actor: Any, name: str) -> DemoPhone:
    """Through a code, as on the office's page."""
    key = ec.generate_private_key(ec.SECP256R1())
    point = key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    code = invite_phone(actor, user=User.objects.get(id=actor.user_id)).shown
    said = Enrolling(code, new_id(), name, new_id(), point, BUILD)
    return DemoPhone(actor, enrol_phone(actor, said=said), key)


def worked_on(phone: DemoPhone, bina: Any, leaves: list[str]) -> None:
    """A morning at the stand: two are new, two have a card until the office's comes, one moved, and the
    office had heard otherwise."""
    commands = [new_worker(phone, *one) for one in NEW]
    for person, leaf in zip(without_card(phone.actor, 2), leaves, strict=False):
        signed = unb64(leaf)
        text = signed_by_phone(drawn_card(person, signed), signed, phone.key)
        commands.append(phone.says("cards.take_provisional", person.id, text=text, lines=[]))
    moved = Person.objects.visible_to(phone.actor).standing().filter(state="accepted").order_by("no").last()
    if moved is not None:
        changes = {"hamlet": "Upla phala"}
        commands.append(
            phone.says("people.correct_worker", moved.id, changes=changes, was={"hamlet": moved.hamlet})
        )
        correct_worker(bina, person=moved, version=moved.version, changes={"hamlet": "Nichla phala"})
    push(phone.partition, phone.actor, commands)


NEW = (("Hurji Kharadi", "M", 1994, "Sayra"), ("Bhuri Bai Pargi", "F", 2001, "Jhadol"))


def new_worker(phone: DemoPhone, name: str, gender: str, year: int, village: str) -> dict[str, Any]:
    said = {"name": name, "gender": gender, "birth_year": year, "village_said": village}
    consents = [{"purpose": purpose, **YES} for purpose in ("register", "card")]
    return phone.says("people.register_worker", new_id(), said=said, consents=consents)


def without_card(actor: Any, how_many: int) -> list[Person]:
    """Those registered last who may have a card and have none."""
    people = Person.objects.visible_to(actor).standing().filter(state="accepted", restricted_at=None)
    last = list(people.exclude(by_proxy=True).order_by("-no")[:60])
    refused = refused_cards(last)
    return [person for person in last if person.id not in refused][:how_many]
