"""What Postroad needs to know about a kind of item."""

from dataclasses import dataclass, field
from pathlib import Path

from postroad.document.kinds.cues import Cues
from postroad.document.parts import Item


@dataclass(frozen=True)
class Kind:
    """One kind of item: its name, its type, its templates, and the cues that betray it in an old newsletter.

    ``folder`` holds one template per print (``email.mjml``, ``text.txt``, ``web.html``, ``markdown.md``, ``print.typ``).
    """

    name: str
    model: type[Item]
    folder: Path
    label: str
    label_plural: str
    cues: Cues = field(default_factory=Cues)
