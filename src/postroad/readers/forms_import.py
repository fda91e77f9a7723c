"""What the staff fills in to bring a list in, or to take one out."""

from typing import Any, Final

from django import forms

from postroad.network.models import Newsletter
from postroad.readers.export import STATES
from postroad.readers.importing.columns import Columns
from postroad.readers.importing.drafts import NO_COLUMN
from postroad.readers.told import STATES as TOLD

_ONE: Final = {
    "address": "Address",
    "language": "Language",
    "topics": "Topics",
    "countries": "Countries",
    "joined": "Joined when",
}
_SEVERAL: Final = {
    "subscribed": ("Says who is subscribed", "Each of these must say so: active, confirmed, yes, 1."),
    "stopped": (
        "Says who left, bounced or was blocked",
        "Where one of these says anything but no, the person is left out.",
    ),
}


class UploadForm(forms.Form):
    """A file, and whose readers it lists."""

    newsletter = forms.ModelChoiceField(Newsletter.objects.all(), label="Readers of", empty_label=None)
    file = forms.FileField(
        label="List of readers",
        help_text="CSV, TSV or XLSX: a table with addresses, or the export of another program. Nothing is stored yet.",
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx"}),
    )


class ColumnsForm(forms.Form):
    """Which column says what."""

    def __init__(
        self, *given: Any, headings: tuple[str, ...], columns: Columns, as_written: bool, **named: Any
    ) -> None:
        super().__init__(*given, **named)
        self._columns = columns
        choices = [(str(place), heading) for place, heading in enumerate(headings)]
        names = columns.name
        for name, label in _ONE.items():
            field = forms.ChoiceField(label=label, choices=[("", "None"), *choices], required=name == "address")
            value = getattr(columns, name)
            field.initial = "" if value in (None, NO_COLUMN) else str(value)
            self.fields[name] = field
            if name == "address":
                for which, told in enumerate(("Name, or given name", "Family name, where it is apart")):
                    part = forms.ChoiceField(label=told, choices=[("", "None"), *choices], required=False)
                    part.initial = str(names[which]) if len(names) > which else ""
                    self.fields[f"name_{which}"] = part
        for name, (label, hint) in _SEVERAL.items():
            self.fields[name] = forms.MultipleChoiceField(
                label=label,
                help_text=hint,
                choices=choices,
                required=False,
                initial=[str(place) for place in getattr(columns, name)],
                widget=forms.SelectMultiple(attrs={"size": min(5, len(choices))}),
            )
        self.fields["as_written"] = forms.BooleanField(
            label="Take domains that look like a slip (gmial.com) as they are written",
            initial=as_written,
            required=False,
        )

    @property
    def columns(self) -> Columns:
        """Return the columns as they were chosen; those that the form doesn't ask for stay as they were recognised."""
        chosen = self.cleaned_data
        said = self._columns.as_json()
        for name in _ONE:
            said[name] = int(chosen[name]) if chosen[name] else None
        said["name"] = [int(chosen[part]) for part in ("name_0", "name_1") if chosen[part]]
        for name in _SEVERAL:
            said[name] = [int(place) for place in chosen[name]]
        return Columns.from_json(said)


class BasisForm(forms.Form):
    """Why these people may be written to, and where that can be seen."""

    basis = forms.CharField(
        label="On which basis may they be written to?",
        help_text="In a few words, such as “consent on our old site” or “members, by the statutes”.",
        max_length=60,
    )
    evidence = forms.CharField(
        label="Where can that be seen?",
        help_text="So that anybody who asks can be shown: a form, a resolution, a folder. It is kept with each reader.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ExportForm(forms.Form):
    """Whose readers, and which of them."""

    newsletter = forms.ModelChoiceField(Newsletter.objects.all(), label="Readers of", empty_label=None)
    states = forms.MultipleChoiceField(
        label="In which state",
        choices=[(state, TOLD[state][1]) for state in STATES],
        initial=["confirmed"],
        widget=forms.CheckboxSelectMultiple,
    )
