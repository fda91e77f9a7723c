"""The form of an item: made from its kind's own types."""

import hashlib
from collections.abc import Iterator
from datetime import datetime, tzinfo
from typing import Any, get_type_hints
from zoneinfo import ZoneInfo, available_timezones

from django import forms
from pydantic import ValidationError

from postroad.desk.forms.fields import MomentField, field_for
from postroad.desk.forms.labels import label_of, question_of
from postroad.desk.models import DeskItem
from postroad.document import KINDS, Item, canonical_json
from postroad.document.model import as_json

BEFORE = ("title", "body")
THEN = ("links", "publisher")
RARE = ("organisations", "countries", "topics", "language", "zone_as_written", "when_as_written")
AFTER = (*THEN, "organisations", "countries", "topics", "language")
DERIVED = frozenset({"all_day"})
"""Fields that follow from others: a time without a clock is a whole day."""


class ItemForm(forms.Form):
    """All that an item says. ``seen`` is what the editor saw, so that nobody's words are written over unseen."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, item: DeskItem, data: Any = None) -> None:
        self.item = item
        self.before = item.as_item()
        self.house_zone = item.section.issue.newsletter.zone
        super().__init__(data, initial=self._initial())
        for name, field in self._questions():
            self.fields[name] = field
        self.fields["title"].required = True

    def _questions(self) -> Iterator[tuple[str, forms.Field]]:
        kind = KINDS[self.item.kind]
        hints = get_type_hints(kind.model, include_extras=True)
        for name in (*BEFORE, *kind.model.own_fields, *AFTER):
            field = None if name in DERIVED else field_for(hints[name], **question_of(name))
            if field is not None:
                yield name, field

    def _initial(self) -> dict[str, Any]:
        told = {name: getattr(self.before, name) for name in type(self.before).model_fields}
        return {**{name: self._on_clock(value) for name, value in told.items()}, "seen": fingerprint(self.before)}

    def _on_clock(self, value: Any) -> Any:
        """Return an instant as the item's own clock shows it."""
        if not isinstance(value, datetime):
            return value
        zone = _zone(getattr(self.before, "zone", None))
        return (value.astimezone(zone) if zone else value).replace(tzinfo=None)

    def clean_zone(self) -> str:
        """Refuse a zone that no calendar knows."""
        zone = str(self.cleaned_data["zone"])
        if zone and zone not in available_timezones():
            raise forms.ValidationError("This is not a time zone that calendars know. Give one like Europe/Brussels.")
        return zone

    def clean(self) -> dict[str, Any]:
        """Build the item, so that whatever its kind demands is said at the field that it concerns."""
        said = dict(super().clean() or {})
        begins, ends = said.get("start"), said.get("end")
        if begins and ends and isinstance(begins, datetime) != isinstance(ends, datetime):
            self.add_error("end", "Give a time of day both for the beginning and for the end, or for neither.")
        if self.errors:
            return said
        try:
            self.after = self._built(said)
        except ValidationError as error:
            for fault in error.errors():
                name = str(fault["loc"][0]) if fault["loc"] else None
                self.add_error(name if name in self.fields else None, _sentence(name, fault["msg"]))
        return said

    def _built(self, said: dict[str, Any]) -> Item:
        fields = {name: said[name] for name in self.fields if name != "seen"}
        for name in self.fields:
            if isinstance(self.fields[name], MomentField):
                fields[name] = self._instant(name, fields[name], fields.get("zone"))
        optional = {name: value if value != "" else None for name, value in fields.items() if self._may_be_none(name)}
        model = type(self.before)
        told = {name: getattr(self.before, name) for name in model.model_fields} | fields | optional
        if "all_day" in model.model_fields:
            told["all_day"] = told["start"] is not None and not isinstance(told["start"], datetime)
        # Each link keeps what it is for, if it leads where it led.
        purposes = {link.url: link.purpose for link in self.before.links}
        told["links"] = tuple(
            link.model_copy(update={"purpose": purposes.get(link.url, "more")}) for link in told["links"]
        )
        return model.model_validate(told)

    @property
    def first(self) -> list[forms.BoundField]:
        """Return the questions that each item is asked first."""
        return [self[name] for name in BEFORE]

    @property
    def own(self) -> list[forms.BoundField]:
        """Return the questions of the item's own kind."""
        known = (*BEFORE, *THEN, *RARE, "seen")
        return [self[name] for name in self.fields if name not in known]

    @property
    def then(self) -> list[forms.BoundField]:
        """Return the questions that follow."""
        return [self[name] for name in THEN]

    @property
    def rare(self) -> list[forms.BoundField]:
        """Return the questions that are seldom answered."""
        return [self[name] for name in RARE if name in self.fields]

    @property
    def has_rare_errors(self) -> bool:
        """Return whether one of the seldom answered questions was answered wrongly."""
        return any(field.errors for field in self.rare)

    def _may_be_none(self, name: str) -> bool:
        return type(self.before).model_fields[name].default is None

    def _instant(self, name: str, value: Any, zone: str | None) -> Any:
        """Return the time on the clock as an instant; the very one that was there, if it is still meant."""
        if not isinstance(value, datetime):
            return value
        was = getattr(self.before, name)
        own: tzinfo = _zone(zone) or (was.tzinfo if isinstance(was, datetime) else None) or ZoneInfo(self.house_zone)
        meant = value.replace(tzinfo=own)
        same = isinstance(was, datetime) and was.replace(second=0, microsecond=0) == meant
        return was if same else meant

    @property
    def was_changed_meanwhile(self) -> bool:
        """Return whether somebody else changed the item since the editor opened it."""
        return bool(self.data.get("seen")) and self.data["seen"] != fingerprint(self.before)

    def show_what_is_there(self) -> None:
        """Let the next saving write over what is there now: the editor has seen it."""
        self.data = {**self.data.dict(), "seen": fingerprint(self.before)}  # type: ignore[attr-defined]  # a QueryDict


def fingerprint(item: Item) -> str:
    """Return a short name for all that an item says."""
    return hashlib.sha256(canonical_json(as_json(item))).hexdigest()[:24]


def _zone(name: str | None) -> ZoneInfo | None:
    return ZoneInfo(name) if name and name in available_timezones() else None


def _sentence(name: str | None, message: str) -> str:
    plain = message.removeprefix("Value error, ")
    if "should match pattern" in plain:
        return f"{label_of(name or '')}: this is not written as it should be. Look at the example."
    return plain[:1].upper() + plain[1:] + "."
