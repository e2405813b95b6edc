"""The process that answers pages: granian with a few workers. Not here: the database beside it, the
welcome and the restart, which are the parent's (serving.py); lines that are slow or dead (slow_lines.py).
"""

import ctypes
import os
import signal
import sys
from typing import Any

from hamrah.config import environment
from hamrah.config.slow_lines import ask_after_the_silent, whole_first
from hamrah.config.whole_house import whole_house

# As many are answered at once; so many more may be sending.
HANDS_PER_WORKER, THREADS_PER_WORKER = 4, 64
WORKER_STOP_SECONDS = 10
PR_SET_PDEATHSIG = 1


def main() -> None:
    """Serve until SIGTERM or SIGINT."""
    from granian import Granian
    from granian.constants import Interfaces

    die_with_parent()
    whole_house()
    Granian(
        "hamrah.config.web_server:make_application",
        factory=True,
        address=environment.value("HAMRAH_HOST"),
        port=environment.value("HAMRAH_PORT"),
        interface=Interfaces.WSGI,
        workers=environment.value("HAMRAH_WORKERS"),
        blocking_threads=THREADS_PER_WORKER,
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=WORKER_STOP_SECONDS,
        log_enabled=False,
    ).serve()


def make_application() -> Any:
    """The WSGI application of a worker."""
    die_with_parent()
    patient = whole_first(whole_house(), hands=HANDS_PER_WORKER)

    def answer(*asked: Any) -> Any:
        ask_after_the_silent()  # only now has this worker an address
        return patient(*asked)

    return answer


def die_with_parent() -> None:
    """Ask Linux for SIGTERM when our parent dies: after its kill -9 nobody must keep the port."""
    if sys.platform == "linux":
        parent = os.getppid()
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:  # it died before we asked
            os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    main()
