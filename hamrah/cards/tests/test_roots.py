"""The offline root: its file, its passphrase, and what its keeper is shown before signing."""

import io
import json
import stat
from argparse import Namespace
from dataclasses import replace
from pathlib import Path

import pytest

from hamrah.cards import offline
from hamrah.cards.offline import offline_commands, words_of
from hamrah.cards.roots import open_root, write_root
from hamrah.cards.rules import cose, trust_list
from hamrah.cards.tests import network_cast
from hamrah.config import cli
from hamrah.ground.problem import Problem
from hamrah.ground.terminal import Out

PASSPHRASE = "neem peepal mango banyan"
DRAFT = network_cast.TRUST


def made(folder, passphrase=PASSPHRASE):
    file = folder / "root.json"
    return file, write_root(file, passphrase=passphrase, data_folder=Path("/nowhere"))


def refused(call, *arguments, **named):
    with pytest.raises(Problem) as problem:
        call(*arguments, **named)
    return problem.value.code


def test_a_root_opens_with_its_passphrase(tmp_path):
    file, public = made(tmp_path)
    signer, is_demo = open_root(file, lambda: PASSPHRASE)
    assert (signer.private_key.public_key().public_bytes_raw(), is_demo) == (public, False)


def test_the_file_is_its_owners_alone_and_holds_no_open_key(tmp_path):
    file, _public = made(tmp_path)
    signer, _is_demo = open_root(file, lambda: PASSPHRASE)
    raw = signer.private_key.private_bytes_raw()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert raw.hex() not in file.read_text()
    assert "private" not in json.loads(file.read_text())


def test_another_passphrase_opens_nothing(tmp_path):
    assert refused(open_root, made(tmp_path)[0], lambda: "another one here") == "cards.root_does_not_open"


def test_a_public_key_exchanged_in_the_file_opens_nothing(tmp_path):
    file, _public = made(tmp_path)
    said = json.loads(file.read_text())
    file.write_text(json.dumps(said | {"public": said["salt"]}))
    assert refused(open_root, file, lambda: PASSPHRASE) == "cards.root_does_not_open"


def test_a_short_passphrase_is_refused(tmp_path):
    assert refused(made, tmp_path, "short") == "cards.passphrase_short"
    assert not (tmp_path / "root.json").exists()


@pytest.mark.parametrize("way", ["data/keys", "elsewhere/../data", "link"])
def test_a_root_does_not_lie_in_the_data_folder(tmp_path, way):
    data = tmp_path / "data"
    for folder in (data / "keys", tmp_path / "elsewhere"):
        folder.mkdir(parents=True)
    (tmp_path / "link").symlink_to(data)
    code = refused(write_root, tmp_path / way / "r.json", passphrase=PASSPHRASE, data_folder=data)
    assert code == "cards.root_in_data_folder"


def test_the_demos_root_may_and_says_what_it_is(tmp_path):
    write_root(tmp_path / "r.json", passphrase=None, data_folder=tmp_path)
    assert open_root(tmp_path / "r.json", ask=None)[1] is True


def test_a_root_is_never_written_over(tmp_path):
    file, _public = made(tmp_path)
    before = file.read_bytes()
    assert refused(made, tmp_path) == "cards.file_exists"
    assert file.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"\x00\xff", b'{"kind": "hamrah network root"}'])
def test_what_is_no_root_is_said(tmp_path, content):
    (tmp_path / "r.json").write_bytes(content)
    assert refused(open_root, tmp_path / "r.json", lambda: PASSPHRASE) == "cards.no_root_file"


def command(name):
    return next(one for one in offline_commands(lambda: Path("/nowhere")) if one.name.endswith(name))


def signing(folder, draft=DRAFT, **how):
    """(answer of the command, what its keeper read)."""
    (folder / "draft.cbor").write_bytes(trust_list.said(draft))
    names = {
        "draft": folder / "draft.cbor",
        "root": folder / "root.json",
        "out": folder / "t.cbor",
        "before": None,
    }
    out = Out(as_json=True, stdout=io.StringIO(), stderr=io.StringIO())
    command("sign").run(Namespace(**(names | how)), out)
    return json.loads(out.stdout.getvalue()), out.stderr.getvalue()


@pytest.fixture
def piped(monkeypatch):
    """The passphrase comes from a pipe, line by line."""
    monkeypatch.setattr(offline.sys, "stdin", io.StringIO(f"{PASSPHRASE}\n" * 4))


def test_a_draft_is_signed_from_today_and_believed(tmp_path, piped):
    _file, public = made(tmp_path)
    answer, _read = signing(tmp_path, replace(DRAFT, is_demo=False))
    trust, by = trust_list.opened((tmp_path / "t.cbor").read_bytes(), roots=[public])
    assert (trust.version, by, trust.is_demo) == (answer["version"], public, False)
    assert trust.issued_at >= DRAFT.issued_at
    assert trust.expires_at - trust.issued_at == DRAFT.expires_at - DRAFT.issued_at


def test_what_a_demos_root_signs_is_a_demo(tmp_path):
    write_root(tmp_path / "root.json", passphrase=None, data_folder=Path("/nowhere"))
    signing(tmp_path, replace(DRAFT, is_demo=False))
    message = (tmp_path / "t.cbor").read_bytes()
    assert trust_list.read(cose.take_apart(message).payload).is_demo


def test_its_keeper_reads_every_issuer_key_and_change_before_signing(tmp_path, piped):
    made(tmp_path)
    first = replace(DRAFT, version=6, issuers=DRAFT.issuers[:1], next_root=None)
    before = tmp_path / "before.cbor"
    before.write_bytes(trust_list.signed(first, network_cast.signer(network_cast.ROOT)))
    _answer, read = signing(tmp_path, before=before)
    for issuer in DRAFT.issuers:
        assert f"{issuer.host}: {issuer.name}" in read
        assert all(key.kid.hex() in read for key in issuer.keys)
    assert "DISTRUSTED from" in read
    assert "The next root will be" in read
    assert f"added: {network_cast.THEIR_HOST} cards" in read


def test_what_did_not_change_is_said():
    assert "Against version 7: nothing changes." in list(words_of(DRAFT, DRAFT))


def test_a_version_is_not_signed_twice(tmp_path):
    made(tmp_path)
    before = tmp_path / "before.cbor"
    before.write_bytes(trust_list.signed(DRAFT, network_cast.signer(network_cast.ROOT)))
    assert refused(signing, tmp_path, before=before) == "cards.draft_older"


def test_a_clock_behind_the_draft_signs_nothing(tmp_path):
    made(tmp_path)
    later = replace(DRAFT, issued_at=1 << 33, expires_at=(1 << 33) + 10)
    assert refused(signing, tmp_path, later) == "cards.clock_behind"


def test_what_is_no_draft_is_not_signed(tmp_path):
    made(tmp_path)
    (tmp_path / "other").write_bytes(b"no list")
    assert refused(signing, tmp_path, draft=DRAFT, before=tmp_path / "other") == "cards.no_trust_list"


def test_two_passphrases_that_differ_make_no_root(tmp_path, monkeypatch):
    typed = iter([PASSPHRASE, PASSPHRASE + "!"])
    monkeypatch.setattr(offline.getpass, "getpass", lambda _prompt: next(typed))
    monkeypatch.setattr(offline.sys.stdin, "isatty", lambda: True, raising=False)
    arguments = Namespace(out=tmp_path / "root.json", demo=False)
    assert refused(command("root").run, arguments, None) == "cards.passphrases_differ"
    assert not (tmp_path / "root.json").exists()


def test_the_roots_commands_start_no_database(tmp_path, monkeypatch, capsys):
    """Their keeper's machine has none."""
    monkeypatch.setattr(cli, "database_up", lambda: pytest.fail("a database was started"))
    monkeypatch.setattr(cli.environment, "check", lambda: None)
    monkeypatch.setattr(offline.sys, "stdin", io.StringIO(f"{PASSPHRASE}\n"))
    assert cli.main(["card", "trust-list", "root", "--out", str(tmp_path / "root.json"), "--json"]) == 0
    assert len(bytes.fromhex(json.loads(capsys.readouterr().out)["root"])) == 32
