"""Whether a typed number is one of ours: valid, not valid or unknown, and nothing besides.

Not here: the number's form (rules/number.py), how often one may ask (verifying.py).
"""

from hamrah.cards.models import LIVE, Card, Leaf
from hamrah.cards.rules.life import HANDED_OVER
from hamrah.ground import context
from hamrah.organisations.models import Organisation


def standing_of_number(number: str) -> str:
    """The name of what is told (verdicts.py). Every organisation is asked, each in its own context, also
    after one has answered: the time taken tells nothing."""
    with context.opened(door="identify"):
        organisations = list(Organisation.objects.order_by("no"))
    states = [state for one in organisations for state in _states(one, number)]
    if not states:
        return "number_unknown"
    return "number_valid" if any(state in LIVE for state in states) else "number_not_valid"


def _states(organisation: Organisation, number: str) -> list[str]:
    """A card that a phone made and could not tell of yet counts as any other."""
    with context.opened(organisation_id=organisation.id):
        states = list(Card.objects.filter(number=number).values_list("state", flat=True))
        return states or [HANDED_OVER] * Leaf.objects.open().filter(number=number).count()
