"""The forms that ask for one's own password. Not here: what makes a password (passwords.py), sign-in.

The library adds a link to a mail that nobody here gets: an administrator gives a new link instead.
"""

from typing import Any

from allauth.account.forms import ChangePasswordForm, ReauthenticateForm


class ChangePassword(ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].help_text = ""


class PasswordAgain(ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""
