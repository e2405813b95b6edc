"""Taking an import back: drafts too, from the command line too; what was built upon stays and is named."""

import pytest

from hamrah.access.actor import installer
from hamrah.imports.actions import Upload, import_register, undo_import
from hamrah.people.actions import add_phone
from hamrah.people.models import Person
from hamrah.people.rules.registration import PhoneSaid
from hamrah.people.tests.office import Office

pytestmark = pytest.mark.django_db
SHEET = "Name,Father,Village,Age\nKesar Bai Gameti,Nathu,Gogunda,34\nTeju Khair,Bhima,Jhadol,41\n"


@pytest.fixture
def office():
    return Office()


def brought_in(office: Office):
    with office.open():
        return import_register(office.actor(), upload=Upload("march.csv", SHEET.encode(), "march"))


def test_the_installer_takes_drafts_back(office):
    imported = brought_in(office)
    verbs = ("imports.undo_import", "people.withdraw_registrations", "people.restore_registrations")
    by = installer(office.organisation, *verbs)
    with office.open():
        answer = undo_import(by, imported=imported)
        assert (answer["withdrawn"], Person.objects.count()) == (2, 0)


def test_after_an_undo_the_file_comes_in_anew(office):
    imported = brought_in(office)
    with office.open():
        undo_import(office.actor(), imported=imported)
    assert brought_in(office).accepted == 2


# Commits, because what was written later is told by its transaction.
@pytest.mark.django_db(transaction=True)
def test_whom_somebody_built_upon_stays_and_is_named(office):
    imported = brought_in(office)
    with office.open():
        person = Person.objects.get(name="Teju Khair")
        add_phone(office.actor(), person=person, said=PhoneSaid("9829012345"))
        answer = undo_import(office.actor(), imported=imported)
        assert [row["row"] for row in answer["kept"]] == [3]
        assert list(Person.objects.values_list("name", flat=True)) == ["Teju Khair"]
