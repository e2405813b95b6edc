"""Codes of disclosures put into words. Not here: what they mean (models.py, actions/)."""

from typing import Any

from hamrah.ground.words import _

BASES: dict[str, Any] = {
    "consent_services": _("They agreed to be helped (services)"),
    "consent_network": _("They agreed to be found by partner organisations"),
    "claim": _("A legal claim of theirs is pursued (DPDP Act s. 17(1)(a))"),
    "consent_village": _("Each agreed to stand on her village's list"),
    "law": _("A law demands it, and the request was granted"),
}
# Columns of papers that other rooms give.
ON_PAPER: dict[str, Any] = {
    "name": _("Name"),
    "relation_name": _("Father's or husband's name"),
    "hamlet": _("Hamlet"),
    "left_month": _("Month in which she left"),
    "away_state": _("State in which she works"),
}
STATES: dict[str, tuple[Any, str]] = {
    "asked": (_("Waits for a second person"), "warn"),
    "approved": (_("May be made"), "neel"),
    "declined": (_("Does not leave"), ""),
    "made": (_("Made, can be taken out"), "good"),
    "ended": (_("Ended, the file is gone"), ""),
}
REQUEST_STATES: dict[str, tuple[Any, str]] = {
    "received": (_("Received"), "warn"),
    "advised": (_("Advice taken"), "neel"),
    "given": (_("Granted"), "good"),
    "partly": (_("Granted in part"), "good"),
    "refused": (_("Refused"), ""),
}
SCOPES: dict[str, Any] = {
    "named": _("Workers named one by one"),
    "place": _("Everyone of a place"),
    "community": _("Everyone of a community or religion"),
}
STEPS: dict[str, Any] = {
    "received": _("Received"),
    "advised": _("Advice taken"),
    "decided": _("Decided"),
    "told": _("The worker told, or why not"),
}
DECISIONS: dict[str, Any] = {code: REQUEST_STATES[code][0] for code in ("given", "partly", "refused")}
TOLD: dict[str, Any] = {"yes": _("She was told"), "no": _("She was not told, because")}
TIERS: dict[int, Any] = {
    2: _("ordinary"),
    3: _("who she is"),
    4: _("sensitive: a second person must agree"),
}


def state_words(words: dict[str, tuple[Any, str]], state: str) -> dict[str, Any]:
    """Text and colour of a state's label."""
    text, kind = words.get(state, (state, ""))
    return {"text": text, "kind": kind}
