"""How a block looks, and whether it could be a title: the signs from which the structure is told."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from postroad.document.reading.blocks import Block
from postroad.document.reading.lexicon import ACTION_LINK, HERE, LABEL, LEAVING, SALUTATION, SIGN_OFF, VIEWING
from postroad.document.reading.spans import link_ranges, words

_SIZES = {1: 34, 2: 26, 3: 21, 4: 19, 5: 18, 6: 17}
_SENTENCE_END = re.compile(r"[.;,](?:[\"'”’»)\]]*)$")
_SENTENCE_WITHIN = re.compile(r"(?<![A-ZÀ-Þ])(?<!\b[A-Za-z]{2})(?<!\d)[.!?…]\s+[A-ZÀ-Þ«“\"„]")
_NUMBERED = re.compile(r"^\(?(?:(\d{1,2}|[IVX]{1,4}|[A-H])[.):]|(\d{1,2}(?:\.\d{1,2})+)\.?)\s+(?=\S)")
_MARK = re.compile(r"^([^\w\s\"'“”„«‘’(\[¿¡@#$€£&/\\<-])\ufe0f?\s*(?=\w|[\"“„«¿¡])")


@dataclass(frozen=True, slots=True)
class Look:
    """What sets a block apart, as classes that compare equal for blocks meant alike.

    ``size`` in pixels where body text is 16; ``numbered`` 1 for "3.", 2 for "3.1"; ``mark`` the sign that it begins with
    (an emoji, "»"); ``framed`` between rules; ``apart`` with much space above; ``attached`` with no space above.
    """

    size: int = 16
    declared: int = 0
    capitals: bool = False
    bold: bool = False
    coloured: bool = False
    linked: bool = False
    numbered: int = 0
    mark: str = ""
    framed: bool = False
    apart: bool = False
    attached: bool = False
    listed: bool = False
    italic: bool = False

    @property
    def prominence(self) -> float:
        """Return how much it stands out from the body."""
        numbered = {0: 0.0, 1: 1.5, 2: 0.7}[self.numbered]
        return (
            max(self.size - 16, -0.5)
            + 3 * self.capitals
            + 2 * (self.bold or self.declared > 0)
            + 1.5 * self.coloured
            + 3 * self.framed
            + numbered
            + 1.0 * bool(self.mark)
            + 0.8 * self.apart
            + 0.5 * self.italic
            - 1.0 * self.attached
            - 1.5 * self.linked
            - 1.0 * self.listed
        )

    @property
    def is_plain(self) -> bool:
        """Return whether nothing but its place sets it apart."""
        return self.prominence < 1.5 and not self.declared


def body_size(blocks: Sequence[Block]) -> float:
    """Return the size in which most of the text is set."""
    sizes: Counter[float] = Counter()
    for block in blocks:
        if block.size and block.role in {"paragraph", "list_item", "quote"}:
            sizes[round(block.size)] += len(block.text)
    return sizes.most_common(1)[0][0] if sizes else 16


def has_sizes(blocks: Sequence[Block]) -> bool:
    """Return whether sizes tell titles from text: short blocks are set in more than one."""
    sizes = Counter(
        round(block.size) for block in blocks if block.size and len(block.text) < 120 and block.text.strip()
    )
    return sum(count > 1 for count in sizes.values()) > 1


def is_spaced(blocks: Sequence[Block]) -> bool:
    """Return whether empty lines tell something: the source has no sizes, and not all its lines stand close together."""
    gaps = [block.gap for block in blocks if block.role not in {"rule", "image"}]
    return not has_sizes(blocks) and sum(gap > 0 for gap in gaps) > 0.25 * len(gaps)


def look_of(blocks: Sequence[Block], at: int, normal: float, *, spaced: bool) -> Look:
    """Return the look of one block among others."""
    block = blocks[at]
    text = block.text.strip()
    numbered = _NUMBERED.match(text)
    mark = _MARK.match(text)
    before = blocks[at - 1] if at else None
    after = blocks[at + 1] if at + 1 < len(blocks) else None
    return Look(
        size=_size(block, normal),
        declared=block.level if block.role == "heading" else 0,
        capitals=is_capitals(text),
        bold=block.is_bold or block.role == "heading",
        coloured=block.coloured,
        linked=is_all_link(block),
        numbered=0 if not numbered else 2 if numbered[2] else 1,
        mark="*" if mark else "",
        framed=before is not None and after is not None and before.role == after.role == "rule",
        apart=spaced and block.gap >= 2,
        attached=spaced and block.gap == 0 and before is not None and before.role != "rule",
        listed=block.role == "list_item",
        italic=bool(block.spans) and all(span.italic for span in block.spans if span.text.strip()),
    )


def _size(block: Block, normal: float) -> int:
    size = float(_SIZES.get(block.level, 21)) if block.role == "heading" else 16.0
    if block.size:
        shown = 16 * block.size / normal
        size = shown if block.role != "heading" else max(size - 8, min(size + 8, shown))
    return 2 * round(size / 2) if abs(size - 16) >= 1.5 else 16


def is_capitals(text: str) -> bool:
    """Return whether a text is all in capitals (of a script that has them)."""
    letters = [character for character in text if character.isalpha()]
    return len(letters) > 2 and text.upper() == text and text.lower() != text


def is_all_link(block: Block) -> bool:
    """Return whether all words of a block are one link, or several."""
    text = block.text.strip()
    return bool(text) and sum(stop - start for start, stop, _ in link_ranges(block.spans)) >= len(text)


def begins_with_action(block: Block) -> bool:
    """Return whether a block begins with a link that says what to do ("→ Sign up"), as a button does."""
    ranges = link_ranges(block.spans)
    if not ranges or words(block.text[: ranges[0][0]]):
        return False
    return bool(ACTION_LINK.match(re.sub(r"^\W+|\W+$", "", block.text[ranges[0][0] : ranges[0][1]])))


def is_titular(block: Block) -> bool:
    """Return whether a block could be a title at all, by its words."""
    text = block.text.strip()
    if block.role in {"rule", "image", "quote"} or not any(character.isalpha() for character in text):
        return False
    if len(text) > 200 or len(text.split()) > 30:
        return False
    if block.role == "heading":
        return True
    if (
        text.count("\n") > 1
        or SALUTATION.match(text)
        or SIGN_OFF.match(text)
        or LEAVING.search(text)
        or VIEWING.search(text)
    ):
        return False
    strong = block.is_bold or (block.size or 0) > 20
    if _SENTENCE_END.search(text) and not (strong and len(text) < 110 and not text.endswith((",", ";"))):
        return False
    if LABEL.match(text) or (_SENTENCE_WITHIN.search(text) and not strong and len(text.split()) > 8):
        return False
    if text.endswith(":") and not strong and not is_capitals(text):
        return False
    if re.match(r"^(?:https?://|www\.|<https?://|\S+@\S+\.\S+$)", text) or text.endswith((">", "›", "»»", "→", ">>")):
        return False
    return not _ends_with_action(block)


def _ends_with_action(block: Block) -> bool:
    """Return whether a block says only, or in the end, where to click."""
    ranges = link_ranges(block.spans)
    if not ranges:
        return False
    start, stop, _ = ranges[-1]
    label = block.text[start:stop].strip(" .»›>→[]()\n")
    if block.text[stop:].strip(" .»›>→])"):
        return False
    if not block.text[:start].strip(" »›>→[("):
        return bool(ACTION_LINK.match(label)) and block.role != "heading"
    if label[:1].islower() and len(label.split()) <= 3:
        return True
    return bool(HERE.match(label) or ACTION_LINK.match(label)) or bool(re.match(r"https?:|www\.|\S+@", label))


def reads_as_date(text: str) -> bool:
    """Return whether a line seems to say when, in a language whose months nobody knows here: figures and a word or two."""
    figures = re.search(r"\d{1,2}[:.]\d{2}(?!\d)|\b(?:19|20)\d\d\b", text)
    tokens = words(text)
    spelt = sum(not token[:1].isdigit() for token in tokens)
    return bool(figures) and text.strip()[:1].isdigit() and len(tokens) - spelt >= 2 and spelt <= 2
