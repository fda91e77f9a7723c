"""A sieve: one condition that a reader meets or not, with the question that asks for it and the words that say it."""

from abc import abstractmethod
from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated, Any, ClassVar, NamedTuple, Self

from django import forms
from django.db.models import Q
from pydantic import BaseModel, ConfigDict, Field

from postroad.network.models import Newsletter

Words = Annotated[tuple[Annotated[str, Field(min_length=1, max_length=200)], ...], Field(min_length=1, max_length=100)]


class Moment(NamedTuple):
    """When a segment is looked at: "in pause" and "lately" depend on it. ``today`` is the day at the newsletter."""

    now: datetime
    today: date


class Sieve(BaseModel):
    """Frozen, and checked when it is read: it may come from a page's address. Subclasses are the kinds."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: ClassVar[str]
    is_about_the_gone: ClassVar[bool] = False
    """Whether it picks among those who are no readers any more, to whom no mail goes."""

    @abstractmethod
    def condition(self, newsletter: Newsletter, at: Moment) -> Q:
        """Return the condition on a :class:`~postroad.readers.models.Subscription`."""

    @abstractmethod
    def said(self, newsletter: Newsletter) -> str:
        """Return the condition as words that follow "Readers "."""

    @classmethod
    @abstractmethod
    def questions(cls, newsletter: Newsletter) -> dict[str, forms.Field]:
        """Return what is asked on the page, by field name; nothing where there is nothing to pick."""

    @classmethod
    @abstractmethod
    def answered(cls, answers: dict[str, Any]) -> Self | None:
        """Return what the answers come to, or None where nothing was asked for. Raise ValueError for a wrong one."""

    @abstractmethod
    def answers(self) -> dict[str, Any]:
        """Return the answers that come to this, by field name."""


class OneOf(Sieve):
    """A sieve that lets through whoever has one of several values."""

    any_of: Words
    question: ClassVar[str]
    hint: ClassVar[str] = ""

    @classmethod
    @abstractmethod
    def choices(cls, newsletter: Newsletter) -> Sequence[tuple[str, str]]:
        """Return the values there are, each with its words."""

    @classmethod
    def questions(cls, newsletter: Newsletter) -> dict[str, forms.Field]:
        """Return one question with boxes to tick."""
        choices = cls.choices(newsletter)
        if not choices:
            return {}
        field = forms.MultipleChoiceField(
            label=cls.question,
            help_text=cls.hint,
            choices=choices,
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )
        return {cls.name: field}

    @classmethod
    def answered(cls, answers: dict[str, Any]) -> Self | None:
        """Return the sieve of what is ticked."""
        ticked = answers.get(cls.name)
        return cls(any_of=tuple(ticked)) if ticked else None

    def answers(self) -> dict[str, Any]:
        """Return what is ticked."""
        return {self.name: list(self.any_of)}

    def named(self, newsletter: Newsletter) -> str:
        """Return the values' words, joined by "or"."""
        words = dict(self.choices(newsletter))
        return joined_by_or([words.get(value, value) for value in self.any_of])


def joined_by_or(words: Sequence[str]) -> str:
    """Return "a", "a or b", "a, b or c"."""
    return f"{', '.join(words[:-1])} or {words[-1]}" if len(words) > 1 else words[0]
