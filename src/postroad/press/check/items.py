"""The checks of one item's title, links and picture."""

from collections.abc import Iterator

from postroad.press.body import safe_target, tokens
from postroad.press.check.finding import Finding, Place, Severity
from postroad.press.links import is_weak

LONG_TITLE = 120
_SHOUTED = 12
"""So many capitals are no acronym."""


def title(place: Place) -> Iterator[Finding]:
    """Find a title that is missing, longer than two lines, or shouted."""
    text = place.item.title
    if not text:
        yield place.finding("stops", "The item has no title.", "Nobody can find or quote it.", "Write one.")
    if len(text) > LONG_TITLE:
        yield place.finding(
            "look",
            f"The title has {len(text)} characters.",
            "On a phone it fills the screen before the news begins.",
            f"Shorten it to under {LONG_TITLE}; the rest belongs in the text.",
        )
    if shouts(text):
        yield place.finding(*SHOUTED)


def shouts(text: str) -> bool:
    """Say whether the text is set in capitals throughout."""
    return text.isupper() and sum(letter.isupper() for letter in text) >= _SHOUTED


SHOUTED: tuple[Severity, str, str, str] = (
    "look",
    "The title is all in capitals.",
    "Capitals are slow to read, and some screen readers spell them out.",
    "Write it as a sentence; the print sets it as a heading.",
)


def links(place: Place) -> Iterator[Finding]:
    """Find links that lead nowhere, and links in the text that don't say where they lead."""
    for link in place.item.links:
        if not link.url:
            yield place.finding(
                "look",
                f"The link “{link.text or link.purpose}” has no target.",
                "The prints leave it out.",
                "Give its address, or take it out.",
            )
    weak = [text for text, target in _links_within(place.item.body) if target and is_weak(text)]
    if weak:
        yield place.finding(
            "look",
            f"The link text “{weak[0]}” doesn’t say where it leads.",
            "Who hears the links alone, or skims, can’t choose.",
            "Link the words that name what one finds there.",
        )
    for text, target in _links_within(place.item.body):
        if not target:
            yield place.finding(
                "look",
                f"In the text, the link “{text}” has no target that can be used.",
                "The prints show its words alone.",
                "Give its whole address, beginning with https://.",
            )


def picture(place: Place) -> Iterator[Finding]:
    """Find a picture that is not described."""
    if place.item.picture is not None and not place.item.picture.alt:
        yield place.finding(
            "stops",
            "The picture has no description.",
            "Who can’t see it, or whose mail shows no pictures, gets nothing.",
            "Say in a sentence what it shows (its “alt” text).",
        )


def _links_within(body: str) -> Iterator[tuple[str, str]]:
    """Yield the words and the target (or nothing) of each link in a body."""
    for block in tokens(body):
        words: list[str] | None = None
        target = ""
        for token in block.children or ():
            if token.type == "link_open":
                words, target = [], safe_target(token.attrs.get("href"))
            elif token.type == "link_close" and words is not None:
                yield "".join(words), target
                words = None
            elif words is not None:
                words.append(token.content)
