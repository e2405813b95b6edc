"""`hamrah analytics`: a snapshot and a question from the terminal. Not here: the questions themselves."""

import io
import json

import pytest

from hamrah.config.cli import parser_of
from hamrah.corridors.commands import COMMANDS
from hamrah.corridors.snapshot import latest
from hamrah.corridors.tests.test_snapshot import RoadOffice
from hamrah.ground.problem import Problem
from hamrah.ground.terminal import Out

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.HAMRAH_DATA = tmp_path


@pytest.fixture
def office():
    office = RoadOffice()
    office.goes("Kanku")
    return office


def run(office, words, role="coordinator", as_json=True):
    command = next(one for one in COMMANDS if " ".join(words).startswith(one.name))
    who = ["--org", office.organisation.code, "--as", f"{role}-{office.organisation.code}".lower()]
    office.actor(role)
    out = Out(as_json=as_json, stdout=io.StringIO(), stderr=io.StringIO())
    command.run(parser_of(command).parse_args([*words[2:], *who]), out)
    return json.loads(out.stdout.getvalue()) if as_json else out.stdout.getvalue()


def refused(office, words, **more):
    with pytest.raises(Problem) as problem:
        run(office, words, **more)
    return problem.value.code


def test_an_answer_says_its_definition_snapshot_and_moment(office):
    made = run(office, ["analytics", "snapshot"])
    told = run(office, ["analytics", "ask", "corridor"])
    assert (made["rows"], told["snapshot"], told["version"]) == (1, made["snapshot"], 1)
    assert told["definition"].startswith("Journeys begun")
    assert told["rows"][0]["destination"] == "city:surat"
    assert "as_of: 20" in run(office, ["analytics", "ask", "season"], as_json=False)


def test_who_was_in_a_city_is_asked_by_its_name(office):
    run(office, ["analytics", "snapshot"])
    assert run(office, ["analytics", "ask", "present", "--city", "city:surat"])["rows"][0]["workers"] == 1
    assert run(office, ["analytics", "ask", "present", "--city", "city:vapi"])["rows"] == []


def test_what_cannot_be_asked_is_said(office):
    assert refused(office, ["analytics", "ask", "corridor"]) == "corridors.no_snapshot"
    run(office, ["analytics", "snapshot"])
    assert refused(office, ["analytics", "ask", "names"]) == "corridors.no_question"
    assert refused(office, ["analytics", "ask", "corridor"], role="reader") == "verb.not_allowed"
    latest(office.organisation.id).spells.write_bytes(b"cut off")
    assert refused(office, ["analytics", "ask", "corridor"]) == "corridors.damaged"
