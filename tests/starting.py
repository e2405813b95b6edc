"""What tests of starting and stopping share: folders a server's user may enter, commands as processes,
waiting for a condition. Not here: any test.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIMIT_SECONDS = 60
# A first start makes a database and all tables: fifteen seconds of the processor, and others use it too.
COMMAND_SECONDS = 300
QUICK_PLACE_BYTES = 1_000_000_000

# Uses the cluster until its stdin closes; then leaves like any command.
USER_OF_CLUSTER = """
import sys
from pathlib import Path
from hamrah.ground.cluster import Cluster
cluster = Cluster(Path(sys.argv[1]), shared_buffers="16MB")
cluster.ensure()
print(cluster.server.pid(), flush=True)
sys.stdin.read()
cluster.release()
"""


@contextmanager
def enterable_folder() -> Iterator[Path]:
    """A new empty folder that also another user may pass through; pytest's own is closed to him."""
    folder = Path(tempfile.mkdtemp(prefix="hamrah-test-", dir=quick_place()))
    folder.chmod(0o711)
    try:
        yield folder
    finally:
        for record in folder.rglob("where.txt"):
            shutil.rmtree(record.read_text().strip(), ignore_errors=True)
        shutil.rmtree(folder)


def quick_place() -> str | None:
    """Memory, where programs may run from it and there is room (three times as quick); else the usual."""
    memory = Path("/dev/shm")
    if not os.access(memory, os.W_OK):
        return None
    state = os.statvfs(memory)
    roomy = state.f_bavail * state.f_frsize > QUICK_PLACE_BYTES
    return str(memory) if roomy and not state.f_flag & os.ST_NOEXEC else None


def clean_environment(**settings: str) -> dict[str, str]:
    """Ours without this run's own database and settings."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("HAMRAH_", "DATABASE_", "DJANGO_"))}
    return {**kept, "HAMRAH_TEST_CLUSTER": "1", "PYTHONPATH": str(ROOT), **settings}


def hamrah(*words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """One command to its end."""
    return subprocess.run(
        [sys.executable, "-m", "hamrah.config.cli", *words],
        env=clean_environment(**settings), capture_output=True, text=True, check=False,
        timeout=COMMAND_SECONDS,
    )  # fmt: skip


@contextmanager
def running(*command: str, errors: int = subprocess.PIPE, **settings: str) -> Iterator[subprocess.Popen[str]]:
    """A process of its own, ended with the block. Who lets it say much sends its `errors` elsewhere: a pipe
    that nobody reads fills, and then whoever writes to it stands still."""
    process = subprocess.Popen(
        [sys.executable, *command], env=clean_environment(**settings), text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors,
    )  # fmt: skip
    try:
        yield process
    finally:
        process.terminate()
        process.communicate(timeout=LIMIT_SECONDS)


def using_cluster(folder: Path):
    """A process that uses the cluster of a folder; its first line is the server's pid."""
    return running("-c", USER_OF_CLUSTER, str(folder))


def wait_for(condition: Callable[[], bool]) -> None:
    """Until it holds; a condition that never does is a failed test."""
    deadline = time.monotonic() + LIMIT_SECONDS
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)


def is_running(pid: int) -> bool:
    """False also for a dead one that nobody has asked after."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def children_of(pid: int) -> list[int]:
    """Direct children, from /proc."""
    stats = (Path(f"/proc/{p.name}/stat") for p in Path("/proc").iterdir() if p.name.isdecimal())
    found = []
    for stat in stats:
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == pid:
            found.append(int(stat.parent.name))
    return found


def free_port() -> int:
    """One that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
