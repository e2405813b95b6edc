"""Signing in by link, changing the organisation, the people who work here: as a browser asks for them."""

import pytest
from django.test import Client

from hamrah.access.actions import add_user, sign_in_link
from hamrah.access.actor import installer
from hamrah.access.models import RoleGrant, User
from hamrah.ground import context
from hamrah.organisations.actions import found_organisation
from tests.cast import show_second_step

pytestmark = pytest.mark.django_db
GOOD = "companion-on-the-road"


@pytest.fixture
def organisation():
    return found_organisation(code="GOG", name="Gogunda centre")


def grant_in(organisation, username="asha", role="administrator") -> RoleGrant:
    return add_user(installer(organisation), username=username, name=username.title(), role=role)


def link_of(grant: RoleGrant) -> str:
    with context.opened(door="identify"):
        return sign_in_link(grant.user)


@pytest.fixture
def asha(organisation) -> Client:
    client, grant = Client(), grant_in(organisation)
    client.post(link_of(grant), {"password": GOOD, "again": GOOD})
    show_second_step(client, grant.user)
    return client


def test_a_link_greets_by_name_and_says_the_username(organisation):
    page = Client().get(link_of(grant_in(organisation))).content.decode()
    assert "Asha" in page and 'value="asha"' in page


def test_a_good_password_uses_the_link_and_signs_in(organisation):
    client, link = Client(), link_of(grant_in(organisation))
    assert client.post(link, {"password": GOOD, "again": GOOD}).status_code == 302
    assert client.get("/").status_code == 200
    assert Client().get(link).status_code == 410


@pytest.mark.parametrize(
    ("password", "again"), [("short", "short"), (GOOD, "another-companion"), ("password123", "password123")]
)
def test_a_poor_or_mistyped_password_leaves_the_link_unused(organisation, password, again):
    link = link_of(grant_in(organisation))
    assert Client().post(link, {"password": password, "again": again}).status_code == 200
    assert Client().get(link).status_code == 200


def test_an_unknown_link_says_what_to_do():
    answer = Client().get("/access/link/never-given/")
    assert answer.status_code == 410
    assert "administrator" in answer.content.decode()


def test_a_stranger_is_sent_to_sign_in_and_back_to_the_page():
    answer = Client().get("/access/users/")
    assert (answer.status_code, answer["Location"]) == (302, "/account/login/?next=/access/users/")


def test_a_user_is_added_with_a_link_shown_once(asha):
    facts = {"name": "Dev", "username": "dev", "role": "registrar", "language": "hi"}
    assert "/access/link/" in asha.post("/access/users/", facts).content.decode()
    assert "/access/link/" not in asha.get("/access/users/").content.decode()


def test_a_role_that_ended_is_history(asha, organisation):
    grant = grant_in(organisation, "dev", "registrar")
    assert asha.post(f"/access/roles/{grant.id}/end/").status_code == 302
    with context.opened(organisation_id=organisation.id):
        assert RoleGrant.objects.get(id=grant.id).until is not None


def test_a_user_of_two_organisations_changes_between_them_and_to_no_third(asha, organisation):
    other = found_organisation(code="AMD", name="Ahmedabad centre")
    found_organisation(code="SRT", name="Surat centre")
    with context.opened(door="identify"):
        user = User.objects.get(username="asha")
    with context.opened(organisation_id=other.id, user_id=user.id):
        RoleGrant.objects.create(user=user, role="reader")
    before = asha.get("/").context["actor"].organisation_code
    (after,) = {"GOG", "AMD"} - {before}
    asha.post("/access/organisation/", {"code": after})
    assert asha.get("/").context["actor"].organisation_code == after
    assert asha.post("/access/organisation/", {"code": "SRT"}).status_code == 404


def test_pages_of_the_sign_in_library_that_nobody_uses_are_not_there():
    for path in ("signup/", "email/", "password/reset/", "login/code/"):
        assert Client().get(f"/account/{path}").status_code == 404


def test_a_form_without_its_secret_gets_a_page_not_a_stack_trace(organisation):
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/account/login/", {"login": "asha", "password": "x"})
    assert answer.status_code == 403
    assert "This page stood open too long" in answer.content.decode()


def test_every_page_forbids_inline_scripts_and_styles():
    policy = Client().get("/account/login/")["Content-Security-Policy"]
    assert "unsafe" not in policy and "default-src 'self'" in policy
