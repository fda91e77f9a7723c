"""What an editor fills in about sources."""

from typing import Any, ClassVar

from django import forms

from postroad.gather.models import Source
from postroad.network.models import Newsletter


class SourceForm(forms.ModelForm[Source]):
    """A new source: its address, and whose it is. The title comes from the feed where none is given."""

    url = forms.URLField(
        label="Address of the feed",
        max_length=2000,
        assume_scheme="https",
        help_text="RSS or Atom, for example https://member.example/news/feed.xml",
        widget=forms.URLInput(attrs={"inputmode": "url", "autocomplete": "off", "spellcheck": "false"}),
    )
    title = forms.CharField(label="Name", max_length=300, required=False, help_text="Left empty, the feed's own name.")

    class Meta:
        model = Source
        fields: ClassVar[list[str]] = ["newsletter", "url", "title", "organisation"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].empty_label = "None of the network"  # type: ignore[attr-defined]
        newsletters = Newsletter.objects.all()
        if len(newsletters) == 1:
            self.fields["newsletter"].initial = newsletters[0].pk
            self.fields["newsletter"].widget = forms.HiddenInput()

    def clean_url(self) -> str:
        """Demand http or https."""
        url = str(self.cleaned_data["url"])
        if not url.startswith(("http://", "https://")):
            raise forms.ValidationError("The address must begin with https:// or http://.")
        return url


class OpmlForm(forms.Form):
    """A list of feeds from a feed reader."""

    newsletter = forms.ModelChoiceField(Newsletter.objects.all())
    file = forms.FileField(label="OPML file", help_text="Most feed readers export their feeds as one.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        newsletters = Newsletter.objects.all()
        if len(newsletters) == 1:
            self.fields["newsletter"].initial = newsletters[0].pk
            self.fields["newsletter"].widget = forms.HiddenInput()
