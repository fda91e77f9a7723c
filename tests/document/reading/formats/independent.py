"""The words of a file, found by other means than the reader's: the yardstick for "no word lost, none twice"."""

import re
import zipfile
from base64 import b64decode
from collections import Counter
from email import message_from_bytes, policy
from email.message import EmailMessage
from html import unescape
from html.parser import HTMLParser
from io import BytesIO
from xml.etree import ElementTree

from postroad.document.reading.blocks import Source

_INLINE = frozenset("a abbr b cite code em font i mark small span strong sub sup time tt u".split())  # noqa: SIM905
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEAD_WORDS = ("the title in the HTML's head", "the subject under which the mail was forwarded", "front matter")


def counted(text: str) -> Counter[str]:
    """Return the words of a text with how often each stands there, without what nobody sees."""
    seen = re.sub(
        "[\u00ad\u034f\u200b\u2060\ufeff]|[\u200c\u200d](?=\\s|\u00a0|\u034f|$)|(?<=\\s)[\u200c\u200d]", "", text
    )
    return Counter(re.findall(r"\w*[^\W_]\w*", seen.casefold()))


def told(source: Source) -> Counter[str]:
    """Return the words that a source tells: in its blocks, or as set aside."""
    shown = [text for block in source.blocks for text in (block.text, block.alt)]
    return counted("\n".join([*shown, *(text for text, why in source.dropped if why not in _HEAD_WORDS)]))


class _Page(HTMLParser):
    """Collects what a page says between its tags, and its pictures' alternative texts."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._skips = 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self._skips += tag in ("script", "style", "title")
        self.parts.append("" if tag in _INLINE else " ")
        if tag == "img":
            self.parts.append(f" {dict(attributes).get('alt') or ''} ")

    def handle_endtag(self, tag: str) -> None:
        self._skips -= tag in ("script", "style", "title")
        self.parts.append("" if tag in _INLINE else " ")

    def handle_data(self, data: str) -> None:
        if not self._skips:
            self.parts.append(data)


def of_html(page: str) -> Counter[str]:
    """Return the words of a page, hidden ones included."""
    parser = _Page()
    parser.feed(page)
    parser.close()
    return counted("".join(parser.parts))


def of_docx(data: bytes) -> Counter[str]:
    """Return the words of each ``w:t`` of the document, its notes, and its pages' heads and feet."""
    paragraphs: list[str] = []
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            if re.fullmatch(r"word/(document|header\d|footer\d|footnotes\d)\.xml", name):
                paragraphs.extend(_paragraphs(ElementTree.fromstring(archive.read(name))))
    return counted("\n".join(paragraphs))


def _paragraphs(element: ElementTree.Element) -> list[str]:
    if element.tag.endswith("}Fallback") or element.tag in (f"{_W}del", f"{_W}moveFrom"):
        return []
    if element.tag == f"{_W}t":
        return [element.text or ""]
    if element.tag in (f"{_W}tab", f"{_W}br"):
        return [" "]
    inside = [text for one in element for text in _paragraphs(one)]
    return ["".join(inside), "\n"] if element.tag == f"{_W}p" else inside


def of_eml(data: bytes, charset: str = "") -> Counter[str]:
    """Return the words of the mail's richest body and of the mails that it forwards; ``charset`` corrects a wrong one."""
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return _of_message(message, charset)


def _of_message(message: EmailMessage, charset: str) -> Counter[str]:
    words: Counter[str] = Counter()
    body = message.get_body(("related", "html", "plain"))
    if body is not None and body.get_content_type() == "multipart/related":
        body = body.get_body(("html",))
    if body is not None:
        raw = _content(body)
        text = raw.decode(charset or body.get_content_charset() or "utf-8")
        words += of_html(text) if body.get_content_type() == "text/html" else counted(_unwrapped(text, body))
    for part in message.iter_attachments():
        if part.get_content_type() == "message/rfc822":
            words += _of_message(part.get_content(), charset)
    return words


def _content(body: EmailMessage) -> bytes:
    """Return a part's bytes; what a mailing list puts under base64 in the clear is not coded."""
    payload = str(body.get_payload())
    coded, line, clear = payload.partition("_" * 40)
    if body.get("Content-Transfer-Encoding") == "base64" and line:
        return b64decode(coded) + b"\n" + clear.encode()
    decoded = body.get_payload(decode=True)
    assert isinstance(decoded, bytes)
    return decoded


def _unwrapped(text: str, body: EmailMessage) -> str:
    return text.replace(" \r\n", " ") if body.get_param("format") == "flowed" else text


def of_markdown(text: str) -> Counter[str]:
    """Return the words of Markdown without its targets, its tags and its front matter."""
    text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
    text = re.sub(r"^\[[^\]]+\]: .*$", "", text, flags=re.MULTILINE)
    text = re.sub(r"<((?:https?://|[\w.]+@)[^>\s]+)>(?!\))", r" \1 ", text)
    text = re.sub(r"\] ?\((?:<[^>]*>|[^)\s]*)\)", "]", text)
    text = re.sub(r"(\[[^\]]+\])\[[^\]]+\]", r"\1", text)
    text = re.sub(r"<img[^>]* alt=\"([^\"]*)\"[^>]*>", r" \1 ", text)
    text = re.sub(r"</?(?:b|a|i)\b[^>]*>", "", text)
    text = re.sub(r"<[^>]*>", " ", text)
    text = re.sub(r"(?<=\w)_(?=\s|[.,])|(?<=\s)_(?=\w)", "", text)
    return counted(unescape(text))
