"""What a command says: sentences, one JSON answer, progress with the time that remains.

Not here: which commands there are and how a Problem ends one (config/cli.py).
"""

import json
import sys
import time
from collections.abc import Iterable, Iterator
from typing import Any, TextIO, TypeVar

Item = TypeVar("Item")


class Out:
    """Where a command writes: answers to stdout, everything on the way to stderr."""

    def __init__(self, *, as_json: bool, stdout: TextIO | None = None, stderr: TextIO | None = None) -> None:
        self.as_json = as_json
        self.stdout = stdout or sys.stdout
        self.stderr = stderr or sys.stderr

    def answer(self, value: Any, text: str | Iterable[str]) -> None:
        """The command's result: `value` with --json, else the line or lines of `text`."""
        if self.as_json:
            print(json.dumps(value, ensure_ascii=False, default=str), file=self.stdout, flush=True)
            return
        for line in [text] if isinstance(text, str) else text:
            print(line, file=self.stdout, flush=True)

    def say(self, sentence: str) -> None:
        """A word on the way; never part of the result."""
        print(sentence, file=self.stderr, flush=True)

    def progress(self, items: Iterable[Item], *, total: int, doing: str) -> Iterator[Item]:
        """Pass `items` on and tell how many are done and how long the rest will take."""
        progress = Progress(total, doing, self.stderr)
        for item in items:
            yield item
            progress.step()
        progress.finish()


class Progress:
    """ "importing 3,000 of 10,000, 12 s left": one line redrawn on a terminal, else one every few seconds."""

    def __init__(self, total: int, doing: str, stream: TextIO | None = None) -> None:
        self.total = total
        self.doing = doing
        self.done = 0
        self.stream = stream or sys.stderr
        self.redraws = self.stream.isatty()
        self.started = self._shown = time.monotonic()

    def step(self, count: int = 1) -> None:
        """`count` more are done."""
        self.done += count
        if time.monotonic() - self._shown >= (0.2 if self.redraws else 5):
            self._show()

    def finish(self) -> None:
        """Leave a clean line behind; say nothing at all after a short run."""
        if self.redraws:
            self.stream.write("\r\x1b[K")
            self.stream.flush()

    def line(self) -> str:
        """The present state in words."""
        of = f" of {self.total:,}" if self.total else ""
        return f"{self.doing} {self.done:,}{of}{self._remaining()}"

    def _remaining(self) -> str:
        if not self.done or not self.total:
            return ""
        seconds = (time.monotonic() - self.started) * (self.total - self.done) / self.done
        return f", {seconds / 60:.0f} min left" if seconds >= 90 else f", {seconds:.0f} s left"

    def _show(self) -> None:
        self._shown = time.monotonic()
        self.stream.write(f"\r\x1b[K{self.line()}" if self.redraws else f"{self.line()}\n")
        self.stream.flush()
