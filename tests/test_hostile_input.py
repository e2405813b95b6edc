"""Every page of the house under hostile input: never a 500, never anything of another organisation.

Pages and roles are those of test_every_page_every_role; fields are each form's own. `make test` tries a
few requests a page, `make long` some hundred, drawn anew each time.
"""

import random
import re
from typing import Any

import pytest
from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Concat
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from hamrah.organisations.models import Village
from hamrah.people.models import Person
from tests.cast import House
from tests.hostile import (
    FILES_SENT,
    RAW_BYTES,
    Fields,
    asked_for,
    encoded,
    file_of,
    forms_of,
    name_of,
    said_in,
)
from tests.test_every_page_every_role import LETTERS, PAGES, Page, _path

CANARY = "Qxvanaru"
FORM = "application/x-www-form-urlencoded"
GATELESS = (
    "/verify/", "/verify/hi/", "/language/", "/healthz", "/account/login/", "/account/logout/",
    "/account/password/change/", "/account/reauthenticate/", "/account/2fa/",
    "/account/2fa/authenticate/", "/account/2fa/totp/activate/", "/account/2fa/totp/deactivate/",
    "/account/2fa/recovery-codes/generate/", "/account/2fa/webauthn/add/", "/account/2fa/webauthn/login/",
    "/access/organisation/", "/access/link/nobody/",
)  # fmt: skip
HOW = {"deadline": None, "database": None, "suppress_health_check": list(HealthCheck)}
FEW = settings(max_examples=8, derandomize=True, phases=[Phase.generate], **HOW)
MANY = settings(max_examples=150, phases=[Phase.generate, Phase.shrink], **HOW)

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def fields_of(committed_houses, django_db_blocker) -> dict[str, Fields]:
    """Page name -> what its forms send, read from every page as its first role sees it."""
    ours, _theirs = committed_houses
    found: dict[str, Fields] = {}
    with django_db_blocker.unblock():
        clients = {letter: ours.client_of(name) for letter, name in LETTERS.items()}
        for page in PAGES:
            with transaction.atomic():
                path = _path(page, ours)
                answer = clients[page.roles[0]].get(path)
                transaction.set_rollback(True)
            if "html" in answer.headers.get("Content-Type", ""):
                for name, fields in forms_of(path, answer.content.decode()).items():
                    found.setdefault(name, Fields()).take(fields)
    return found


@pytest.fixture
def marked(houses) -> tuple[House, House]:
    """The houses; every person and place of theirs is called by a word that stands nowhere else."""
    _ours, theirs = houses
    with theirs.at_work():
        for model in (Person, Village):
            model.objects.update(name=Concat(Value(f"{CANARY} "), "name"))
    return houses


def ids_of(house: House) -> list[str]:
    rows = (value for value in vars(house).values() if hasattr(value, "pk"))
    return sorted({str(row.pk) for row in rows})


def attack(data: Any, houses: tuple[House, House], path: str, fields: Fields, client: Client) -> None:
    """One request with whatever was drawn."""
    ours, theirs = houses
    names = sorted({*fields.honest, *fields.files, *asked_for(path)})
    said = said_in(names, fields.honest, [*ids_of(theirs), *ids_of(ours)[:9]])
    method = data.draw(st.sampled_from(["GET", "POST", "POST"]), label="method")
    query, body = data.draw(said, label="query"), data.draw(said, label="body")
    raw = data.draw(st.sampled_from([b"", b"", *RAW_BYTES]), label="raw bytes")
    address = f"{path}?{encoded(query, raw).decode('latin-1')}"
    with transaction.atomic():
        if method == "GET":
            answer = client.get(address)
        elif data.draw(st.booleans(), label="multipart"):
            files = data.draw(st.dictionaries(st.sampled_from(names or ["file"]), FILES_SENT), label="files")
            answer = client.post(address, sendable(body, files))
        else:
            answer = client.generic("POST", address, encoded(body, raw), FORM)
        text = b"".join(answer) if answer.streaming else answer.content
        transaction.set_rollback(True)
    raised = getattr(answer, "exc_info", None)
    assert answer.status_code < 500, raised and raised[1]
    assert CANARY.encode() not in text


def sendable(said: dict[str, list[str]], files: dict[str, Any]) -> dict[str, Any]:
    """For a multipart form: Django's client writes text in UTF-8 only, and names without quotes."""
    texts = {
        re.sub(r"[\x00\"\\]", "", name): [value.encode("utf-8", "replace").decode() for value in values]
        for name, values in said.items()
    }
    return {**texts, **{name: file_of(file) for name, file in files.items()}}


def one_of(page: Page, house: House) -> Client:
    """Somebody who may open the page; who, differs from page to page."""
    return house.client_of(LETTERS[random.Random(page.name).choice(page.roles)])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_input_breaks_a_page_or_shows_what_is_others(page, marked, fields_of):
    path, client = _path(page, marked[0]), one_of(page, marked[0])

    @FEW
    @given(st.data())
    def attacked(data) -> None:
        attack(data, marked, path, fields_of.get(page.name, Fields()), client)

    attacked()


@pytest.mark.parametrize("path", GATELESS)
@pytest.mark.parametrize("signed_in", [False, True])
def test_no_input_breaks_a_page_without_a_gate(path, signed_in, marked, fields_of):
    client = marked[0].client_of("asha") if signed_in else Client(raise_request_exception=False)

    @FEW
    @given(st.data())
    def attacked(data) -> None:
        attack(data, marked, path, fields_of.get(name_of(path), Fields()), client)

    attacked()


@pytest.mark.long
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_many_inputs_break_no_page(page, marked, fields_of):
    path = _path(page, marked[0])
    clients = [marked[0].client_of(LETTERS[letter]) for letter in page.roles]

    @MANY
    @given(st.data())
    def attacked(data) -> None:
        client = data.draw(st.sampled_from(clients), label="who")
        attack(data, marked, path, fields_of.get(page.name, Fields()), client)

    attacked()


def test_the_fields_of_a_form_are_known(fields_of):
    """Else all of this would try nothing."""
    assert {"name", "village_said", "age"} <= set(fields_of["people:register"].honest)
    assert "F" in fields_of["people:register"].honest["gender"]
    assert sum(len(fields.honest) for fields in fields_of.values()) > 150


def test_what_was_found_stays_mended(houses):
    """Texts that are no ids or numbers, where a form sends hidden ones: each was a 500 once."""
    ours, _theirs = houses
    ela = ours.client_of("ela")
    known = {"name": "Rama Bai", "age": "34", "gender": "F", "village_said": "Gogunda"}
    for path, said, status in (
        ("/rights/erasures/", {"person": ["x", str(ours.leaving.id)]}, 302),
        (f"/people/{ours.person.id}/correct/", {**known, "version": "½"}, 200),
        ("/people/register/", {**known, "not_the_same_x": "another"}, 302),
    ):
        assert ela.post(path, said).status_code == status, path
