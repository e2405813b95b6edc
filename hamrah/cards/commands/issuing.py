"""`hamrah card issue`. Not here: what it does (actions/), printing (printing.py)."""

from argparse import ArgumentParser, Namespace
from uuid import UUID

from hamrah.access.actor import actor_named
from hamrah.access.models import log_reading
from hamrah.cards.actions import issue_card
from hamrah.cards.issuing import Chosen
from hamrah.cards.keys import public_jwk
from hamrah.ground import context
from hamrah.ground.problem import Problem
from hamrah.ground.room import Command
from hamrah.ground.terminal import Out
from hamrah.ground.words import _
from hamrah.people.models import Person


def who(parser: ArgumentParser) -> None:
    """Whoever commands, and for which organisation."""
    parser.add_argument("--org", required=True, metavar="CODE")
    parser.add_argument("--as", dest="user", required=True, metavar="USER")


def _issue_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("person", type=UUID, metavar="PERSON", help="the id that `hamrah search` shows")
    parser.add_argument("--no-face", action="store_true", help="she does not want her face in the code")
    who(parser)


def _issue(arguments: Namespace, out: Out) -> None:
    actor = actor_named(arguments.user, code=arguments.org)
    with context.opened(organisation_id=actor.organisation_id, user_id=actor.user_id):
        person = Person.objects.visible_to(actor).filter(id=arguments.person).first()
    if person is None:
        raise Problem("cards.no_such_person", _("There is no such person."))
    with context.opened(organisation_id=actor.organisation_id, user_id=actor.user_id):
        # Her name and face stand in the code that is answered.
        log_reading(actor, page="cards.issuing", people=[person.id])
        card = issue_card(actor, person=person, chosen=Chosen(face=not arguments.no_face))
        answer = {
            "number": card.number,
            "expires_on": card.expires_on,
            "qr": card.text,
            "issuer_jwk": public_jwk(bytes(card.key.public_key)),
        }
    out.answer(answer, f"Card {card.number}, valid until {card.expires_on}.")


ISSUING = (
    Command(
        "card issue",
        "Sign a card for an accepted worker.",
        "hamrah card issue 0199f3a2-... --org PAG --as farah",
        _issue_arguments,
        _issue,
    ),
)
