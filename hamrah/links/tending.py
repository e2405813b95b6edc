"""What is done for an organisation when nobody of it is there: letters taken, overdue closed, entries made.

Called after each letter's commit and every night (commands.py). Not here: what each of it is (actions/).
"""

from typing import Any
from uuid import UUID

from hamrah.links import actions
from hamrah.links.clerk import clerk_of


def tend(organisation_id: UUID) -> dict[str, Any]:
    """Take letters and close what is overdue."""
    clerk = clerk_of(organisation_id)
    return {**actions.take_letters(clerk), **actions.close_overdue(clerk)}


def tend_by_night(organisation_id: UUID) -> dict[str, Any]:
    """The same, and who is findable brought up to date."""
    done = tend(organisation_id)
    return {**done, **actions.publish_findable(clerk_of(organisation_id))}
