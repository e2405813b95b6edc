"""What recurs while Hamrah serves. Not here: what each command does."""

import io
from argparse import ArgumentParser

import pytest

from hamrah.config import rounds as keeping
from hamrah.config.rounds import AGAIN_SECONDS, FIRST_SECONDS, Rounds
from hamrah.ground.problem import Problem
from hamrah.ground.room import Command, rooms
from hamrah.ground.terminal import Out


class Clock:
    now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(autouse=True)
def connections_stay(monkeypatch):
    """The test's own connection is not the thread's."""
    monkeypatch.setattr(keeping, "close_connections", lambda: None)


def command(name: str, every: int, run) -> Command:
    return Command(name, "", "", lambda parser: None, run, every)


def test_each_has_its_turn_when_it_is_due_and_not_before():
    clock, ran = Clock(), []
    due = {"often": 60, "nightly": 86_400, "asked": 0}
    commands = [command(name, every, lambda *_, name=name: ran.append(name)) for name, every in due.items()]
    going = Rounds(commands, Out(as_json=False), clock)
    going.tick()
    assert ran == []
    clock.now += 60
    going.tick()
    going.tick()
    assert ran == ["often"]
    clock.now += FIRST_SECONDS
    going.tick()
    assert ran == ["often", "often", "nightly"]
    clock.now += 86_399
    going.tick()
    assert ran.count("nightly") == 1
    clock.now += 1
    going.tick()
    assert ran.count("nightly") == 2
    assert "asked" not in ran


@pytest.mark.parametrize(
    ("failure", "told"),
    [(ValueError("Hurji Damor 9829012345"), "ValueError"), (Problem("x.y", "Hurji Damor"), "x.y")],
)
def test_a_failure_stops_nobody_and_is_told_without_what_it_says(failure, told):
    clock, ran, said = Clock(), [], io.StringIO()

    def fail(arguments, out):
        raise failure

    going = Rounds(
        [command("first", 1, fail), command("second", 1, lambda arguments, out: ran.append(1))],
        Out(as_json=False, stderr=said), clock,
    )  # fmt: skip
    for _turn in range(2):
        clock.now += 1
        going.tick()
    assert len(ran) == 2
    assert said.getvalue().count(f"first did not end well and is tried again: {told}") == 2
    assert "Hurji" not in said.getvalue()


def test_what_failed_has_its_next_turn_before_another_night():
    clock, ran = Clock(), []

    def fail_once(arguments, out):
        ran.append(clock.now)
        if len(ran) == 1:
            raise ValueError("away")

    going = Rounds([command("nightly", 86_400, fail_once)], Out(as_json=False, stderr=io.StringIO()), clock)
    for step in (FIRST_SECONDS, AGAIN_SECONDS - 1, 1, AGAIN_SECONDS, 86_400 - AGAIN_SECONDS):
        clock.now += step
        going.tick()
    first, again, next_night = ran
    assert (again - first, next_night - again) == (AGAIN_SECONDS, 86_400)


def test_what_recurs_needs_no_argument_and_runs(houses, capsys):
    recurring = [one for room in rooms() for one in room.commands if one.every]
    assert {one.name for one in recurring} >= {"helpline send", "links tend", "services collect", "sync tidy"}
    for one in recurring:
        parser = ArgumentParser()
        one.arguments(parser)
        assert not one.run(parser.parse_args([]), Out(as_json=True)), one.name
