"""Every command of a room, given what does not exist: it refuses in words or answers, in JSON alone.

Not here: the shape of help and exit codes (test_commands.py), what a command does (its room's tests).
"""

import argparse
import io
import json
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from hamrah.config import cli
from hamrah.config.commands import HOUSE_COMMANDS
from hamrah.ground.problem import Problem
from hamrah.ground.room import Command
from hamrah.ground.terminal import Out

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
NOWHERE = Path("/nowhere/at/all")


def _commands() -> list[Command]:
    house = {command.name for command in HOUSE_COMMANDS}
    return [command for command in cli._all_commands() if command.name not in house]


def filled(parser: argparse.ArgumentParser) -> Iterator[str]:
    """What a command must be given, all of it of nobody and nowhere."""
    for action in parser._actions:
        if not action.required or action.dest == "help":
            continue
        values = {Path: str(NOWHERE), UUID: str(uuid4()), int: "3", None: "nobody", str: "nobody"}
        value = next(iter(action.choices)) if action.choices else values.get(action.type, "2026-11-01")
        yield from (action.option_strings[0], value) if action.option_strings else (value,)


@pytest.mark.parametrize("command", _commands(), ids=lambda command: command.name)
def test_it_answers_in_json_alone_or_refuses_in_words(command, houses, capsys):
    parser = cli.parser_of(command)
    out = Out(as_json=True, stdout=io.StringIO(), stderr=io.StringIO())
    try:
        code = cli.done(command, parser.parse_args([*filled(parser), "--json"]), out)
    except Problem as refused:
        assert str(refused).strip()
        assert "%(" not in str(refused)
        assert out.stdout.getvalue() == ""
    else:
        json.loads(out.stdout.getvalue())
        assert code in (None, 0, 1)
    said = capsys.readouterr()
    assert said.out == ""


@pytest.mark.parametrize("command", cli._all_commands(), ids=lambda command: command.name)
def test_an_argument_it_does_not_know_is_wrong_use(command, capsys):
    with pytest.raises(SystemExit) as end:
        cli.parser_of(command).parse_args(["--no-such-thing"])
    assert end.value.code == 2
    assert capsys.readouterr().out == ""


def test_a_file_that_cannot_be_written_is_told_in_one_line(tmp_path):
    def run(arguments, out):
        (tmp_path / "no" / "such.csv").write_text("x")

    command = Command("sample", "Take one.", "hamrah sample", lambda parser: None, run)
    with pytest.raises(Problem) as refused:
        cli.done(command, argparse.Namespace(), Out(as_json=True))
    assert refused.value.code == "config.file_trouble"
    assert "No such file or directory" in str(refused.value)
