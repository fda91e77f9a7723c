"""Whether readers are in pause."""

from typing import Any, Literal, Self

from django import forms
from django.db.models import Q

from postroad.network.models import Newsletter
from postroad.readers.segments.sieves.sieve import Moment, Sieve


class Pause(Sieve):
    """They are in pause today, or they are not."""

    name = "pause"

    standing: Literal["in", "out"]

    @classmethod
    def questions(cls, newsletter: Newsletter) -> dict[str, forms.Field]:
        """Return one question."""
        choices = (("", "Either"), ("in", "In pause now"), ("out", "Not in pause"))
        return {"pause": forms.ChoiceField(label="Pause", choices=choices, required=False)}

    @classmethod
    def answered(cls, answers: dict[str, Any]) -> Self | None:
        """Return what was picked."""
        return cls(standing=answers["pause"]) if answers.get("pause") else None

    def answers(self) -> dict[str, Any]:
        """Return what was picked."""
        return {"pause": self.standing}

    def condition(self, newsletter: Newsletter, at: Moment) -> Q:
        """Ask until when they pause; the last day is a day of the pause."""
        if self.standing == "in":
            return Q(paused_until__gte=at.today)
        return Q(paused_until=None) | Q(paused_until__lt=at.today)

    def said(self, newsletter: Newsletter) -> str:
        """Say it."""
        return "in pause now" if self.standing == "in" else "not in pause"
