"""The tables of people. Not here: law and arithmetic (rules/), changes (actions/)."""

from hamrah.people.models.consent import Attestation, Attested, Basis, Consent, Guardian, Notice
from hamrah.people.models.household import Household, Membership, Phone
from hamrah.people.models.person import Person, RegistrationStep
from hamrah.people.models.sameness import Merge, NotTheSame, Suspicion
from hamrah.people.models.sealed import PersonKey, SealedFact

__all__ = [
    "Attestation",
    "Attested",
    "Basis",
    "Consent",
    "Guardian",
    "Household",
    "Membership",
    "Merge",
    "NotTheSame",
    "Notice",
    "Person",
    "PersonKey",
    "Phone",
    "RegistrationStep",
    "SealedFact",
    "Suspicion",
]
