"""`hamrah links tend`: every night, for one organisation or all. Not here: what is done (tending.py)."""

from argparse import ArgumentParser, Namespace

from hamrah.ground.room import Command
from hamrah.ground.terminal import Out
from hamrah.links import hub
from hamrah.links.tending import tend_by_night
from hamrah.organisations.here import organisations_here


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--org", metavar="CODE", help="one organisation; without it all of them")
    parser.add_argument(
        "--new-round", action="store_true", help="end the running round: its key and all entries are deleted"
    )


def _tend(arguments: Namespace, out: Out) -> None:
    hub.forget()
    if arguments.new_round:
        hub.end_round()
    wanted = [one for one in organisations_here() if arguments.org in (None, one.code)]
    done = [{"org": one.code, **tend_by_night(one.id)} for one in wanted]
    lines = [
        "{org:<9} letters {taken}, closed {silent}, links run out {ran_out}, findable +{came} -{went}".format(
            **row
        )
        for row in done
    ]
    out.answer(done, lines or ["There is no such organisation."])


COMMANDS = (
    Command(
        name="links tend",
        summary="Take letters, close what is overdue, bring findable workers up to date; every night.",
        example="hamrah links tend --org GOG",
        arguments=_arguments,
        run=_tend,
        every=86_400,
    ),
)
