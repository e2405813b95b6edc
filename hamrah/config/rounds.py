"""What recurs while Hamrah serves: every command that says how often it is due, in a thread beside the pages.

Not here: what they do (each room's commands.py; of the whole house: journal/daily.py).
"""

import io
import threading
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from hamrah.config.journal.daily import KEEP_JOURNAL
from hamrah.config.opening import close_connections
from hamrah.ground.room import Command, rooms
from hamrah.ground.terminal import Out

LOOK_SECONDS = 5
# A machine that was just switched on answers people first.
FIRST_SECONDS = 120
# What failed does not wait a night for its next turn.
AGAIN_SECONDS = 600
STOP_LIMIT_SECONDS = 10


class Rounds:
    """The commands that recur, each with the moment at which it is due next, in seconds of `clock`."""

    def __init__(
        self, commands: Iterable[Command], out: Out, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.out, self.clock = out, clock
        self.commands = [command for command in commands if command.every]
        self.due = {one.name: clock() + min(one.every, FIRST_SECONDS) for one in self.commands}

    def tick(self) -> None:
        """Run what is due, one after the other; whatever goes wrong with one, the others have their turn."""
        for command in self.commands:
            if self.clock() >= self.due[command.name]:
                wait = command.every if self._is_run(command) else min(command.every, AGAIN_SECONDS)
                self.due[command.name] = self.clock() + wait

    def _is_run(self, command: Command) -> bool:
        """Run it; False where it failed, which is said."""
        parser = ArgumentParser()
        command.arguments(parser)
        try:
            command.run(parser.parse_args([]), Out(as_json=True, stdout=io.StringIO(), stderr=io.StringIO()))
        except Exception as failure:
            # Its kind alone: what a failure says may hold a name.
            kind = getattr(failure, "code", type(failure).__name__)
            self.out.say(f"{command.name} did not end well and is tried again: {kind}")
            return False
        finally:
            close_connections()
        return True


@contextmanager
def rounds_going(out: Out) -> Iterator[None]:
    """Rounds of the whole house, until the block ends."""
    commands = (KEEP_JOURNAL, *(one for room in rooms() for one in room.commands))
    rounds, over = Rounds(commands, out), threading.Event()

    def go() -> None:
        while not over.wait(LOOK_SECONDS):
            rounds.tick()

    thread = threading.Thread(target=go, name="rounds", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join(STOP_LIMIT_SECONDS)
