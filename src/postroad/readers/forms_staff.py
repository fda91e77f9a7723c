"""What the staff fills in about readers."""

from typing import Any

from django import forms

from postroad.mail.address import AddressError, parse
from postroad.network.models import Newsletter, Organisation
from postroad.readers.care import WAYS


class SearchForm(forms.Form):
    """A text with which an address or a name begins; ``after`` is where the next page goes on."""

    text = forms.CharField(label="Find a reader", max_length=320, required=False)
    among = forms.ChoiceField(label="Look in", choices=(("address", "Addresses"), ("name", "Names")), required=False)
    after = forms.IntegerField(min_value=0, max_value=2**63 - 1, required=False)


class AddForm(forms.Form):
    """Somebody who is to be asked whether they want to read."""

    newsletter = forms.ModelChoiceField(Newsletter.objects.all(), label="Newsletter", empty_label=None)
    address = forms.CharField(label="E-mail address", max_length=320, widget=forms.EmailInput)
    name = forms.CharField(
        label="Name", help_text="Leave it empty where you don’t know it.", max_length=120, required=False
    )
    language = forms.ChoiceField(label="Language of the mail", required=False)

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        spoken = {tag for letter in Newsletter.objects.all() for tag in (letter.languages or [letter.language])}
        self.fields["language"].choices = [("", "The newsletter’s own"), *((tag, tag) for tag in sorted(spoken))]  # type: ignore[attr-defined]

    def clean_address(self) -> str:
        """Return the address as it was spelt."""
        return _address(self.cleaned_data["address"])


class CorrectForm(forms.Form):
    """A person's name, and for whom they read."""

    name = forms.CharField(label="Name", max_length=120, required=False)
    organisation = forms.ModelChoiceField(
        Organisation.objects.all(), label="Reads for", empty_label="No organisation", required=False
    )


class MoveForm(forms.Form):
    """Another address of the same person."""

    address = forms.CharField(
        label="New address",
        help_text="A link to confirm goes there; until it is used, mail goes to the present one, which is told of it too.",
        max_length=320,
        widget=forms.EmailInput,
    )

    def clean_address(self) -> str:
        """Return the address as it was spelt."""
        return _address(self.cleaned_data["address"])


class AskedForm(forms.Form):
    """How the reader asked for what is done now; it is kept in the ledger."""

    how = forms.ChoiceField(label="How did they ask?", choices=tuple(WAYS.items()), widget=forms.RadioSelect)


def _address(text: str) -> str:
    try:
        return parse(text.strip()).spelling
    except AddressError as error:
        raise forms.ValidationError(f"This is no e-mail address: {error}") from error
