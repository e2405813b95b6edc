"""A second person's yes at the machine's command line, before many people's cards or names go into a file.

Not here: asking and answering on a page (views/more.py), the budget's door (models/readings.py).
"""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from hamrah.access.actions.reading import MOST_MORE, answer_more, ask_for_more
from hamrah.access.models.readings import beyond_today
from hamrah.ground import context
from hamrah.ground.problem import Problem
from hamrah.ground.words import _

HOURS = 1


def agree(actor: Any, people: Collection[UUID], *, second: Any, why: str) -> int:
    """Let the actor look at these people, where they are more than her budget and `second` agrees: asked and
    answered by the same verbs as on the page, so both names stay. Answers how many more.

    Raises `access.second_person_needed`, and what those verbs raise.
    """
    with context.opened(organisation_id=actor.organisation_id, user_id=actor.user_id):
        beyond = beyond_today(actor, people)
    if beyond and second is None:
        raise Problem(
            "access.second_person_needed",
            _(
                "These are %(people)d people, %(beyond)d more than you may look at today."
                " A second person agrees: --agreed-by USER"
            ),
            people=len(set(people)),
            beyond=beyond,
        )
    # One transaction: where the second may not agree, nothing stays asked.
    with context.opened(organisation_id=actor.organisation_id, user_id=actor.user_id):
        for start in range(0, beyond, MOST_MORE):
            asked = ask_for_more(actor, why=why, how_many=min(MOST_MORE, beyond - start), hours=HOURS)
            answer_more(second, asked=asked, agrees=True)
    return beyond
