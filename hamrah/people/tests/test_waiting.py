"""The list that waits: the oldest first, and its length told only as far as anybody needs it."""

from datetime import UTC, datetime

import pytest

from hamrah.ground import counts
from hamrah.people.models import Person
from hamrah.people.tests.office import Office
from hamrah.people.views import working

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(monkeypatch):
    """Three drafts, where two are as many as anybody counts."""
    office = Office()
    for day, name in enumerate(("Amri", "Bhuri", "Champa"), start=1):
        registered = office.worker(name).id
        with office.open():
            Person.objects.filter(id=registered).update(made_at=datetime(2026, 1, day, tzinfo=UTC))
    for module in (counts, working):
        monkeypatch.setattr(module, "COUNTED_AT_MOST", 2)
    return office


def page(office, address: str = "/people/waiting/", role: str = "registrar") -> str:
    return office.browser(role).get(address).content.decode()


def test_more_than_anybody_counts_is_told_as_more(office):
    assert '<strong class="number">2+</strong>' in page(office)
    assert "More than 2 wait here." in page(office)
    assert '<strong class="number">2+</strong>' in page(office, "/")


def test_the_oldest_are_shown(office):
    text = page(office)
    assert "Amri" in text
    assert "Bhuri" in text
    assert "Champa" not in text


def test_what_follows_is_shown_when_the_oldest_is_done(office):
    with office.open():
        Person.objects.filter(name="Amri").update(state="submitted")
    assert "Champa" in page(office)


def test_who_accepts_begins_with_what_was_handed_in(office):
    assert "Amri" in page(office, role="coordinator")
    with office.open():
        Person.objects.filter(name="Bhuri").update(state="submitted")
    text = page(office, role="coordinator")
    assert "Bhuri" in text
    assert "Amri" not in text


def test_few_are_counted_exactly(office, monkeypatch):
    for module in (counts, working):
        monkeypatch.setattr(module, "COUNTED_AT_MOST", 3)
    assert '<strong class="number">3</strong>' in page(office)
    assert "More than" not in page(office)


def test_an_unknown_stage_and_page_show_the_first_that_waits(office):
    assert "Bhuri" in page(office, "/people/waiting/?stage=canary&page=999")
