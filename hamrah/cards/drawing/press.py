"""Processes that draw parts side by side, and parts made into one PDF. Not here: what is drawn (pages.py).

A press reads orders from its input and ends with it, so that a killed run leaves none behind. It is
handed signed texts and pictures, never a key.
"""

import contextlib
import struct
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import IO

import cbor2
import pypdfium2  # type: ignore[import-untyped]

from hamrah.cards.drawing.design import Design
from hamrah.cards.drawing.pages import Layout, draw_cards, printable

PRESSES = 2
# Of each card the text of its code and its photo: what is printed is read from the text at the press.
Order = tuple[Sequence[tuple[str, bytes | None]], Design, Layout]
_LENGTH = struct.Struct(">Q")


class Press:
    """One process that draws what it is handed."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "hamrah.cards.drawing.press"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def draw(self, order: Order) -> bytes:
        """The PDF of one part."""
        cards, design, layout = order
        said = {
            "cards": list(cards),
            "design": design.plain,
            "layout": layout.value,
        }
        assert self._process.stdin is not None and self._process.stdout is not None
        _write(self._process.stdin, cbor2.dumps(said))
        pdf = _read(self._process.stdout)
        if pdf is None:
            raise RuntimeError("a press ended before its part was drawn; its last words stand above")
        return pdf

    def close(self) -> None:
        """The end of its input is the end of its work."""
        assert self._process.stdin is not None and self._process.stdout is not None
        with contextlib.suppress(BrokenPipeError):
            self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()


def drawn(orders: Iterable[Order], presses: int = PRESSES) -> Iterator[bytes]:
    """The PDF of each order, in their order. Each is asked for only when a press is about to be free."""
    idle: SimpleQueue[Press] = SimpleQueue()
    started = [Press() for _ in range(presses)]
    for press in started:
        idle.put(press)
    pool = ThreadPoolExecutor(presses)
    try:
        yield from _in_turn(orders, pool, idle, ahead=presses + 1)
    finally:
        pool.shutdown(cancel_futures=True)
        for press in started:
            press.close()


def _in_turn(
    orders: Iterable[Order], pool: ThreadPoolExecutor, idle: SimpleQueue[Press], *, ahead: int
) -> Iterator[bytes]:
    def at_a_press(order: Order) -> bytes:
        press = idle.get()
        try:
            return press.draw(order)
        finally:
            idle.put(press)

    waiting: deque[Future[bytes]] = deque()
    for order in orders:
        waiting.append(pool.submit(at_a_press, order))
        if len(waiting) >= ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def in_one(parts: Sequence[Path], into: Path) -> None:
    """Parts bound into one PDF, which appears whole or not at all."""
    whole = pypdfium2.PdfDocument.new()
    for part in parts:
        with contextlib.closing(pypdfium2.PdfDocument(part)) as read:
            whole.import_pages(read)
    half = into.with_name(into.name + ".half")
    whole.save(half)
    whole.close()
    half.replace(into)


def _write(stream: IO[bytes], content: bytes) -> None:
    stream.write(_LENGTH.pack(len(content)) + content)
    stream.flush()


def _read(stream: IO[bytes]) -> bytes | None:
    """One message; None where the stream ends."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    content = stream.read(_LENGTH.unpack(head)[0])
    return content if len(content) == _LENGTH.unpack(head)[0] else None


def main() -> None:
    """Draw orders until the input ends."""
    while (said := _read(sys.stdin.buffer)) is not None:
        order = cbor2.loads(said)
        design = Design.of(order["design"])
        cards = [printable(text, photo) for text, photo in order["cards"]]
        _write(sys.stdout.buffer, draw_cards(cards, design=design, layout=Layout(order["layout"])))


if __name__ == "__main__":
    main()
