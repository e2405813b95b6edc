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

from hamrah.config import demo, environment
from hamrah.config.opening import migrate, open_house
from hamrah.ground.cluster import Cluster
from hamrah.ground.postgres_home import make_folder
from hamrah.ground.problem import Problem
from hamrah.ground.terminal import Out

START_LIMIT_SECONDS = 180
STOP_LIMIT_SECONDS = 20
LOOK_SECONDS = 0.2
DATABASE_LOOK_SECONDS = 2
# Pages that die so many times in a row before they answered once will not stand the next time either.
UNHEARD_DEATHS = 3


def serve(out: Out, *, with_demo: bool) -> int:
    """Serve until a signal. Raises Problem `config.already_serving`, `config.port_taken`, `ground.*`."""
    with only_server():
        refuse_taken_port()
        with open_house(migrated=False) as cluster:
            if steps := migrate():
                out.say(f"Database brought to this version ({steps} steps).")
            if with_demo:
                load_demo_if_empty(out)
            with web_server() as server:
                # Everything is loaded before the address is told: whoever stops the server from then on
                # interrupts a wait and no half-made module.
                from hamrah.config.rounds import rounds_going

                with rounds_going(out):
                    wait_until_it_answers(server)
                    out.answer({"url": address()}, welcome())
                    return watch(server, cluster)


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


def served_at() -> str:
    """Where this data folder is served now; nothing where it is not."""
    try:
        with (environment.data_folder() / "serving.lock").open() as lock:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return ""
    except BlockingIOError:
        return (environment.data_folder() / "serving.lock").read_text().strip()
    return ""


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
def web_server() -> Iterator["WebServer"]:
    """The answering process, stopped gently when the block ends."""
    server = WebServer()
    try:
        yield server
    finally:
        server.stop()


class WebServer:
    """The process that answers pages. It replaces its own workers; when it dies itself (killed, or its
    workers died too often for it) it is started again."""

    def __init__(self) -> None:
        self.unheard_deaths = 0
        self.start()

    def start(self) -> None:
        command = [sys.executable, "-P", "-m", "hamrah.config.web_server"]
        surroundings = {**os.environ, "PYTHONPATH": str(environment.ROOT)}
        self.process = subprocess.Popen(command, env=surroundings, stdin=subprocess.DEVNULL)
        self.unheard_deaths += 1

    def start_again(self) -> bool:
        """False where it was told to end, or dies each time before anybody heard of it."""
        if self.process.returncode == 0 or self.unheard_deaths >= UNHEARD_DEATHS:
            return False
        wait_until_port_is_free()
        self.start()
        return True

    def look(self) -> None:
        """Whoever has listened once may die, and be started again, as often as it is killed."""
        if self.unheard_deaths and is_listening():
            self.unheard_deaths = 0

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(STOP_LIMIT_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()


def is_listening() -> bool:
    """Whether somebody takes calls at our address; a worker does so once it has loaded everything."""
    host, port = environment.value("HAMRAH_HOST"), environment.value("HAMRAH_PORT")
    try:
        socket.create_connection((host, port), timeout=1).close()
    except OSError:
        return False
    return True


def wait_until_port_is_free() -> None:
    """Workers outlive their killed parent for a moment."""
    host, port = environment.value("HAMRAH_HOST"), environment.value("HAMRAH_PORT")
    deadline = time.monotonic() + STOP_LIMIT_SECONDS
    while why_not_bind(host, port) is not None and time.monotonic() < deadline:
        time.sleep(0.05)


def wait_until_it_answers(server: WebServer) -> None:
    """Any answer counts, also a refusal. Raises Problem `config.pages_did_not_start`."""
    deadline = time.monotonic() + START_LIMIT_SECONDS
    while server.process.poll() is None and time.monotonic() < deadline:
        try:
            urllib.request.urlopen(f"{address()}/", timeout=10).close()  # noqa: S310 - our own http address
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.05)
    raise Problem("config.pages_did_not_start", "The pages did not start; the lines above say why.")


def watch(server: WebServer, cluster: Cluster | None) -> int:
    """Wait for the end. What was killed meanwhile, the pages or the database, is started anew at once."""
    look_at = 0.0
    while True:
        try:
            code = server.process.wait(LOOK_SECONDS)
        except subprocess.TimeoutExpired:
            server.look()
            look_at = look_after(cluster, look_at)
        else:
            if not server.start_again():
                return code


def look_after(cluster: Cluster | None, look_at: float) -> float:
    """Start a database that died; answers when it is next asked whether it is alive. That our own child
    ended costs nothing to see and is seen each time."""
    if cluster is None or (time.monotonic() < look_at and not cluster.has_ended()):
        return look_at
    if not cluster.is_alive():
        cluster.ensure()
    return time.monotonic() + DATABASE_LOOK_SECONDS


def load_demo_if_empty(out: Out) -> None:
    """Load the demo network into an installation without a single organisation."""
    if not demo.codes_present():
        out.say(f"Loading the demo network: {demo.NETWORK_PEOPLE:,} invented workers, about a minute ...")
        demo.load(out)


def welcome() -> list[str]:
    """What to open; with the demo in place also whom to sign in as and what to try."""
    return [f"Open {address()}   (Ctrl-C stops it)", *demo.welcome()]
