"""Refusals of access, organisations, cards and imports that no other test meets, by their codes."""

import json
from types import SimpleNamespace

import pytest

from hamrah.access.actions import add_user
from hamrah.cards.actions import issue_card
from hamrah.ground.problem import Problem
from hamrah.imports import actions as imports
from hamrah.imports import commands
from hamrah.organisations.actions import add_village, found_organisation
from hamrah.organisations.models import organisation_called
from hamrah.people.models import Person
from tests.cast import Upload, anything

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(houses):
    ours, _theirs = houses
    with ours.at_work("ela"):
        yield ours


def code_of(call, *args, **said) -> str:
    with pytest.raises(Problem) as refused:
        call(*args, **said)
    return refused.value.code


def test_a_username_is_of_plain_letters(office):
    said = {"username": "as ha", "name": "Asha", "role": "reader"}
    assert code_of(add_user, office["ela"], **said) == "access.bad_username"


def test_a_username_of_another_organisation_is_taken(office):
    said = {"username": "Deepa", "name": "Deepa", "role": "reader"}
    assert code_of(add_user, office["ela"], **said) == "access.username_taken"


@pytest.mark.parametrize("code", ["A", "A-B", "ABCDEFGHI", "अआ"])
def test_a_code_is_short_and_plain(code):
    assert code_of(found_organisation, code=code, name="X") == "organisations.bad_code"


def test_a_code_is_given_once(office):
    assert code_of(found_organisation, code="bbb", name="X") == "organisations.code_taken"


def test_an_unknown_organisation_is_named_as_such(db):
    assert code_of(organisation_called, "ZZZ") == "organisations.unknown_code"


def test_a_worker_has_one_live_card(office):
    assert code_of(issue_card, office["bina"], person=office.person) == "cards.has_card"


def test_what_the_columns_cannot_hold_is_refused_without_its_value(office):
    huge = {"name": "Kotda", "lgd_code": 10**12}
    assert code_of(add_village, office["asha"], **huge) == "verb.does_not_fit"


def test_what_no_sheet_holds_cannot_be_imported():
    assert code_of(imports.importable_of, "people.merge_people") == "imports.not_importable"


def test_an_unfinished_import_is_not_taken_back(office):
    assert code_of(imports.undo_import, office["asha"], imported=office.waiting) == "imports.not_done"


def test_columns_of_a_finished_import_stay(office):
    said = {"imported": office.imported, "fields": {}}
    assert code_of(imports.map_columns, office["asha"], **said) == "imports.not_waiting"


def test_a_file_that_is_not_there_is_named(tmp_path):
    assert code_of(commands.upload_of, tmp_path / "none.csv", "") == "imports.no_such_file"


def test_a_file_too_large_is_refused_before_it_is_read(office, monkeypatch):
    monkeypatch.setattr(imports, "LARGEST_FILE_BYTES", 10)
    upload = Upload("a.csv", b"Name\n" * 20, "a")
    assert code_of(imports.receive_file, office["asha"], upload=upload) == "imports.file_too_large"


def test_a_basis_file_holds_what_a_basis_says(office, tmp_path):
    file = tmp_path / "basis.json"
    file.write_text(json.dumps({"purposes": ["register"]}))
    assert code_of(commands._basis, office["asha"], file) == "imports.bad_basis"


@pytest.mark.parametrize("whose", ["theirs", "nobody's"])
def test_an_import_of_others_is_as_little_there_as_one_of_nobody(whose, houses):
    ours, theirs = houses
    id = theirs.imported.id if whose == "theirs" else anything()
    said = SimpleNamespace(user="asha", org="AAA", id=id)
    assert code_of(commands._undo, said, None) == "imports.no_such_import"
    with ours.at_work("asha"):
        assert Person.objects.exists()
