"""What Postroad needs to know about a kind of item."""

from dataclasses import dataclass, field
from pathlib import Path

from postroad.document.parts import Item


@dataclass(frozen=True)
class Kind:
    """One kind of item: its name, its type, its templates, and the words that betray it in an old newsletter.

    ``folder`` holds one template per print (``email.mjml``, ``text.txt``, ``web.html``, ``markdown.md``, ``print.typ``).
    ``title_cues`` and ``body_cues`` are regular expressions (case-insensitive) by language that make the kind likely.
    """

    name: str
    model: type[Item]
    folder: Path
    label: str
    label_plural: str
    title_cues: dict[str, str] = field(default_factory=dict)
    body_cues: dict[str, str] = field(default_factory=dict)
