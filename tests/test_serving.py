"""`hamrah serve` as a process: what it prints, refuses, survives, and leaves behind."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from hamrah.config.web_server import HANDS_PER_WORKER
from hamrah.ground.cluster import Cluster
from tests.starting import children_of, enterable_folder, free_port, hamrah, is_running, running, wait_for

# On a busy machine pages that are still starting take their time to hear that they are to end.
STOPPED_SECONDS = 90
# Of the processor, on a quick machine. A worker that is forked from what is loaded takes none of them.
LOADING_SECONDS = 2
# More than all hands of both workers.
HANDS = range(2 * HANDS_PER_WORKER + 2)
ESTABLISHED, KEEPALIVE = "01", "02"
NOBODY = "01900000-0000-7000-8000-000000000000"


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """Migrated once; each test serves it anew."""
    with enterable_folder() as made:
        hamrah("init", HAMRAH_DATA=str(made), HAMRAH_SHARED_BUFFERS="16MB")
        yield made


@contextmanager
def serving(folder: Path, port: int):
    """A server that has printed where it is."""
    settings = {"HAMRAH_DATA": str(folder), "HAMRAH_PORT": str(port), "HAMRAH_SHARED_BUFFERS": "16MB"}
    with running("-m", "hamrah.config.cli", "serve", **settings) as process:
        assert process.stdout.readline().startswith(f"Open http://127.0.0.1:{port}")
        yield process


def _answers(port: int) -> bool:
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10).close()
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def test_a_stopped_server_leaves_neither_pages_nor_database_running(folder):
    port = free_port()
    with serving(folder, port) as process:
        assert _answers(port)
        process.send_signal(signal.SIGTERM)
        assert process.wait(STOPPED_SECONDS) == 128 + signal.SIGTERM
    assert _is_free(port)
    assert not Cluster(folder).is_alive()


def test_ctrl_c_stops_it_as_cleanly(folder):
    with serving(folder, free_port()) as process:
        process.send_signal(signal.SIGINT)
        assert process.wait(STOPPED_SECONDS) == 128 + signal.SIGINT
    assert not Cluster(folder).is_alive()


def test_a_second_server_of_one_folder_is_told_where_the_first_is(folder):
    port = free_port()
    with serving(folder, port):
        second = hamrah("serve", "--json", HAMRAH_DATA=str(folder), HAMRAH_PORT=str(free_port()))
    assert second.returncode == 1
    refusal = json.loads(second.stdout)
    assert refusal["problem"] == "config.already_serving"
    assert f"open http://127.0.0.1:{port}" in refusal["message"]


def test_a_taken_port_is_refused_with_a_free_one(folder):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        refused = hamrah("serve", "--json", HAMRAH_DATA=str(folder), HAMRAH_PORT=str(port))
    assert refused.returncode == 1
    refusal = json.loads(refused.stdout)
    assert refusal["problem"] == "config.port_taken"
    said = f"cannot serve on port {port}: another program uses it. Use another: HAMRAH_PORT="
    assert said in refusal["message"]


def test_after_kill_9_the_port_is_free_and_the_next_start_works(folder):
    port = free_port()
    with serving(folder, port) as process:
        process.kill()
        process.wait()
        wait_for(lambda: _is_free(port))
    with serving(folder, port):
        assert _answers(port)


def test_killed_page_workers_are_replaced_without_loading_the_house_again(folder):
    port = free_port()
    with serving(folder, port) as process:
        (server,) = (child for child in children_of(process.pid) if "web_server" in _command_line(child))
        before = _workers(server)
        for worker in before:
            os.kill(worker, signal.SIGKILL)
        wait_for(lambda: len(_workers(server) - before) == len(before))
        assert _answers(port)
        assert all(_processor_seconds(worker) < LOADING_SECONDS / 2 for worker in _workers(server))


def half_sent() -> bytes:
    """What a phone says, as far as it came before the network went."""
    headers = {
        "Host": "127.0.0.1", "Content-Length": 1000, "Hamrah-Partition": f"{NOBODY}/{NOBODY}",
        "Hamrah-Time": int(time.time()), "Hamrah-Nonce": "A" * 22, "Hamrah-Signature": "AAAA",
    }  # fmt: skip
    lines = ["POST /sync/push/ HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items()), "", ""]
    return "\r\n".join(lines).encode() + b"x" * 500


def test_those_who_still_send_keep_nobody_waiting_and_the_silent_are_asked_after(folder):
    port = free_port()
    with serving(folder, port), ExitStack() as lines:
        for _one in HANDS:
            line = lines.enter_context(socket.create_connection(("127.0.0.1", port)))
            line.sendall(half_sent())
        wait_for(lambda: [row.unread for row in _lines(port)] == [0] * len(HANDS))
        assert _answers(port)
        assert KEEPALIVE in {row.timer for row in _lines(port)}


def test_a_killed_database_is_started_again_beneath_the_pages(folder):
    port = free_port()
    with serving(folder, port):
        cluster = Cluster(folder)
        killed = cluster.server.pid()
        os.kill(killed, signal.SIGKILL)
        wait_for(lambda: not is_running(killed))
        wait_for(cluster.is_alive)
        assert cluster.server.pid() != killed


def _workers(server: int) -> set[int]:
    """Those ready to answer pages: they have taken up threads."""
    return {pid for pid in children_of(server) if len(list(Path(f"/proc/{pid}/task").glob("*"))) > 2}


class Line(NamedTuple):
    """One connection as the kernel tells of it: bytes that the server has not taken yet, and what it waits
    for."""

    unread: int
    timer: str


def _lines(port: int) -> list[Line]:
    """Those that somebody holds open to this port."""
    rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    ours = [row for row in rows if row[1].endswith(f":{port:04X}") and row[3] == ESTABLISHED]
    return [Line(int(row[4].partition(":")[2], 16), row[5].partition(":")[0]) for row in ours]


def _processor_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _command_line(pid: int) -> str:
    return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")


READY = """
import sys
import django
django.setup()
from hamrah.config.whole_house import ready_for_the_first
ready_for_the_first()
from django.template import engines
read = engines["django"].engine.template_loaders[0].get_template_cache
print("hamrah.cards.views.renewing" in sys.modules, "cards/renewing.html" in read)
"""


def test_a_worker_has_read_the_house_before_its_first_visitor():
    done = subprocess.run([sys.executable, "-c", READY], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "True"]
