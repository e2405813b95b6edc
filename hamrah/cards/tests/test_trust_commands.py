"""The network's commands, one after another as an administrator types them; each refusal once."""

import io
import json

import pytest

from hamrah.cards.actions import issue_card
from hamrah.cards.commands import COMMANDS
from hamrah.cards.models import Card
from hamrah.cards.offline import offline_commands
from hamrah.cards.rules import cose, network, status_list
from hamrah.cards.tests import network_cast
from hamrah.config.cli import parser_of
from hamrah.ground.problem import Problem
from hamrah.ground.terminal import Out
from hamrah.people.tests.office import Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return Office()


@pytest.fixture
def card(office):
    worker = office.worker("Kanku Bai", accepted=True)
    with office.open():
        return issue_card(office.actor(), person=worker)


def run(line, folder):
    """(exit code, JSON answer) of `hamrah <line>`; files lie in `folder`."""
    commands = [*COMMANDS, *offline_commands(lambda: folder / "nowhere")]
    words = line.replace("@", f"{folder}/").split(" ")
    command = max((c for c in commands if line.startswith(c.name)), key=lambda c: len(c.name))
    out = Out(as_json=True, stdout=io.StringIO(), stderr=io.StringIO())
    code = command.run(parser_of(command).parse_args(words[len(command.name.split()) :]), out)
    return code or 0, json.loads(out.stdout.getvalue())


def refused(line, folder):
    with pytest.raises(Problem) as problem:
        run(line, folder)
    return problem.value.code


@pytest.fixture
def network_made(card, tmp_path):
    """A root, a draft, a signed list in force."""
    _code, made = run("card trust-list root --out @root.json --demo", tmp_path)
    run("card trust-list draft --out @draft.cbor", tmp_path)
    run("card trust-list sign @draft.cbor --root @root.json --out @trust.cbor", tmp_path)
    run(f"card trust-list publish @trust.cbor --root {made['root']}", tmp_path)
    return made["root"]


def verified(card, folder, more=""):
    (folder / "code").write_text(card.text)
    commands = {c.name: c for c in COMMANDS}
    out = Out(as_json=True, stdout=io.StringIO(), stderr=io.StringIO())
    words = [card.text, *more.replace("@", f"{folder}/").split()]
    code = commands["card verify"].run(parser_of(commands["card verify"]).parse_args(words), out)
    answer = json.loads(out.stdout.getvalue())
    return code, answer["verdict"], answer["why"], answer.get("name", "")


def test_from_a_root_to_a_genuine_card(network_made, card, tmp_path):
    assert verified(card, tmp_path) == (0, "genuine", "", "Kanku Bai")


def test_before_any_list_the_house_judges_by_its_own_rows(office, card, tmp_path):
    assert verified(card, tmp_path)[1] == "genuine"
    with office.open():
        Card.objects.filter(id=card.id).update(state="lost")
    assert verified(card, tmp_path) == (1, "not_valid", "suspended", "")


def test_what_is_not_valid_shows_no_name_and_ends_with_one(network_made, office, card, tmp_path):
    with office.open():
        Card.objects.filter(id=card.id).update(state="revoked")
    assert verified(card, tmp_path) == (1, "not_valid", "revoked", "")


def test_a_bundle_travels_as_a_file(network_made, card, tmp_path):
    assert run("card bundle --out @network.cbor", tmp_path)[1]["bytes"] == network.STEP
    how = f"--bundle @network.cbor --root {network_made}"
    assert verified(card, tmp_path, how)[1] == "genuine"
    assert (
        verified(card, tmp_path, f"{how} --at {int(card.issued_at.timestamp()) + 8 * 86_400}")[1]
        == "list_old"
    )
    assert verified(card, tmp_path, f"{how} --at 2024-01-01T10:00")[1:3] == ("check_clock", "clock")


def test_an_older_bundle_is_refused_once_a_newer_was_seen(network_made, card, tmp_path):
    run("card bundle --out @old.cbor", tmp_path)
    run("card trust-list draft --out @draft2.cbor", tmp_path)
    run(
        "card trust-list sign @draft2.cbor --root @root.json --out @trust2.cbor --before @trust.cbor",
        tmp_path,
    )
    run("card trust-list publish @trust2.cbor", tmp_path)
    with pytest.raises(Problem) as problem:
        verified(card, tmp_path, "--bundle @old.cbor")
    assert problem.value.code == "cards.list_refused"
    assert "older than one" in str(problem.value)


def test_each_list_is_written_as_a_token(network_made, office, card, tmp_path):
    user = office.actor("administrator").name
    line = f"card status-list --out @list.cwt --org {office.organisation.code} --as {username(office)}"
    _code, answer = run(line, tmp_path)
    assert user
    assert answer["files"] == {str(tmp_path / "list.cwt"): card.status_list.uri}
    token = (tmp_path / "list.cwt").read_bytes()
    assert cose.take_apart(token).media_type == status_list.MEDIA_TYPE


def username(office):
    from hamrah.access.models import User
    from hamrah.ground import context

    with context.opened(door="identify"):
        return User.objects.get(id=office.actor("administrator").user_id).username


def test_without_a_card_there_is_no_list(office, tmp_path):
    line = f"card status-list --out @list.cwt --org {office.organisation.code} --as {username(office)}"
    assert refused(line, tmp_path) == "cards.no_status_list"


def test_nothing_published_gives_no_bundle(card, tmp_path):
    assert refused("card bundle --out @b.cbor", tmp_path) == "cards.nothing_published"


@pytest.mark.parametrize(
    "line",
    [
        "card trust-list publish @none",
        "card trust-list draft --out @d --with @none",
        "card bundle --out @b --with @none",
    ],
)
def test_a_file_that_is_not_there_is_said(card, tmp_path, line):
    assert refused(line, tmp_path) == "cards.no_such_file"


def test_a_draft_takes_other_installations_in(network_made, card, tmp_path):
    from hamrah.cards.rules import trust_list

    (tmp_path / "theirs.cbor").write_bytes(trust_list.said(network_cast.TRUST))
    (tmp_path / "spoilt.cbor").write_bytes(b"spoilt")
    _code, answer = run("card trust-list draft --out @d.cbor --with @theirs.cbor", tmp_path)
    assert {network_cast.OUR_HOST, network_cast.THEIR_HOST} < set(answer["issuers"])
    assert answer["version"] == 2
    line = "card trust-list draft --out @d.cbor --with @spoilt.cbor"
    assert refused(line, tmp_path) == "cards.list_refused"
