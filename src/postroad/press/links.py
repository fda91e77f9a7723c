"""Links as they are printed: a link's words say where it leads, also when it stands alone in a list of links."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from postroad.document import Item
from postroad.press.words import Words, weak_texts

_LONG_ENOUGH = 4
"""A link text of so many words says by itself where it leads."""


@dataclass(frozen=True, slots=True)
class PrintedLink:
    """One link.

    ``text`` is what is seen, ``rest`` what is read after it (": the item's title", or nothing), ``target`` where it
    leads in short (a host's name, an e-mail address).
    """

    url: str
    text: str
    rest: str
    target: str
    purpose: str


def printed_links(item: Item, words: Words, own: dict[str, str]) -> tuple[PrintedLink, ...]:
    """Return an item's links, first those of the kind's own fields (the name of a word → address), each address once."""
    found: dict[str, PrintedLink] = {}
    for name, url in own.items():
        if url:
            found.setdefault(url, _printed(url, words.word(name), True, item, words, name))
    for link in item.links:
        if link.url:
            weak = is_weak(link.text)
            text = words.word(link.purpose) if weak else link.text
            found.setdefault(link.url, _printed(link.url, text, weak, item, words, link.purpose))
    return tuple(found.values())


def is_weak(text: str) -> bool:
    """Say whether the text ("click here", "Read more…", "") leaves open where its link leads."""
    bare = re.sub(r"[\s>»→….:!]+$|^[\s>»→[(]+", "", text).strip(")]").casefold()
    return bare in weak_texts() or not any(letter.isalnum() for letter in bare)


def target_name(url: str) -> str:
    """Return where an address leads, in short: "court.example", "news@harbour.example"."""
    try:
        parts = urlsplit(url)
        name = parts.hostname or parts.path
    except ValueError:
        return ""
    return name.removeprefix("www.")


def _printed(url: str, text: str, weak: bool, item: Item, words: Words, purpose: str) -> PrintedLink:
    says_enough = not weak and len(text.split()) >= _LONG_ENOUGH
    rest = "" if says_enough else f"{words.word('colon')}{item.title}"
    return PrintedLink(url, text, rest, target_name(url), purpose)
