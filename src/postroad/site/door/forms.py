"""The question at the door."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.utils import timezone

from postroad.network.place import place_of
from postroad.site.door.models import SignInFailure


class SignInForm(AuthenticationForm):
    """E-mail address and password; too many failures from one place close the door for a while."""

    username = forms.EmailField(
        label="E-mail address",
        max_length=254,
        error_messages={"required": "Write your e-mail address.", "invalid": "Write it in full, as name@example.org."},
        widget=forms.EmailInput(attrs={"autocomplete": "username", "autofocus": True}),
    )
    password = forms.CharField(
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": "Write your password."},
    )
    error_messages = {
        "invalid_login": "This address and password don’t belong together. Check both, capitals too, and try again.",
        "inactive": "This account is closed. Ask the operator to open it again.",
        "too_many": "Too many tries failed. Wait 15 minutes, then try again.",
    }

    def clean_username(self) -> str:
        """Return the address as people are known by it: in lower case."""
        return str(self.cleaned_data["username"]).lower()

    def clean(self) -> dict[str, Any]:
        """Check address and password, unless this place has failed too often."""
        address = self.cleaned_data.get("username")
        if not address or not self.cleaned_data.get("password"):
            return self.cleaned_data
        place, now = place_of(self.request), timezone.now()
        if SignInFailure.bars(address, place, now=now):
            raise ValidationError(self.error_messages["too_many"], code="too_many")
        try:
            cleaned: dict[str, Any] = super().clean()
        except ValidationError:
            SignInFailure.record(address, place, now=now)
            raise
        SignInFailure.forget(address, place)
        return cleaned
