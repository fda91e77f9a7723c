"""What a person fills in to subscribe, with two quiet traps for programs."""

from copy import copy
from datetime import datetime, timedelta
from typing import Any, Final

from django import forms
from django.core import signing

from postroad.mail.address import AddressError, parse
from postroad.network.models import Newsletter
from postroad.readers import lookalike
from postroad.readers.discreet import is_offered
from postroad.readers.said import Said, own_name

LEAST_TIME: Final = timedelta(seconds=2)
"""A person takes longer to read and type than this."""
_SALT: Final = "postroad.readers.shown"


def shown_at(now: datetime) -> str:
    """Return a signed note of when the form was shown."""
    return signing.dumps(now.timestamp(), salt=_SALT)


class AddressForm(forms.Form):
    """One question: an address. One whose domain looks like a slip is asked back once, and never changed silently."""

    address = forms.CharField(
        max_length=320, widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"})
    )
    kept = forms.CharField(required=False, widget=forms.HiddenInput)
    """The address that was asked back: sent once more as it is, it is meant so."""

    def __init__(self, *given: Any, said: Said, **named: Any) -> None:
        super().__init__(*given, **named)
        self._said = said
        self.fields["address"].label = said["email"]
        self.fields["address"].error_messages["required"] = said["bad_address"]

    def clean_address(self) -> str:
        """Return the address as it was spelt, if it is one."""
        text = str(self.cleaned_data["address"]).strip()
        try:
            address = parse(text)
        except AddressError as error:
            raise forms.ValidationError(self._said["bad_address"]) from error
        meant = lookalike.mend(address.spelling, address.domain)
        if meant and self.data.get("kept") != address.spelling:
            self._show_again(kept=address.spelling)
            raise forms.ValidationError(self._said.word("meant", address=meant))
        return address.spelling

    def _show_again(self, **values: str) -> None:
        """Let the form that is shown again hold something new in its hidden fields."""
        self.data = copy(self.data)
        for name, value in values.items():
            self.data[name] = value  # type: ignore[index]


class SubscribeForm(AddressForm):
    """An address and a language. ``website`` is seen by no person; ``shown`` says since when the form could be read."""

    language = forms.ChoiceField()
    website = forms.CharField(
        required=False,
        label="",
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off", "aria-hidden": "true", "hidden": True}),
    )
    shown = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, newsletter: Newsletter, said: Said, now: datetime, **named: Any) -> None:
        super().__init__(*args, said=said, **named)
        self._now = now
        spoken = newsletter.languages or [newsletter.language]
        self.fields["address"].help_text = said["email_hint"]
        language = self.fields["language"]
        language.label = said["language"]
        language.choices = [(tag, own_name(tag)) for tag in spoken]  # type: ignore[attr-defined]
        language.initial = said.language if said.language in spoken else newsletter.language
        self.fields["shown"].initial = shown_at(now)
        if is_offered():
            self.fields["discreet"] = forms.BooleanField(
                label=said["subscribe_discreet"], help_text=said["subscribe_discreet_hint"], required=False
            )

    @property
    def is_from_a_program(self) -> bool:
        """Return whether a field was filled that no person sees."""
        return bool(self.data.get("website"))

    def clean(self) -> dict[str, Any]:
        """Refuse what came quicker than a person types."""
        try:
            shown = float(signing.loads(str(self.data.get("shown", "")), salt=_SALT, max_age=86_400))
        except (signing.BadSignature, ValueError, TypeError):
            shown = self._now.timestamp()
        if self._now.timestamp() - shown < LEAST_TIME.total_seconds():
            # The form is shown again with a new time, so that a person loses nothing but a moment.
            self._show_again(shown=shown_at(self._now))
            raise forms.ValidationError(self._said["too_quick"])
        return self.cleaned_data
