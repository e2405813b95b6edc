"""What could hurt a worker, exports or signs opens only after the second step; all else without."""

import base64
import json
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.db import connection
from django.test import Client

from hamrah.access.actions import reset_sign_in, sign_in_link
from hamrah.access.actor import actor_for
from hamrah.access.models import User
from hamrah.access.roles import ROLES, SECOND_STEP
from hamrah.ground import context
from hamrah.ground.models import Journal
from hamrah.ground.problem import Problem
from tests.cast import signed_in

pytestmark = pytest.mark.django_db
PASSWORD = "companion-on-the-road"


def code_for(secret: str) -> str:
    """What the app on her phone shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def by_link(house, name) -> Client:
    """Signed in by a fresh one-time link: with a password alone."""
    client = Client()
    with context.opened(door="identify"):
        link = sign_in_link(house.users[name])
    assert client.post(link, {"password": PASSWORD, "again": PASSWORD})["Location"] == "/"
    return client


def switched_on(client) -> str:
    """Set the app up as the page says; its secret."""
    page = client.get("/account/2fa/totp/activate/")
    secret = page.context["form"].secret
    assert client.post("/account/2fa/totp/activate/", {"code": code_for(secret)}).status_code == 302
    return secret


@pytest.mark.parametrize(
    ("name", "path"), [("gita", "/people/{id}/sealed/facts/"), ("ela", "/people/{id}/sealed/facts/")]
)
def test_a_password_alone_opens_no_sealed_fact_and_the_page_says_what_to_do(name, path, houses):
    ours, _theirs = houses
    answer = signed_in(ours.users[name], second_step=False).get(path.format(id=ours.person.id))
    assert answer.status_code == 403
    assert "Set up your second step" in answer.content.decode()
    assert "kept sealed" not in answer.content.decode()
    assert "kept sealed" in ours.client_of(name).get(path.format(id=ours.person.id)).content.decode()


def test_everything_else_works_with_the_password_alone(houses):
    ours, _theirs = houses
    client = signed_in(ours.users["bina"], second_step=False)
    for path in (
        "/",
        "/people/search/?words=Kesar",
        f"/people/{ours.person.id}/",
        "/cards/",
        "/access/journal/",
    ):
        assert client.get(path).status_code == 200, path
    assert "Set up your second step" in client.get("/").content.decode()
    assert "Set up your second step" not in ours.client_of("bina").get("/").content.decode()


def test_whoever_holds_nothing_of_it_is_not_asked(houses):
    ours, _theirs = houses
    assert not ROLES["reader"] & SECOND_STEP
    client = signed_in(ours.users["charu"], second_step=False)
    assert "Set up your second step" not in client.get("/").content.decode()


@pytest.mark.parametrize("verb", sorted(SECOND_STEP))
def test_a_verb_or_question_of_the_second_step_is_withheld_until_then(verb, houses):
    ours, _theirs = houses
    with context.opened(door="identify"):
        before, after = (actor_for(ours.users["ela"], second_step=shown) for shown in (False, True))
    assert verb in before.withheld
    assert not before.may(verb)
    assert after.may(verb)


def test_a_withheld_verb_says_so_and_not_that_she_may_not(houses):
    ours, _theirs = houses
    with context.opened(door="identify"):
        ela = actor_for(ours.users["ela"])
    with ours.at_work("ela"), pytest.raises(Problem) as refused:
        reset_sign_in(ela, user=ours.colleague)
    assert refused.value.code == "verb.second_step"


def test_setting_the_app_up_opens_what_waited_at_once(houses):
    ours, _theirs = houses
    client = by_link(ours, "gita")
    assert client.get(f"/people/{ours.person.id}/sealed/facts/").status_code == 403
    switched_on(client)
    assert client.get(f"/people/{ours.person.id}/sealed/facts/").status_code == 200


def test_switching_the_app_off_closes_it_again(houses):
    ours, _theirs = houses
    client = by_link(ours, "gita")
    switched_on(client)
    client.post("/account/2fa/totp/deactivate/")
    assert client.get(f"/people/{ours.person.id}/sealed/facts/").status_code == 403


def test_after_that_the_password_alone_signs_nobody_in(houses):
    ours, _theirs = houses
    secret = switched_on(by_link(ours, "gita"))
    client = Client()
    answer = client.post("/account/login/", {"login": "gita", "password": PASSWORD})
    assert answer["Location"] == "/account/2fa/authenticate/"
    assert client.get("/people/search/").status_code == 302
    assert client.post("/account/2fa/authenticate/", {"code": "000000"}).status_code == 200
    with context.opened(door="identify"):
        connection.cursor().execute("DELETE FROM access_cache")
    assert client.post("/account/2fa/authenticate/", {"code": code_for(secret)}).status_code == 302
    assert client.get(f"/people/{ours.person.id}/sealed/facts/").status_code == 200


def test_a_one_time_link_does_not_go_past_the_second_step(houses):
    ours, _theirs = houses
    switched_on(by_link(ours, "gita"))
    client = Client()
    with context.opened(door="identify"):
        link = sign_in_link(ours.users["gita"])
    answer = client.post(link, {"password": PASSWORD + "2", "again": PASSWORD + "2"})
    assert answer["Location"] == "/account/2fa/authenticate/"
    assert client.get("/people/search/").status_code == 302


def test_secrets_and_recovery_codes_stand_sealed_in_the_database(houses):
    ours, _theirs = houses
    secret = switched_on(by_link(ours, "gita"))
    with context.opened(door="identify"):
        rows = [json.dumps(row.data) for row in Authenticator.objects.filter(user=ours.users["gita"])]
    assert len(rows) == 2
    for row in rows:
        assert secret not in row
        assert "sealed:" in row


def test_a_shared_device_gets_no_passkey_and_hears_why(houses):
    ours, _theirs = houses
    client = by_link(ours, "gita")
    client.get("/account/2fa/webauthn/add/")
    said = {"whose": "shared", "name": "Office computer", "credential": "{}"}
    answer = client.post("/account/2fa/webauthn/add/", said)
    assert "use the app with six digits instead" in answer.content.decode()
    with context.opened(door="identify"):
        assert not Authenticator.objects.filter(type="webauthn").exists()


def test_a_passkey_nobody_signed_is_refused(houses):
    client = by_link(houses[0], "gita")
    client.get("/account/2fa/webauthn/add/")
    said = {
        "whose": "mine",
        "name": "Mine",
        "credential": json.dumps({"id": base64.b64encode(b"x").decode()}),
    }
    assert client.post("/account/2fa/webauthn/add/", said).status_code == 200
    assert client.get(f"/people/{houses[0].person.id}/sealed/facts/").status_code == 403


# -- a lost phone ----------------------------------------------------------------------------------


def test_an_administrator_lets_her_begin_anew_and_the_old_ways_in_are_closed(houses):
    ours, _theirs = houses
    with ours.at_work("ela"):
        ours.users["gita"].grants.all()
    lost = by_link(ours, "gita")
    switched_on(lost)
    page = ours.client_of("ela").post(f"/access/users/{ours.users['gita'].id}/reset/").content.decode()
    assert "/access/link/" in page
    assert lost.get("/people/search/").status_code == 302
    assert Client().post("/account/login/", {"login": "gita", "password": PASSWORD}).status_code == 200
    with context.opened(door="identify"):
        assert not Authenticator.objects.filter(user=ours.users["gita"]).exists()
    with ours.at_work("ela"):
        row = Journal.objects.filter(verb="access.reset_sign_in").get()
    assert (row.user_id, row.subject_id) == (ours["ela"].user_id, ours.users["gita"].id)


def test_nobody_takes_over_somebody_who_may_more(houses):
    ours, _theirs = houses
    weaker = ours["bina"].__class__(
        **{**vars(ours["bina"]), "permissions": ours["bina"].permissions | {"access.reset_sign_in"}}
    )
    with ours.at_work("ela"), pytest.raises(Problem) as refused:
        reset_sign_in(weaker, user=ours.users["ela"])
    assert refused.value.code == "access.role_beyond_you"


def test_who_works_for_two_organisations_is_reset_by_neither(houses):
    from hamrah.access.actions import add_user
    from hamrah.access.actor import installer

    ours, theirs = houses
    add_user(installer(theirs.organisation), username="asha", name="Asha", role="reader")
    with ours.at_work("ela"), pytest.raises(Problem) as refused:
        reset_sign_in(ours["ela"], user=ours.users["asha"])
    assert refused.value.code == "access.works_elsewhere"
    reset_sign_in(installer(ours.organisation), user=ours.users["asha"])
    with context.opened(door="identify"):
        assert not User.objects.get(username="asha").has_usable_password()


@pytest.mark.parametrize("said", ["{}", "[]", '{"id": "x", "rawId": "x"}', "not json", '{"response": 7}'])
def test_a_passkey_that_no_device_sends_signs_nobody_in(said, houses):
    client = Client(raise_request_exception=False)
    client.get("/account/2fa/webauthn/login/", headers={"X-Requested-With": "XMLHttpRequest"})
    assert client.post("/account/2fa/webauthn/login/", {"credential": said}).status_code in (200, 302)
    assert client.get("/people/search/").status_code == 302


def test_the_command_line_lets_an_administrator_who_is_alone_begin_anew(houses):
    import argparse
    import io

    from hamrah.access.room import ROOM
    from hamrah.ground.terminal import Out

    reset = next(command for command in ROOM.commands if command.name == "user reset")
    out = io.StringIO()
    reset.run(argparse.Namespace(name="ela", org="AAA"), Out(as_json=True, stdout=out))
    link = json.loads(out.getvalue())["link"]
    assert Client().post(link, {"password": PASSWORD, "again": PASSWORD}).status_code == 302
    for stranger in ("deepa", "nobody"):
        with pytest.raises(Problem) as refused:
            reset.run(argparse.Namespace(name=stranger, org="AAA"), Out(as_json=True, stdout=out))
        assert refused.value.code == "access.no_such_user"
