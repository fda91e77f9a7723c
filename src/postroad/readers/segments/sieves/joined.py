"""Since when readers have been there."""

from datetime import date, datetime, time, timedelta
from typing import Any, Self
from zoneinfo import ZoneInfo

from django import forms
from django.db.models import Q
from pydantic import model_validator

from postroad.network.models import Newsletter
from postroad.readers.segments.sieves.sieve import Moment, Sieve

_AS_WRITTEN = "%-d %B %Y"


class Joined(Sieve):
    """They were confirmed on one of these days, both inclusive, as days go at the newsletter."""

    name = "joined"

    since: date | None = None
    until: date | None = None

    @model_validator(mode="after")
    def _has_an_end(self) -> Self:
        if self.since is None and self.until is None:
            raise ValueError("Give the first day, the last day, or both.")
        if self.since and self.until and self.since > self.until:
            raise ValueError("The first day is after the last one. Change them over.")
        return self

    @classmethod
    def questions(cls, newsletter: Newsletter) -> dict[str, forms.Field]:
        """Return both ends."""
        return {"joined_since": _day("Joined from"), "joined_until": _day("Joined until")}

    @classmethod
    def answered(cls, answers: dict[str, Any]) -> Self | None:
        """Return the days between the ends."""
        since, until = answers.get("joined_since"), answers.get("joined_until")
        return cls(since=since, until=until) if since or until else None

    def answers(self) -> dict[str, Any]:
        """Return both ends."""
        ends = {"joined_since": self.since, "joined_until": self.until}
        return {name: end.isoformat() for name, end in ends.items() if end}

    def condition(self, newsletter: Newsletter, at: Moment) -> Q:
        """Ask when they were confirmed last."""
        zone, found = ZoneInfo(newsletter.zone), Q()
        if self.since:
            found &= Q(confirmed_at__gte=datetime.combine(self.since, time(), zone))
        if self.until and self.until < date.max:
            found &= Q(confirmed_at__lt=datetime.combine(self.until + timedelta(days=1), time(), zone))
        return found

    def said(self, newsletter: Newsletter) -> str:
        """Say it."""
        ends = [
            f"{word} {end:{_AS_WRITTEN}}"
            for word, end in (("from", self.since), ("until", self.until))
            if end is not None
        ]
        return f"who joined {' '.join(ends)}"


def _day(label: str) -> forms.Field:
    return forms.DateField(label=label, required=False, widget=forms.DateInput(attrs={"type": "date"}))
