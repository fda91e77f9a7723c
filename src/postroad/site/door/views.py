"""Signing in and out."""

from django.contrib.auth.views import LoginView, LogoutView

from postroad.network.access import anyone
from postroad.site.door.forms import SignInForm

sign_in = anyone(
    LoginView.as_view(
        authentication_form=SignInForm, template_name="site/sign-in.html", redirect_authenticated_user=True
    )
)
sign_out = anyone(LogoutView.as_view())
