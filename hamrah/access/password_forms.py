"""The form by which somebody changes her password. Not here: what makes a password (passwords.py)."""

from typing import Any

from allauth.account.forms import ChangePasswordForm


class ChangePassword(ChangePasswordForm):  # type: ignore[misc]
    """Without the library's link to a mail that nobody here gets: an administrator gives a new link."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].help_text = ""
