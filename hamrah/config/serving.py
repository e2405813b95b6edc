"""`hamrah serve`: database up, tables ready, pages served, all stopped cleanly at the end.

Not here: the process that answers pages (web_server.py).
"""

import errno
import fcntl
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from hamrah.config import demo, environment
from hamrah.config.opening import migrate, open_house
from hamrah.ground.cluster import Cluster
from hamrah.ground.postgres_home import make_folder
from hamrah.ground.problem import Problem
from hamrah.ground.terminal import Out

if TYPE_CHECKING:
    from hamrah.config.journal.daily import Daily

START_LIMIT_SECONDS = 60
STOP_LIMIT_SECONDS = 20
DATABASE_LOOK_SECONDS = 2


def serve(out: Out, *, with_demo: bool) -> int:
    """Serve until a signal. Raises Problem `config.already_serving`, `config.port_taken`, `ground.*`."""
    with only_server():
        refuse_taken_port()
        with open_house(migrated=False) as cluster:
            if steps := migrate():
                out.say(f"Database brought to this version ({steps} steps).")
            if with_demo:
                load_demo_if_empty(out)
            with web_server() as process:
                # Everything is loaded before the address is told: whoever stops the server from then on
                # interrupts a wait and no half-made module.
                from hamrah.config.journal.daily import Daily
                from hamrah.config.rounds import rounds_going

                daily = Daily(out)
                wait_until_it_answers(process)
                out.answer({"url": address()}, welcome())
                with rounds_going(out):
                    return watch(process, cluster, daily)


def address() -> str:
    """What to open in a browser."""
    host, port = environment.value("HAMRAH_HOST"), environment.value("HAMRAH_PORT")
    return f"http://{'127.0.0.1' if host == '0.0.0.0' else host}:{port}"  # noqa: S104


@contextmanager
def only_server() -> Iterator[None]:
    """One server a data folder. Raises Problem `config.already_serving` that says where it is."""
    folder = environment.data_folder()
    make_folder(folder)
    with (folder / "serving.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            lock.seek(0)
            raise Problem(
                "config.already_serving",
                "Hamrah is already serving this data folder: open %(address)s, or stop it first.",
                address=lock.read().strip() or "it",
            ) from error
        lock.truncate(0)
        lock.write(address())
        lock.flush()
        yield


def refuse_taken_port() -> None:
    """Raises Problem `config.port_taken` with the way round, before anything is started."""
    host, port = environment.value("HAMRAH_HOST"), environment.value("HAMRAH_PORT")
    if (reason := why_not_bind(host, port)) is None:
        return
    raise Problem(
        "config.port_taken",
        "Hamrah cannot serve on port %(port)s: %(reason)s. Use another: HAMRAH_PORT=%(other)s make run",
        port=port,
        reason=reason,
        other=next((p for p in range(port + 1, port + 100) if why_not_bind(host, p) is None), 8080),
    )


def why_not_bind(host: str, port: int) -> str | None:
    """None when we could listen there, else the reason in words."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            return "another program uses it" if error.errno == errno.EADDRINUSE else str(error.strerror)
    return None


@contextmanager
def web_server() -> Iterator[subprocess.Popen[bytes]]:
    """The answering process, stopped gently when the block ends."""
    command = [sys.executable, "-P", "-m", "hamrah.config.web_server"]
    surroundings = {**os.environ, "PYTHONPATH": str(environment.ROOT)}
    process = subprocess.Popen(command, env=surroundings, stdin=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(STOP_LIMIT_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()


def wait_until_it_answers(process: subprocess.Popen[bytes]) -> None:
    """Any answer counts, also a refusal. Raises Problem `config.pages_did_not_start`."""
    deadline = time.monotonic() + START_LIMIT_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        try:
            urllib.request.urlopen(f"{address()}/", timeout=10).close()  # noqa: S310 - our own http address
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.05)
    raise Problem("config.pages_did_not_start", "The pages did not start; the lines above say why.")


def watch(process: subprocess.Popen[bytes], cluster: Cluster | None, daily: "Daily") -> int:
    """Wait for the end; a database killed meanwhile is started anew, the journal sealed once a day."""
    while True:
        try:
            return process.wait(DATABASE_LOOK_SECONDS)
        except subprocess.TimeoutExpired:
            if cluster is not None and not cluster.is_alive():
                cluster.ensure()
            daily.tick()


def load_demo_if_empty(out: Out) -> None:
    """Load the demo network into an installation without a single organisation."""
    if not demo.codes_present():
        out.say(f"Loading the demo network: {demo.NETWORK_PEOPLE:,} invented workers, about a minute ...")
        demo.load(out)


def welcome() -> list[str]:
    """What to open; with the demo in place also whom to sign in as and what to try."""
    return [f"Open {address()}   (Ctrl-C stops it)", *demo.welcome()]
