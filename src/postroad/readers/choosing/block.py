"""One decision: its form, its state in words, and what it comes to in the ledger."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from postroad.readers.models import Subscription
from postroad.readers.said import Said


class Block(forms.Form):
    """A block of the preference page. The words are found by :attr:`name`: ``{name}_title`` and ``{name}_text``."""

    name: ClassVar[str]

    def __init__(self, *given: Any, subscription: Subscription, said: Said, **named: Any) -> None:
        super().__init__(*given, **named)
        self.subscription, self.said = subscription, said
        self.ask()

    def ask(self) -> None:
        """Put the questions, with the present answers."""
        raise NotImplementedError

    def chosen(self) -> Mapping[str, Any]:
        """Return what the answers change in the reader's :class:`~postroad.readers.choices.Choices`."""
        raise NotImplementedError

    def agreed(self) -> str:
        """Return the wording that was agreed to, where the block is about more than taste."""
        return ""

    @classmethod
    def is_offered(cls, subscription: Subscription) -> bool:
        """Return whether there is anything to decide."""
        return True

    @classmethod
    def now(cls, subscription: Subscription, said: Said) -> str:
        """Return the present state as a sentence."""
        raise NotImplementedError


class OneOf(Block):
    """A block with one question that has few answers: all are seen at once. Subclasses say which."""

    field: ClassVar[str]
    answers: ClassVar[Mapping[str, str]]
    """The words' names, by the value that each stands for."""

    def ask(self) -> None:
        """Ask which it shall be."""
        self.fields["answer"] = forms.ChoiceField(
            label=self.said[f"{self.name}_title"],
            choices=[(value, self.said[word]) for value, word in self.answers.items()],
            initial=self.present(self.subscription),
            widget=forms.RadioSelect,
        )

    def chosen(self) -> Mapping[str, Any]:
        """Return the answer."""
        return {self.field: self.cleaned_data["answer"]}

    @classmethod
    def present(cls, subscription: Subscription) -> str:
        """Return the value that holds now."""
        return str(getattr(subscription, cls.field))

    @classmethod
    def now(cls, subscription: Subscription, said: Said) -> str:
        """Say which answer holds."""
        return said.word(f"{cls.name}_now", choice=said.within(cls.answers[cls.present(subscription)]))
