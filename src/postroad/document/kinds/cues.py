"""The signs by which an old newsletter gives an item's kind away."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

Words = Mapping[str, str]
"""Regular expressions (case-insensitive, whole words) by language."""


@dataclass(frozen=True)
class Cues:
    """What speaks for a kind, and how much.

    ``section``, ``title`` and ``body`` are the words that a section of this kind is called by, that such an item's title
    has, and that stand at the beginning of its text. All languages are looked for in every text, since networks mix them.
    ``weights`` says what each sign adds: ``section``, ``title``, ``body``, and what the reader sees without words:
    ``dated`` (the item begins with a time), ``ahead`` (a time after the issue's date), ``hour`` (a time of day),
    ``deadline``, ``register`` (a link to register), ``past`` (it tells of something that is over), ``always``.
    """

    section: Words = field(default_factory=dict)
    title: Words = field(default_factory=dict)
    body: Words = field(default_factory=dict)
    weights: Mapping[str, float] = field(default_factory=dict)

    @cached_property
    def patterns(self) -> dict[str, re.Pattern[str]]:
        """Return one compiled pattern for each of section, title and body that has words."""
        return {
            name: re.compile(r"(?<!\w)(?:" + "|".join(words.values()) + r")(?!\w)", re.IGNORECASE)
            for name, words in (("section", self.section), ("title", self.title), ("body", self.body))
            if words
        }

    def found(self, name: str, text: str) -> bool:
        """Return whether the text has a cue of that name."""
        pattern = self.patterns.get(name)
        return pattern is not None and pattern.search(text) is not None
