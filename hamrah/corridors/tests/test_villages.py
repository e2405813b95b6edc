"""A village's list: off by default, by her own yes, nothing nearer than the state, counted as an export."""

from datetime import timedelta

import pytest
from django.utils import timezone
from pypdfium2 import PdfDocument

from hamrah.access.models import Reading
from hamrah.cases.models import Case, Claimant
from hamrah.corridors import actions
from hamrah.corridors.actions.villages import ListSaid
from hamrah.corridors.models import ListSheet, VillageList
from hamrah.corridors.rules.few import FEWEST, hamlets_told
from hamrah.corridors.tests.test_snapshot import RoadOffice
from hamrah.corridors.village_list import lines_of, struck
from hamrah.disclosures import actions as disclosures
from hamrah.disclosures.models import Download, Export
from hamrah.ground.day import today
from hamrah.organisations.models import Village
from hamrah.organisations.naming import heard
from hamrah.people import actions as people
from hamrah.people.actions.consenting import ConsentSaid
from hamrah.people.models import Person
from hamrah.people.rules.ages import AgeSaid
from hamrah.services.tests.scene import asked as asks
from hamrah.services.tests.scene import code_of
from tests.cast import PASSPHRASE

pytestmark = pytest.mark.django_db
NAMES = ("Kanku", "Hurmi", "Shanti", "Jamni", "Mangi", "Rukma")
SAID = ListSaid("panchayat", "Sarpanch Devi Lal", "98290 00000", "ration of who is away", today())


def said(**changes) -> ListSaid:
    plain = {**SAID.__dict__, "kept_until": today() + timedelta(days=30)}
    return ListSaid(**{**plain, **changes})


class VillageOffice(RoadOffice):
    """Six of Ravliya Kalan are away in Surat, grown, and said yes to the list, which is kept."""

    def __init__(self) -> None:
        super().__init__()
        with self.open():
            Village.objects.filter(id=self.village.id).update(heard=heard(self.village.name))
        self.away = [self.walks(name) for name in NAMES]
        with self.open():
            self.kept = actions.begin_list(self.actor(), village=self.village, why="the ration shop asks")

    def walks(self, name: str, *, yes: bool = True, age: int = 30, **facts) -> Person:
        facts = {"hamlet": "Kala phala", "relation": "father", "relation_name": "Nathu", **facts}
        age_said = AgeSaid(age, today())
        worker = self.worker(name, accepted=True, village=self.village.id, age=age_said, **facts)
        self.leaves(worker)
        if yes:
            self.says_yes(worker)
        return worker

    def says_yes(self, worker: Person) -> None:
        with self.open():
            consent = ConsentSaid("village", "hi", "thumb")
            people.record_consent(self.actor(), person=worker, said=consent)

    def names(self) -> list[str]:
        with self.open():
            return [line.person.name for line in lines_of(self.actor(), self.village)]

    def asked(self, **changes) -> ListSheet:
        with self.open():
            return actions.ask_list(self.actor(), kept=self.kept, said=said(**changes))

    def table(self, sheet: ListSheet) -> str:
        answer = self.browser().post(f"/corridors/villages/lists/{sheet.id}/table/", {"language": "en"})
        assert answer.status_code == 200
        return answer.content.decode()


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.HAMRAH_DATA = tmp_path


@pytest.fixture
def office():
    return VillageOffice()


def test_no_list_is_kept_until_somebody_begins_one():
    office = RoadOffice()
    assert "No list is kept" in office.browser().get("/corridors/villages/").content.decode()
    worker = office.worker("Kanku", accepted=True, village=office.village.id, age=AgeSaid(30, today()))
    assert "Her village's list" not in office.browser().get(f"/people/{worker.id}/").content.decode()
    answer = office.browser().post(f"/corridors/villages/of/{worker.id}/yes/", {"how": "thumb"})
    assert answer.status_code == 404


def test_registering_asks_nobody_for_it(office):
    page = office.browser().get("/people/register/").content.decode()
    assert 'value="research"' in page
    assert 'value="village"' not in page


def test_only_who_said_yes_to_just_this_stands_on_it(office):
    office.walks("Galki", yes=False)
    assert sorted(office.names()) == sorted(NAMES)


def test_the_offices_paper_is_no_yes_to_it(office):
    with office.open():
        stated = {"purposes": ["village"], "notice_version": "1", "held_by": "Bina", "filed_where": "shelf"}
        assert code_of(people.state_basis, office.actor(), **stated) == "people.no_such_purpose"


def test_who_takes_back_her_yes_is_not_on_the_next_printing_and_is_told_to_be_struck_out(office):
    sheet = office.asked()
    assert "Kanku" in office.table(sheet)
    with office.open():
        gone = office.away[0]
        people.withdraw_consent(office.actor(), person=gone, purpose="village", how="spoken")
    assert "Kanku" not in office.table(sheet)
    with office.open():
        assert [one.name for one in struck(office.actor(), Export.objects.get().people)] == ["Kanku"]
    page = office.browser().get(f"/corridors/villages/lists/{sheet.id}/").content.decode()
    assert "To be struck out there" in page
    assert "Kanku" in page


@pytest.mark.parametrize("why", ["restricted", "sealed", "case", "service", "minor", "unknown", "back"])
def test_who_is_not_safe_or_not_away_never_stands_on_it(office, why):
    her = office.away[0]
    boss = office.actor()
    with office.open():
        match why:
            case "restricted":
                people.restrict_worker(boss, person=her)
            case "sealed":
                people.note_sealed_fact(boss, person=her, fact="safety", value="her husband looks for her")
            case "case":
                row = Case.objects.create(number="26-1", kind="harassment", tier=5, opened_on=today())
                Claimant.objects.create(case=row, person=her, joined_on=today())
            case "service":
                asks(office, her, "danger")
            case "minor":
                Person.objects.filter(id=her.id).update(adult_from=today() + timedelta(days=1))
            case "unknown":
                Person.objects.filter(id=her.id).update(adult_from=None)
            case "back":
                her.spells.update(state="returned")
    assert her.name not in office.names()
    assert len(office.names()) == len(NAMES) - 1


def test_what_holds_of_a_merged_record_holds_of_her(office):
    twin = office.worker("Galki", village=office.village.id, age=AgeSaid(30, today()))
    with office.open():
        people.note_sealed_fact(office.actor(), person=twin, fact="safety", value="hides from a contractor")
        Person.objects.filter(id=twin.id).update(merged_into=office.away[0].id)
    assert "Kanku" not in office.names()


def test_no_place_of_work_is_nearer_than_the_state(office):
    table = office.table(office.asked())
    assert "Gujarat" in table
    assert "Surat" not in table
    with office.open():
        office.away[0].spells.update(destination=None, destination_said="behind the mill in Udhna")
    table = office.table(office.asked())
    assert "not known" in table
    assert "Udhna" not in table


def test_a_month_and_no_day_of_leaving_is_told(office):
    with office.open():
        for line in lines_of(office.actor(), office.village):
            assert line.left_on.day == 1


def test_a_hamlet_with_few_is_not_named(office):
    for name in ("Devi", "Pemli", "Champa", "Lehri", "Sohan"):
        office.walks(name, hamlet="Bor phala")
    office.walks("Tulsi", hamlet="Ek phala")
    table = office.table(office.asked())
    assert "Kala phala" in table
    assert "Ek phala" not in table
    assert "Tulsi" in table


def test_below_five_no_list_is_made(office):
    with office.open():
        for her in office.away[FEWEST - 1 :]:
            people.withdraw_consent(office.actor(), person=her, purpose="village", how="spoken")
        call = {"kept": office.kept, "said": said()}
        assert code_of(actions.ask_list, office.actor(), **call) == "corridors.too_few"


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ({"A": 5}, {"A"}),
        ({"A": 4}, set()),
        ({"A": 9, "B": 5, "C": 1}, {"A"}),
        ({"A": 9, "C": 3, "D": 2}, {"A"}),
        ({"A": 9, "": 5}, {"A"}),
        ({"A": 9, "": 1}, set()),
        ({}, set()),
    ],
)
def test_the_other_hamlets_are_never_few_together(counts, told):
    assert hamlets_told(counts) == told


def test_it_counts_as_an_export_with_purpose_and_recipient(office):
    sheet = office.asked()
    office.table(sheet)
    with office.open():
        row = Export.objects.get(id=sheet.export_id)
        assert (row.state, row.basis, row.rows) == ("made", "consent_village", len(NAMES))
        assert row.recipient == "Sarpanch Devi Lal"
        assert row.body == "Gram panchayat, Ravliya Kalan"
        assert Download.objects.filter(export=row).count() == 1
        her = office.away[0]
        assert Reading.objects.filter(page="disclosures.export", people__contains=[her.id]).exists()
    page = office.browser().get(f"/disclosures/{row.id}/").content.decode()
    assert "State in which she works" in page
    assert f"/corridors/villages/lists/{sheet.id}/" in page


def test_above_fifty_a_second_person_agrees_first(office, monkeypatch):
    monkeypatch.setattr("hamrah.disclosures.rules.cohort.WITHOUT_A_SECOND", FEWEST)
    sheet = office.asked()
    boss, second = office.actor(), office.actor("administrator")
    with office.open():
        assert code_of(actions.print_list, boss, sheet=sheet) == "disclosures.not_approved"
        assert code_of(disclosures.approve_export, boss, export=sheet.export) == "disclosures.own_export"
        disclosures.approve_export(second, export=sheet.export)
        assert actions.print_list(boss, sheet=ListSheet.objects.get(id=sheet.id))


def test_who_agreed_after_the_second_persons_yes_waits_for_the_next_list(office):
    sheet = office.asked()
    office.walks("Galki")
    assert "Galki" not in office.table(sheet)
    assert "Galki" in office.table(office.asked())


def test_it_never_leaves_as_a_file_nor_on_the_ground_of_another(office):
    sheet = office.asked()
    with office.open():
        call = {"export": sheet.export, "passphrase": PASSPHRASE}
        assert code_of(disclosures.make_export, office.actor(), **call) == "disclosures.on_paper"
    page = office.browser().get("/disclosures/new/").content.decode()
    assert "consent_village" not in page


def test_past_its_day_it_is_printed_no_more(office):
    sheet = office.asked()
    with office.open():
        Export.objects.update(kept_until=today() - timedelta(days=1), state="made", made_at=timezone.now())
        sheet.refresh_from_db()
        assert code_of(actions.print_list, office.actor(), sheet=sheet) == "disclosures.bad_day"
        disclosures.end_exports(office.actor())
        assert Export.objects.get().state == "ended"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"receiver": "police"}, "corridors.no_such_receiver"),
        ({"purpose": " "}, "disclosures.incomplete"),
        ({"kept_until": today()}, "disclosures.bad_day"),
    ],
)
def test_what_is_wrong_in_what_is_asked_is_said(office, changes, code):
    with office.open():
        call = {"kept": office.kept, "said": said(**changes)}
        assert code_of(actions.ask_list, office.actor(), **call) == code


def test_a_list_is_kept_once_with_a_reason_and_ends_once(office):
    boss = office.actor()
    with office.open():
        begin = {"village": office.village, "why": "again"}
        assert code_of(actions.begin_list, boss, **begin) == "corridors.list_kept"
        sheet = actions.ask_list(boss, kept=office.kept, said=said())
        actions.end_list(boss, kept=office.kept)
        assert code_of(actions.end_list, boss, kept=office.kept) == "corridors.list_ended"
        sheet = ListSheet.objects.get(id=sheet.id)
        assert code_of(actions.print_list, boss, sheet=sheet) == "corridors.list_ended"
        assert code_of(actions.begin_list, boss, village=office.village, why=" ") == "corridors.say_why"
        actions.begin_list(boss, village=office.village, why="again")


def test_the_paper_is_drawn_in_hindi_and_names_no_village_in_the_files_name(office):
    sheet = office.asked()
    answer = office.browser().post(f"/corridors/villages/lists/{sheet.id}/paper/", {"language": "hi"})
    assert answer.content[:5] == b"%PDF-"
    assert "Ravliya" not in answer.headers["Content-Disposition"]
    text = PdfDocument(answer.content)[0].get_textpage().get_text_range()
    assert "Hurmi" in text
    assert "Surat" not in text


def test_nothing_in_the_table_is_a_formula(office):
    office.walks("=cmd()", hamlet="Kala phala")
    assert "'=cmd()" in office.table(office.asked())


def test_her_yes_is_noted_on_her_page_and_the_question_is_gone(office):
    her = office.walks("Galki", yes=False)
    browser = office.browser()
    page = browser.get(f"/people/{her.id}/").content.decode()
    assert "Her village's list" in page
    browser.post(f"/corridors/villages/of/{her.id}/yes/", {"how": "thumb", "witness": ""})
    assert her.name in office.names()
    page = browser.get(f"/people/{her.id}/").content.decode()
    assert "Read aloud to her alone" not in page
    assert "Stand on her village&#x27;s list" in page


def test_the_way_by_pages_from_beginning_to_asking(office):
    browser = office.browser()
    with office.open():
        actions.end_list(office.actor(), kept=office.kept)
    page = browser.post("/corridors/villages/", {"name": "Ravliya Kalan", "why": "ANM asks"}, follow=True)
    assert "6 workers who are away agreed to it" in page.content.decode()
    form = {"receiver": "health", "name": "Sita", "contact": "ANM Gogunda", "purpose": "vaccines",
            "kept_until": (today() + timedelta(days=9)).isoformat()}  # fmt: skip
    with office.open():
        kept = VillageList.objects.kept().get()
    page = browser.post(f"/corridors/villages/{kept.id}/", form, follow=True).content.decode()
    assert "Print it" in page
    assert "No village of yours is called so" in browser.post(
        "/corridors/villages/", {"name": "Atlantis", "why": "x"}
    ).content.decode()  # fmt: skip


def test_another_office_finds_neither_village_nor_list(office):
    sheet, other = office.asked(), RoadOffice()
    for address in (f"{office.kept.id}/", f"lists/{sheet.id}/"):
        assert other.browser().get(f"/corridors/villages/{address}").status_code == 404
