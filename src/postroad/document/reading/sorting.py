"""Which kind an item is, by its words, its section's name and its times."""

from dataclasses import dataclass

from postroad.document.kinds import KINDS, Kind
from postroad.document.reading.lexicon import PAST


@dataclass(frozen=True)
class Signs:
    """What an item shows: its words, and by name what the reader saw without words (see :class:`Cues`)."""

    section: str
    title: str
    body: str
    seen: frozenset[str]


def kind_of(signs: Signs) -> tuple[Kind, Kind | None]:
    """Return the likeliest kind, and the next one where the two are close."""
    seen = set(signs.seen) | {"always"}
    if PAST.search(signs.body[:500]):
        seen.add("past")
    scores = {name: _score(kind, signs, seen) for name, kind in KINDS.items()}
    ordered = sorted(scores, key=lambda name: -scores[name])
    close = len(ordered) > 1 and scores[ordered[0]] - scores[ordered[1]] < 0.35
    return KINDS[ordered[0]], KINDS[ordered[1]] if close else None


def _score(kind: Kind, signs: Signs, seen: set[str]) -> float:
    weights = kind.cues.weights
    score = sum(weight for name, weight in weights.items() if name in seen)
    for name, text in (("section", signs.section), ("title", signs.title), ("body", signs.body[:700])):
        if name in weights and kind.cues.found(name, text):
            score += weights[name]
    return score
