"""Our own PostgreSQL: started, shared, killed, found half made. Real servers, real kills."""

import json
import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest

from hamrah.ground.cluster import Cluster
from hamrah.ground.problem import Problem
from tests.starting import children_of, enterable_folder, is_running, using_cluster, wait_for

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root hands the server to another user")


def _cluster(folder: Path) -> Cluster:
    return Cluster(folder, shared_buffers="16MB")


@pytest.fixture
def folder() -> Iterator[Path]:
    with enterable_folder() as made:
        yield made


@pytest.fixture
def cluster(folder: Path) -> Iterator[Cluster]:
    started = _cluster(folder)
    started.ensure()
    yield started
    started.release()


@pytest.fixture(scope="module")
def shared() -> Iterator[Cluster]:
    """One for the tests that leave it as they found it."""
    with enterable_folder() as made:
        started = _cluster(made)
        started.ensure()
        yield started
        started.release()


@pytest.fixture
def lasting(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Cluster]:
    """As on a person's machine: every commit is on the disk before it is answered."""
    monkeypatch.delenv("HAMRAH_TEST_CLUSTER")
    started = _cluster(folder)
    started.ensure()
    yield started
    started.release()


def _ask(url: str, statement: str):
    with psycopg.connect(url) as connection:
        return connection.execute(statement).fetchone()[0]


def _remember(cluster: Cluster) -> None:
    with psycopg.connect(cluster.urls().owner) as connection:
        connection.execute("CREATE TABLE kept AS SELECT generate_series(1, 1000) AS number")


def _count_kept(cluster: Cluster) -> int:
    return _ask(cluster.urls().owner, "SELECT count(*) FROM kept")


def test_a_new_folder_gets_both_roles_and_the_database(shared):
    urls = shared.urls()
    assert _ask(urls.app, "SELECT current_user || '@' || current_database()") == "hamrah_app@hamrah"
    assert _ask(urls.owner, "SELECT current_user || '@' || current_database()") == "hamrah_owner@hamrah"


def test_the_server_listens_on_no_network(shared):
    assert _ask(shared.urls().app, "SHOW listen_addresses") == ""


def test_a_wrong_password_is_refused(shared):
    wrong = shared.urls().app.replace("hamrah_app:", "hamrah_app:x")
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(wrong)


def test_passwords_are_readable_by_us_alone(shared):
    assert (shared.folder / "secrets.json").stat().st_mode & 0o777 == 0o600


def test_values_of_a_refused_row_do_not_reach_the_log(shared):
    with psycopg.connect(shared.urls().owner, autocommit=True) as connection:
        connection.execute("CREATE TABLE phones (number text UNIQUE)")
        connection.execute("INSERT INTO phones VALUES ('canary-9812')")
        with pytest.raises(psycopg.errors.UniqueViolation):
            connection.execute("INSERT INTO phones VALUES ('canary-9812')")
    log = shared.server.log.read_text()
    assert "phones_number_key" in log
    assert "canary" not in log


def test_the_last_one_out_stops_the_server(folder):
    first, second = _cluster(folder), _cluster(folder)
    first.ensure()
    second.ensure()
    first.release()
    assert second.is_alive()
    second.release()
    assert not second.is_alive()


def test_another_command_adopts_the_running_server(shared):
    with using_cluster(shared.folder.parent) as other:
        assert int(other.stdout.readline()) == shared.server.pid()


def test_two_commands_at_once_share_one_server(folder):
    with using_cluster(folder) as one, using_cluster(folder) as two:
        assert int(one.stdout.readline()) == int(two.stdout.readline())


def test_the_server_a_killed_command_left_behind_is_adopted_and_then_stopped(folder):
    with using_cluster(folder) as killed:
        pid = int(killed.stdout.readline())
        killed.kill()
        killed.wait()
    next_one = _cluster(folder)
    next_one.ensure()
    assert next_one.server.pid() == pid
    next_one.release()
    wait_for(lambda: not is_running(pid))


def test_rows_survive_the_kill_of_the_server(lasting):
    _remember(lasting)
    os.kill(lasting.server.pid(), signal.SIGKILL)
    wait_for(lambda: not lasting.is_alive())
    lasting.ensure()
    assert _count_kept(lasting) == 1000


def test_rows_survive_the_kill_of_every_process_of_the_server(lasting):
    _remember(lasting)
    pid = lasting.server.pid()
    for victim in [pid, *children_of(pid)]:
        with suppress(ProcessLookupError):  # a child leaves by itself as soon as its parent is gone
            os.kill(victim, signal.SIGKILL)
    wait_for(lambda: not lasting.is_alive())
    lasting.ensure()
    assert _count_kept(lasting) == 1000


def test_rows_survive_the_kill_of_one_worker(lasting):
    _remember(lasting)
    with psycopg.connect(lasting.urls().app) as victim:
        os.kill(victim.info.backend_pid, signal.SIGKILL)
    wait_for(lasting.is_alive)
    assert _count_kept(lasting) == 1000


def test_a_pid_file_that_names_another_program_does_not_stop_the_start(folder):
    cluster = _cluster(folder)
    cluster.ensure()
    pid_file = cluster.server.database / "postmaster.pid"
    with subprocess.Popen(["sleep", "600"]) as stranger:
        lines = pid_file.read_text().split("\n")
        os.kill(cluster.server.pid(), signal.SIGKILL)
        wait_for(lambda: not cluster.is_alive())
        pid_file.write_text("\n".join([str(stranger.pid), *lines[1:]]))
        cluster.ensure()
        cluster.release()
        assert stranger.poll() is None
        stranger.kill()


def test_a_half_made_database_is_made_again(folder):
    cluster = _cluster(folder)
    home = cluster.server.home.folder
    for half in ("database-18.making", "binaries-18.6.making"):
        (home / half).mkdir()
        (home / half / "PG_VERSION").write_text("18")
    (home / "password.making").write_text("of the start that was killed")
    cluster.ensure()
    assert _ask(cluster.urls().app, "SELECT 1") == 1
    assert not list(home.glob("*.making"))
    cluster.release()


def test_a_start_that_died_before_the_roles_is_completed(cluster):
    with psycopg.connect(cluster.url("hamrah_superuser", "postgres"), autocommit=True) as connection:
        connection.execute("DROP DATABASE hamrah")
        connection.execute("DROP ROLE hamrah_app")
    assert _ask(cluster.ensure().app, "SELECT current_user") == "hamrah_app"


def test_passwords_of_another_database_are_named_as_such(shared):
    secrets = shared.folder / "secrets.json"
    fitting = secrets.read_text()
    secrets.write_text(json.dumps(dict.fromkeys(json.loads(fitting), "other")))
    other = _cluster(shared.folder.parent)
    with pytest.raises(Problem) as refusal:
        other.ensure()
    other.release()
    secrets.write_text(fitting)
    assert refusal.value.code == "ground.secrets_do_not_fit"


def test_a_folder_that_cannot_be_written_to_is_refused_with_the_way_out(folder):
    (folder / "file").touch()
    with pytest.raises(Problem) as refusal:
        _cluster(folder / "file" / "below").ensure()
    assert "Set HAMRAH_DATA to a folder you may write to." in str(refusal.value)


def test_a_path_too_long_for_a_socket_is_gone_round(folder):
    cluster = _cluster(folder / ("long" * 30))
    assert _ask(cluster.ensure().app, "SELECT 1") == 1
    sockets = cluster.server.home.sockets
    cluster.release()
    sockets.rmdir()


def test_a_failed_start_says_why_and_where_to_read_on(folder):
    cluster = Cluster(folder, shared_buffers="1kB")
    with pytest.raises(Problem) as refusal:
        cluster.ensure()
    assert refusal.value.code == "ground.database_did_not_start"
    assert "shared_buffers" in str(refusal.value)
    assert "server.log" in str(refusal.value)
    cluster.release()


@as_root
def test_started_by_root_the_server_runs_as_somebody_else(shared):
    assert Path(f"/proc/{shared.server.pid()}").stat().st_uid != 0


@as_root
def test_a_closed_parent_sends_the_database_elsewhere_and_stays_closed(folder):
    closed = folder / "closed"
    closed.mkdir(mode=0o700)
    cluster = _cluster(closed / "data")
    assert _ask(cluster.ensure().app, "SELECT 1") == 1
    cluster.release()
    assert not cluster.place().is_relative_to(folder)
    assert closed.stat().st_mode & 0o777 == 0o700


@as_root
def test_a_parent_closed_later_takes_the_rows_along(folder):
    parent = folder / "parent"
    parent.mkdir(mode=0o711)
    before = _cluster(parent / "data")
    before.ensure()
    _remember(before)
    before.release()
    parent.chmod(0o700)
    after = _cluster(parent / "data")
    after.ensure()
    assert _count_kept(after) == 1000
    after.release()


def test_a_lost_home_is_not_silently_replaced_by_an_empty_one(folder):
    (folder / "postgres").mkdir()
    (folder / "postgres" / "where.txt").write_text(f"{folder}/gone\n")
    with pytest.raises(Problem) as refusal:
        _cluster(folder).ensure()
    assert refusal.value.code == "ground.database_folder_gone"


def test_ctrl_c_on_the_terminal_does_not_reach_the_server(shared):
    assert os.getsid(shared.server.pid()) != os.getsid(0)
