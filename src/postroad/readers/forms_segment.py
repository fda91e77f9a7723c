"""The questions that a segment is built by: each sieve brings its own."""

from typing import Any, Self

from django import forms
from django.forms import BoundField
from pydantic import ValidationError

from postroad.network.models import Newsletter
from postroad.readers.models import Segment
from postroad.readers.segments import SIEVES, Sieve, Wanted


class SegmentForm(forms.Form):
    """A name, and the sieves' questions. ``wanted`` is what the answers come to, as far as they are right."""

    name = forms.CharField(label="Name of the segment", max_length=80, required=False)

    def __init__(self, *given: Any, newsletter: Newsletter, **named: Any) -> None:
        super().__init__(*given, **named)
        self.wanted = Wanted()
        self._asked: dict[str, list[str]] = {}
        for name, sieve in SIEVES.items():
            questions = sieve.questions(newsletter)
            self._asked[name] = list(questions)
            self.fields.update(questions)

    @classmethod
    def of(cls, segment: Segment) -> Self:
        """Return the form with the answers that a segment has."""
        wanted = Wanted.from_json(segment.wanted)
        answers = {name: value for sieve in wanted.sieves for name, value in sieve.answers().items()}
        form = cls(newsletter=segment.newsletter, initial={"name": segment.name, **answers})
        for field, value in answers.items():
            form._keep(field, value)
        form.wanted = wanted
        return form

    def clean(self) -> dict[str, Any]:
        """Make sieves of the answers; a wrong one is said beside its question, and counts for nothing."""
        sieves: list[Sieve] = []
        for name, fields in self._asked.items():
            try:
                sieve = SIEVES[name].answered(self.cleaned_data)
            except ValidationError as error:
                self.add_error(fields[-1], str(error.errors()[0]["msg"]).removeprefix("Value error, "))
            else:
                sieves += [sieve] if sieve else []
        self.wanted = Wanted(sieves=tuple(sieves))
        return self.cleaned_data

    @property
    def questions(self) -> list[BoundField]:
        """Return the sieves' questions."""
        return [self[name] for fields in self._asked.values() for name in fields]

    def _keep(self, field: str, value: Any) -> None:
        """Keep answers that are not offered any more, such as a topic that was given up, until somebody unticks them."""
        question = self.fields.get(field)
        if isinstance(question, forms.MultipleChoiceField):
            choices: list[Any] = list(question.choices)  # type: ignore[arg-type]
            offered = {key for key, _ in choices}
            question.choices = [*choices, *((one, one) for one in value if one not in offered)]
