"""Slow lines: what somebody sends is here whole before one of the few hands takes it up.

A phone in a village sends for seconds, or sends half and is out of reach. Not here: the server
(web_server.py).
"""

import contextlib
import os
import socket
import sys
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from tempfile import SpooledTemporaryFile
from threading import BoundedSemaphore
from typing import IO, Any

IN_MEMORY_BYTES, A_READ = 1_000_000, 65_536
# The largest sheet that imports take, and the form around it: more would only fill the disk.
MOST_BYTES = 201_000_000
# Asked after when nothing was heard for so long; then given up after a minute without an answer.
SILENT_SECONDS, ASK_SECONDS, ASKED = 60, 15, 4
FILES = Path("/proc/self/fd")
CUT_OFF = b"The line broke before all of it was here. Nothing was kept: send it again.\n"
TOO_LONG = b"This is larger than anything that is taken here (200 MB). Send it in parts.\n"

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def whole_first(application: Application, *, hands: int) -> Application:
    """Answers as many requests at once as there are hands, each once all of it has come. What broke off is
    refused: of half a form the fields that came would be taken for all of it."""
    free = BoundedSemaphore(hands)

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        length = _length(environ)
        if length > MOST_BYTES:
            return _refused("413 Content Too Large", TOO_LONG, start_response)
        if length:
            environ["wsgi.input"] = body = _whole(environ["wsgi.input"], length)
            if body.seek(0, os.SEEK_END) < length:
                return _refused("400 Bad Request", CUT_OFF, start_response)
            body.seek(0)
        with free:
            return application(environ, start_response)

    return answer


def _refused(status: str, sentence: bytes, start_response: Callable[..., Any]) -> Iterable[bytes]:
    start_response(status, [("Content-Type", "text/plain; charset=utf-8")])
    return [sentence]


def _length(environ: dict[str, Any]) -> int:
    said = environ.get("CONTENT_LENGTH") or ""
    return int(said) if said.isascii() and said.isdigit() else 0


def _whole(line: IO[bytes], length: int) -> IO[bytes]:
    """What comes over the line, up to this length; large files lie on the disk meanwhile."""
    body = SpooledTemporaryFile(IN_MEMORY_BYTES)  # noqa: SIM115 - closed with the request
    while (left := length - body.tell()) and (piece := line.read(min(left, A_READ))):
        body.write(piece)
    return body


@cache
def ask_after_the_silent() -> None:
    """A phone that is out of reach says no good-bye. The lines taken at this process's address from now on
    end when nobody is at the other side any more (Linux hands the settings of the address down to them)."""
    for file in FILES.iterdir() if sys.platform == "linux" else ():
        with contextlib.suppress(OSError), socket.socket(fileno=os.dup(int(file.name))) as line:
            if line.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
                line.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
                line.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, SILENT_SECONDS)
                line.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPINTVL, ASK_SECONDS)
                line.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPCNT, ASKED)
