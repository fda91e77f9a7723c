"""Who is a reader no more, since lately."""

from datetime import timedelta
from typing import Any, Literal, Self

from django import forms
from django.db.models import Exists, OuterRef, Q

from postroad.network.models import Newsletter
from postroad.readers.models import ConsentEntry, Subscription
from postroad.readers.segments.sieves.sieve import Moment, Sieve

_WAYS = {"bounced": "Stopped by a bounce", "stopped": "Stopped for any reason", "left": "Left by themselves"}


class Gone(Sieve):
    """They were stopped or left within so many days. To look at and to learn from: no mail goes to them."""

    name = "gone"
    is_about_the_gone = True

    way: Literal["bounced", "stopped", "left"]
    days: Literal[30, 90, 365]

    @classmethod
    def questions(cls, newsletter: Newsletter) -> dict[str, forms.Field]:
        """Return one question: the way and the time are picked together."""
        choices = [
            (f"{way}-{days}", f"{words}, last {days} days") for way, words in _WAYS.items() for days in (30, 90, 365)
        ]
        field = forms.ChoiceField(
            label="No readers any more",
            help_text="To look at: no mail goes to them.",
            choices=[("", "Present readers"), *choices],
            required=False,
        )
        return {"gone": field}

    @classmethod
    def answered(cls, answers: dict[str, Any]) -> Self | None:
        """Return what was picked."""
        if not answers.get("gone"):
            return None
        way, _, days = str(answers["gone"]).partition("-")
        return cls.model_validate({"way": way, "days": int(days)})

    def answers(self) -> dict[str, Any]:
        """Return what was picked."""
        return {"gone": f"{self.way}-{self.days}"}

    def condition(self, newsletter: Newsletter, at: Moment) -> Q:
        """Ask the state and since when; the ledger knows whether it was a bounce."""
        since, states = at.now - timedelta(days=self.days), Subscription.State
        lately = Q(changed_at__gte=since, state=states.LEFT if self.way == "left" else states.STOPPED)
        if self.way != "bounced":
            return lately
        bounces = ConsentEntry.objects.filter(
            subscriber_key=OuterRef("subscriber_id"),
            newsletter=OuterRef("newsletter_id"),
            act=ConsentEntry.Act.STOPPED,
            how__startswith="bounce",
            at__gte=since,
        )
        return lately & Q(Exists(bounces))

    def said(self, newsletter: Newsletter) -> str:
        """Say it."""
        ways = {"bounced": "stopped by a bounce", "stopped": "stopped", "left": "who left"}
        return f"{ways[self.way]} in the last {self.days} days"
