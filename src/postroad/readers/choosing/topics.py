"""Which sections and topics."""

from collections.abc import Mapping
from typing import Any

from django import forms

from postroad.readers.choosing.block import Block
from postroad.readers.models import Subscription
from postroad.readers.said import Said
from postroad.readers.subjects import Subject, subjects_of


class Topics(Block):
    """Everything is ticked until the reader takes something off; then only what is ticked comes."""

    name = "topics"

    def ask(self) -> None:
        """Ask for the sections and for the topics, each as a list to tick."""
        self._subjects = subjects_of(self.subscription.newsletter)
        self._ask("sections", [one for one in self._subjects if one.is_section])
        self._ask("topics", [one for one in self._subjects if not one.is_section])

    def _ask(self, name: str, subjects: list[Subject]) -> None:
        if not subjects:
            return
        ticked = set(self.subscription.topics) or {one.key for one in subjects}
        self.fields[name] = forms.MultipleChoiceField(
            label=self.said[f"topics_{name}"],
            choices=[(one.key, one.title) for one in subjects],
            initial=[one.key for one in subjects if one.key in ticked],
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )

    def clean(self) -> dict[str, Any]:
        """Refuse an empty choice: it would read as everything."""
        if not self.errors and not self._ticked():
            self.add_error(next(iter(self.fields)), self.said["topics_none"])
        return self.cleaned_data

    def chosen(self) -> Mapping[str, Any]:
        """Return what is ticked, or nothing in particular where that is all there is."""
        ticked = self._ticked()
        return {"topics": () if len(ticked) == len(self._subjects) else ticked}

    def _ticked(self) -> tuple[str, ...]:
        return tuple(key for name in self.fields for key in self.cleaned_data.get(name, ()))

    @classmethod
    def is_offered(cls, subscription: Subscription) -> bool:
        """Return whether there are at least two things to choose among."""
        return len(subjects_of(subscription.newsletter)) > 1

    @classmethod
    def now(cls, subscription: Subscription, said: Said) -> str:
        """Name what comes."""
        wanted = set(subscription.topics)
        titles = [one.title for one in subjects_of(subscription.newsletter) if one.key in wanted]
        return said.word("topics_some", list=said.list(titles)) if titles else said["topics_all"]
