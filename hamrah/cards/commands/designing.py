"""`hamrah card design show|set`. Not here: what a design may say (rules/design_file.py)."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from hamrah.access.actor import actor_named
from hamrah.cards.actions.designing import set_design
from hamrah.cards.commands.issuing import who
from hamrah.cards.designs import design_said
from hamrah.cards.rules.design_file import as_file, design_in
from hamrah.ground import context
from hamrah.ground.problem import Problem
from hamrah.ground.room import Command
from hamrah.ground.terminal import Out
from hamrah.ground.verb import refuse_unless_allowed
from hamrah.ground.words import _


def _show_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, metavar="FILE.toml", help="write it there, its logo beside it")
    who(parser)


def _show(arguments: Namespace, out: Out) -> None:
    actor = actor_named(arguments.user, code=arguments.org)
    refuse_unless_allowed(actor, "cards.see")
    with context.opened(organisation_id=actor.organisation_id, user_id=actor.user_id):
        said, logo = design_said()
    name = None if logo is None else "logo.png" if logo.startswith(b"\x89PNG") else "logo.svg"
    file = as_file(said, name)
    if arguments.out:
        arguments.out.write_text(file, encoding="utf-8")
        if logo and name:
            arguments.out.with_name(name).write_bytes(logo)
    out.answer(vars(said) | {"logo": name}, file.splitlines())


def _set_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE.toml", help="as `hamrah card design show` writes it")
    who(parser)


def _set(arguments: Namespace, out: Out) -> None:
    actor = actor_named(arguments.user, code=arguments.org)
    said, logo = design_in(_read(arguments.file).decode("utf-8", "replace"))
    set_design(actor, said=said, logo=_read(arguments.file.with_name(logo)) if logo else None)
    out.answer(vars(said) | {"logo": logo}, "From now on cards are printed like this.")


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as wrong:
        raise Problem(
            "cards.cannot_read",
            _("%(file)s cannot be read: %(why)s."),
            file=str(file),
            why=wrong.strerror or str(wrong),
        ) from wrong


DESIGNING = (
    Command(
        "card design show",
        "How the organisation's cards look, as a file to change.",
        "hamrah card design show --out design.toml --org PAG --as ela",
        _show_arguments,
        _show,
    ),
    Command(
        "card design set",
        "Let cards look as a file says: colour, languages, lines offered, a sentence, a logo.",
        "hamrah card design set design.toml --org PAG --as ela",
        _set_arguments,
        _set,
    ),
)
