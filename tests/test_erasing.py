"""Somebody erased is nowhere: a worker is written into every table through the verbs, erased, and every
table, every byte column and every file of the installation is searched for her. Nothing is left of others'.
"""

import io
import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone
from PIL import Image

from hamrah.cards.actions import issue_card
from hamrah.cards.models import Card, CardRequest
from hamrah.config.backup import replaying
from hamrah.disclosures import actions as disclosures
from hamrah.disclosures.actions.requests import Asked
from hamrah.disclosures.models import Export
from hamrah.files.actions import keep_photo
from hamrah.files.models import Evidence, Photo
from hamrah.ground.day import today
from hamrah.ground.models import CommandSeen, Difference, Journal
from hamrah.ground.problem import Problem
from hamrah.imports.actions import Upload, import_register, receive_file, undo_import
from hamrah.imports.erased import ERASED
from hamrah.imports.models import Import, RegisterRow
from hamrah.journeys.actions import start_spell
from hamrah.journeys.models import Spell
from hamrah.people import actions
from hamrah.people.actions.consenting import ConsentSaid
from hamrah.people.measures import registered as counted
from hamrah.people.models import Guardian, Household, Person, PersonKey, Suspicion
from hamrah.people.rules.registration import PhoneSaid
from hamrah.people.search import by_words
from hamrah.rights import actions as rights
from hamrah.rights.models import Erasure
from hamrah.services import actions as services
from hamrah.services.actions.asking import Asked as Wish
from hamrah.services.actions.handing import Handing
from hamrah.services.models import HandOver, ServiceRequest, ServiceStep, Urgent
from tests.cast import PASSPHRASE, asked_export, long_gone, registered, yes_to

pytestmark = pytest.mark.django_db

NAME, FATHER, PHONE = "Zuvaniq Xobha", "Qorvath Xobha", "9876501234"
# Every text of hers that was typed somewhere; all begin or end so that one search finds each.
CANARIES = ("zuvaniq", "qorvath", "9876501234", "xqo-", "zuvanpur")
SHEET = (
    "Reg No,Name,Father,Village,Age,Phone\n"
    f"xqo-41,{NAME},{FATHER},Zuvanpur,7,{PHONE}\n"
    f"xqo-42,{NAME},{FATHER},Zuvanpur,34,{PHONE}\n"
)


def a_photo(shade: int) -> bytes:
    file = io.BytesIO()
    Image.effect_noise((640, 800), shade).convert("RGB").save(file, "JPEG")
    return file.getvalue()


@pytest.fixture
def hers(houses):
    """A worker of whom every table says something, restricted."""
    ours, _theirs = houses
    boss = ours.extras["boss"]
    with ours.at_work():
        person = _registered(ours, boss)
        _said_of(ours, boss, person)
        _served(ours, boss, person)
        _disclosed(ours, boss, person)
        _asked_for(ours, boss, person)
        actions.restrict_worker(boss, person=person)
        yield ours, Person.objects.get(id=person.id)


def _registered(ours, boss) -> Person:
    facts = {
        "relation": "father", "relation_name": FATHER, "known_as": "xqo-known", "village_said": "Zuvanpur",
        "hamlet": "xqo-hamlet", "register_number": "xqo-41", "occupation": "xqo-trade", "gender": "F",
        "phones": (PhoneSaid(PHONE, "own"),),
    }  # fmt: skip
    with_paper = ConsentSaid(
        "services", "hi", "thumb", witness="xqo-witness", evidence=_paper(b"xqo-consent").id
    )
    person = registered(boss, NAME, **facts, consents=(yes_to("register"), yes_to("card"), with_paper))
    for shade in (30, 60):
        person.photo = actions.add_photo(
            boss, person=person, photo=keep_photo(boss, upload=a_photo(shade))
        ).photo
    actions.submit_worker(boss, person=person)
    actions.return_worker(boss, person=person, reason="xqo-reason: ask zuvaniq again")
    actions.submit_worker(boss, person=person)
    person = actions.accept_worker(boss, person=person)
    changes = {"hamlet": "xqo-other hamlet", "known_as": "xqo-older"}
    return actions.correct_worker(boss, person=person, version=person.version, changes=changes)


def _paper(content: bytes) -> Evidence:
    return Evidence.objects.create(
        content=content, sha256=content.ljust(32), media_type="image/jpeg", title="xqo-t"
    )


def _said_of(ours, boss, person) -> None:
    actions.add_phone(boss, person=person, said=PhoneSaid("9876501234", "neighbour"))
    actions.note_sealed_fact(boss, person=person, fact="caste", value="xqo-caste")
    membership = actions.join_household(boss, person=person, since=today(), is_head=True)
    actions.join_household(boss, person=ours.twin, since=today(), household=membership.household)
    ours.extras["household"] = membership.household
    Guardian.objects.create(
        person=person, ground="guardian", name="xqo-guardian", reason="xqo-why", verified_by_id=boss.user_id
    )
    actions.attest_workers(
        boss,
        people=[person.id],
        office="Panchayat",
        officer="",
        attested_on=today(),
        sheet=_paper(b"xqo-sheet").id,
    )
    twin = registered(boss, "Zuvaniq Bai", village_said="Zuvanpur", known_as="xqo-twin", age=70)
    actions.merge_people(boss, kept=person, gone=twin, take=["known_as"], because="xqo-merge, same zuvaniq")
    actions.say_not_the_same(boss, person=person, other=ours.draft, because="xqo-because")
    Suspicion.objects.create(person=ours.submitted, other=person, score=8.0)


def _served(ours, boss, person) -> None:
    start_spell(
        boss, person=person, left_on=today() - timedelta(days=20), destination_said="Surat",
        occupation="xqo-loom", home_said="Zuvanpur", home_id=ours.village.id, sector="textile",
        rate_paise=51000, rate_basis="day",
    )  # fmt: skip
    ours.extras["card"] = issue_card(boss, person=person)
    CardRequest.objects.create(person=person, state="declined", reason="xqo-no photo of zuvaniq")
    import_register(boss, upload=Upload("march.csv", SHEET.encode(), "zuv"))
    row = RegisterRow.objects.filter(register="zuv").first()
    if row is not None:  # the second line was taken as another person: the register's row is hers
        RegisterRow.objects.filter(id=row.id).update(subject_id=person.id)
        actions.merge_people(
            boss, kept=person, gone=Person.objects.get(register_number="xqo-42"), take=[], because="xqo-sheet"
        )
    waiting = receive_file(boss, upload=Upload("old.csv", SHEET.encode(), "zuv2"))
    Import.objects.filter(id=waiting.id).update(made_at=timezone.now() - timedelta(days=90))
    CommandSeen.objects.create(
        command=person.id, verb="test", digest=b"d", outcome={"value": f"{NAME} was asked"}
    )


def _asked_for(ours, boss, person) -> None:
    """What she asked for, to whom she was handed over, an emergency."""
    (id,) = services.ask(boss, people=[person], asked=Wish("training", {"trade": "xqo-trade"}, "xqo-words"))
    request = ServiceRequest.objects.select_related("person").get(id=id)
    services.take_step(boss, request=request, step="start", words="xqo-said zuvaniq")
    said = Handing("referral", "shelter", "xqo-need", partner="BBB", columns=("name",), consent_how="thumb")
    ours.extras["handed"] = services.hand_over(boss, people=[person], handing=said)
    ours.extras["request"] = request
    Urgent.objects.create(
        what="glass", person=person, reason="xqo-urgent zuvaniq", by_id=person.id, review_by=timezone.now()
    )


def _disclosed(ours, boss, person) -> None:
    export = asked_export(
        boss, [person], columns=("name", "phone"), words=f"xqo-only {NAME}", purpose=f"xqo-for {NAME}"
    )
    ours.extras["export"] = disclosures.make_export(boss, export=export, passphrase=PASSPHRASE)
    asked = Asked(
        authority="Thana", words=f"Where is {NAME}?", received_on=today(), law="an act", concerns=NAME
    )
    request = disclosures.record_request(boss, asked=asked, people=[person.id])
    disclosures.decide_request(boss, request=request, decision="refused", answer=f"not {NAME}")
    said = rights.take_request(
        boss, person=person, kind="complaint", words="xqo-complaint", received_on=today()
    )
    rights.answer_request(boss, request=said, answer="xqo-answer")
    rights.name_nominee(boss, person=person, name="xqo-nominee", relation="xqo-sister", phone=PHONE)
    rights.read_notice(boss, person=person, language="hi", how="read_aloud")


def found_in() -> set[tuple[str, str]]:
    """(table, canary) wherever one stands, in words or in the hexadecimal that bytes are shown in."""
    found = set()
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for (table,) in cursor.fetchall():
            cursor.execute("SELECT has_table_privilege(%s, 'SELECT')", [table])
            if not cursor.fetchone()[0]:
                continue
            for canary in CANARIES:
                cursor.execute(
                    f'SELECT count(*) FROM "{table}" t WHERE t::text ILIKE %s OR t::text ILIKE %s',
                    [f"%{canary}%", f"%{canary.encode().hex()}%"],
                )
                found |= {(table, canary)} if cursor.fetchone()[0] else set()
    return found


def the_year_has_run(monkeypatch) -> None:
    monkeypatch.setattr("hamrah.rights.actions.erasures.today", lambda: today() + timedelta(days=800))


def erased(ours, person, monkeypatch) -> Erasure:
    """By two people, when the year has run."""
    the_year_has_run(monkeypatch)
    proposed = rights.propose_erasure(ours["bina"], person=person)
    return rights.erase_worker(ours["ela"], person=proposed.person)


def test_she_was_everywhere_and_is_nowhere(hers, monkeypatch):
    ours, person = hers
    tables = {table for table, _canary in found_in()}
    assert {
        "people_person", "people_phone", "people_consent", "people_guardian", "people_registrationstep",
        "people_household", "people_merge", "people_notthesame", "journeys_spell", "cards_cardrequest",
        "imports_refusedrow", "imports_import", "ground_difference", "ground_commandseen", "files_evidence",
        "disclosures_export", "rights_rightsrequest", "rights_nominee",
    } <= tables  # fmt: skip
    erased(ours, person, monkeypatch)
    assert found_in() == set()


def test_no_file_of_the_installation_holds_her(hers, monkeypatch):
    ours, person = hers
    erased(ours, person, monkeypatch)
    for file in Path(os.environ["HAMRAH_DATA"]).rglob("*"):
        if file.is_file() and "postgres" not in str(file) and "pgdata" not in str(file):
            content = file.read_bytes().lower()
            assert not any(canary.encode() in content for canary in CANARIES), file


def test_her_keys_photos_papers_and_exports_are_gone(hers, monkeypatch):
    ours, person = hers
    photos = Photo.objects.count()
    numbers = list(Person.objects.filter(id__in=person.records).values_list("no", flat=True))
    erased(ours, person, monkeypatch)
    assert not PersonKey.objects.filter(person=person).exists()
    assert Photo.objects.count() == photos - 2  # the one she wears and the one before
    assert not Evidence.objects.filter(title="xqo-t").exists()
    assert Export.objects.get(id=ours.extras["export"].id).content is None
    with connection.cursor() as cursor:
        for table in ("people_key", "people_trait"):
            cursor.execute(f"SELECT count(*) FROM {table} WHERE person = ANY(%s)", [numbers])
            assert cursor.fetchone() == (0,), table


def test_the_journal_and_a_tombstone_stay(hers, monkeypatch):
    ours, person = hers
    rows = Journal.objects.filter(subject_id=person.id).count()
    differences = Difference.objects.count()
    tombstone = erased(ours, person, monkeypatch)
    assert Journal.objects.filter(subject_id=person.id).count() == rows + 0
    assert Difference.objects.count() > differences  # blanked, never fewer
    kept = Erasure.objects.get(id=tombstone.id)
    assert (kept.person_id, kept.state, kept.decided_by_id) == (person.id, "done", ours["ela"].user_id)
    assert kept.rows > 20 and kept.differences > 20


def test_figures_count_her_still(hers, monkeypatch):
    ours, person = hers
    before = counted(ours["ela"]).count()
    erased(ours, person, monkeypatch)
    assert counted(ours["ela"]).count() == before
    spell = Spell.objects.get(person=person)
    assert (spell.state, spell.sector, spell.home_id, spell.rate_paise) == ("left", "textile", None, None)


def test_what_she_asked_for_is_empty_and_who_received_her_is_told(hers, monkeypatch):
    ours, person = hers
    erased(ours, person, monkeypatch)
    request = ServiceRequest.objects.get(id=ours.extras["request"].id)
    assert (request.state, request.kind, bytes(request.sealed)) == ("in_progress", "training", b"")
    assert all(bytes(step.sealed) == b"" for step in ServiceStep.objects.filter(request=request))
    row = HandOver.objects.get(id=ours.extras["handed"].id)
    assert (row.state, bytes(row.sealed), row.people.count()) == ("withdrawn", b"", 0)


def test_nobody_sees_or_finds_her(hers, monkeypatch):
    ours, person = hers
    erased(ours, person, monkeypatch)
    assert not Person.objects.visible_to(ours["ela"]).filter(id=person.id).exists()
    assert all(found.person_id != person.id for found in by_words(ours["ela"], NAME, at_most=20))
    card = Card.objects.get(id=ours.extras["card"].id)
    assert (card.state, card.text) == ("revoked", "")
    assert card.number != ours.extras["card"].number
    assert ours.client_of("ela").get(f"/people/{person.id}/").status_code == 404
    assert ours.client_of("ela").get(f"/rights/of/{person.id}/").status_code == 404


def test_what_is_others_stays(hers, monkeypatch):
    ours, person = hers
    erased(ours, person, monkeypatch)
    other = Person.objects.get(id=ours.person.id)
    assert (other.name, other.phones.get().number) == ("Kesar Bai Gameti", "9829012345")
    assert Household.objects.get(id=ours.extras["household"].id).name == ours.twin.name
    assert ours.imported.refusals.count() == 1  # the seven-year-old of the cast's own sheet
    assert by_words(ours["ela"], "Kesar Nathu Gogunda", at_most=5)[0].person_id == ours.person.id


def test_erased_twice_is_erased_once(hers, monkeypatch):
    """A restored backup is led through its erasures again."""
    ours, person = hers
    erased(ours, person, monkeypatch)
    at = Person.objects.get(id=person.id).erased_at
    rights.erase_again(replaying.actor_of(ours.organisation), person=Person.objects.get(id=person.id))
    assert found_in() == set()
    assert Person.objects.get(id=person.id).erased_at >= at


def test_an_undo_cannot_bring_her_back(hers, monkeypatch):
    ours, person = hers
    merge = person.merges.first()
    erased(ours, person, monkeypatch)
    with pytest.raises(Problem) as refused:
        actions.undo_merge(ours["ela"], merge=merge)
    assert refused.value.code == "verb.unknown_row"
    assert found_in() == set()


def brought_in_again(boss, register: str):
    """The sheet as the office has it still, without the line that was refused then."""
    lines = SHEET.splitlines(keepends=True)
    return import_register(boss, upload=Upload("old.csv", (lines[0] + lines[2]).encode(), register))


@pytest.mark.parametrize("register", ["zuv", "called otherwise"])
def test_an_old_sheet_does_not_register_her_again(hers, monkeypatch, register):
    ours, person = hers
    erased(ours, person, monkeypatch)
    people = Person.objects.count()
    again = brought_in_again(ours.extras["boss"], register)
    assert (again.accepted, again.asked) == (0, 1)
    assert {row.code for row in again.refusals.all()} == {"imports.erased_before"}
    assert (Person.objects.count(), found_in()) == (people, set())
    undo_import(ours.extras["boss"], imported=again)
    assert brought_in_again(ours.extras["boss"], register).asked == 1


def test_another_organisation_knows_nothing_of_who_was_erased(hers, houses, monkeypatch):
    ours, person = hers
    erased(ours, person, monkeypatch)
    _ours, theirs = houses
    with theirs.at_work():
        assert brought_in_again(theirs["deepa"], "zuv").accepted == 1


def test_a_mark_is_no_name_and_moves_with_the_key(hers, monkeypatch, settings):
    ours, person = hers
    erased(ours, person, monkeypatch)
    marks = RegisterRow.objects.filter(subject_id=ERASED)
    assert marks.count() == 2
    assert set(marks.values_list("number", "content", "sheet", "row")) == {("", 0, "", 0)}
    settings.ERASED_KEY = b"another key"
    assert brought_in_again(ours.extras["boss"], "zuv").asked == 0


# -- who may, and when --------------------------------------------------------------------------------


def code_of(call, *args, **said) -> str:
    with pytest.raises(Problem) as refused:
        call(*args, **said)
    return refused.value.code


def test_her_own_proposal_nobody_agrees_to(hers, monkeypatch):
    ours, person = hers
    the_year_has_run(monkeypatch)
    rights.propose_erasure(ours["ela"], person=person)
    assert code_of(rights.erase_worker, ours["ela"], person=person) == "rights.own_proposal"
    assert code_of(rights.propose_erasure, ours["bina"], person=person) == "rights.proposed_already"


def test_before_the_year_has_run_she_is_kept(hers):
    ours, person = hers
    assert code_of(rights.propose_erasure, ours["bina"], person=person) == "rights.clock_runs"


def test_later_use_of_her_record_starts_the_year_anew(houses):
    ours, _theirs = houses
    with ours.at_work():
        person = long_gone(ours.extras["boss"], "Jeni Kala")
        rights.show_sheet(ours["bina"], person=person, whole=False)
        assert code_of(rights.propose_erasure, ours["bina"], person=person) == "rights.clock_runs"


def test_somebody_in_use_is_not_erased(houses):
    ours, _theirs = houses
    with ours.at_work():
        assert code_of(rights.propose_erasure, ours["bina"], person=ours.person) == "rights.not_restricted"


def test_a_ground_is_one_of_two(houses):
    ours, _theirs = houses
    with ours.at_work():
        said = {"person": ours.extras["gone"], "ground": "because"}
        assert code_of(rights.propose_erasure, ours["bina"], **said) == "rights.no_such_ground"


def test_an_open_request_of_an_authority_and_a_complaint_keep_her(houses):
    ours, _theirs = houses
    with ours.at_work():
        person = ours.extras["gone"]
        asked = Asked(authority="Court", words="days of work", received_on=today(), law="an act")
        request = disclosures.record_request(ours["ela"], asked=asked, people=[person.id])
        assert code_of(rights.propose_erasure, ours["bina"], person=person) == "rights.kept_by"
        disclosures.decide_request(ours["ela"], request=request, decision="refused", answer="erased soon")
        said = {"kind": "complaint", "words": "they called", "received_on": today()}
        complaint = rights.take_request(ours["bina"], person=person, **said)
        assert code_of(rights.propose_erasure, ours["bina"], person=person) == "rights.kept_by"
        rights.answer_request(ours["bina"], request=complaint, answer="stopped")
        assert rights.propose_erasure(ours["bina"], person=person).state == "proposed"


def test_a_decided_proposal_is_decided(houses):
    ours, _theirs = houses
    with ours.at_work():
        declined = rights.decline_erasure(ours["bina"], erasure=ours.erasure, reason="a case")
        assert code_of(rights.erase_worker, ours["ela"], person=declined.person) == "rights.not_proposed"
        proposed = rights.propose_erasure(ours["bina"], person=ours.leaving)
        assert code_of(rights.decline_erasure, ours["ela"], erasure=proposed, reason=" ") == "rights.say_why"


def test_the_page_asks_whether_she_is_sure(houses):
    ours, _theirs = houses
    client, path = ours.client_of("ela"), f"/rights/erasures/{ours.erasure.id}/agreement/"
    page = client.post(path, follow=True).content.decode()
    assert "it cannot be undone" in page
    with ours.at_work():
        assert Erasure.objects.get(id=ours.erasure.id).state == "proposed"
    client.post(path, {"sure": "yes"})
    with ours.at_work():
        assert Erasure.objects.get(id=ours.erasure.id).state == "done"
        assert Person.objects.get(id=ours.leaving.id).name == ""


def test_a_restore_erases_her_again_and_no_role_may(hers):
    """An older backup came back: she stands there whole, neither restricted nor proposed."""
    ours, person = hers
    assert code_of(rights.erase_again, ours["ela"], person=person) == "verb.not_allowed"
    restorer = replaying.actor_of(ours.organisation)
    tombstone = rights.erase_again(restorer, person=person)
    assert (tombstone.ground, tombstone.state) == ("again", "done")
    assert found_in() == set()


def test_the_chain_of_the_journal_still_proves(hers, monkeypatch):
    ours, person = hers
    rows = Difference.objects.filter(row_id=person.id)
    erased(ours, person, monkeypatch)
    assert not rows.exclude(was=None).exists()
    assert not rows.filter(erased_sha256=None, kind="U").exists()
