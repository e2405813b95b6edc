"""The command line `hamrah`: finds the command, opens the house for it, renders a Problem.

Not here: the commands themselves. Each room declares its own in `ROOM.commands`; those of the whole
house are in commands.py.
"""

import argparse
import json
import os
import signal
import sys
from collections.abc import Sequence

from hamrah.config import environment
from hamrah.config.commands import HOUSE_COMMANDS
from hamrah.config.opening import database_up, prepare_django, tables_in_order
from hamrah.ground.problem import Problem
from hamrah.ground.room import Command
from hamrah.ground.terminal import Out

DONE, REFUSED, WRONG_USE = 0, 1, 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. Exit code 0 done, 1 refused (a Problem), 2 wrong use."""
    words = list(sys.argv[1:] if argv is None else argv)
    out = Out(as_json="--json" in words)
    signal.signal(signal.SIGTERM, _leave)
    try:
        environment.check()
        return _run(words, out)
    except Problem as problem:
        _refuse(problem, out)
        return REFUSED
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    except BrokenPipeError:  # `hamrah ... | head` has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


def _run(words: list[str], out: Out) -> int:
    if not words or words[0] in ("-h", "--help"):
        print(_overview(_all_commands()))
        return DONE if words else WRONG_USE
    command = _named(words, HOUSE_COMMANDS)
    if command is not None or {"-h", "--help"} & set(words):
        return _obey(command or _named(words, _all_commands()), words, out)
    # A room's command is known only to Django, which must find the database where it is.
    with database_up():
        command = _named(words, _all_commands())
        if command is None:
            return _obey(None, words, out)
        with tables_in_order():
            return _obey(command, words, out)


def _obey(command: Command | None, words: list[str], out: Out) -> int:
    if command is None:
        print(_unknown(words), file=sys.stderr)
        return WRONG_USE
    return done(command, parser_of(command).parse_args(words[len(command.name.split()) :]), out)


def done(command: Command, arguments: argparse.Namespace, out: Out) -> int:
    """Run it; answers its exit code. Raises what it raises, and `config.file_trouble` where a file it was
    given cannot be read or written."""
    try:
        return command.run(arguments, out) or DONE
    except OSError as failure:
        if failure.filename is None:
            raise
        raise Problem(
            "config.file_trouble",
            "%(file)s: %(reason)s. Name another file or folder.",
            file=failure.filename,
            reason=failure.strerror,
        ) from failure


def parser_of(command: Command) -> argparse.ArgumentParser:
    """The argument parser of one command; its help ends with the example."""
    parser = argparse.ArgumentParser(
        prog=f"hamrah {command.name}",
        description=command.summary,
        epilog=f"Example:\n  {command.example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--json", action="store_true", help="answer in JSON on stdout")
    command.arguments(parser)
    return parser


def _all_commands() -> list[Command]:
    prepare_django()
    from hamrah.ground.room import rooms

    commands = [*HOUSE_COMMANDS, *(command for room in rooms() for command in room.commands)]
    return sorted(commands, key=lambda command: command.name)


def _named(words: list[str], commands: Sequence[Command]) -> Command | None:
    """The command whose words open the line; the longest name wins ("import undo" before "import")."""
    matching = [c for c in commands if words[: len(c.name.split())] == c.name.split()]
    return max(matching, key=lambda command: len(command.name), default=None)


def _overview(commands: Sequence[Command]) -> str:
    width = max(len(command.name) for command in commands)
    lines = [f"  {command.name:<{width}}  {command.summary}" for command in commands]
    tail = ["", "hamrah COMMAND --help shows each with an example; --json answers in JSON."]
    return "\n".join(["usage: hamrah COMMAND ...", "", *lines, *tail])


def _unknown(words: list[str]) -> str:
    near = [command for command in _all_commands() if command.name.split()[0] == words[0]]
    if near:
        return _overview(near)
    return f"There is no command {words[0]!r}. hamrah --help lists them."


def _refuse(problem: Problem, out: Out) -> None:
    if out.as_json:
        print(json.dumps({"problem": problem.code, "message": str(problem)}, ensure_ascii=False))
    else:
        print(problem, file=sys.stderr)


def _leave(*_: object) -> None:
    """SIGTERM leaves as an exception, so that the database is released on the way out."""
    raise SystemExit(128 + signal.SIGTERM)


if __name__ == "__main__":
    sys.exit(main())
