"""Words of employers. Not here: their meaning (rules.py)."""

from typing import Any

from hamrah.ground.words import _

KINDS: dict[str, Any] = {
    "contractor": _("Contractor (thekedar)"),
    "sub_contractor": _("Sub-contractor"),
    "sirdar": _("Sardar (jamadar), who brings workers"),
    "company": _("Company, principal employer"),
    "household": _("Private house as employer"),
    "site": _("Worksite"),
    "agency": _("Labour agency"),
}
