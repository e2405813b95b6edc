"""What every answer carries, what cookies are like, and how often a wrong password may be tried."""

import os
import re
import subprocess
import sys

import pytest
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client
from django.test.utils import override_settings
from django.urls import path

from hamrah.access.actions import sign_in_link
from hamrah.access.models import Session, User
from hamrah.config import urls as house_urls
from hamrah.ground import context
from tests.test_every_page_every_role import LETTERS, PAGES, _path

pytestmark = pytest.mark.django_db

OPEN_PAGES = [
    "/account/login/",
    "/verify/",
    "/verify/hi/",
    "/verify/worker.js",
    "/nowhere/",
    "/access/link/none/",
    "/account/logout/",
]
GETS = [page for page in PAGES if page.method == "GET"]
PASSWORD = "Sitaphal-9-neem"  # invented for this test
# Parts of a page that a policy without unsafe-inline would have to let in.
INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)(?![^>]*importmap)[^>]*>|<style|\sstyle=|\son\w+=|javascript:", re.I
)


def breaks(request):
    raise ValueError


urlpatterns = [path("breaks/", breaks), *house_urls.urlpatterns]
handler404, handler500 = house_urls.handler404, house_urls.handler500


def _fit(answer) -> None:
    policy = answer.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'self'" in policy
    assert "object-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    if answer.headers.get("Content-Type", "").startswith("text/html"):
        assert INLINE.findall(answer.content.decode()) == []


@pytest.mark.parametrize("address", OPEN_PAGES)
def test_a_page_open_to_all_has_the_headers_and_nothing_inline(address, houses):
    _fit(Client().get(address))


# To the article; to the page that asks for the reason first.
LEAD_ON = ("help:for_page", "services:behind", "corridors:road_paper")


@pytest.mark.parametrize("page", GETS, ids=lambda page: page.name)
def test_every_page_has_the_headers_and_nothing_inline(page, houses):
    ours, _theirs = houses
    answer = ours.client_of(LETTERS[page.roles[0]]).get(_path(page, ours))
    assert answer.status_code == (302 if page.name in LEAD_ON else 200)
    _fit(answer)


@pytest.mark.urls(__name__)
def test_a_page_that_broke_has_them_too(houses):
    answer = houses[0].client_of("ela").get("/breaks/")
    assert answer.status_code == 500
    _fit(answer)


def test_pages_with_names_are_kept_by_no_shared_cache(houses):
    ours, _theirs = houses
    for address in (f"/people/{ours.person.id}/", "/people/search/?words=Kesar", "/people/waiting/"):
        answer = ours.client_of("ela").get(address)
        said = answer.headers.get("Cache-Control", "")
        assert "no-store" in said or "private" in said, address


def test_cookies_are_out_of_reach_of_scripts_and_other_sites(houses):
    client = houses[0].client_of("asha")
    client.get("/people/quick/")
    client.post("/language/", {"language": "hi"})
    assert {"sessionid", "csrftoken", "language"} <= set(client.cookies)
    answer = _signed_in_by_password(houses[0])
    for cookie in answer.cookies.values():
        assert cookie["httponly"], cookie.key
        assert cookie["samesite"] in ("Lax", "Strict"), cookie.key
    assert client.cookies["csrftoken"]["httponly"]


def test_where_pages_come_through_tls_cookies_demand_it(houses):
    with override_settings(SESSION_COOKIE_SECURE=True, CSRF_COOKIE_SECURE=True):
        answer = _signed_in_by_password(houses[0])
    assert all(cookie["secure"] for cookie in answer.cookies.values() if cookie.key != "messages")


def test_through_tls_no_neighbour_sets_a_cookie_of_ours():
    """The settings as a process of its own reads them."""
    said = (
        "from hamrah.config.opening import prepare_django; prepare_django();"
        "from django.conf import settings as s;"
        "print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.LANGUAGE_COOKIE_NAME, s.LANGUAGE_COOKIE_SECURE,"
        " s.SECURE_HSTS_SECONDS >= 31_536_000, s.SECURE_HSTS_INCLUDE_SUBDOMAINS)"
    )
    done = subprocess.run(
        [sys.executable, "-c", said],
        env={**os.environ, "HAMRAH_HTTPS": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    names = "__Host-sessionid __Host-csrftoken __Host-language"
    assert done.stdout.split() == [*names.split(), "True", "True", "True"]


def test_notices_with_names_are_in_no_cookie(houses):
    ours, _theirs = houses
    client = ours.client_of("ela")
    answer = client.post(f"/rights/erasures/{ours.erasure.id}/agreement/")
    assert answer.status_code == 302 and "messages" not in client.cookies
    assert 'class="notice' in client.get("/rights/erasures/").content.decode()


def test_strangers_fill_no_table_with_notices(houses):
    with context.opened(door="identify"):
        before = Session.objects.count()
    answer = Client().get("/verify/?number=2345%206789%200124")
    assert answer.status_code == 302 and "messages" in answer.cookies
    with context.opened(door="identify"):
        assert Session.objects.count() == before


def test_a_failed_sign_in_is_one_line_of_the_log_without_what_was_typed(houses, caplog):
    _with_password(houses[0])
    for name in ("asha", "my password in the wrong box"):
        Client().post("/account/login/", {"login": name, "password": "wrong"})
    lines = [record.getMessage() for record in caplog.records if record.name == "hamrah.access"]
    assert lines == [
        f"sign-in failed, from 127.0.0.1, user {houses[0].users['asha'].id}",
        "sign-in failed, from 127.0.0.1, user unknown",
    ]


@pytest.mark.parametrize("method", ["TRACE", "PUT", "DELETE", "PATCH", "CONNECT", "NONSENSE"])
def test_unusual_methods_are_refused(houses, method):
    answer = houses[0].client_of("ela").generic(method, "/people/search/", headers={"X-Echo": "echo me"})
    assert answer.status_code == 405 and b"echo" not in answer.content


def test_a_refused_page_is_one_line_of_the_log(houses, caplog):
    houses[0].client_of("charu").get("/people/search/?words=Kesar")
    (line,) = [record.getMessage() for record in caplog.records]
    assert "Forbidden" in line and "/people/search/" in line and "Kesar" not in line


@pytest.mark.parametrize(
    "password", ["Hamrah@2026!", "AAA-workers-centre-1", "Gogunda12345", "गाँव हमराह 2026"]
)
def test_words_everybody_would_guess_are_no_password(houses, password):
    with pytest.raises(ValidationError):
        validate_password(password, houses[0].users["asha"])
    validate_password("three goats under neem", houses[0].users["asha"])


def _with_password(house, name="asha") -> User:
    with context.opened(door="identify"):
        user = house.users[name]
        user.set_password(PASSWORD)
        user.save()
    return user


def _signed_in_by_password(house, language=""):
    _with_password(house)
    client = Client()
    if language:
        client.cookies["language"] = language
    return client.post("/account/login/", {"login": "asha", "password": PASSWORD})


def test_the_right_password_signs_in(houses):
    answer = _signed_in_by_password(houses[0])
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")


def test_passwords_are_kept_as_argon2(houses):
    assert _with_password(houses[0]).password.startswith("argon2$")


def test_after_some_wrong_passwords_the_right_one_waits_too(houses):
    _with_password(houses[0])
    client = Client()
    for _try in range(5):
        client.post("/account/login/", {"login": "asha", "password": "wrong"})
    answer = client.post("/account/login/", {"login": "asha", "password": PASSWORD})
    assert answer.status_code in (200, 429)
    assert "_auth_user_id" not in client.session if client.cookies.get("sessionid") else True


def test_another_address_of_the_sender_is_believed_by_nobody(houses):
    """The header that proxies set opens no second row of tries."""
    _with_password(houses[0])
    for number in range(5):
        Client(headers={"X-Forwarded-For": f"10.0.0.{number}"}).post(
            "/account/login/", {"login": "asha", "password": "wrong"}
        )
    answer = Client(headers={"X-Forwarded-For": "10.0.0.99"}).post(
        "/account/login/", {"login": "asha", "password": PASSWORD}
    )
    assert answer.headers.get("Location") != "/"


def test_a_wrong_name_and_a_wrong_password_get_the_same_answer(houses):
    _with_password(houses[0])
    texts = [
        Client().post("/account/login/", {"login": name, "password": "wrong"}).content.decode()
        for name in ("asha", "nobody")
    ]
    assert _errors(texts[0]) == _errors(texts[1]) != []


def _errors(text: str) -> list[str]:
    return re.findall(r'errorlist[^>]*>(.*?)</ul>|role="alert"[^>]*>(.*?)</', text, re.S)


def test_nobody_signs_up_or_resets_a_password_by_mail():
    for address in ("signup", "password/reset", "email", "login/code"):
        assert Client().get(f"/account/{address}/").status_code == 404


# -- one-time links and staff of two organisations -------------------------------------------------


def test_a_link_signs_in_once(houses):
    ours, _theirs = houses
    said = {"password": PASSWORD, "again": PASSWORD}
    assert Client().post(ours.link, said).status_code == 302
    assert Client().post(ours.link, said).status_code == 410


def test_a_host_that_is_not_ours_is_refused(houses):
    with override_settings(ALLOWED_HOSTS=settings.ALLOWED_HOSTS):
        assert "*" not in settings.ALLOWED_HOSTS
    assert Client(headers={"Host": "evil.example"}).get("/account/login/").status_code == 400


def _add(house, boss, **said):
    said = {"name": "X", "role": "registrar", "language": "hi", **said}
    return house.client_of(boss).post("/access/users/", said).content.decode()


def test_an_administrator_cannot_take_over_a_user_of_another_organisation(houses):
    """Asha has no password yet: whoever gets a link for her becomes her."""
    _ours, theirs = houses
    assert "/access/link/" not in _add(theirs, "deepa", username="asha")
    with theirs.at_work():
        assert not User.objects.filter(username="asha").exists()


def test_a_user_who_works_in_two_organisations_gets_a_link_from_neither(houses):
    from hamrah.access.actions import add_user
    from hamrah.access.actor import installer

    _ours, theirs = houses
    add_user(installer(theirs.organisation), username="asha", name="Asha", role="reader")
    assert "/access/link/" not in _add(theirs, "deepa", username="asha")


def test_the_same_role_in_a_second_organisation_is_a_grant_there(houses):
    from hamrah.access.actions import add_user
    from hamrah.access.actor import installer

    _ours, theirs = houses
    grant = add_user(installer(theirs.organisation), username="asha", name="Asha", role="registrar")
    assert grant.organisation_id == theirs.id


def test_working_for_another_organisation_needs_a_role_there(houses):
    ours, _theirs = houses
    assert ours.client_of("asha").post("/access/organisation/", {"code": "BBB"}).status_code == 404


def test_a_new_user_gets_her_link(houses):
    assert "/access/link/" in _add(houses[0], "ela", username="hina")


def test_a_link_for_the_command_line_is_a_path(houses):
    assert sign_in_link(houses[0].users["charu"]).startswith("/access/link/")


def test_somebody_who_signs_in_on_a_new_device_reads_her_own_language(houses):
    with houses[0].at_work("ela"):
        houses[0].users["asha"].language = "hi"
        houses[0].users["asha"].save()
    assert _signed_in_by_password(houses[0]).cookies["language"].value == "hi"


def test_a_language_chosen_on_the_device_is_kept_at_sign_in(houses):
    assert "language" not in _signed_in_by_password(houses[0], language="gu").cookies
