"""Until when nothing shall come."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from django import forms

from postroad.readers.choosing.block import Block
from postroad.readers.models import Subscription
from postroad.readers.said import Said

LONGEST: Final = timedelta(days=366)


class Pause(Block):
    """A day, so that it ends by itself."""

    name = "pause"

    def ask(self) -> None:
        """Ask for the last day."""
        present = self.subscription.paused_until
        field = until_field(self.said)
        field.help_text, field.required = self.said["pause_hint"], False
        field.initial = present if present and present >= self.said.today else None
        self.fields["until"] = field

    def clean_until(self) -> date | None:
        """Return a day that lies ahead, but not too far."""
        until: date | None = self.cleaned_data["until"]
        return within(until, self.said) if until else None

    def chosen(self) -> Mapping[str, Any]:
        """Return the day, or that there is none."""
        until = self.cleaned_data["until"]
        return {"paused_until": until.isoformat() if until else ""}

    @classmethod
    def now(cls, subscription: Subscription, said: Said) -> str:
        """Say until when."""
        until = subscription.paused_until
        if until is None or until < said.today:
            return said["pause_none"]
        return said.word("pause_now", date=said.day(until))


def until_field(said: Said) -> forms.DateField:
    """Return the question for the last day of a pause."""
    first, last = said.today + timedelta(days=1), said.today + LONGEST
    bad = said.word("pause_bad", date=said.day(last))
    return forms.DateField(
        label=said["pause_until"],
        error_messages={"invalid": bad, "required": bad},
        widget=forms.DateInput(
            format="%Y-%m-%d", attrs={"type": "date", "min": first.isoformat(), "max": last.isoformat()}
        ),
    )


def within(until: date, said: Said) -> date:
    """Return the day if it can end a pause; ask it back otherwise."""
    if not said.today < until <= said.today + LONGEST:
        raise forms.ValidationError(said.word("pause_bad", date=said.day(said.today + LONGEST)))
    return until
