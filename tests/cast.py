"""The cast of whole-house tests: two organisations with staff, people and everything that hangs on them.

Asha (registrar), Bina (coordinator), Charu (reader), Ela (administrator), Farah (card desk) and Gita
(counsellor) work for AAA; Deepa, of BBB, is a stranger to them. Not here: any test.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection, models
from django.test import Client
from django.utils import timezone

from hamrah.access.actions import add_user, sign_in_link
from hamrah.access.actor import Actor, actor_for, installer
from hamrah.access.models import Alarm, Canary, MoreReadings, RoleGrant, Sight, SignIn, User, log_reading
from hamrah.access.models.canaries import mark_of, sealed_id
from hamrah.cards.actions import (
    issue_card,
    make_key,
    print_cards,
    report_lost,
    request_card,
    set_design,
    start_batch,
    tell_outcomes,
)
from hamrah.cards.models import Camp, CampLine, Card, CardRequest, HandOver, PrintBatch
from hamrah.cards.rules.design_file import DesignSaid
from hamrah.disclosures import actions as disclosures
from hamrah.disclosures import letters
from hamrah.disclosures.actions.exporting import Terms
from hamrah.disclosures.actions.requests import Asked
from hamrah.disclosures.models import Download, Export
from hamrah.disclosures.rules.cohort import Criteria
from hamrah.employers import actions as employers
from hamrah.figures.models import KeptCount, OpeningBalance
from hamrah.files.models import Evidence, Photo
from hamrah.ground import context
from hamrah.ground.day import today
from hamrah.ground.ids import new_id
from hamrah.ground.models import JournalSeal, LastingAct
from hamrah.imports.actions import Upload, import_register, receive_file
from hamrah.imports.models import Import, KeptMapping
from hamrah.journeys.actions import end_spell, engage_party, start_spell
from hamrah.journeys.models import Engagement, Spell
from hamrah.linkage.actions import run_linkage
from hamrah.links import actions as links
from hamrah.links import hub
from hamrah.links.actions.asking import somebody_of
from hamrah.links.models import Link, LinkRequest, RequestStep
from hamrah.organisations.actions import add_centre, add_village, found_organisation, send_letter
from hamrah.organisations.letters import own_key
from hamrah.organisations.models import Centre, Organisation, Village, VillageDoubt
from hamrah.people import actions
from hamrah.people.actions.consenting import ConsentSaid
from hamrah.people.lines import line_of
from hamrah.people.models import Basis, Merge, Person, Suspicion
from hamrah.people.rules.ages import AgeSaid
from hamrah.people.rules.ready import Batch, ready
from hamrah.people.rules.registration import PhoneSaid, Registration
from hamrah.rights import actions as rights
from hamrah.rights.actions.breaches import BreachSaid
from hamrah.services import actions as services
from hamrah.services.actions.asking import Asked as Wish
from hamrah.services.actions.handing import Handing
from hamrah.services.actions.settings import ProviderSaid
from hamrah.services.hsds import part_of
from hamrah.services.models import FollowUp, HandedPerson, ServiceKind, ServiceRequest, Slip, Urgent
from hamrah.services.models import HandOver as Handed
from hamrah.services.sealed import copy_into
from hamrah.services.slips import Office
from hamrah.stands import actions as stands
from tests.of_rooms import of_rooms

STAFF = {
    "asha": "registrar",
    "bina": "coordinator",
    "charu": "reader",
    "ela": "administrator",
    "farah": "card-desk",
    "gita": "counsellor",
}
STRANGER = "deepa"
SHEET = "Reg No,Name,Father,Village,Age\n1,Rama Bai Meena,Khema,Gogunda,34\n2,Shanta,Pema,Jhadol,7\n"


@dataclass(eq=False)
class House:
    """One organisation with one of everything."""

    organisation: Organisation
    staff: dict[str, Actor]
    users: dict[str, User]
    centre: Centre = None  # type: ignore[assignment]
    village: Village = None  # type: ignore[assignment]
    person: Person = None  # type: ignore[assignment]
    draft: Person = None  # type: ignore[assignment]
    minor: Person = None  # type: ignore[assignment]
    twin: Person = None  # type: ignore[assignment]
    merge: Merge = None  # type: ignore[assignment]
    basis: Basis = None  # type: ignore[assignment]
    spell: Spell = None  # type: ignore[assignment]
    planned: Spell = None  # type: ignore[assignment]
    lost: Spell = None  # type: ignore[assignment]
    party: Any = None
    company: Any = None
    party_phone: Any = None
    works_for: Any = None
    engagement: Engagement = None  # type: ignore[assignment]
    stand: Village = None  # type: ignore[assignment]
    card: Card = None  # type: ignore[assignment]
    signing_key: Any = None
    wish: CardRequest = None  # type: ignore[assignment]
    batch: PrintBatch = None  # type: ignore[assignment]
    told_batch: PrintBatch = None  # type: ignore[assignment]
    camp: Camp = None  # type: ignore[assignment]
    imported: Import = None  # type: ignore[assignment]
    waiting: Import = None  # type: ignore[assignment]
    doubt: VillageDoubt = None  # type: ignore[assignment]
    photo: Photo = None  # type: ignore[assignment]
    evidence: Evidence = None  # type: ignore[assignment]
    photographed: Person = None  # type: ignore[assignment]
    submitted: Person = None  # type: ignore[assignment]
    letter: Any = None
    sealed: Any = None
    export: Any = None
    agreed: Any = None
    made: Any = None
    request: Any = None
    advised: Any = None
    granted: Any = None
    asked: Any = None
    nominee: Any = None
    sound: Any = None
    erasure: Any = None
    leaving: Any = None
    breach: Any = None
    clock: Any = None
    served: Any = None
    finished: Any = None
    sent: Any = None
    slipped: Any = None
    slip: Any = None
    came: Any = None
    handed: Any = None
    handed_in: Any = None
    urgent: Any = None
    provider: Any = None
    hsds_body: Any = None
    hsds_place: Any = None
    her_yes: Any = None
    somebody: Any = None
    named: Any = None
    to_answer: Any = None
    link_sent: Any = None
    linked: Any = None
    household: Any = None
    membership: Any = None
    grant: Any = None
    colleague: User = None  # type: ignore[assignment]
    more: MoreReadings = None  # type: ignore[assignment]
    canary: Canary = None  # type: ignore[assignment]
    alarm: Alarm = None  # type: ignore[assignment]
    link: str = ""
    extras: dict[str, Any] = field(default_factory=dict)

    @property
    def id(self) -> UUID:
        return self.organisation.id

    def __getitem__(self, name: str) -> Actor:
        return self.staff[name]

    def at_work(self, name: str | None = None) -> Any:
        """The context in which somebody of the house works."""
        actor = self.staff[name or next(iter(self.staff))]
        return context.opened(organisation_id=actor.organisation_id, user_id=actor.user_id)

    def client_of(self, name: str) -> Client:
        """A browser signed in as somebody of the house."""
        return signed_in(self.users[name])


def signed_in(user: User, *, second_step: bool = True) -> Client:
    """A browser signed in as somebody, who has shown the second step of sign-in, or has not."""
    client = Client(raise_request_exception=False)
    with context.opened(door="identify"):
        client.force_login(user)
        if second_step:
            show_second_step(client, user)
    return client


def show_second_step(client: Client, user: User) -> None:
    """What allauth notes in the session once a code was right."""
    with context.opened(door="identify"):
        session = client.session
        session["account_authentication_methods"] = [{"method": "mfa", "type": "totp", "at": time.time()}]
        session["account_authentication_methods_user"] = str(user.pk)
        session.save()


def two_houses() -> tuple[House, House]:
    """AAA with its whole staff, and BBB, where Deepa may do everything."""
    ours = house_of("AAA", STAFF)
    theirs = house_of("BBB", {STRANGER: "administrator"})
    ours.extras["partner"], theirs.extras["partner"] = theirs, ours
    return ours, theirs


def house_of(code: str, staff: dict[str, str]) -> House:
    """An organisation with staff and one of everything, made through its verbs."""
    organisation = found_organisation(code=code, name=f"{code} workers' centre")
    users = {name: add_user(installer(organisation), username=name, name=name.title(), role=role).user
             for name, role in staff.items()}  # fmt: skip
    with context.opened(door="identify"):
        actors = {name: actor_for(user, second_step=True) for name, user in users.items()}
    house = House(organisation, actors, users)  # type: ignore[arg-type]
    boss = actors.get("ela") or actors[STRANGER]
    house.extras["boss"] = boss
    with house.at_work():
        _places(house, boss)
        _people(house, boss)
        _same_or_not(house, boss)
        _services(house, boss)
        _disclosed(house, boss)
        _rights(house, boss)
        _served(house, boss)
        _links(house, boss)
        for furnish in of_rooms("furnish"):
            furnish(house, boss)
    return house


def registered(actor: Any, name: str, *, age: int = 34, **facts: Any) -> Person:
    """A worker registered with her own consent to the register and to a card."""
    consents = facts.pop("consents", (yes_to("register"), yes_to("card")))
    said = Registration(name=name, age=AgeSaid(age, today()), **facts)
    return actions.register_worker(actor, said=said, consents=consents)


def accepted(actor: Any, name: str, **facts: Any) -> Person:
    """A worker registered, handed in and accepted."""
    person = registered(actor, name, **facts)
    actions.submit_worker(actor, person=person)
    return actions.accept_worker(actor, person=person)


def yes_to(purpose: str) -> ConsentSaid:
    return ConsentSaid(purpose, "hi", "thumb", witness="Kamla")


def _places(house: House, boss: Any) -> None:
    add_centre(boss, name="Gogunda centre")
    own_key()
    house.letter = send_letter(boss, receiver_id=house.id, kind="test", body=b"to ourselves")
    house.village = add_village(boss, name="Gogunda")
    house.doubt = VillageDoubt.objects.create(mark="m", name="Gogunda", why="several")
    house.grant = RoleGrant.objects.filter(role=boss.roles[0]).get()
    house.colleague = next(iter(house.users.values()))
    house.centre = Centre.objects.get()
    house.photo = Photo.objects.create(
        jpeg=b"j", print_jpeg=b"p", thumbnail=b"t", sha256=house.id.bytes * 2, taken_on=today()
    )
    house.evidence = Evidence.objects.create(content=b"scan", sha256=b"e" * 32, media_type="image/jpeg")


def _people(house: House, boss: Any) -> None:
    phone = PhoneSaid("9829012345", "own", safe_to_call=True)
    house.person = accepted(
        boss, "Kesar Bai Gameti", relation="father", relation_name="Nathu", village=house.village.id,
        village_said="Gogunda", phones=(phone,),
    )  # fmt: skip
    house.photographed = accepted(boss, "Teju Khair", village_said="Nandeshma", photo=house.photo.id)
    house.submitted = registered(boss, "Sunki Bhagora", village_said="Ogna")
    actions.submit_worker(boss, person=house.submitted)
    house.draft = registered(boss, "Laxmi Kharadi", village_said="Jhadol", consents=())
    house.minor = registered(boss, "Hurmi Pargi", age=15, village_said="Kotda", consents=())
    house.membership = actions.join_household(boss, person=house.person, since=date(2020, 1, 1), is_head=True)
    house.household = house.membership.household
    actions.verify_guardian(boss, person=house.minor, name="Bhima Pargi", relation="father", how="papers")
    actions.attest_workers(
        boss, people=[house.person.id], office="Gram panchayat", officer="", attested_on=today()
    )
    actions.note_sealed_fact(boss, person=house.person, fact="caste", value="kept sealed")
    house.basis = actions.state_basis(
        boss, purposes=["register"], notice_version="1", held_by="the office", filed_where="cupboard 2"
    )


def _same_or_not(house: House, boss: Any) -> None:
    house.twin = registered(boss, "Devli Damor", village_said="Bekariya")
    gone = registered(boss, "Roopi Vadera", village_said="Malwa")
    house.merge = actions.merge_people(boss, kept=house.twin, gone=gone, take=[], because="one woman")
    actions.say_not_the_same(boss, person=house.draft, other=house.person, because="another father")
    Suspicion.objects.create(person=house.draft, other=house.twin, score=9.0)
    run_linkage(boss)


def _services(house: House, boss: Any) -> None:
    house.spell = start_spell(
        boss, person=house.person, left_on=today() - timedelta(days=40), destination_said="Surat"
    )
    OpeningBalance.objects.create(measure="people.accepted", value=9, until=date(2020, 1, 1), source="report")
    KeptCount.objects.create(scope="", numbers={}, counted_at=timezone.now())
    house.planned = start_spell(boss, person=house.twin, left_on=None, destination_said="Pune")
    _employed(house, boss)
    _cards(house, boss)
    house.signing_key = house.card.key
    make_key(boss)
    set_design(boss, said=DesignSaid())
    house.waiting = receive_file(boss, upload=Upload("may.csv", SHEET.encode(), "may"))
    house.imported = import_register(boss, upload=Upload("march.csv", SHEET.encode(), "march"))
    KeptMapping.objects.create(register="march", mapping={})
    asker = add_user(boss, username=f"uma.{house.organisation.code}".lower(), name="Uma", role="reader").user
    house.more = MoreReadings.objects.create(user=asker, why="camp in Jhadol", how_many=50, hours=4)
    house.canary = Canary.objects.create(mark=mark_of(house.id), person=sealed_id(house.id))
    house.alarm = Alarm.objects.create(canary=house.canary, user=asker, page="people.search")
    SignIn.objects.create(user=house.colleague, browser="Firefox", system="Android")
    _kept_for_later()
    log_reading(boss, page="people.person", people=[house.person.id])
    house.link = sign_in_link(house.users[next(iter(house.users))])


def _employed(house: House, boss: Any) -> None:
    """A chain of two with a third below, one of them on a journey; a stand where something was seen."""
    house.party = employers.add_party(boss, name="Ramesh Sardar", kind="sirdar", phone="5000012345")
    house.company = employers.add_party(boss, name="Sunrise Buildwell", kind="company")
    house.extras["petty"] = employers.add_party(boss, name="Bhavesh", kind="sub_contractor")
    house.party_phone = house.party.phones.get()
    house.works_for = employers.link_parties(boss, lower=house.party, upper=house.extras["petty"])
    house.engagement = engage_party(boss, spell=house.spell, party=house.party, role="recruiter")
    walked = start_spell(boss, person=house.photographed, left_on=today(), destination_said="Vapi")
    house.lost = end_spell(boss, spell=walked, how="lost_contact")
    house.stand = add_village(boss, name="Kadia Naka", kind="stand")
    stands.note_visit(boss, stand=house.stand, visited_on=today())
    stands.note_headcount(boss, stand=house.stand, counted_on=today(), men=80, women=30)
    stands.note_rate(boss, stand=house.stand, seen_on=today(), trade="mason", rate_paise=70_000)


CARDED = {
    "drawered": "Gulab Bai",
    "lost": "Hakri Bai",
    "printing": "Champa Bai",
    "jammed": "Jasoda Bai",
    "due": "Moti Bai",
}


def _cards(house: House, boss: Any) -> None:
    """Cards at every table of the desk: to print, printing, jammed, in the drawer, lost, due at a camp."""
    house.card = issue_card(boss, person=house.person)
    house.wish = request_card(boss, person=accepted(boss, "Wali Bai", village_said="Gogunda"))
    cards = {
        place: issue_card(boss, person=accepted(boss, name, village=house.village.id, village_said="Gogunda"))
        for place, name in CARDED.items()
    }
    house.extras |= cards
    print_cards(boss, cards=[cards["drawered"], cards["lost"]])
    report_lost(boss, card=cards["lost"])
    house.batch = start_batch(boss, cards=[cards["printing"]])
    house.told_batch = start_batch(boss, cards=[cards["jammed"]])
    tell_outcomes(boss, batch=house.told_batch, printed_to=0)
    house.camp = Camp.objects.create(name="Gogunda camp", held_on=today())
    Card.objects.filter(id=cards["due"].id).update(expires_on=today() + timedelta(days=7))
    cards["due"].refresh_from_db()
    CampLine.objects.create(camp=house.camp, card=cards["due"])
    HandOver.objects.create(card=cards["lost"], how="thumb", on=today())


def _kept_for_later() -> None:
    """What no page makes: a seal of the journal, and an act that outlasts a restore."""
    empty = {"journal_rows": 0, "journal_leaves": b"", "difference_rows": 0, "difference_leaves": b""}
    digests = dict.fromkeys(("journal_digest", "difference_digest", "previous", "hash"), b"h" * 32)
    JournalSeal.objects.create(number=1, day=today(), since=0, until=0, **empty, **digests)
    LastingAct.objects.create(command=new_id(), sealed=b"sealed")


def terms(**said: Any) -> Terms:
    """To whom a sheet goes, for what, until when."""
    plain = {"purpose": "Helmets", "basis": "claim", "recipient": "Shanti", "body": "Labour office"}
    kept_until = today() + timedelta(days=30)
    return Terms(**{**plain, "contact": "0294", "words": "masons", "kept_until": kept_until, **said})


def asked_export(
    actor: Any, people: list[Person], *, columns: tuple[str, ...] = ("name",), **said: Any
) -> Export:
    """A sheet of these people, asked for."""
    criteria = Criteria(people=tuple(person.id for person in people))
    request = said.pop("request", None)
    return disclosures.ask_export(
        actor, criteria=criteria, columns=list(columns), terms=terms(**said), request=request
    )


PASSPHRASE = "abcd-efgh-kmnp-qrst-uvwx-abcd"
SOUND = b"ID3" + b"notice spoken" * 9


def _disclosed(house: House, boss: Any) -> None:
    people = [house.person]
    house.export = asked_export(boss, people, columns=("name", "wage"))
    house.export.asked_by_id = None  # somebody else asked
    house.export.save(update_fields=["asked_by_id"])
    house.agreed = asked_export(boss, people)
    house.made = disclosures.make_export(boss, export=asked_export(boss, people), passphrase=PASSPHRASE)
    Download.objects.create(export=house.made)
    house.sealed = send_letter(
        boss, receiver_id=house.id, kind=letters.KIND, body=letters.packed(house.made, PASSPHRASE)
    )
    said = {"authority": "Thana", "words": "Where is she?", "law": "an act", "received_on": today()}
    house.request = disclosures.record_request(boss, asked=Asked(**said), people=[house.twin.id])
    house.advised = disclosures.record_request(boss, asked=Asked(**said), people=[house.twin.id])
    disclosures.note_advice(boss, request=house.advised, adviser="Jyoti", advice="give the days only")
    house.granted = disclosures.record_request(boss, asked=Asked(**said), people=[house.twin.id])
    disclosures.note_advice(boss, request=house.granted, adviser="Jyoti", advice="give the days only")
    disclosures.decide_request(boss, request=house.granted, decision="given", answer="the days")


def _rights(house: House, boss: Any) -> None:
    rights.read_notice(boss, person=house.person, language="bhb", how="read_aloud")
    house.sound = rights.keep_audio(boss, language="hi", upload=SOUND)
    house.asked = rights.take_request(
        boss, person=house.person, kind="complaint", words="they told my husband", received_on=today()
    )
    house.nominee = rights.name_nominee(boss, person=house.person, name="Kamla")
    house.leaving = long_gone(boss, "Nani Kalasua")
    house.erasure = rights.propose_erasure(boss, person=house.leaving)
    house.erasure.proposed_by_id = None  # somebody else proposed it
    house.erasure.save(update_fields=["proposed_by_id"])
    noticed_at = timezone.now() - timedelta(hours=2)
    house.breach = rights.record_breach(
        boss, said=BreachSaid(what="a lost list", whose="a camp", noticed_at=noticed_at, measures="found")
    )
    house.clock = house.breach.clocks.get(code="board_detail")
    house.extras["gone"] = long_gone(boss, "Moti Dama")
    told = rights.record_breach(
        boss, said=BreachSaid(what="a lost phone", whose="a camp", noticed_at=noticed_at, measures="locked")
    )
    told.clocks.update(done_at=timezone.now(), evidence="a mail")
    house.extras["told"] = told


def _served(house: House, boss: Any) -> None:
    """Requests, hand-overs both ways, a slip, an emergency, an entry of the directory."""
    house.provider = services.set_provider(boss, said=ProviderSaid("Night shelter", "shelter"))
    parts = {part: part_of(house.provider, part) for part in ("organization", "service_at_location")}
    house.hsds_body = SimpleNamespace(id=parts["organization"])
    house.hsds_place = SimpleNamespace(id=parts["service_at_location"])
    ServiceKind.objects.create(code="tools", name="Tools", fields=[])
    ask = {"asked": Wish("training", {"trade": "mason"}, "after Holi")}
    first, second = services.ask(boss, people=[house.person, house.photographed], **ask)
    house.served = ServiceRequest.objects.select_related("person").get(id=first)
    done = ServiceRequest.objects.select_related("person").get(id=second)
    house.finished = services.take_step(boss, request=done, step="withdraw")
    FollowUp.objects.create(request=house.served, due_on=today())
    _handed_over(house, boss)
    Sight.objects.create(
        centre=house.centre, person_id=house.person.id, why="hand_over", source_id=house.sent.id
    )
    house.urgent = Urgent.objects.create(
        what="glass", person=house.person, reason="an accident", by_id=house.id, review_by=timezone.now()
    )


def _handed_over(house: House, boss: Any) -> None:
    """To ourselves, as the letters of the cast: the other house is not there yet."""
    plain = {"partner_id": house.id, "partner_name": "Partner", "kind": "shelter", "form": "referral"}
    days = {"answer_by": today() + timedelta(days=3), "expires_on": today() + timedelta(days=20)}
    house.sent = Handed.objects.create(direction="out", columns=["name"], **plain, **days)
    house.handed = HandedPerson.objects.create(hand_over=house.sent, person=house.person, consent_how="thumb")
    house.came = Handed.objects.create(direction="in", columns=["name"], **plain, **days)
    waiting = HandedPerson(hand_over=house.came)
    copy_into(waiting, {"facts": {"name": "Kanku"}, "labels": {"name": "Name"}})
    waiting.save()
    taken = Handed.objects.create(direction="in", state="accepted", **plain, **days)
    house.handed_in = HandedPerson.objects.create(hand_over=taken)
    office = Office("Labour office", "Shanti", "0294")
    said = {"columns": ("name",), "days": 10, "consent_how": "thumb", "office": office}
    house.slipped = services.hand_over(
        boss, people=[house.person], handing=Handing("referral", "shelter", **said)
    )
    house.slip = Slip.objects.select_related("hand_over").get(hand_over=house.slipped)


def _links(house: House, boss: Any) -> None:
    """She was asked and looked up; we are our own partner, as with letters."""
    links.set_terms(boss, answers="person", is_sensitive=False)
    known = accepted(boss, "Sugna Kalal", village_said="Ogna", relation="father", relation_name="Kana")
    actions.record_consent(boss, person=known, said=yes_to("network"))
    links.publish_findable(boss)
    house.her_yes = links.ask_her(boss, person=house.person, how="present", said_yes=True)
    asked = links.ask_her(boss, person=house.person, how="phone", said_yes=True)
    near = hub.Near(house.id, known.id, 9.0)
    house.somebody = somebody_of(asked, near)
    house.somebody.save(force_insert=True)
    house.named = somebody_of(asked, near)
    house.named.other_id = house.id
    house.named.save(force_insert=True)
    said = {"other_id": house.id, "how": "thumb", "said_on": today(), "days": 90, "answer_by": today()}
    open_one = {**said, "state": "waiting", "wants": ["occupation"], "other_ref": known.id}
    house.to_answer = LinkRequest.objects.create(code=new_id(), person=known, is_ours=False, **open_one)
    house.link_sent = LinkRequest.objects.create(code=new_id(), person=known, is_ours=True, **open_one)
    given = {**said, "state": "given", "is_ours": True, "other_ref": house.id, "person": house.twin}
    request = LinkRequest.objects.create(code=new_id(), **given)
    RequestStep.objects.create(request=request, state="given")
    times = {"since": today(), "until": today() + timedelta(days=90)}
    house.linked = Link.objects.create(
        request=request, person=house.twin, other_id=house.id, other_ref=house.id, **times
    )


def long_gone(actor: Any, name: str, **facts: Any) -> Person:
    """Somebody registered, whose record was restricted more than a year ago and not used since: brought in
    with a sheet, which leaves no journal row of hers."""
    row = ready(Registration(name=name, age=AgeSaid(50, today()), **facts), today=today())
    actions.register_workers(actor, batch=Batch([line_of(row, today=today())], digest=f"sheet of {name}"))
    restricted_at = timezone.now() - timedelta(days=400)
    since = {"restricted_at": restricted_at, "erase_after": restricted_at.date() + timedelta(days=366)}
    Person.objects.filter(id=row.said.id).update(state="accepted", **since)
    return Person.objects.get(id=row.said.id)


# -- the database as an attacker sees it ---------------------------------------------------------

# Tables of rows that belong to an organisation or a user, though no model of ours stands for them.
RAW_TABLES = ("people_key", "people_trait", "linkage_compared")


def owned_models() -> list[type[models.Model]]:
    """Every model whose rows belong to one organisation."""
    return [m for m in apps.get_models() if any(f.column == "organisation_id" for f in m._meta.fields)]


def owned_tables() -> list[str]:
    return [*(model._meta.db_table for model in owned_models()), *RAW_TABLES]


def rows_seen(table: str) -> int:
    """How many rows of a table this connection may see now."""
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT count(*) FROM "{table}"')
        return cursor.fetchone()[0]


@contextmanager
def saying(text: str) -> Iterator[None]:
    """This connection claims a context in its own words."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('hamrah.context', %s, true)", [text])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('hamrah.context', '', true)")


def anything() -> UUID:
    """An id that nobody has."""
    return new_id()
