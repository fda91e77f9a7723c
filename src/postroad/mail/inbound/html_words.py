"""The words of a mail that came as HTML alone. Nothing in it is run, loaded or kept."""

from html.parser import HTMLParser
from typing import Final

_SILENT: Final = frozenset({"script", "style", "head", "title", "template", "noscript", "svg", "object"})
_BREAKS: Final = frozenset({"br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "hr"})
_QUOTES: Final = ("gmail_quote", "moz-cite-prefix", "yahoo_quoted", "protonmail_quote", "tutanota_quote", "zmail_extra")
_QUOTE_IDS: Final = ("divrplyfwdmsg", "appendonsend", "mail-editor-reference-message-container", "oriMsgHtmlSeparator".lower())
_VOID: Final = frozenset({"br", "hr", "img", "meta", "link", "input", "area", "base", "col", "embed", "source", "wbr"})


def words_of_html(html: str) -> tuple[str, str]:
    """Return (what the person wrote, what they quote)."""
    finder = _Words()
    finder.feed(html)
    finder.close()
    return "".join(finder.fresh), "".join(finder.old)


class _Words(HTMLParser):
    """Collects text. What stands in a quotation, or behind the mark of one, is old."""

    def __init__(self) -> None:
        super().__init__()
        self.fresh: list[str] = []
        self.old: list[str] = []
        self._silent = 0
        self._quotations = 0
        self._is_over = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        told = dict(attrs)
        if (told.get("id") or "").lower() in _QUOTE_IDS or any(mark in (told.get("class") or "") for mark in _QUOTES):
            self._is_over = True
        if tag == "blockquote":
            self._quotations += 1
        if tag in _BREAKS:
            self._say("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        if tag == "blockquote":
            self._quotations = max(0, self._quotations - 1)
        if tag in _BREAKS and tag not in _VOID:
            self._say("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._say(" ".join(data.split()) if data.strip() else " ", data)

    def _say(self, text: str, data: str = "") -> None:
        if data.strip():
            text = (" " if data[0].isspace() else "") + text + (" " if data[-1].isspace() else "")
        (self.old if self._quotations or self._is_over else self.fresh).append(text)
