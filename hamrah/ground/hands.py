"""Processes that work side by side on questions of one kind: asked in turn, answered in that order.

A hand reads questions from its input and ends with it, so that a killed run leaves none behind.
Not here: what is asked.
"""

import contextlib
import os
import struct
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue
from typing import IO, Any

import cbor2

HANDS = 2
_LENGTH = struct.Struct(">Q")


class Hand:
    """One process: `python -m module`, whose main calls `answer_questions`."""

    def __init__(self, module: str) -> None:
        self.module = module
        command = [sys.executable, "-m", module]
        # Each is one of several already: threads of its own would only take turns with the others.
        alone = {**os.environ, "RAYON_NUM_THREADS": "1"}
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=alone)

    def ask(self, question: Any) -> Any:
        """The answer to one question, both of what CBOR can say."""
        assert self._process.stdin is not None and self._process.stdout is not None
        _write(self._process.stdin, question)
        answered = _read(self._process.stdout)
        if answered is None:
            raise RuntimeError(f"{self.module} ended before it answered; its last words stand above")
        return answered[0]

    def close(self) -> None:
        """The end of its input is the end of its work."""
        assert self._process.stdin is not None and self._process.stdout is not None
        with contextlib.suppress(BrokenPipeError):
            self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()


def answers(module: str, questions: Iterable[Any], hands: int = HANDS) -> Iterator[Any]:
    """The answer to each question, in their order. Each is asked for only when a hand is about to be free."""
    idle: SimpleQueue[Hand] = SimpleQueue()
    started = [Hand(module) for _ in range(hands)]
    for hand in started:
        idle.put(hand)
    pool = ThreadPoolExecutor(hands)
    try:
        yield from _in_turn(questions, pool, idle, ahead=hands + 1)
    finally:
        pool.shutdown(cancel_futures=True)
        for hand in started:
            hand.close()


def answer_questions(answer: Callable[[Any], Any]) -> None:
    """The work of a hand: answer until the input ends."""
    while (asked := _read(sys.stdin.buffer)) is not None:
        _write(sys.stdout.buffer, [answer(asked)])


def _in_turn(
    questions: Iterable[Any], pool: ThreadPoolExecutor, idle: SimpleQueue[Hand], *, ahead: int
) -> Iterator[Any]:
    def by_a_hand(question: Any) -> Any:
        hand = idle.get()
        try:
            return hand.ask(question)
        finally:
            idle.put(hand)

    waiting: deque[Future[Any]] = deque()
    for question in questions:
        waiting.append(pool.submit(by_a_hand, question))
        if len(waiting) >= ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _write(stream: IO[bytes], said: Any) -> None:
    content = cbor2.dumps(said)
    stream.write(_LENGTH.pack(len(content)) + content)
    stream.flush()


def _read(stream: IO[bytes]) -> Any:
    """One message; None where the stream ends."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    content = stream.read(_LENGTH.unpack(head)[0])
    return cbor2.loads(content) if len(content) == _LENGTH.unpack(head)[0] else None
