"""What waits on the home page: for each role its own work, what is late first, and where to begin."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from hamrah.people.models import Person
from hamrah.people.tests.office import Office

pytestmark = pytest.mark.django_db
TASK = re.compile(
    r'<li class="task">\s*<a href="([^"]+)">.*?<strong class="number">([^<]+)</strong>', re.DOTALL
)


def home(office: Office, role: str) -> str:
    return office.browser(role).get("/").content.decode()


def waits(office: Office, role: str) -> list[tuple[str, str]]:
    """Addresses and counts of what waits, in order."""
    return TASK.findall(home(office, role))


def test_an_empty_register_says_what_to_do_first():
    office = Office()
    page = home(office, "registrar")
    assert "Register the first worker" in page
    assert "Bring in the register your office has" in page
    assert "Add the people who work here" not in page
    assert waits(office, "registrar") == []
    office.worker()
    assert "Register the first worker" not in home(office, "registrar")


def test_an_administrator_alone_is_told_to_add_people():
    office = Office()
    assert "Add the people who work here" in home(office, "administrator")
    office.actor("registrar")
    assert "Add the people who work here" not in home(office, "administrator")


def test_what_is_handed_in_waits_for_the_coordinator_alone():
    office = Office()
    office.worker("Amri", accepted=False)
    with office.open():
        Person.objects.update(state="submitted")
    assert ("/people/waiting/?stage=submitted", "1") in waits(office, "coordinator")
    assert waits(office, "registrar") == []


def test_what_is_late_stands_first():
    office = Office()
    office.worker("Amri")
    sent_back = office.worker("Dhuli Pargi").id
    with office.open():
        Person.objects.filter(id=sent_back).update(state="returned")
    assert [url for url, _count in waits(office, "registrar")] == [
        "/people/waiting/?stage=returned",
        "/people/waiting/?stage=draft",
    ]
    with office.open():
        long_ago = timezone.now() - timedelta(days=15)
        Person.objects.exclude(id=sent_back).update(made_at=long_ago)
    assert waits(office, "registrar")[0][0] == "/people/waiting/?stage=draft"
    assert "1 late" in home(office, "registrar")


def test_a_reader_of_figures_has_figures_and_no_list_of_work():
    office = Office()
    office.worker("Amri")
    assert waits(office, "reader") == []
    assert "/figures/people.registered/" in home(office, "reader")
