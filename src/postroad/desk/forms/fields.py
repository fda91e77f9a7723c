"""Form fields for the types that a document is made of. A new kind of item gets its form from these, by its own types."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from typing import Any

from django import forms
from pydantic import TypeAdapter

from postroad.document import Link
from postroad.document.parts import When
from postroad.document.text import CommonMark, Country, Language, Line, Url, Words

_url = TypeAdapter(Url)


class MomentField(forms.MultiValueField):
    """A day, and a time of day that may be left out; together they are a whole day or a time on the clock."""

    def __init__(self, **told: Any) -> None:
        days = forms.DateField(error_messages={"invalid": "Give the day like 2026-04-16."})
        times = forms.TimeField(required=False, error_messages={"invalid": "Give the time like 15:00."})
        super().__init__(
            (days, times),
            widget=MomentWidget(),
            require_all_fields=False,
            error_messages={"incomplete": "Give the day too."},
            **told,
        )

    def compress(self, data_list: Sequence[Any]) -> date | datetime | None:
        """Return a date, or a datetime that knows no zone yet."""
        day, clock = (*data_list, None, None)[:2]
        if day is None:
            return None
        return datetime.combine(day, clock) if isinstance(clock, time) else day


class MomentWidget(forms.MultiWidget):
    """Two inputs, each with a name of its own."""

    def __init__(self) -> None:
        super().__init__(
            {
                "day": forms.DateInput(attrs={"type": "date", "aria-label": "Day"}, format="%Y-%m-%d"),
                "time": forms.TimeInput(attrs={"type": "time", "aria-label": "Time"}, format="%H:%M"),
            },
            attrs={"class": "moment"},
        )
        self.template_name = "desk/widgets/moment.html"

    def decompress(self, value: Any) -> list[Any]:
        """Return the day and the time that stand in a moment."""
        if isinstance(value, datetime):
            return [value.date(), value.time()]
        return [value, None] if isinstance(value, date) else [None, None]


class AddressField(forms.CharField):
    """An address of the web, or of mail or telephone."""

    widget = forms.TextInput(attrs={"inputmode": "url", "autocapitalize": "none", "spellcheck": "false"})

    def clean(self, value: Any) -> Any:
        """Return the address as a document keeps it; refuse what it would drop."""
        said = str(super().clean(value))
        kept = _url.validate_python(said)
        if said.strip() and not kept:
            raise forms.ValidationError(
                "This is not an address that readers can follow. It should begin with https://."
            )
        return kept


class SeveralField(forms.CharField):
    """Several names, one a line."""

    widget: Any = forms.Textarea(attrs={"rows": 2})
    separator = r"\n"

    def prepare_value(self, value: Any) -> Any:
        """Return the names as they stand in the field."""
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def clean(self, value: Any) -> Any:
        """Return the names as a tuple."""
        said = re.split(self.separator, str(super().clean(value)))
        return tuple(dict.fromkeys(part.strip() for part in said if part.strip()))


class CodesField(SeveralField):
    """Several codes of countries or languages, on one line."""

    widget = forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false"})
    separator = r"[,;\s]+"

    def prepare_value(self, value: Any) -> Any:
        """Return the codes as they stand in the field."""
        return ", ".join(value) if isinstance(value, list | tuple) else value


class CountriesField(CodesField):
    """Several countries."""

    def clean(self, value: Any) -> Any:
        """Return the codes in capitals, as the standard has them."""
        return tuple(code.upper() for code in super().clean(value))


class LinksField(forms.CharField):
    """Links, one a line: the address, and after a space its text."""

    widget = forms.Textarea(attrs={"rows": 2, "spellcheck": "false"})

    def prepare_value(self, value: Any) -> Any:
        """Return the links as lines."""
        if not isinstance(value, list | tuple):
            return value
        return "\n".join(f"{link.url or '-'} {link.text}".strip() for link in value)

    def clean(self, value: Any) -> Any:
        """Return the links; one whose address is only a hyphen has none yet."""
        return tuple(self._link(line) for line in str(super().clean(value)).splitlines() if line.strip())

    def _link(self, line: str) -> Link:
        address, _, text = line.strip().partition(" ")
        link = Link(url="" if address == "-" else address, text=text)
        if address != "-" and not link.url:
            raise forms.ValidationError(
                f"“{address[:80]}” is not an address that readers can follow. Begin with https://."
            )
        return link


def _line(**told: Any) -> forms.Field:
    return forms.CharField(**told)


def _text(**told: Any) -> forms.Field:
    return forms.CharField(widget=forms.Textarea(attrs={"rows": 2}), **told)


def _long_text(**told: Any) -> forms.Field:
    return forms.CharField(widget=forms.Textarea(attrs={"rows": 9, "class": "writing"}), **told)


FIELDS: tuple[tuple[Any, Callable[..., forms.Field]], ...] = (
    (When | None, MomentField),
    (Line, _line),
    (Line | None, _line),
    (Words, _text),
    (CommonMark, _long_text),
    (Url, AddressField),
    (Language | None, _line),
    (int | None, forms.IntegerField),
    (bool, forms.BooleanField),
    (tuple[Line, ...], SeveralField),
    (tuple[Country, ...], CountriesField),
    (tuple[Language, ...], CodesField),
    (tuple[Link, ...], LinksField),
)
"""The form field for each type; a type that is not here (a picture, translations) has no field yet and is kept as it is."""


def field_for(hint: Any, **told: Any) -> forms.Field | None:
    """Return the form field for a type, or None if it has none."""
    return next((make(required=False, **told) for known, make in FIELDS if known == hint), None)
