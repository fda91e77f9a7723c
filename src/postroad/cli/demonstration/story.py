"""The invented network, as it stands in `story/`. No organisation, person or address in it exists."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

STORY = Path(__file__).parent / "story"
FEEDS = STORY / "feeds"
PAST_ISSUES = tuple(sorted(STORY.glob("2026-*.md")))
CROOKED = STORY / "2026-12-crooked.html"
"""The old newsletter as a mass-mail service exported it, slips and all."""


@dataclass(frozen=True)
class Story:
    """What `network.toml` says: the newsletter's fields, its operator, its organisations, and whose feed is which."""

    newsletter: dict[str, Any]
    operator: dict[str, str]
    organisations: tuple[dict[str, str], ...]
    feeds: tuple[dict[str, str], ...]


def story() -> Story:
    """Return the story."""
    told = tomllib.loads((STORY / "network.toml").read_text(encoding="utf-8"))
    return Story(told["newsletter"], told["operator"], tuple(told["organisations"]), tuple(told["feeds"]))
