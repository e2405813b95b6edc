"""Backup and restore by their commands, into empty folders with real PostgreSQL servers of their own."""

import base64
import json
import os
import resource
import signal
import subprocess
import sys
from collections import namedtuple
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import indent

import psycopg
import pytest
from psycopg import sql

from hamrah.config.backup import restoring, vessel
from hamrah.config.backup.contents import DOORS, SIGNING_KEYS
from hamrah.config.backup.keys import Keys, place_keys
from hamrah.config.backup.programs import dumped
from hamrah.ground import lasting, sealing
from hamrah.ground.cluster import Cluster
from hamrah.ground.ids import new_id
from hamrah.ground.problem import Problem
from tests.installations import (
    CANARY_FACT,
    CANARY_NAME,
    CANARY_PHONE,
    CANARY_PICTURE,
    HOUSE,
    PASSPHRASE,
    asked,
    clear_archive,
    every_row,
    lived_in,
    passphrase_file,
    run_in,
    settings_of,
    told,
)
from tests.starting import clean_environment, enterable_folder, hamrah, running, wait_for

# Rows that a restore adds: itself in the journal, what was done again, and new lists for cards.
GROWN = {"ground_journal", "ground_commandseen", "ground_lastingact", "ground_difference", "cards_statuslist"}


@dataclass(frozen=True)
class Kept:
    """An installation and its two files, made once for this file of tests."""

    folder: Path
    backup: Path
    keys: Path
    passphrase: str


@pytest.fixture(scope="module")
def kept() -> Iterator[Kept]:
    with enterable_folder() as made:
        made.joinpath("home").mkdir(mode=0o711)
        with lived_in(made / "home") as folder:
            passphrase = passphrase_file(made)
            kept = Kept(folder, made / "a.backup", made / "a.keys", passphrase)
            _backed_up(kept, kept.backup)
            exported = told(
                folder, "keys", "export", "--out", str(kept.keys), "--passphrase-file", passphrase
            )
            assert exported["exit"] == 0
            yield kept


@pytest.fixture
def empty() -> Iterator[Path]:
    with enterable_folder() as made:
        yield made / "restored"


def _backed_up(kept: Kept, path: Path) -> dict:
    answer = told(kept.folder, "backup", "--out", str(path), "--passphrase-file", kept.passphrase)
    assert answer["exit"] == 0, answer
    return answer


def _restored(kept: Kept, into: Path, file: Path | None = None, *words: str, keys: bool = True, **settings):
    more = ["--keys", str(kept.keys), "--keys-passphrase-file", kept.passphrase] if keys else []
    return told(
        into, "restore", str(file or kept.backup), "--into", str(into), "--passphrase-file", kept.passphrase,
        *more, *words, **settings,
    )  # fmt: skip


def _refused(kept: Kept, into: Path, file: Path, **settings) -> str:
    answer = _restored(kept, into, file, **settings)
    assert answer["exit"] == 1, answer
    return answer["problem"]


def test_a_restored_register_holds_the_same_rows_pictures_and_keys(kept, empty):
    answer = _restored(kept, empty)
    assert answer["exit"] == 0, answer
    with asked(kept.folder) as before, asked(empty) as after:
        was, became = every_row(before), every_row(after)
        assert was.keys() == became.keys()
        same = was.keys() - GROWN - set(DOORS)
        assert [table for table in same if was[table] != became[table]] == []
        assert [table for table in GROWN if not set(was[table]) <= set(became[table])] == []
        signed_in = ("access_session", "access_signinlink", "access_cache")
        assert [len(became[table]) for table in signed_in] == [0, 0, 0]
        assert not set(was["links_round"]) & set(became["links_round"])
        (picture,) = after.execute("SELECT jpeg FROM files_photo WHERE sha256 = %s", [b"c" * 32]).fetchone()
        assert bytes(picture) == CANARY_PICTURE
        assert all(was[table] for table in ("people_person", "cards_card", "files_photo", "people_key"))
    said = (
        "from hamrah.people.models import SealedFact; print(SealedFact.objects.get(person=canary()).open())"
    )
    assert CANARY_FACT in run_in(empty, said)
    signing = """
from hamrah.cards.models import IssuerKey
from hamrah.cards.signing import signer_of
print("signs as", signer_of(IssuerKey.objects.first()).kid.hex())
"""
    assert "signs as" in run_in(empty, signing)
    folder = {path.name for path in empty.iterdir()}
    assert "restoring" not in folder


def test_a_restore_ends_sessions_and_links_and_moves_numbers_on(kept, empty):
    _restored(kept, empty)
    with asked(kept.folder) as before, asked(empty) as after:
        assert _one(before, "SELECT count(*) FROM access_signinlink") > 0
        assert _one(after, "SELECT count(*) FROM access_signinlink") == 0
        assert _one(after, "SELECT count(*) FROM access_session") == 0
        assert _one(after, "SELECT ground_horizon()") > _one(before, "SELECT ground_horizon()") + 2**35
        rows = "SELECT count(*), count(DISTINCT organisation_id) FROM ground_journal"
        assert after.execute(f"{rows} WHERE verb = 'config.restore'").fetchone() == (4, 4)
        lists = "SELECT count(*) FROM cards_statuslist"
        assert _one(after, lists) > _one(before, lists)


def _one(connection: psycopg.Connection, statement: str):
    return connection.execute(statement).fetchone()[0]


def test_the_bytes_of_a_backup_show_nothing(kept):
    raw = kept.backup.read_bytes() + kept.keys.read_bytes()
    master = (kept.folder / "keys" / "master.key").read_bytes()
    for canary in (
        CANARY_NAME,
        "Canaribai",
        CANARY_PHONE,
        CANARY_FACT,
        PASSPHRASE,
        "lantern",
        "people_person",
    ):
        for form in (canary.encode(), canary.encode().hex().encode(), base64.b64encode(canary.encode())[:-4]):
            assert form not in raw, canary
    assert master not in raw
    assert CANARY_PICTURE[:32] not in raw
    assert CANARY_PICTURE[:32].hex().encode() not in raw


def test_within_the_backup_there_is_no_key_and_nothing_that_opens_a_door(kept):
    """With its passphrase in hand, as a thief would have it."""
    clear = clear_archive(kept.backup)
    assert CANARY_NAME in clear
    assert CANARY_PICTURE.hex() in clear
    assert CANARY_FACT not in clear
    assert (kept.folder / "keys" / "master.key").read_bytes().hex() not in clear
    with asked(kept.folder) as connection:
        for table, column in SIGNING_KEYS.items():
            query = sql.SQL("SELECT {} FROM {}").format(sql.Identifier(column), sql.Identifier(table))
            for (secret,) in connection.execute(query):
                assert bytes(secret).hex() not in clear, table
        for statement in (
            "SELECT encode(secret, 'hex') FROM ground_secret",
            "SELECT encode(token_sha256, 'hex') FROM access_signinlink",
        ):
            assert _one(connection, statement) not in clear


def test_every_sealed_signing_key_is_kept_out_of_backups():
    from django.apps import apps

    signing = {
        (model._meta.db_table, field.column)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if field.column == "sealed" and any(f.name == "public_key" for f in model._meta.fields)
        if model._meta.db_table not in DOORS
    }
    assert signing == set(SIGNING_KEYS.items())


def test_what_the_network_published_comes_back_and_its_numbers_move_on(kept, empty):
    look = """
from hamrah.cards import believing, bundling
from hamrah.cards.published import next_version
root = believing.root_in_force()
network = believing.network_in(bundling.current_bundle(), believing.pinned_root())
print(network.trust.version, root.hex(), next_version(), len(network.trust.issuers))
"""
    was = run_in(kept.folder, look).split()
    assert _restored(kept, empty)["exit"] == 0
    assert run_in(empty, look).split() == [was[0], was[1], str(int(was[2]) + 1000), was[3]]
    files = {path.name for path in (empty / "trust").iterdir()}
    assert "trust.cbor" in files and "root" in files
    assert "demo-root.json" not in files  # the root that signs is in no backup


def test_without_the_keys_file_all_but_sealed_facts_and_signing_comes_back(kept, empty):
    answer = _restored(kept, empty, keys=False)
    assert (answer["exit"], answer["keys"]) == (0, False)
    run_in(empty, f"assert canary().name == {CANARY_NAME!r}")
    shut = """
from hamrah.cards.models import IssuerKey
from hamrah.cards.signing import signer_of
from hamrah.ground.problem import Problem
from hamrah.people.models import SealedFact
fact, key = SealedFact.objects.get(person=canary()), IssuerKey.objects.first()
for look in (fact.open, lambda: signer_of(key)):
    try:
        look()
    except (ValueError, Problem):
        print("shut")
"""
    assert run_in(empty, shut).split() == ["shut", "shut"]
    verifiers = "from hamrah.cards import bundling; print(bundling.current_bundle() is not None)"
    assert "True" in run_in(empty, verifiers)


def test_what_was_ended_since_the_backup_is_ended_again(kept, empty):
    """The backup is older than a withdrawal, a restriction, a role's end, and a worker of whom it knows
    nothing."""
    with enterable_folder() as place:
        _restored(kept, place / "lives")
        since = """
from hamrah.access.models import RoleGrant
from hamrah.ground.day import today
actions.withdraw_consent(ela, person=canary(), purpose="card", how="spoken")
other = Person.objects.exclude(id=canary().id).filter(restricted_at=None).first()
actions.restrict_worker(ela, person=other)
from hamrah.access.actions import end_grant
grant = RoleGrant.objects.filter(role="registrar", until=None).first()
end_grant(ela, grant=grant, until=today())
late = registered(ela, "Too Late For It")
actions.restrict_worker(ela, person=late)
print(other.id, grant.id)
"""
        log = place / "lives" / "replay" / "lasting-acts.log"
        known = len(log.read_text().splitlines())  # what the demo ended is in the backup
        other, grant = run_in(place / "lives", since).split()
        assert len(log.read_text().splitlines()) == known + 4
        assert not any(text in log.read_bytes() for text in (b"Canaribai", b"spoken", b"withdraw"))
        answer = _restored(kept, empty, None, "--replay", str(log))
    assert answer["replayed"]["again"] == {
        "people.withdraw_consent": 1, "people.restrict_worker": 1, "access.end_grant": 1,
    }  # fmt: skip
    assert answer["replayed"]["not_there"] == {"people.restrict_worker": 1}
    assert answer["replayed"]["refused"] == []
    assert sum(answer["replayed"]["known"].values()) == known
    with asked(empty) as after:
        assert _one(after, "SELECT count(*) FROM people_consent WHERE withdrawn_how = 'spoken'") == 1
        assert _one(after, f"SELECT restricted_at IS NOT NULL FROM people_person WHERE id = '{other}'")
        assert _one(after, f"SELECT until IS NOT NULL FROM access_rolegrant WHERE id = '{grant}'")
        assert _one(after, "SELECT device FROM ground_journal WHERE verb = 'access.end_grant'") == "restore"
    # The new folder keeps them too: restored from the same old backup again, nothing is forgotten.
    assert len((empty / "replay" / "lasting-acts.log").read_text().splitlines()) == known + 3


def test_a_backup_while_people_are_registered_is_of_one_moment(kept, empty, tmp_path):
    """Whole registrations only: each person with her consents, her step and her journal row."""
    writing = """
for number in range(100000):
    registered(asha, f"Busy Number {number}")
    print(number, flush=True)
"""
    script = HOUSE + indent(writing.strip(), " " * 4)
    with running("-c", script, **settings_of(kept.folder)) as clerk:
        clerk.stdout.readline()
        made = _backed_up(kept, tmp_path / "busy.backup")
        during = int(clerk.stdout.readline())
        clerk.kill()
    assert during > 0
    answer = _restored(kept, empty, tmp_path / "busy.backup")
    assert answer["exit"] == 0, answer
    with asked(empty) as after:
        people = _one(after, "SELECT count(*) FROM people_person")
        assert people == made["people"]
        busy = "FROM people_person p WHERE p.name LIKE 'Busy%'"
        assert _one(after, f"SELECT count(*) {busy}") > 0
        consents = "(SELECT count(*) FROM people_consent c WHERE c.person_id = p.id) <> 2"
        journal = "NOT EXISTS (SELECT FROM ground_journal j WHERE j.subject_id = p.id)"
        step = "NOT EXISTS (SELECT FROM people_registrationstep s WHERE s.person_id = p.id)"
        assert _one(after, f"SELECT count(*) {busy} AND ({consents} OR {journal} OR {step})") == 0


def test_a_wrong_passphrase_a_cut_and_a_changed_file_leave_the_folder_empty(kept, empty, tmp_path):
    raw = kept.backup.read_bytes()
    for name, content, code in (
        ("cut", raw[:-1], "config.file_damaged"),
        ("cut in the middle", raw[: len(raw) // 2], "config.file_damaged"),
        ("changed", raw[:-9] + bytes([raw[-9] ^ 1]) + raw[-8:], "config.file_damaged"),
        ("other", b"x" * 5000, "config.not_a_vessel"),
    ):
        file = tmp_path / name
        file.write_bytes(content)
        assert _refused(kept, empty, file) == code, name
        assert not empty.exists() or list(empty.iterdir()) == [], name
    (tmp_path / "wrong").write_text("lantern copper mustard heron boat")
    words = ("restore", str(kept.backup), "--into", str(empty), "--passphrase-file", str(tmp_path / "wrong"))
    assert told(empty, *words)["problem"] == "config.passphrase_wrong"


def test_a_backup_of_a_newer_release_says_what_to_do(kept, empty, tmp_path):
    manifest = {"manifest": 1, "release": "9.9", "migrations": [["people", "0999_later"]], "tables": {}}
    said = json.dumps(manifest).encode()
    with vessel.Sealing(tmp_path / "newer", PASSPHRASE, vessel.BACKUP) as file:
        file.write(len(said).to_bytes(4, "big") + said)
    assert _refused(kept, empty, tmp_path / "newer") == "config.backup_newer"


def _with_manifest(kept: Kept, path: Path, change) -> Path:
    """The same archive behind a changed manifest."""
    content = b"".join(vessel.opened(kept.backup, PASSPHRASE, vessel.BACKUP))
    start = 4 + int.from_bytes(content[:4], "big")
    manifest, archive = json.loads(content[4:start]), content[start:]
    archive = change(manifest) or archive
    said = json.dumps(manifest).encode()
    with vessel.Sealing(path, PASSPHRASE, vessel.BACKUP) as file:
        file.write(len(said).to_bytes(4, "big") + said + archive)
    return path


def test_a_restore_that_lost_a_row_on_the_way_is_refused(kept, empty, tmp_path):
    def one_more(manifest) -> None:
        manifest["tables"]["people_person"][0] += 1

    assert _refused(kept, empty, _with_manifest(kept, tmp_path / "m", one_more)) == "config.restore_differs"
    assert list(empty.iterdir()) == []


def test_an_archive_that_postgresql_cannot_read_is_refused(kept, empty, tmp_path):
    file = _with_manifest(kept, tmp_path / "m", lambda manifest: b"PGDMP nonsense")
    assert _refused(kept, empty, file) == "config.restore_failed"
    assert list(empty.iterdir()) == []


def test_a_disk_too_small_is_said_before_anything_is_written(kept, empty, monkeypatch):
    room = namedtuple("Room", "total used free")(10, 9, 1)
    monkeypatch.setattr(restoring.shutil, "disk_usage", lambda folder: room)
    with pytest.raises(Problem) as refused:
        restoring._begin(empty, kept.backup)
    assert refused.value.code == "config.disk_too_small"
    assert list(empty.iterdir()) == []


def test_a_keys_file_writes_nowhere_but_into_keys(tmp_path):
    with pytest.raises(Problem) as refused:
        place_keys(Keys({"../master.key": b"x"}, {}), tmp_path)
    assert refused.value.code == "config.keys_misnamed"


@pytest.mark.django_db
def test_a_dump_that_fails_is_said_in_postgresql_s_words():
    dump = dumped(os.environ["DATABASE_OWNER_URL"], None, snapshot="00000000-00000000-9", without_rows=())
    with pytest.raises(Problem, match="snapshot") as refused:
        list(dump)
    assert refused.value.code == "config.dump_failed"


def test_a_folder_with_something_in_it_is_left_as_it_is(kept, empty):
    empty.mkdir()
    (empty / "photos of my family").write_text("dear")
    assert _refused(kept, empty, kept.backup) == "config.folder_not_empty"
    assert [path.name for path in empty.iterdir()] == ["photos of my family"]


def test_a_backup_is_never_written_over(kept):
    before = kept.backup.read_bytes()
    words = ("backup", "--out", str(kept.backup), "--passphrase-file", kept.passphrase)
    assert told(kept.folder, *words)["problem"] == "config.file_exists"
    assert kept.backup.read_bytes() == before


def _limited(bytes_each: int):
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_each, bytes_each))

    return limit


def test_a_full_disk_while_backing_up_is_said_and_leaves_nothing(kept, tmp_path):
    words = ("backup", "--out", str(tmp_path / "big"), "--passphrase-file", kept.passphrase, "--json")
    done = subprocess.run(
        [sys.executable, "-m", "hamrah.config.cli", *words],
        env=clean_environment(**settings_of(kept.folder)),
        capture_output=True, text=True, check=False, preexec_fn=_limited(200_000),
    )  # fmt: skip
    assert json.loads(done.stdout)["problem"] == "config.file_not_written"
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_while_restoring_is_said_and_leaves_nothing(kept, empty):
    words = (
        "restore",
        str(kept.backup),
        "--into",
        str(empty),
        "--passphrase-file",
        kept.passphrase,
        "--json",
    )
    done = subprocess.run(
        [sys.executable, "-m", "hamrah.config.cli", *words], env=clean_environment(**settings_of(empty)),
        capture_output=True, text=True, check=False, preexec_fn=_limited(10_000_000),
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert json.loads(done.stdout)["problem"] in ("config.restore_failed", "ground.database_not_made")
    assert "Traceback" not in done.stderr
    assert list(empty.iterdir()) == []


def test_a_killed_backup_leaves_no_file_and_the_next_one_is_whole(kept, tmp_path):
    path = tmp_path / "b.backup"
    making = path.with_name("b.backup.making")
    words = ("backup", "--out", str(path), "--passphrase-file", kept.passphrase)
    with running("-m", "hamrah.config.cli", *words, **settings_of(kept.folder)) as backing_up:
        wait_for(lambda: making.exists() or backing_up.poll() is not None)
        backing_up.send_signal(signal.SIGKILL)
        backing_up.wait()
    assert not path.exists()
    assert making.exists()
    _backed_up(kept, path)
    assert not making.exists()


def test_a_killed_restore_opens_for_nobody_and_is_begun_anew(kept, empty):
    words = ("restore", str(kept.backup), "--into", str(empty), "--passphrase-file", kept.passphrase)
    with running("-m", "hamrah.config.cli", *words, **settings_of(empty)) as restoring:
        wait_for(lambda: (empty / "postgres" / "secrets.json").exists() or restoring.poll() is not None)
        restoring.send_signal(signal.SIGKILL)
        restoring.wait()
    assert told(empty, "init")["problem"] == "config.half_restored"
    answer = _restored(kept, empty)
    assert answer["exit"] == 0, answer
    run_in(empty, f"assert canary().name == {CANARY_NAME!r}")


def test_a_server_that_is_not_ours_is_backed_up_and_restored_alike(kept, empty, tmp_path):
    """Named by DATABASE_URL and DATABASE_OWNER_URL: a second database of a server started elsewhere."""
    with enterable_folder() as place:
        cluster = Cluster(place, shared_buffers="16MB")
        cluster.ensure()
        try:
            urls = {"DATABASE_URL": cluster.urls().app, "DATABASE_OWNER_URL": cluster.urls().owner}
            (tmp_path / "cut").write_bytes(kept.backup.read_bytes()[:-1])
            assert _refused(kept, empty, tmp_path / "cut", **urls) == "config.file_damaged"
            answer = _restored(kept, empty, **urls)
            assert answer["exit"] == 0, answer
            assert _refused(kept, place / "again", kept.backup, **urls) == "config.database_not_empty"
            words = ("backup", "--out", str(tmp_path / "c"), "--passphrase-file", kept.passphrase)
            assert told(empty, *words, **urls)["people"] == answer["tables"]["people_person"]
        finally:
            cluster.release()


def test_lines_of_the_log_cannot_be_taken_out_changed_or_read(kept, tmp_path):
    log, key = tmp_path / "log", os.urandom(32)
    for number in range(4):
        command = new_id()
        act = sealing.seal(key, json.dumps({"n": number}).encode(), place=lasting.PLACE + str(command))
        lasting.append(log, [(command, act)])
    lines = log.read_bytes().splitlines(keepends=True)
    assert [act["n"] for act in lasting.read(log, key)] == [0, 1, 2, 3]
    for wrong in (
        lines[:1] + lines[2:],
        [lines[1], lines[0], *lines[2:]],
        [lines[0][:-9] + b"\n", *lines[1:]],
    ):
        log.write_bytes(b"".join(wrong))
        with pytest.raises(Problem) as refused:
            lasting.read(log, key)
        assert refused.value.code in ("ground.lasting_broken", "ground.lasting_unreadable")
    log.write_bytes(b"".join(lines)[:-5])  # a power cut
    assert len(lasting.read(log, key)) == 3
    lasting.append(log, [(command, act)])
    assert [one["n"] for one in lasting.read(log, key)] == [0, 1, 2, 3]
    with pytest.raises(Problem) as refused:
        lasting.read(log, os.urandom(32))
    assert refused.value.code == "ground.lasting_unreadable"


def test_a_log_lost_with_its_disk_is_written_anew_from_the_database(kept):
    run_in(kept.folder, "actions.withdraw_consent(ela, person=canary(), purpose='card', how='spoken')")
    log = kept.folder / "replay" / "lasting-acts.log"
    lines = log.read_bytes().splitlines()
    log.unlink()
    with enterable_folder() as place:
        _backed_up(kept, place / "d.backup")
    assert len(log.read_bytes().splitlines()) == len(lines)


def test_hamrah_backup_asks_for_a_better_passphrase(kept, tmp_path):
    (tmp_path / "weak").write_text("12345678")
    done = hamrah("backup", "--out", str(tmp_path / "w"), "--passphrase-file", str(tmp_path / "weak"),
                  **settings_of(kept.folder))  # fmt: skip
    assert done.returncode == 1
    assert "too easy to guess" in done.stderr
