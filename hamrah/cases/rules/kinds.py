"""Kinds of cases, as the field names them (domain.md 5). Pure. Not here: their words (told.py).

A kind says how soon a human acts, how sensitive it is, and which clock of the law runs.
"""

from dataclasses import dataclass

SENSITIVE_TIER, DANGER_TIER = 4, 5
MONEY_HOURS, DANGER_HOURS = 48, 2


@dataclass(frozen=True)
class Kind:
    """`hours`: by when somebody acts first. `limit`: whose limitation runs (wages, accident, none known: "").
    `is_money`: it is about a sum."""

    code: str
    is_money: bool = False
    hours: int = MONEY_HOURS
    tier: int = SENSITIVE_TIER
    limit: str = ""

    @property
    def is_danger(self) -> bool:
        return self.tier >= DANGER_TIER


def _money(code: str) -> Kind:
    return Kind(code, is_money=True, limit="wages")


def _danger(code: str) -> Kind:
    return Kind(code, hours=DANGER_HOURS, tier=DANGER_TIER)


KINDS: dict[str, Kind] = {
    kind.code: kind
    for kind in (
        _money("unpaid_wages"),
        _money("underpaid"),
        _money("held_by_contractor"),
        _money("advance"),
        Kind("accident", is_money=True, limit="accident"),
        Kind("death", is_money=True, limit="accident"),
        _danger("bondage"),
        _danger("child_labour"),
        _danger("missing"),
        _danger("violence"),
        _danger("harassment"),
        Kind("dismissed", is_money=True),
        Kind("social_security", is_money=True),
        Kind("disease", is_money=True, limit="accident"),
        # Somebody in custody is asked after at once, though the case itself is no secret of hers.
        Kind("police", hours=DANGER_HOURS),
        Kind("accused"),
        Kind("papers_held"),
        Kind("cheated_by_agent", is_money=True),
        Kind("benefit_refused"),
    )
}
CHANNELS = ("walk_in", "helpline", "stand", "clinic", "collective", "partner", "field")
