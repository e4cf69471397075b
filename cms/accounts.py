"""Sign-in of officers through allauth: accounts are given by the county, never opened by a visitor."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class OfficersOnlyAdapter(DefaultAccountAdapter):
    """No sign-up from outside."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody may open an account for himself."""
        return False
