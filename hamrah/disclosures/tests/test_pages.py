"""Pages of disclosures as they are used, and the command line. Not here: what is allowed."""

import io
import json
import re
from types import SimpleNamespace

import pytest

from hamrah.disclosures import commands
from hamrah.disclosures.models import Export, LegalRequest
from hamrah.ground.problem import Problem
from hamrah.ground.terminal import Out
from tests.cast import asked_export

pytestmark = pytest.mark.django_db


def text(response) -> str:
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def the_form(**said):
    plain = {
        "words": "masons", "columns": ["name", "phone"], "purpose": "Helmets", "basis": "claim",
        "recipient": "Shanti", "body": "Labour office", "contact": "0294", "kept_until": "2027-01-05",
    }  # fmt: skip
    return {**plain, **said}


def test_a_worker_is_looked_for_chosen_and_leaves_with_a_passphrase_shown_once(houses):
    ours, _theirs = houses
    client = ours.client_of("bina")
    found = text(client.post("/disclosures/new/", the_form(find="1", find_words="Kesar Nathu Gogunda")))
    assert str(ours.person.id) in found
    assert 'value="Helmets"' in found  # what was typed is there still
    page = text(client.post("/disclosures/new/", the_form(person=[str(ours.person.id)]), follow=True))
    assert "May be made" in page
    with ours.at_work():
        export = Export.objects.filter(purpose="Helmets", state="approved").latest("asked_at")
    made = text(client.post(f"/disclosures/{export.id}/making/"))
    passphrase = re.search(r'class="passphrase"[^>]*>([a-z-]+)<', made)[1]
    assert len(passphrase) == 29
    assert passphrase not in text(client.get(f"/disclosures/{export.id}/"))
    file = client.post(f"/disclosures/{export.id}/file/")
    assert file.headers["Content-Disposition"].endswith('.xlsx"')
    assert file.content[:4] == b"\xd0\xcf\x11\xe0"  # the container of a locked workbook


def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(houses):
    ours, _theirs = houses
    page = text(ours.client_of("bina").post("/disclosures/new/", the_form(village="Gogunda")))
    assert "No list leaves by place or sex alone" in page
    assert 'value="Labour office"' in page


def test_a_place_in_the_address_or_a_strange_id_chooses_nobody(houses):
    ours, theirs = houses
    client = ours.client_of("bina")
    for id in (theirs.person.id, "nonsense"):
        page = text(client.get(f"/disclosures/new/?person={id}"))
        assert 'name="person"' not in page


def test_a_second_person_agrees_on_the_page(houses):
    ours, _theirs = houses
    with ours.at_work("bina"):
        export = asked_export(ours["bina"], [ours.person], columns=("wage",))
    asker = text(ours.client_of("bina").post(f"/disclosures/{export.id}/approval/", follow=True))
    assert "somebody else must agree" in asker
    assert "It can be made now" in text(
        ours.client_of("ela").post(f"/disclosures/{export.id}/approval/", follow=True)
    )


def test_a_request_of_an_authority_walks_through_its_page(houses):
    ours, _theirs = houses
    client = ours.client_of("ela")
    said = {
        "authority": "Labour court", "law": "Code on Wages s. 45", "received_on": "2026-11-02",
        "scope": "named", "words": "Her days of work", "person": [str(ours.person.id)],
    }  # fmt: skip
    assert "Her days of work" in text(client.post("/disclosures/requests/new/", said, follow=True))
    with ours.at_work("ela"):
        request = LegalRequest.objects.get(authority="Labour court")
    path = f"/disclosures/requests/{request.id}/"
    text(client.post(path + "advice/", {"adviser": "Jyoti", "advice": "the days only"}, follow=True))
    page = text(client.post(path + "decision/", {"decision": "partly", "answer": "the days"}, follow=True))
    assert f"/disclosures/new/?request={request.id}" in page
    sheet = text(client.get(f"/disclosures/new/?request={request.id}"))
    assert ours.person.name in sheet
    assert 'value="Labour court"' in sheet
    assert "forbade" in text(
        client.post(path + "telling/", {"told": "no", "because": "it forbade"}, follow=True)
    )


def test_a_request_for_everyone_is_refused_on_the_spot(houses):
    ours, _theirs = houses
    said = {"authority": "Thana", "received_on": "2026-11-02", "scope": "place", "words": "All of Gogunda"}
    page = text(ours.client_of("ela").post("/disclosures/requests/new/", said, follow=True))
    assert "We do not give out lists of everyone" in page


# -- the command line --------------------------------------------------------------------------------


def run(command, **said):
    out = io.StringIO()
    command(SimpleNamespace(org="AAA", user="bina", **said), Out(as_json=True, stdout=out))
    return json.loads(out.getvalue())


def test_an_agreed_sheet_is_made_from_the_command_line(houses, tmp_path):
    approved = [row for row in run(commands._list) if row["state"] == "approved"]
    number = next(row["number"] for row in approved if row["people"] == 1)  # not the village's list
    answer = run(commands._make, number=number.lower(), out=tmp_path / "masons.xlsx")
    assert (tmp_path / "masons.xlsx").stat().st_mode & 0o777 == 0o600
    assert answer["people"] == 1
    assert len(answer["passphrase"]) == 29
    with pytest.raises(Problem) as refused:
        run(commands._make, number=number, out=tmp_path / "masons.xlsx")
    assert refused.value.code == "disclosures.cannot_write"


def test_an_unknown_number_is_said(houses, tmp_path):
    with pytest.raises(Problem) as refused:
        run(commands._make, number="XXXXXX", out=tmp_path / "x.xlsx")
    assert refused.value.code == "disclosures.no_such_export"


def test_ending_expired_files_counts_them(houses):
    assert run(commands._end) == {"ended": 0}
