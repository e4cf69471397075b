"""Sign-in, second factor and password of officers; accounts and new passwords come from the office, never by mail."""

from allauth.account import views
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import TemplateView

_from_the_office = TemplateView.as_view(template_name="account/from_the_office.html")

urlpatterns: list[URLPattern | URLResolver] = [
    path("login/", views.login, name="account_login"),
    path("logout/", views.logout, name="account_logout"),
    path("inactive/", views.account_inactive, name="account_inactive"),
    path("reauthenticate/", views.reauthenticate, name="account_reauthenticate"),
    path("password/change/", views.password_change, name="account_change_password"),
    path("2fa/", include("allauth.mfa.urls")),
    # allauth asks for the address of a reset and then offers it beside every password: that one has no name here.
    path("password/reset/", _from_the_office),
    path("password/set/", _from_the_office, name="account_set_password"),
    path("signup/", _from_the_office, name="account_signup"),
    path("email/", _from_the_office, name="account_email"),
    path("confirm-email/", _from_the_office, name="account_email_verification_sent"),
]
