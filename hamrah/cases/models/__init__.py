"""Tables of cases. Not here: their rules (rules/), the money in them (money.py)."""

from hamrah.cases.models.case import Case, Claimant
from hamrah.cases.models.conduct import Conduct
from hamrah.cases.models.forums import Hearing, Proceeding
from hamrah.cases.models.proof import CaseEvidence, EvidenceHand
from hamrah.cases.models.story import CaseParty, CaseStep, Witness
from hamrah.cases.models.watch import OnCall, Session

__all__ = (
    "Case",
    "CaseEvidence",
    "CaseParty",
    "CaseStep",
    "Claimant",
    "Conduct",
    "EvidenceHand",
    "Hearing",
    "OnCall",
    "Proceeding",
    "Session",
    "Witness",
)
