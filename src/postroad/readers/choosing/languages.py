"""Which languages, in which order."""

from collections.abc import Mapping
from typing import Any

from django import forms

from postroad.readers.choosing.block import Block
from postroad.readers.models import Subscription
from postroad.readers.said import Said, own_name

MOST = 4
"""Languages in an order; more than four say nothing that four do not."""


class Languages(Block):
    """Numbered lists: the order is set without a script, by keyboard, and read out as it is."""

    name = "languages"

    def ask(self) -> None:
        """Ask for the first language, and for those after it."""
        spoken = _spoken(self.subscription)
        present = list(self.subscription.chosen.languages)
        choices = [(tag, own_name(tag)) for tag in spoken]
        for place in range(min(len(spoken), MOST)):
            none = [] if place == 0 else [("", self.said["languages_no"])]
            word = "languages_first" if place == 0 else "languages_next"
            self.fields[f"language_{place + 1}"] = forms.ChoiceField(
                label=self.said.word(word, number=place + 1),
                choices=[*none, *choices],
                initial=present[place] if place < len(present) else "",
                required=place == 0,
            )

    def clean(self) -> dict[str, Any]:
        """Ask a language back that stands twice."""
        seen: set[str] = set()
        for name in self.fields:
            tag = self.cleaned_data.get(name, "")
            if tag and tag in seen:
                self.add_error(name, self.said["languages_twice"])
            seen.add(tag)
        return self.cleaned_data

    def chosen(self) -> Mapping[str, Any]:
        """Return the languages in their order, without gaps."""
        return {"languages": tuple(tag for name in self.fields if (tag := self.cleaned_data[name]))}

    @classmethod
    def is_offered(cls, subscription: Subscription) -> bool:
        """Return whether there is more than one."""
        return len(_spoken(subscription)) > 1

    @classmethod
    def now(cls, subscription: Subscription, said: Said) -> str:
        """Name them in their order."""
        names = [said.language_name(tag) for tag in subscription.chosen.languages]
        return said.word("languages_now", list=", ".join(names))


def _spoken(subscription: Subscription) -> list[str]:
    """Return the newsletter's languages, and those that the reader has already."""
    newsletter = subscription.newsletter
    spoken = newsletter.languages or [newsletter.language]
    return list(dict.fromkeys([*spoken, *subscription.chosen.languages]))
