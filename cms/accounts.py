"""Sign-in of officers through allauth: accounts are given by the county, never opened by a visitor."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import LoginForm
from django.http import HttpRequest


class OfficersOnlyAdapter(DefaultAccountAdapter):
    """No sign-up from outside."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody may open an account for himself."""
        return False


class OfficerLoginForm(LoginForm):
    """Name and password. A forgotten password is a matter for the county's office, not for a mail."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""
