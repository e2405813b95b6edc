"""The tables of services. Not here: which step follows which (rules/), changes (actions/)."""

from hamrah.services.models.directory import Provider
from hamrah.services.models.handovers import HandedPerson, HandOver, HandOverStep, Slip, Urgent
from hamrah.services.models.requests import FollowUp, ServiceKind, ServiceRequest, ServiceStep

__all__ = [
    "FollowUp",
    "HandOver",
    "HandOverStep",
    "HandedPerson",
    "Provider",
    "ServiceKind",
    "ServiceRequest",
    "ServiceStep",
    "Slip",
    "Urgent",
]
