"""The words of a mail that came as HTML alone. Nothing in it is run, loaded or kept."""

from typing import Any, Final

from lxml import etree

_SILENT: Final = frozenset({"script", "style", "head", "title", "template", "noscript", "svg", "object", "textarea"})
_BREAKS: Final = frozenset(
    {"br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "hr"}
)
_QUOTES: Final = ("gmail_quote", "moz-cite-prefix", "yahoo_quoted", "protonmail_quote", "tutanota_quote", "zmail_extra")
_QUOTE_IDS: Final = frozenset(
    {"divrplyfwdmsg", "appendonsend", "mail-editor-reference-message-container", "orimsghtmlseparator"}
)


def words_of_html(html: str) -> tuple[str, str]:
    """Return (what the person wrote, what they quote), with a line break where a block begins or ends."""
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, recover=True)
    try:
        root = etree.fromstring(html.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError):
        return "", ""
    return _told(root) if root is not None else ("", "")


def _told(root: Any) -> tuple[str, str]:
    fresh: list[str] = []
    old: list[str] = []
    silent = quotations = 0
    is_over = False
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        step = 1 if event == "start" else -1
        silent += step * (tag in _SILENT)
        quotations += step * (tag == "blockquote")
        is_over = is_over or _begins_quotation(element)
        into = old if quotations or is_over else fresh
        if tag in _BREAKS and (event == "start" or tag not in {"br", "hr"}):
            into.append("\n")
        text = element.text if event == "start" else element.tail
        if text and not silent:
            into.append(_run(text))
    return "".join(fresh), "".join(old)


def _begins_quotation(element: Any) -> bool:
    if (element.get("id") or "").lower() in _QUOTE_IDS:
        return True
    classes = element.get("class") or ""
    return any(mark in classes for mark in _QUOTES)


def _run(text: str) -> str:
    """Return text as a browser shows it: white space is one space."""
    words = " ".join(text.split())
    if not words:
        return " "
    return (" " if text[0].isspace() else "") + words + (" " if text[-1].isspace() else "")
