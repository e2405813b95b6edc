"""Tables of cases. Not here: their rules (rules/), arithmetic of money (rules/)."""

from hamrah.cases.models.case import Case, Claimant
from hamrah.cases.models.conduct import Conduct
from hamrah.cases.models.forums import Hearing, Proceeding
from hamrah.cases.models.money import Agreement, Claim, Instalment, Offer, Share
from hamrah.cases.models.papers import SentLetter
from hamrah.cases.models.payments import (
    AgreedWord,
    Holding,
    Payment,
    PaymentStep,
    Receipt,
    Verification,
)
from hamrah.cases.models.proof import CaseEvidence, EvidenceHand
from hamrah.cases.models.story import CaseParty, CaseStep, Witness
from hamrah.cases.models.watch import OnCall, Session

__all__ = (
    "AgreedWord",
    "Agreement",
    "Case",
    "CaseEvidence",
    "CaseParty",
    "CaseStep",
    "Claim",
    "Claimant",
    "Conduct",
    "EvidenceHand",
    "Hearing",
    "Holding",
    "Instalment",
    "Offer",
    "OnCall",
    "Payment",
    "PaymentStep",
    "Proceeding",
    "Receipt",
    "SentLetter",
    "Session",
    "Share",
    "Verification",
    "Witness",
)
