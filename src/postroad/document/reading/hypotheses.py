"""Which titles are sections' and which are items': several hypotheses for the whole issue, and the most regular one wins.

Blocks that look alike and are followed by the same sort of thing form a class. A hypothesis gives each class a part: section,
item or text. Its score is how regular the issue is under it: sections with short names that hold several items, items with a
title and some text, nothing prominent left as text, one look for one part. No single sign decides.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from postroad.document.reading.candidates import Candidate, Follows
from postroad.document.reading.looks import Look


class Part(IntEnum):
    """What a title is under a hypothesis."""

    TEXT = 0
    ITEM = 1
    SECTION = 2


Class = tuple[Look, Follows]
Hypothesis = Mapping[Class, Part]
_MOST_TRIED = 4000
_MANY = 600
_UPSIDE_DOWN = 1.5
"""What a heading costs that stands above a section's by its level, and below it by its part."""


@dataclass(frozen=True)
class Verdict:
    """The part of each candidate under the best hypothesis, and by how much it beats the best that differs much."""

    parts: tuple[Part, ...]
    margin: float


def best(candidates: Sequence[Candidate], before: int, total: int) -> Verdict:
    """Return the most regular hypothesis; ``before`` and ``total`` are the words before the first candidate, and all."""
    if not candidates:
        return Verdict((), 10.0)
    search = _Search(candidates, before, total)
    ranked = search.run()
    score, chosen = ranked[0]
    parts = tuple(Part(chosen[search.number[_class(candidate)]]) for candidate in candidates)
    other = next((value for value, hypothesis in ranked[1:] if search.differs(chosen, hypothesis)), score - 10)
    return Verdict(parts, score - other)


def _class(candidate: Candidate) -> Class:
    return candidate.look, candidate.follows


class _Search:
    """A climb from several starts, each step giving one class another part."""

    def __init__(self, candidates: Sequence[Candidate], before: int, total: int) -> None:
        self.candidates = candidates
        self.before = before
        self.total = total
        classes = list(dict.fromkeys(_class(candidate) for candidate in candidates))
        self.classes = classes
        self.number = {sort: at for at, sort in enumerate(classes)}
        self.members = [self.number[_class(candidate)] for candidate in candidates]
        self.sizes = Counter(self.members)
        self.headings = [(at, look.declared) for at, (look, _) in enumerate(classes) if look.declared]
        self._scores: dict[tuple[int, ...], float] = {}

    def run(self) -> list[tuple[float, tuple[int, ...]]]:
        """Return all hypotheses that were tried, the best first."""
        for start in dict.fromkeys(self._starts()):
            self._climb(start)
        return sorted(((score, tried) for tried, score in self._scores.items()), reverse=True)

    def differs(self, first: tuple[int, ...], second: tuple[int, ...]) -> bool:
        """Return whether two hypotheses part on more than a twentieth of the candidates."""
        apart = sum(self.sizes[at] for at in range(len(first)) if first[at] != second[at])
        return apart > max(1, len(self.candidates) // 20)

    def _starts(self) -> Iterator[tuple[int, ...]]:
        heights = sorted({look.prominence for look, _ in self.classes}, reverse=True)
        yield tuple(int(Part.ITEM) for _ in self.classes)
        for height in heights[:4]:
            yield tuple(int(Part.SECTION if look.prominence >= height else Part.ITEM) for look, _ in self.classes)
            for low in heights[1:5]:
                if low < height:
                    yield tuple(
                        int(
                            Part.SECTION
                            if look.prominence >= height
                            else Part.ITEM
                            if look.prominence >= low
                            else Part.TEXT
                        )
                        for look, _ in self.classes
                    )
        yield tuple(
            int(Part.SECTION if follows in (Follows.TITLE, Follows.ENTRY) else Part.ITEM) for _, follows in self.classes
        )

    def _climb(self, start: tuple[int, ...]) -> None:
        here, height = start, self._score(start)
        if len(self.candidates) > _MANY:
            return
        improved = True
        while improved and len(self._scores) < _MOST_TRIED:
            improved = False
            for at in range(len(here)):
                for part in Part:
                    tried = (*here[:at], int(part), *here[at + 1 :])
                    score = self._score(tried)
                    if score > height + 1e-9:
                        here, height, improved = tried, score, True

    def _score(self, hypothesis: tuple[int, ...]) -> float:
        if hypothesis not in self._scores:
            parts = [hypothesis[number] for number in self.members]
            self._scores[hypothesis] = score(self.candidates, parts, self.before, self.total) + self._unity(hypothesis)
        return self._scores[hypothesis]

    def _unity(self, hypothesis: tuple[int, ...]) -> float:
        """Return the penalty for looks that have more than one part."""
        by_look: dict[Look, Counter[int]] = {}
        for at, (look, _) in enumerate(self.classes):
            by_look.setdefault(look, Counter())[hypothesis[at]] += self.sizes[at]
        penalty = 0.0
        for look, counts in by_look.items():
            weight = 0.25 if look.is_plain else 1.0
            penalty -= weight * min(counts[Part.SECTION], counts[Part.ITEM])
            penalty -= 0.4 * weight * min(counts[Part.TEXT], counts[Part.ITEM] + counts[Part.SECTION])
        return penalty - _UPSIDE_DOWN * min(self._upside_down(hypothesis), 6)

    def _upside_down(self, hypothesis: tuple[int, ...]) -> int:
        """Return how many headings are above others by their level and below them by their part."""
        deepest = max((level for at, level in self.headings if hypothesis[at] == Part.SECTION), default=0)
        return sum(self.sizes[at] for at, level in self.headings if level < deepest and hypothesis[at] != Part.SECTION)


def score(candidates: Sequence[Candidate], parts: Sequence[int], before: int, total: int) -> float:
    """Return how regular an issue is in which the candidates play these parts."""
    value = 0.0
    sections = items = 0
    intro = before
    section: _Open | None = None
    item: _Open | None = None
    prominent_item = 0.0
    for candidate, part in zip(candidates, parts, strict=True):
        if part == Part.TEXT:
            value += _as_text(candidate)
            told = candidate.told + candidate.length
            if item is not None:
                item.add(candidate, told)
            elif section is not None:
                section.add(candidate, told)
            else:
                intro += told
            continue
        if item is not None:
            value += _item(item)
            item = None
        if part == Part.SECTION:
            if section is not None:
                value += _section(section)
            section = _Open(candidate)
            sections += 1
            items += 0 if section is None else section.entries
            continue
        item = _Open(candidate)
        items += 1
        if section is not None:
            section.items += 1
            if _outshines(candidate.look, section.title.look):
                prominent_item += 1
        elif sections == 0 and Part.SECTION in parts:
            value -= 0.5
    if item is not None:
        value += _item(item)
    if section is not None:
        value += _section(section)
    if intro > 0.4 * total and intro > 150:
        value -= 4
    value -= 1.5 * min(prominent_item, 4)
    value -= 0.4 * max(0, sections - 14)
    if not sections:
        value -= 0.5
    return value


def _outshines(item: Look, section: Look) -> bool:
    """Return whether an item's title stands out more than its section's; small capitals above large titles are usual."""
    return item.prominence > section.prominence + 1 and not (section.capitals and not item.capitals)


class _Open:
    """A title and what has come below it so far."""

    __slots__ = ("dates", "entries", "items", "paragraphs", "title", "told")

    def __init__(self, title: Candidate) -> None:
        self.title = title
        self.told = title.told
        self.dates = title.dates
        self.entries = title.entries
        self.paragraphs = title.paragraphs
        self.items = 0

    def add(self, candidate: Candidate, told: int) -> None:
        """Add what stands at a title that is only text."""
        self.told += told
        self.dates += candidate.dates
        self.entries += candidate.entries
        self.paragraphs += candidate.paragraphs


def _as_text(candidate: Candidate) -> float:
    look = candidate.look
    if look.linked:
        return -0.1
    if look.is_plain:
        return -0.15
    return -min(2.5, 0.25 + 0.22 * look.prominence) - 0.5 * (look.declared > 0) - 0.8 * candidate.named


def _item(item: _Open) -> float:
    title = item.title
    value = -0.6 if title.length < 2 else -0.2 if title.length < 3 else 0.4 if title.length <= 16 else 0.1
    if title.length > 24:
        value -= 0.4
    if title.named:
        value -= 1.2
    if item.told == 0:
        value -= 0.2 if title.dated else 2.5
    elif item.told < 5:
        value -= 0.5
    elif item.told <= 350:
        value += 0.6
    elif item.told > 900:
        value -= 1.5
    if item.dates >= 2:
        value -= 1.5 + 0.3 * min(item.dates, 10)
    if item.entries >= 3 and item.told > 12 * item.entries:
        value -= 0.5
    return value


def _section(section: _Open) -> float:
    title = section.title
    value = 0.8 if title.length <= 4 else 0.3 if title.length <= 7 else 0.0 if title.length <= 10 else -1.5
    value += 1.5 * title.named - 1.0 * title.look.linked - 2.0 * title.dated
    if title.look.is_plain and not title.named:
        value -= 0.3
    implied = max(section.dates, section.entries)
    if section.items >= 2:
        value += 1.0
    elif section.items == 1:
        value += 0.2
    elif implied >= 2:
        value += 1.0 + 0.2 * min(implied, 10)
    elif implied == 1:
        value += 0.3 if title.named else -0.5
    elif section.told:
        value -= 0.6 if title.named else 0.9 if section.paragraphs > 1 and title.length <= 3 else 1.8
    else:
        value -= 4.0
    if section.items and section.told > 80:
        value -= 0.7
    if section.items and section.dates >= 2:
        value -= 0.5
    return value
