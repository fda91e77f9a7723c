"""Whether opened links may be counted: apart from the rest, and never on by itself."""

from collections.abc import Mapping
from typing import Any

from django import forms

from postroad.readers.choosing.block import Block
from postroad.readers.models import Subscription
from postroad.readers.said import Said


class Measured(Block):
    """The wording is its own, and is kept with the entry when the reader agrees."""

    name = "measured"

    def ask(self) -> None:
        """Ask for a tick beside the wording."""
        self.fields["agreed"] = forms.BooleanField(
            label=self.said["measured_agree"], initial=self.subscription.measured, required=False
        )

    def chosen(self) -> Mapping[str, Any]:
        """Return yes or no."""
        return {"measured": self.cleaned_data["agreed"]}

    def agreed(self) -> str:
        """Return the wording, where it was ticked."""
        return self.said["measured_agree"] if self.cleaned_data["agreed"] else ""

    @classmethod
    def now(cls, subscription: Subscription, said: Said) -> str:
        """Say which of both."""
        return said["measured_on" if subscription.measured else "measured_off"]
