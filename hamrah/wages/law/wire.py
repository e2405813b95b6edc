"""Packs as JSON for the phone, where static/wages/field/later/law.js works by the same rules.

Not here: sending.
"""

from typing import Any

from hamrah.wages.law.packs import Order, Packs
from hamrah.wages.law.values import Cite


def wire(packs: Packs) -> dict[str, Any]:
    """{version, orders, facts, factors}: dates as ISO text, paise whole, factors in hundredths."""
    return {
        "version": packs.version,
        "orders": [_order(order) for order in packs.orders],
        "facts": [
            {
                "topic": topic,
                "applies_from": fact.applies_from.isoformat(),
                "values": dict(fact.values),
                "cite": _cite(fact.cite),
            }
            for topic, facts in sorted(packs.facts.items())
            for fact in facts
        ],
        "factors": {str(age): factor for age, factor in packs.factors.items()},
    }


def _order(order: Order) -> dict[str, Any]:
    return {
        "place": order.place,
        "employment": order.employment,
        "applies_from": order.applies_from.isoformat(),
        "became_known": order.became_known.isoformat(),
        "holds_until": order.holds_until.isoformat() if order.holds_until else None,
        "basis": order.basis,
        "divisor": order.divisor,
        "is_unseen": order.is_unseen,
        "is_own": order.is_own,
        "cite": _cite(order.cite),
        "rates": [[row.zone, row.skill, row.basic_paise, row.allowance_paise] for row in order.rates],
    }


def _cite(cite: Cite) -> dict[str, Any]:
    return {
        "act": cite.act,
        "section": cite.section,
        "order": cite.order,
        "source": cite.source,
        "mark": cite.mark,
        "applies_from": cite.applies_from.isoformat(),
        "known_since": cite.known_since.isoformat(),
        "review_by": cite.review_by.isoformat() if cite.review_by else None,
        "verified_by": cite.verified_by,
    }
