"""Codes of corridors put into words. Not here: what they mean."""

from typing import Any

from hamrah.ground.words import _

# Who may receive a village's list: its own council, and who looks after mothers and children there.
RECEIVERS: dict[str, Any] = {
    "panchayat": _("Gram panchayat"),
    "health": _("Nurse or helper (ANM, ASHA, anganwadi)"),
}
