"""What allauth may do here: sign in, never sign up. Not here: the pages' look (web)."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter


class Adapter(DefaultAccountAdapter):
    """Users are added by an administrator or the command line, never by themselves."""

    def is_open_for_signup(self, request: Any) -> bool:
        return False
