"""The marks that plain text carries: links in brackets, addresses, stars around bold words."""

import re

from postroad.document.reading.blocks import Span

_LINK = r"(?<![!\\])\[(?P<label>(?:[^\[\]\\\n]|\\.|\[[^\[\]\n]{0,200}\]){1,600})\]"
_TARGET = r"\((?P<target>[^()\s]{0,2000}(?:\([^()\s]*\)[^()\s]*)*)\)"
_ANGLED = r"<(?P<angled>(?:https?://|mailto:|www\.)[^<>\s]{1,2000})>"
_BARE = r"(?P<bare>(?:https?://|www\.)[^\s<>\[\]{}|\"“”„«»]{2,2000})"
_MAIL = r"(?P<mail>(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,24}\b)"
_MARK = re.compile("|".join((_LINK + _TARGET, _ANGLED, _BARE, _MAIL)))
_BOLD = re.compile(r"\*\*(?=[^\s*])([^*\n]{1,1000}?(?:\n[^*\n]{1,1000}?){0,3})(?<=[^\s*])\*\*")
_STARRED = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,400}?)(?<=[^\s*])\*(?![\w*])")
_TAIL = ".,;:!?'’”»"


def marked(text: str) -> tuple[Span, ...]:
    """Return the text as runs with their marks. Each character that is no mark stays."""
    spans: list[Span] = []
    at = 0
    for bold in _BOLD.finditer(text):
        spans.extend(_starred(text[at : bold.start()]))
        spans.extend(Span(s.text, s.href, bold=True) for s in _linked(bold[1]))
        at = bold.end()
    spans.extend(_starred(text[at:]))
    return tuple(span for span in spans if span.text)


def _starred(text: str) -> list[Span]:
    spans: list[Span] = []
    at = 0
    for star in _STARRED.finditer(text):
        spans.extend(_linked(text[at : star.start()]))
        spans.extend(Span(s.text, s.href, bold=True) for s in _linked(star[1]))
        at = star.end()
    spans.extend(_linked(text[at:]))
    return spans


def _linked(text: str) -> list[Span]:
    spans: list[Span] = []
    at = 0
    for mark in _MARK.finditer(text):
        shown, target, stop = _shown(mark)
        spans.append(Span(_unescaped(text[at : mark.start()])))
        spans.append(Span(shown, href=target))
        at = stop
    spans.append(Span(_unescaped(text[at:])))
    return [span for span in spans if span.text]


def _shown(mark: re.Match[str]) -> tuple[str, str, int]:
    """Return what is shown, where it leads, and where the mark stops."""
    if mark["label"] is not None:
        return _unescaped(mark["label"]), mark["target"], mark.end()
    if mark["angled"] is not None:
        return mark["angled"], mark["angled"], mark.end()
    if mark["mail"] is not None:
        return mark["mail"], f"mailto:{mark['mail']}", mark.end()
    url = _without_tail(mark["bare"])
    return url, url if "://" in url else f"https://{url}", mark.start() + len(url)


def _without_tail(url: str) -> str:
    """Return the address without the punctuation of the sentence around it."""
    while url and (url[-1] in _TAIL or (url[-1] == ")" and url.count(")") > url.count("("))):
        url = url[:-1]
    return url


def _unescaped(text: str) -> str:
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)
