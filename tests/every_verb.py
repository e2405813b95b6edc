"""Every verb with arguments that it takes, every text of them filled. Not here: any test.

A verb that is not in CASES fails tests/test_every_verb_guarded.py.
"""

import dataclasses
import io
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone
from PIL import Image

from hamrah.cards.actions import Handed
from hamrah.cards.issuing import Chosen
from hamrah.cards.rules.design_file import DesignSaid
from hamrah.disclosures.actions.requests import Asked
from hamrah.disclosures.rules.cohort import Criteria
from hamrah.files.photos import take_photo
from hamrah.ground.day import today
from hamrah.imports.actions import Upload
from hamrah.links.actions import ConsentToLink
from hamrah.organisations.lists import VillageList
from hamrah.people.lines import line_of
from hamrah.people.rules.ages import AgeSaid
from hamrah.people.rules.ready import Batch, Corrections, ready
from hamrah.people.rules.registration import PhoneSaid, Registration
from hamrah.places.village_list import VillageSaid
from hamrah.rights.actions.breaches import BreachSaid
from hamrah.services.actions.asking import Asked as Wish
from hamrah.services.actions.handing import Handing
from hamrah.services.actions.settings import KindSaid, ProviderSaid
from tests.cast import PASSPHRASE, SOUND, House, terms, yes_to
from tests.of_rooms import of_rooms

Arguments = dict[str, Any]
CONSENT = ConsentToLink(wants=("phone",), gives=("occupation",), how="thumb", days=90, witness="Kamla")


def a_photo() -> bytes:
    """An upload as a phone sends it."""
    file = io.BytesIO()
    Image.effect_noise((640, 800), 40).convert("RGB").save(file, "JPEG")
    return file.getvalue()


def everything_said(house: House, **facts: Any) -> Registration:
    """A registration with every text filled."""
    said = Registration(
        name="Jamni Bai Katara", known_as="Jamna", relation="father", relation_name="Dala", gender="F",
        age=AgeSaid(41, today()), phones=(PhoneSaid("9812345670", "husband"),), village=house.village.id,
        village_said="Gogunda", hamlet="Kala phala", district_said="Udaipur", state_said="Rajasthan",
        sector="construction", occupation="mason", skill_grade="skilled", register_number="77",
        registered_on=today(), basis=house.basis.id, panchayat_said="Ogna", block_said="Jhadol",
        eshram=123456789010, note="speaks Wagdi",
    )  # fmt: skip
    return dataclasses.replace(said, **facts)


def a_batch(house: House, **facts: Any) -> Batch:
    """What `register_workers` takes."""
    row = ready(everything_said(house, **facts), today=today())
    return Batch([line_of(row, today=today())], digest="one sheet")


def corrections(house: House, **facts: Any) -> Corrections:
    """What `correct_workers` takes."""
    return Corrections([ready(everything_said(house, **facts), today=today())], digest="one sheet")


def a_handing(house: House) -> Handing:
    """A referral to the other house of the cast."""
    other = "BBB" if house.organisation.code == "AAA" else "AAA"
    return Handing(
        "referral", "shelter", "two nights", partner=other, columns=("name",), consent_how="spoken"
    )


def a_village() -> VillageSaid:
    """One row of a list of villages."""
    return VillageSaid(2, "Sayra", panchayat="Sayra", above=(("block", "Gogunda"),))


CASES: dict[str, Callable[[House], Arguments]] = {
    "access.add_user": lambda h: {
        "username": f"hina.{h.organisation.code}", "name": "Hina", "role": "reader", "language": "hi",
    },
    "access.grant_role": lambda h: {
        "user": h.colleague, "role": "counsellor", "since": today(), "centre": h.centre,
    },
    "access.end_grant": lambda h: {"grant": h.grant, "until": today()},
    "access.ask_for_more": lambda h: {"why": "camp in Kotda", "how_many": 80, "hours": 6},
    "access.answer_more": lambda h: {"asked": h.more, "agrees": True},
    "access.set_readings_a_day": lambda h: {"people": 300},
    "access.settle_alarm": lambda h: {"alarm": h.alarm, "what_it_was": "a slip of the finger"},
    "access.end_own_sign_ins": lambda h: {"but": h.id},
    "access.reset_sign_in": lambda h: {"user": h.colleague},
    "access.sign_out_user": lambda h: {"user": h.colleague},
    "corridors.take_snapshot": lambda h: {},
    "figures.state_opening_balance": lambda h: {
        "measure": "people.registered", "value": 100_000, "until": today(), "source": "report",
    },
    "figures.end_opening_balance": lambda h: {"measure": "people.accepted"},
    "cards.make_key": lambda h: {"role": "status"},
    "cards.rotate_key": lambda h: {},
    "cards.distrust_key": lambda h: {"key": h.signing_key, "since": h.card.issued_at},
    "cards.name_issuer": lambda h: {
        "host": f"id.{h.organisation.code.lower()}.example", "letters": "NT", "phone": "0294 000 0000",
        "name": "Sahyog Kendra", "name_local": "सहयोग केंद्र",
    },
    "cards.issue_card": lambda h: {"person": h.photographed, "chosen": Chosen(face=False)},
    "cards.set_design": lambda h: {"said": DesignSaid(back="Open Monday to Saturday")},
    "cards.request_card": lambda h: {"person": h.photographed, "chosen": Chosen(face=False)},
    "cards.approve_cards": lambda h: {"requests": [h.wish]},
    "cards.decline_request": lambda h: {"request": h.wish, "reason": "the photo is dark"},
    "cards.start_batch": lambda h: {"cards": [h.card], "layout": "a4"},
    "cards.tell_outcomes": lambda h: {"batch": h.batch, "spoilt": [1], "printed_to": 1},
    "cards.reprint_cards": lambda h: {"batch": h.told_batch},
    "cards.print_card": lambda h: {"cards": [h.card], "layout": "single"},
    "cards.spoil_card": lambda h: {"card": h.extras["drawered"]},
    "cards.hand_over_cards": lambda h: {
        "handed": [Handed(h.extras["drawered"], "thumb", "12")], "on": today(),
    },
    "cards.renew_card": lambda h: {
        "card": h.extras["due"], "chosen": Chosen(face=False), "phone": PhoneSaid("9812345671", "own"),
        "work": "mason", "photo": h.photo,
    },
    "cards.renew_cards": lambda h: {"cards": [h.extras["due"]]},
    "cards.replace_card": lambda h: {"card": h.extras["lost"], "reason": "lost", "chosen": Chosen()},
    "cards.report_lost": lambda h: {"card": h.extras["drawered"], "reason": "on the bus"},
    "cards.found_again": lambda h: {"card": h.extras["lost"]},
    "cards.surrender_card": lambda h: {"card": h.extras["drawered"], "reason": "she left"},
    "cards.revoke_card": lambda h: {"card": h.card, "reason": "false name"},
    "cards.make_camp": lambda h: {
        "name": "Camp", "held_on": h.extras["due"].expires_on, "villages": [h.village], "place": "School",
    },
    "cards.note_absent": lambda h: {"camp": h.camp, "cards": [h.extras["due"]]},
    "disclosures.ask_export": lambda h: {
        "criteria": Criteria(people=(h.person.id,)), "columns": ["name"], "terms": terms(), "request": None,
    },
    "disclosures.approve_export": lambda h: {"export": h.export},
    "disclosures.decline_export": lambda h: {"export": h.export, "reason": "not needed"},
    "disclosures.make_export": lambda h: {"export": h.agreed, "passphrase": PASSPHRASE},
    "disclosures.download_export": lambda h: {"export": h.made},
    "disclosures.end_exports": lambda h: {},
    "disclosures.open_letter": lambda h: {"letter": h.sealed},
    "disclosures.record_request": lambda h: {
        "asked": Asked(
            authority="Thana", words="Who left?", received_on=today(), officer="Constable", reference="7",
            law="an act", concerns="Kesar",
        ),
        "people": [h.person.id],
    },
    "disclosures.note_advice": lambda h: {"request": h.request, "adviser": "Jyoti", "advice": "refuse"},
    "disclosures.decide_request": lambda h: {"request": h.advised, "decision": "given", "answer": "days"},
    "disclosures.tell_worker": lambda h: {"request": h.granted, "told": "no", "because": "she is away"},
    "files.keep_photo": lambda h: {"upload": a_photo()},
    "files.keep_photos": lambda h: {"photos": [take_photo(a_photo())]},
    "imports.import_register": lambda h: {
        "upload": Upload("april.csv", b"Name,Village\nMangi,Gogunda\n", "april"), "basis_id": h.basis.id,
    },
    "imports.receive_file": lambda h: {
        "upload": Upload("june.csv", b"Name,Village\nMangi,Gogunda\n", "june"), "basis_id": h.basis.id,
    },
    "imports.map_columns": lambda h: {
        "imported": h.waiting, "fields": {"village": "hamlet"}, "heading_rows": {"": 1}, "left_out": ["Old"],
    },
    "imports.start_import": lambda h: {"imported": h.waiting},
    "imports.undo_import": lambda h: {"imported": h.imported},
    "journeys.start_spell": lambda h: {
        "person": h.person, "left_on": today() - timedelta(days=10), "destination_said": "Surat",
        "home_said": "Gogunda", "sector": "textile", "occupation": "loom operator",
        "recruited_how": "contractor", "travelling_with": "alone", "rate_basis": "day",
        "rate_paise": 50000, "stand_id": h.village.id,
    },
    "journeys.note_facts": lambda h: {
        "spell": h.spell, "home_said": "Ogna", "destination_said": "Surat", "sector": "textile",
        "occupation": "loom operator", "living": "factory", "children_along": 2, "advance_from": "the sardar",
    },
    "journeys.found_again": lambda h: {"spell": h.lost},
    "journeys.engage_party": lambda h: {"spell": h.spell, "party": h.company, "role": "principal"},
    "journeys.drop_party": lambda h: {"engagement": h.engagement},
    "employers.add_party": lambda h: {
        "name": "Mahalaxmi Brick Works", "kind": "company", "sector": "brick_kiln", "place_said": "Kheda",
        "phone": "5000054321", "is_new": True,
    },
    "employers.correct_party": lambda h: {
        "party": h.party, "name": "Ramesh Gameti", "kind": "contractor", "sector": "loading",
        "place_said": "Gogunda",
    },
    "employers.add_alias": lambda h: {"party": h.party, "name": "Ramesh bhai"},
    "employers.add_phone": lambda h: {"party": h.party, "number": "5000099999"},
    "employers.end_phone": lambda h: {"phone": h.party_phone},
    "employers.link_parties": lambda h: {
        "lower": h.extras["petty"], "upper": h.company, "since": today().replace(day=1),
    },
    "employers.end_link": lambda h: {"link": h.works_for, "until": today().replace(day=1)},
    "stands.note_visit": lambda h: {
        "stand": h.stand, "visited_on": today(), "staff": "Asha", "met_men": 20, "met_women": 6,
        "leaflets": 30, "complaints": 1, "complaints_said": "wages of a week", "talked_of": "cards",
    },
    "stands.note_headcount": lambda h: {
        "stand": h.stand, "counted_on": today(), "men": 120, "women": 45, "children": 3,
    },
    "stands.note_rate": lambda h: {
        "stand": h.stand, "seen_on": today(), "trade": "mason", "rate_paise": 70_000, "whom": "men",
    },
    "journeys.set_off": lambda h: {"spell": h.planned, "left_on": today()},
    "journeys.end_spell": lambda h: {"spell": h.spell, "how": "returned", "returned_on": today()},
    "links.set_terms": lambda h: {"answers": "at_once", "is_sensitive": False},
    "links.publish_findable": lambda h: {},
    "links.ask_her": lambda h: {"person": h.person, "how": "present", "said_yes": True},
    "links.look_up": lambda h: {"asking": h.her_yes},
    "links.name_other": lambda h: {"somebody": h.somebody},
    "links.send_request": lambda h: {"somebody": h.named, "said": CONSENT},
    "links.send_by_card": lambda h: {
        "person": h.person, "card": h.extras["partner"].extras["drawered"].number, "said": CONSENT,
    },
    "links.withdraw_request": lambda h: {"request": h.link_sent, "why": "she goes home"},
    "links.take_letters": lambda h: {},
    "links.answer_request": lambda h: {"request": h.to_answer, "gives": True, "why": "it is she"},
    "links.end_link": lambda h: {"link": h.linked, "why": "another woman"},
    "links.close_overdue": lambda h: {},
    "organisations.correct_centre": lambda h: {"centre": h.centre, "name": "Jhadol office"},
    "organisations.describe_organisation": lambda h: {
        "name": "Sahyog", "name_local": "सहयोग", "language": "hi", "phone": "0294 000 0000", "helpline": "",
        "card_years": 3,
    },
    "organisations.add_centre": lambda h: {"name": "Kotda", "name_local": "कोटड़ा", "phone": "02958"},
    "organisations.add_village": lambda h: {"name": "Sayra", "kind": "village"},
    "organisations.add_villages": lambda h: {
        "listed": VillageList((a_village(),), "one list"),
    },
    "organisations.send_letter": lambda h: {"receiver_id": h.id, "kind": "test", "body": b"sealed"},
    "organisations.take_letter": lambda h: {"letter": h.letter},
    "organisations.decide_village": lambda h: {"doubt": h.doubt, "same_as": h.village},
    "people.register_worker": lambda h: {"said": everything_said(h), "consents": (yes_to("register"),)},
    "people.register_workers": lambda h: {"batch": a_batch(h)},
    "people.correct_worker": lambda h: {
        "person": h.person, "version": h.person.version, "changes": {"hamlet": "Upla phala"},
    },
    "people.correct_workers": lambda h: {"batch": corrections(h, id=h.person.id)},
    "people.withdraw_registrations": lambda h: {"ids": [h.draft.id], "change": h.draft.change},
    "people.state_basis": lambda h: {
        "purposes": ["register"], "notice_version": "2", "held_by": "the office", "filed_where": "cupboard",
    },
    "people.submit_worker": lambda h: {"person": h.twin},
    "people.accept_worker": lambda h: {"person": h.submitted},
    "people.return_worker": lambda h: {"person": h.submitted, "reason": "the village is missing"},
    "people.say_not_the_same": lambda h: {"person": h.twin, "other": h.draft, "because": "another village"},
    "people.ask_further": lambda h: {"person": h.twin, "other": h.draft, "because": "father's name"},
    "linkage.run_linkage": lambda h: {},
    "people.merge_people": lambda h: {
        "kept": h.person, "gone": h.draft, "take": ["hamlet"], "because": "one woman, two papers",
    },
    "people.undo_merge": lambda h: {"merge": h.merge},
    "people.record_consent": lambda h: {"person": h.person, "said": yes_to("services")},
    "people.withdraw_consent": lambda h: {"person": h.person, "purpose": "card", "how": "spoken"},
    "people.restrict_worker": lambda h: {"person": h.person},
    "people.restrict_lapsed": lambda h: {},
    "people.verify_guardian": lambda h: {
        "person": h.minor, "name": "Kali", "relation": "mother", "how": "visit", "reason": "seen",
    },
    "people.record_legal_claim": lambda h: {"person": h.minor, "claim": "Wages of two seasons"},
    "people.attest_workers": lambda h: {
        "people": [h.person.id], "office": "Panchayat", "officer": "Shri Lal", "attested_on": today(),
        "sheet": h.evidence.id,
    },
    "people.add_phone": lambda h: {"person": h.person, "said": PhoneSaid("9812345671", "neighbour")},
    "people.note_work": lambda h: {"person": h.person, "occupation": "loom operator"},
    "people.add_photo": lambda h: {"person": h.person, "photo": h.photo},
    "people.join_household": lambda h: {
        "person": h.draft, "household": h.household, "since": today(), "relation": "sister",
    },
    "people.leave_household": lambda h: {"membership": h.membership, "until": today()},
    "people.show_who_looked": lambda h: {"person": h.person, "is_safe": True},
    "people.mark_canary": lambda h: {"person": h.twin},
    "people.unmark_canary": lambda h: {"canary": h.canary},
    "people.assign_centre": lambda h: {"person": h.person, "centre": h.centre},
    "people.note_sealed_fact": lambda h: {"person": h.person, "fact": "papers", "value": "ration card seen"},
    "rights.read_notice": lambda h: {"person": h.person, "language": "hi", "how": "played"},
    "rights.keep_audio": lambda h: {"language": "gu", "upload": SOUND},
    "rights.show_sheet": lambda h: {"person": h.person, "whole": True},
    "rights.take_request": lambda h: {
        "person": h.person, "kind": "correct", "words": "the village is Ogna", "received_on": today(),
    },
    "rights.answer_request": lambda h: {"request": h.asked, "answer": "it is mended"},
    "rights.escalate_request": lambda h: {"request": h.asked},
    "rights.name_nominee": lambda h: {
        "person": h.twin, "name": "Hurja", "relation": "sister", "phone": "9812345670",
    },
    "rights.end_nominee": lambda h: {"nominee": h.nominee},
    "rights.propose_erasure": lambda h: {"person": h.extras["gone"]},
    "rights.decline_erasure": lambda h: {"erasure": h.erasure, "reason": "a case is open"},
    "rights.erase_worker": lambda h: {"person": h.leaving},
    "rights.erase_again": lambda h: {"person": h.submitted},
    "rights.record_breach": lambda h: {
        "said": BreachSaid(
            what="a phone was lost", whose="one centre", noticed_at=timezone.now() - timedelta(hours=1),
            cause="a bus", consequences="calls", measures="locked", advice="tell us",
        ),
    },
    "rights.tick_clock": lambda h: {
        "clock": h.clock, "done_at": h.breach.noticed_at + timedelta(hours=1), "evidence": "a mail",
    },
    "rights.close_breach": lambda h: {"breach": h.extras["told"]},
    "services.ask": lambda h: {
        "people": [h.person], "asked": Wish("shelter", {"people": "2", "from_day": "2026-11-30"}, "cold"),
        "assigned_to": h.colleague,
    },
    "services.take_step": lambda h: {
        "request": h.served, "step": "not_possible", "why_not": "other", "words": "no teacher",
    },
    "services.assign": lambda h: {"requests": [h.served], "to": h.colleague},
    "services.ask_transfer": lambda h: {"request": h.served},
    "services.note_follow_up": lambda h: {"request": h.served, "outcome": "goes_well", "words": "she learns"},
    "services.tell_worker": lambda h: {"request": h.finished, "how": "met"},
    "services.hand_over": lambda h: {"people": [h.person], "handing": a_handing(h)},
    "services.override_consent": lambda h: {
        "people": [h.person], "handing": a_handing(h), "reason": "she lies in hospital",
    },
    "services.revoke_hand_over": lambda h: {"hand_over": h.sent, "reason": "she is back"},
    "services.withdraw_hand_over": lambda h: {"handed": h.handed},
    "services.answer_hand_over": lambda h: {"hand_over": h.came, "answer": "decline", "words": "no bed"},
    "services.collect_letters": lambda h: {},
    "services.say_who": lambda h: {"handed": h.handed_in, "person": h.photographed},
    "services.new_code": lambda h: {"slip": h.slip},
    "services.answer_slip": lambda h: {"slip": h.slip, "answer": "decline", "words": "no bed"},
    "services.break_glass": lambda h: {"number": h.card.number, "reason": "she had an accident", "hours": 2},
    "services.review": lambda h: {"urgent": h.urgent, "was_right": True, "finding": "the doctor called"},
    "services.set_kind": lambda h: {
        "said": KindSaid(
            "tool_bank", "Tool bank", "औज़ार", fields=({"name": "which", "label": "Which tools"},)
        ),
    },
    "services.end_kind": lambda h: {"code": "food"},
    "services.set_provider": lambda h: {
        "said": ProviderSaid(
            "Clinic", "clinic", "क्लिनिक", "for all", ("health",), city_said="Surat", address="Ring road",
            phone="0261 22", days=("MO",), hours_said="mornings", languages=("gu",), eligibility="workers",
            fee="free", partner_code="SEW",
        ),
        "provider": h.provider,
    },
    "services.check_provider": lambda h: {"provider": h.provider},
    "services.end_provider": lambda h: {"provider": h.provider},
}  # fmt: skip
for _verbs in of_rooms("VERBS"):
    CASES |= _verbs


Path = tuple[Any, ...]


def leaves(value: Any, kind: type, path: Path = ()) -> Iterator[Path]:
    """Where in arguments a value of a kind stands. Of a batch only what it says of itself."""
    if isinstance(value, kind):
        yield path
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from leaves(inner, kind, (*path, key))
    elif isinstance(value, list | tuple):
        for at, inner in enumerate(value):
            yield from leaves(inner, kind, (*path, at))
    elif dataclasses.is_dataclass(value) and not hasattr(value, "ROWS_ARE_CHECKED"):
        for one in dataclasses.fields(value):
            yield from leaves(getattr(value, one.name), kind, (*path, one.name))


def replaced(value: Any, path: Path, new: Any) -> Any:
    """The same arguments with something else at one place."""
    if not path:
        return new
    first, *rest = path
    if isinstance(value, Mapping):
        return {**value, first: replaced(value[first], tuple(rest), new)}
    if isinstance(value, list | tuple):
        parts = [replaced(part, tuple(rest), new) if at == first else part for at, part in enumerate(value)]
        return type(value)(parts)
    return dataclasses.replace(value, **{first: replaced(getattr(value, first), tuple(rest), new)})
