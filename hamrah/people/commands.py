"""`hamrah search` and `hamrah people lapse`. Not here: finding (search.py), what lapses (models)."""

from argparse import ArgumentParser, Namespace
from typing import Any

from hamrah.access.actor import actor_named
from hamrah.ground import context
from hamrah.ground.room import Command
from hamrah.ground.terminal import Out
from hamrah.ground.verb import refuse_unless_allowed
from hamrah.people.actions import restrict_lapsed
from hamrah.people.models import Person
from hamrah.people.search import by_words
from hamrah.people.shown import shown


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("text", metavar="TEXT", help="name, father's name, village, phone or card number")
    _who(parser)


def _who(parser: ArgumentParser) -> None:
    parser.add_argument("--org", required=True, metavar="CODE")
    parser.add_argument("--as", dest="user", required=True, metavar="USER")


def _search(arguments: Namespace, out: Out) -> None:
    actor = actor_named(arguments.user, code=arguments.org)
    refuse_unless_allowed(actor, "people.search")
    with context.opened(organisation_id=actor.organisation_id, user_id=actor.user_id):
        found = shown(actor, by_words(actor, arguments.text, at_most=10), page="people.search")
        rows = [_row(one.person) for one in found]
    out.answer(rows, [_line(row) for row in rows] or ["Nobody found. Add the father's name or the village."])


def _lapse(arguments: Namespace, out: Out) -> None:
    count = restrict_lapsed(actor_named(arguments.user, code=arguments.org))
    out.answer({"restricted": count}, f"{count} registrations lapsed and are restricted.")


def _row(person: Person) -> dict[str, Any]:
    return {
        "id": str(person.id),
        "name": person.name,
        "latin": person.name_latin,
        "relation": person.relation,
        "relation_name": person.relation_name,
        "village": person.village_said,
        "district": person.district_said,
        "birth_year": person.birth_year,
        "state": person.state,
    }


def _line(row: dict[str, Any]) -> str:
    parts = [row["name"], row["relation_name"], row["village"], row["district"], str(row["birth_year"] or "")]
    return f"{row['id']}  " + " · ".join(part for part in parts if part)


COMMANDS = (
    Command(
        name="search",
        summary="Find people by whatever is known of them, in any script and spelling.",
        example='hamrah search "santosh gametee" --org PAG --as asha',
        arguments=_arguments,
        run=_search,
    ),
    Command(
        name="people lapse",
        summary="Restrict what relatives told and the worker did not confirm in 60 days; once a day.",
        example="hamrah people lapse --org AJB --as bina",
        arguments=_who,
        run=_lapse,
    ),
)
