"""How an organisation takes part: its terms, and its findable workers at the hub. Not here: looking."""

from typing import Any

from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.links.findable import written_anew
from hamrah.links.models import Terms
from hamrah.links.rules.standing import ANSWERS
from hamrah.organisations.letters import own_key


@verb("links.set_terms")
def set_terms(actor: Any, *, answers: str, is_sensitive: bool) -> Terms:
    """Who answers requests (person, at_once, never); sensitive: nobody of this register is findable, from
    this moment. Raises `links.no_such_answer`."""
    if answers not in ANSWERS:
        raise Problem("links.no_such_answer", _("Choose who answers."), field="answers")
    own_key()
    terms = Terms.now()
    terms.answers, terms.is_sensitive, terms.said_by_id = answers, is_sensitive, actor.user_id
    terms.save()
    if is_sensitive:
        written_anew(actor)
    return terms


@verb("links.publish_findable")
def publish_findable(actor: Any) -> dict[str, int]:
    """Bring what the hub keeps of this organisation to what holds today: every night, and when asked.
    Answers how many people came and went. Raises `links.quota`, `links.wrong_key`."""
    own_key()
    came, went = written_anew(actor)
    return {"came": came, "went": went}
