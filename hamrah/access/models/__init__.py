"""The tables of access. Not here: what a role holds (roles.py), changes (actions/)."""

from hamrah.access.models.readings import Reading, log_reading
from hamrah.access.models.signing_in import SignIn
from hamrah.access.models.users import RoleGrant, SignInLink, User, sha256_of

__all__ = ["Reading", "RoleGrant", "SignIn", "SignInLink", "User", "log_reading", "sha256_of"]
