"""The verbs of access: everything a person can change here. One module a word."""

from hamrah.access.actions.granting import (
    add_user,
    end_grant,
    grant_role,
    sign_in_link,
    works_elsewhere,
    works_for,
)

__all__ = ["add_user", "end_grant", "grant_role", "sign_in_link", "works_elsewhere", "works_for"]
