"""`hamrah card print|payloads`. Not here: the PDF (printing.py, print_run.py), what a code says (rules/)."""

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hamrah.access.actor import actor_named
from hamrah.access.agreed import agree
from hamrah.access.models import log_reading
from hamrah.cards.actions import print_cards
from hamrah.cards.commands.issuing import who
from hamrah.cards.drawing.pages import Layout
from hamrah.cards.keys import public_jwk
from hamrah.cards.models import Card
from hamrah.cards.print_run import ALL, APPROVED, Asked, print_to_file
from hamrah.cards.printing import pdf_of
from hamrah.cards.rules.number import parse_number
from hamrah.cards.rules.reading import phone_key_in
from hamrah.ground import context
from hamrah.ground.problem import Problem
from hamrah.ground.room import Command
from hamrah.ground.terminal import Out
from hamrah.ground.verb import refuse_unless_allowed
from hamrah.ground.words import _
from hamrah.organisations.models import organisation_of

AT_ONCE = 1_000


def _print_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("number", metavar="NUMBER", nargs="?", help="one card; without it, those of --state")
    parser.add_argument(
        "--state",
        choices=(APPROVED, ALL),
        default=APPROVED,
        help="approved: not yet printed; all: every live card",
    )
    parser.add_argument("--layout", choices=[layout.value for layout in Layout])
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    _second(parser)
    who(parser)


def _second(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--agreed-by",
        metavar="USER",
        help="a second person, for more people than one may look at in a day; both names are kept",
    )


def _agreeing(arguments: Namespace) -> Any:
    return actor_named(arguments.agreed_by, code=arguments.org) if arguments.agreed_by else None


def _print(arguments: Namespace, out: Out) -> None:
    actor = actor_named(arguments.user, code=arguments.org)
    refuse_unless_allowed(actor, "cards.print_card")
    if arguments.number:
        answer = _print_one(actor, arguments)
    else:
        layout = Layout(arguments.layout or Layout.A4)
        answer = print_to_file(
            actor, Asked(arguments.state, layout, arguments.out, _agreeing(arguments)), out
        )
    said = [f"Left out {one['number']}: {one['why']}" for one in answer["left_out"]]
    out.answer(answer, [*said, f"Wrote {answer['cards']} cards to {answer['file']}."])


def _print_one(actor: Any, arguments: Namespace) -> dict[str, Any]:
    number = parse_number(arguments.number)
    with context.opened(organisation_id=actor.organisation_id, user_id=actor.user_id):
        card = Card.objects.visible_to(actor).live().filter(number=number).first()
        if card is None:
            raise Problem("cards.no_such_card", _("There is no card with this number."))
        log_reading(actor, page="cards.printing", people=[card.person_id])
        layout = Layout(arguments.layout or Layout.SINGLE)
        pdf = pdf_of([card], organisation_of(actor.organisation_id), layout=layout)
        print_cards(actor, cards=[card], layout=layout.value)
        arguments.out.write_bytes(pdf)
    return {"file": str(arguments.out), "cards": 1, "bytes": len(pdf), "left_out": []}


def _payloads_arguments(parser: ArgumentParser) -> None:
    _second(parser)
    who(parser)


def _payloads(arguments: Namespace, out: Out) -> None:
    actor = actor_named(arguments.user, code=arguments.org)
    refuse_unless_allowed(actor, "cards.print_card")
    with context.opened(organisation_id=actor.organisation_id, user_id=actor.user_id):
        people = list(Card.objects.visible_to(actor).live().values_list("person_id", flat=True))
    agree(actor, people, second=_agreeing(arguments), why=f"card payloads: {len(people)}")
    for line in _live(actor):
        out.answer(line, json.dumps(line, ensure_ascii=False))


def _live(actor: Any) -> Iterator[dict[str, Any]]:
    """Each live card as one line, and a word in the log of who looked."""
    with context.opened(organisation_id=actor.organisation_id, user_id=actor.user_id):
        live = Card.objects.visible_to(actor).live().order_by("number").select_related("key")
        people = list(live.values_list("person_id", flat=True))
        log_reading(actor, page="cards.payloads", people=people)
        for card in live.iterator(AT_ONCE):
            jwk = public_jwk(phone_key_in(card.text) or bytes(card.key.public_key))
            yield {"number": card.number, "qr": card.text, "issuer_jwk": jwk, "state": card.state}


PRINTING = (
    Command(
        "card print",
        "Draw cards as PDF, front and back: one, those approved, or all live ones.",
        "hamrah card print --org PAG --as farah --agreed-by bina --state approved --out cards.pdf",
        _print_arguments,
        _print,
    ),
    Command(
        "card payloads",
        "Each live card as a line of JSON: number, text of its code, the key that verifies it, state.",
        "hamrah card payloads --org PAG --as farah",
        _payloads_arguments,
        _payloads,
    ),
)
