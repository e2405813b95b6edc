"""A file whose headings nobody knows, its preview, throwing it away, and what its undo leaves."""

import io
import json
import zipfile

import pytest

from hamrah.imports.actions import Upload, import_register, undo_import
from hamrah.imports.models import Import
from hamrah.imports.reading import open_book
from hamrah.imports.tests.books import xlsx
from hamrah.people.models import Person
from hamrah.people.tests.office import Office

pytestmark = pytest.mark.django_db
HEADLESS = "Kesar Bai Gameti,Gogunda,34\nTeju Khair,Jhadol,41\n"
FIRST = "Reg No,Name,Father,Village,Age,Mobile\n1,Zamku Bai Bhil,Nathu,Gogunda,34,9829011111\n"


@pytest.fixture
def client(houses):
    ours, _theirs = houses
    client = ours.client_of("asha")
    client.house = ours
    return client


def upload(client, name: str, content: bytes) -> str:
    file = io.BytesIO(content)
    file.name = name
    answer = client.post("/imports/", {"file": file, "register": "hand"})
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"]


def test_a_file_without_headings_is_read_once_a_person_says_what_its_columns_are(client):
    page = upload(client, "list.csv", HEADLESS.encode())
    shown = client.get(page).content.decode()
    assert "No headings were found" in shown
    assert "Kesar Bai Gameti" in shown
    assert "bring it in" not in shown
    said = {"sheet": "", "row:0": "0", "column:@1": "name", "column:@2": "village", "column:@3": "age"}
    client.post(page, said)
    shown = client.get(page).content.decode()
    assert "bring it in" in shown
    assert ">2</strong><span>new people" in shown


def test_a_person_says_in_which_row_the_headings_stand_and_which_sheet_is_none(client):
    book = xlsx({"Workers": [["Name", "Village"], ["Form B", "x"], ["Kaun", "Gaanv"], ["Kesar", "Ogna"]]})
    page = upload(client, "b.xlsx", book)
    client.post(page, {"sheet": "Workers", "row:0": "3"})
    with client.house.at_work("asha"):
        imported = Import.objects.get(id=page.split("/")[-2])
        assert imported.mapping["headings"] == {}  # "Kaun" is no word anybody knows: it is asked
    client.post(page, {"sheet": "Workers", "column:kaun": "name", "column:gaanv": "village"})
    shown = client.get(page).content.decode()
    assert ">1</strong><span>new people" in shown
    client.post(page, {"sheet": "Workers", "out:0": "on"})
    assert "This sheet is left out" in client.get(page).content.decode()


@pytest.mark.parametrize("row", ["x", "-3", "9" * 40, "²"])
def test_a_row_of_headings_that_is_none_changes_nothing(client, row):
    page = upload(client, "a.csv", FIRST.encode())
    assert client.post(page, {"sheet": "", "row:0": row}).status_code == 302
    assert ">1</strong><span>new people" in client.get(page).content.decode()


def test_the_preview_tells_what_will_be_refused_before_anything_is_kept(client):
    page = upload(client, "a.csv", (FIRST + "2,,Nathu,Ogna,7,\n").encode())
    shown = client.get(page).content.decode()
    assert ">1</strong><span>refused" in shown
    assert "There is no name in this row." in shown
    with client.house.at_work("asha"):
        assert not Person.objects.filter(name="Zamku Bai Bhil").exists()


def test_the_wrong_file_is_thrown_away_whole(client):
    page = upload(client, "a.csv", FIRST.encode())
    client.post(f"{page}discard/")
    with client.house.at_work("asha"):
        assert not Import.objects.filter(id=page.split("/")[-2]).exists()
    assert client.get(page).status_code == 404


def test_what_was_brought_in_cannot_be_thrown_away(client):
    answer = client.post(f"/imports/{client.house.imported.id}/discard/", follow=True)
    assert "no longer waiting" in answer.content.decode()


@pytest.fixture
def office():
    return Office()


def brought(office, sheet: str, name: str = "a.csv", register: str = "march"):
    with office.open():
        return import_register(office.actor(), upload=Upload(name, sheet.encode(), register))


def test_what_a_register_says_of_her_is_kept_whole(office):
    head = "Name,Village,Panchayat,Block,District,e-Shram,Remarks\n"
    brought(office, head + "Kesar,Ogna,Ogna GP,Jhadol,Udaipur,1234 5678 9010,speaks Wagdi\n")
    with office.open():
        person = Person.objects.get()
    assert (person.panchayat_said, person.block_said) == ("Ogna GP", "Jhadol")
    assert (person.eshram_number, person.note) == ("123456789010", "speaks Wagdi")


def test_rows_that_read_alike_come_back_with_their_cells_to_be_told_apart(office):
    twins = "Name,Father,Village,Age\nKesar,Nathu,Ogna,34\nKesar,Nathu,Ogna,52\n"
    brought(office, twins)
    again = brought(office, "Name,Father,Village,Age\nKesar,Nathu,Ogna,36\nMangi,Nathu,Ogna,52\n")
    with office.open():
        refusal = again.refusals.get()
        assert (refusal.code, refusal.cells) == ("imports.several_match", ["Kesar", "Nathu", "Ogna", "36"])
        assert again.mapping["headings"] == {"": ["Name", "Father", "Village", "Age"]}


# Commits: what an import wrote is told by its transaction.
@pytest.mark.django_db(transaction=True)
def test_people_an_import_changed_are_as_before_once_it_is_taken_back(office):
    brought(office, FIRST)
    wrong = brought(office, FIRST.replace("Gogunda,34,9829011111", "Surat,50,9829022222"))
    assert wrong.updated == 1
    with office.open():
        answer = undo_import(office.actor(), imported=wrong)
        assert (answer["restored"], answer["withdrawn"], answer["kept"]) == (1, 0, [])
        person = Person.objects.get()
        assert (person.village_said, person.age_on(person.made_at.date())) == ("Gogunda", 34)
        assert [phone.number for phone in person.phones.all()] == ["9829011111"]
    assert brought(office, FIRST).unchanged == 1


@pytest.mark.django_db(transaction=True)
def test_whom_somebody_corrected_since_stays_changed_and_is_named(office):
    brought(office, FIRST)
    wrong = brought(office, FIRST.replace("Gogunda", "Surat"))
    brought(office, FIRST.replace("Gogunda", "Ogna"))
    with office.open():
        answer = undo_import(office.actor(), imported=wrong)
        assert (answer["restored"], [row["row"] for row in answer["kept"]]) == (0, [2])
        assert Person.objects.get().village_said == "Ogna"


def test_the_row_of_headings_is_not_kept_for_next_month_but_their_words_are(office):
    content = "Kaun,Gaanv\nKesar,Ogna\n"
    fields = {"kaun": "name", "gaanv": "village"}
    mapping = json.dumps({"fields": fields, "heading_rows": {"": 1}, "left_out": []})
    with office.open():
        import_register(office.actor(), upload=Upload("a.csv", content.encode(), "r"), mapping=mapping)
    later = brought(office, "Form B\nOctober\n" + content.replace("Kesar", "Mangi"), register="r")
    assert (later.accepted, later.refused) == (1, 0)


def test_a_returned_sheet_of_an_import_by_command_has_the_office_s_headings(office, tmp_path):
    from hamrah.imports.refusals import write_refusals

    imported = brought(office, "Name,Age\nKesar,7\nMangi,30\n")
    with office.open():
        assert write_refusals(imported, tmp_path / "back.xlsx") == 1
    assert zipfile.is_zipfile(tmp_path / "back.xlsx")
    rows = dict(open_book(tmp_path / "back.xlsx").sheets[0].rows())
    assert rows[1][2:] == ["Name", "Age"]
    assert rows[2][2:] == ["Kesar", "7"]
