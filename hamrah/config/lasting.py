"""Which verbs are done again after an older backup came back, and as what. Not here: keeping them
(ground/lasting.py), doing them again (backup/replaying.py).
"""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Again:
    """How a verb is done again: as `verb`, with its own arguments or `only` these, and `more`."""

    verb: str
    only: tuple[str, ...] | None = None
    more: tuple[tuple[str, Any], ...] = ()

    def arguments(self, said: dict[str, Any]) -> dict[str, Any]:
        """What the verb that is done again is given."""
        kept = said if self.only is None else {name: said[name] for name in self.only if name in said}
        return {**kept, **dict(self.more)}


def _itself(*names: str) -> dict[str, Again]:
    return {name: Again(name) for name in names}


# A card made since the backup is not in it: what renewed or replaced an older one only ends that one.
_ENDED = Again("cards.revoke_card", only=("card",), more=(("reason", "ended before a restore"),))

LASTING_VERBS: dict[str, Again] = {
    **_itself("people.withdraw_consent", "people.restrict_worker"),
    "rights.erase_worker": Again("rights.erase_again", only=("person",)),
    **_itself("cards.report_lost", "cards.found_again", "cards.revoke_card", "cards.surrender_card"),
    # The other side's copies are restored with ours: what was ended or taken back goes there once more.
    **_itself("links.end_link", "links.withdraw_request"),
    **_itself("services.revoke_hand_over", "services.withdraw_hand_over"),
    **_itself("cards.distrust_key", "access.end_grant", "access.retire_role", "access.change_role"),
    "cards.replace_card": _ENDED,
    "cards.renew_card": _ENDED,
}
