"""The floor check finds what it is there for, and the house stands on its floors."""

import pytest

from checks import floors


@pytest.mark.parametrize(
    ("importer", "imported", "complaint"),
    [
        ("hamrah.people.actions", "hamrah.ground.problem", None),
        ("hamrah.people.actions", "hamrah.people.rules.ages", None),
        ("hamrah.config.urls", "hamrah.cards.views", None),
        ("hamrah.people.room", "hamrah.ground.room", None),
        ("hamrah.people.actions", "hamrah.cards.actions", "a room imports only rooms below it"),
        ("hamrah.people.actions", "hamrah.config.environment", "a room imports only rooms below it"),
        ("hamrah.cards.actions", "hamrah.journeys.models", "rooms of one floor never import each other"),
        ("hamrah.people.actions", "hamrah.people.forms", "what a room does never imports how it is shown"),
        ("hamrah.people.rules", "hamrah.web.views", "what a room does never imports how it is shown"),
    ],
)
def test_an_import_is_judged_by_its_floors(importer, imported, complaint):
    assert list(floors.wrong(importer, imported)) == ([complaint] if complaint else [])


def test_a_folder_that_no_floor_names_is_found(tmp_path):
    for room in ("people", "cellar"):
        (tmp_path / room).mkdir()
        (tmp_path / room / "__init__.py").touch()
    (found,) = floors.undeclared(tmp_path)
    assert found.startswith("hamrah/cellar is a room that")


def test_the_house_stands_on_its_floors():
    assert floors.complaints() == []
