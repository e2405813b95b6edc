"""The tables of access. Not here: what a role holds (roles.py), changes (actions/)."""

from hamrah.access.models.canaries import Alarm, Canary
from hamrah.access.models.own_roles import OwnRole, RoleVersion
from hamrah.access.models.readings import MoreReadings, Reading, Revealed, log_reading
from hamrah.access.models.sights import Sight
from hamrah.access.models.signing_in import Session, SignIn
from hamrah.access.models.users import RoleGrant, SignInLink, User, sha256_of

__all__ = [
    "Alarm",
    "Canary",
    "MoreReadings",
    "OwnRole",
    "Reading",
    "Revealed",
    "RoleGrant",
    "RoleVersion",
    "Session",
    "Sight",
    "SignIn",
    "SignInLink",
    "User",
    "log_reading",
    "sha256_of",
]
