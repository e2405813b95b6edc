"""Starting an import from its page, and that whoever looks at rows of a file is noted."""

import pytest
from django.test import TestCase

from hamrah.access.models import Reading
from hamrah.ground.models import Journal
from hamrah.ground.problem import Problem
from hamrah.imports import progress, running
from hamrah.imports.actions import start_import
from hamrah.imports.models import Import

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(houses):
    ours, _theirs = houses
    with ours.at_work("asha"):
        yield ours


@pytest.fixture
def started(monkeypatch):
    """Ids of the imports whose thread began."""
    ids = []
    monkeypatch.setattr(running, "start", lambda _actor, imported: ids.append(imported.id))
    return ids


def begin(office, imported: Import) -> None:
    with TestCase.captureOnCommitCallbacks(execute=True):
        start_import(office["asha"], imported=imported)


def test_it_begins_once_it_is_saved_and_stands_in_the_journal(office, started):
    begin(office, office.waiting)
    assert started == [office.waiting.id]
    assert Import.objects.get(id=office.waiting.id).state == "running"
    assert Journal.objects.filter(verb="imports.start_import", subject_id=office.waiting.id).exists()


def test_a_second_click_begins_nothing(office, started):
    address = f"/imports/{office.waiting.id}/start/"
    form = {"command": "01a200f9-a4ff-79de-8636-729d4f4984e3"}
    client = office.client_of("asha")
    with TestCase.captureOnCommitCallbacks(execute=True):
        assert [client.post(address, form).status_code for _ in range(2)] == [302, 302]
    assert started == [office.waiting.id]


def test_what_runs_is_not_begun_again(office, started):
    Import.objects.filter(id=office.waiting.id).update(state="running")
    progress.tell(office.waiting.id, 7)
    try:
        with pytest.raises(Problem) as refused:
            begin(office, office.waiting)
    finally:
        progress.forget(office.waiting.id)
    assert refused.value.code == "imports.running_already"
    assert started == []


@pytest.mark.parametrize("state", ["running", "failed"])
def test_what_stopped_is_begun_again(state, office, started):
    Import.objects.filter(id=office.waiting.id).update(state=state, problem="stopped")
    begin(office, office.waiting)
    assert started == [office.waiting.id]
    assert Import.objects.get(id=office.waiting.id).problem == ""


def test_what_is_done_is_not_begun_again(office, started):
    with pytest.raises(Problem) as refused:
        begin(office, office.imported)
    assert refused.value.code == "imports.not_waiting"
    assert started == []


@pytest.mark.parametrize(
    ("name", "address"),
    [("imports.refused", "refused.xlsx"), ("imports.import", ""), ("imports.preview", "")],
)
def test_a_look_at_rows_of_a_file_is_noted_with_the_import(name, address, office):
    imported = office.waiting if name == "imports.preview" else office.imported
    assert office.client_of("asha").get(f"/imports/{imported.id}/{address}").status_code == 200
    noted = Reading.objects.get(page=name)
    assert (noted.people, noted.user_id) == ([imported.id], office["asha"].user_id)
