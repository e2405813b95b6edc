"""A slow line between a browser and the house: so many bits a second, so long on the way, every byte counted.

Not here: what is measured over it.
"""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator

PIECE = 4_096


class Line:
    """Bytes that went up and down, and how fast they may; another speed from one moment to the next."""

    def __init__(self, target: int) -> None:
        self.target, self.byte_s, self.one_way_s = target, 1e9, 0.0
        self.up = self.down = 0
        self.free_at = {"up": 0.0, "down": 0.0}
        self.lock = threading.Lock()
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.port = self.listening.getsockname()[1]

    def becomes(self, *, kbit_s: float, round_trip_ms: float) -> None:
        self.byte_s, self.one_way_s = kbit_s * 125, round_trip_ms / 2_000

    def serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _address = self.listening.accept()
                far = socket.create_connection(("127.0.0.1", self.target))
                for source, sink, way in ((near, far, "up"), (far, near, "down")):
                    threading.Thread(target=self._carry, args=(source, sink, way), daemon=True).start()

    def _carry(self, source: socket.socket, sink: socket.socket, way: str) -> None:
        """Everyone on the line waits for the same narrow place; then the way itself takes its time."""
        with contextlib.suppress(OSError):
            while piece := source.recv(PIECE):
                sent_at = time.monotonic()
                with self.lock:
                    self.free_at[way] = max(self.free_at[way], sent_at) + len(piece) / self.byte_s
                    ready_at = self.free_at[way]
                    setattr(self, way, getattr(self, way) + len(piece))
                time.sleep(max(0.0, max(ready_at, sent_at + self.one_way_s) - time.monotonic()))
                sink.sendall(piece)
        with contextlib.suppress(OSError):
            sink.shutdown(socket.SHUT_WR)


@contextlib.contextmanager
def slow_line(target: int) -> Iterator[Line]:
    line = Line(target)
    threading.Thread(target=line.serve, daemon=True).start()
    try:
        yield line
    finally:
        line.listening.close()
