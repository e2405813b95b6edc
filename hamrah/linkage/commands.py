"""`hamrah link run`. Not here: the run itself (running.py)."""

from argparse import ArgumentParser, Namespace

from hamrah.access.actor import actor_named
from hamrah.ground import numbers
from hamrah.ground.room import Command
from hamrah.ground.terminal import Out
from hamrah.linkage.actions import run_linkage
from hamrah.linkage.engines import ENGINES


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--engine", choices=sorted(ENGINES), default="duckdb", help="where the queries run")
    parser.add_argument("--whole", action="store_true", help="compare everything again, not what is new")
    parser.add_argument("--org", required=True, metavar="CODE")
    parser.add_argument("--as", dest="user", required=True, metavar="USER")


def _run(arguments: Namespace, out: Out) -> None:
    actor = actor_named(arguments.user, code=arguments.org)
    run = run_linkage(actor, engine=arguments.engine, whole=arguments.whole)
    figures = {
        "records": run.records,
        "pairs": run.pairs,
        "proposed": run.proposed,
        "two_live_cards": run.two_live_cards,
        "seconds": run.seconds,
    }
    line = (
        f"{numbers.grouped(run.records)} records compared in {numbers.grouped(run.pairs)} pairs,"
        f" {numbers.grouped(run.proposed)} proposed to people. Nothing was joined."
    )
    out.answer(figures, line)


COMMANDS = (
    Command(
        name="link run",
        summary="Compare new and changed records and propose pairs that look like one worker.",
        example="hamrah link run --org AJB --as bina",
        arguments=_arguments,
        run=_run,
    ),
)
