"""Word's styles: how a paragraph or a run of words is set when its style, and the styles that is based on, are asked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from postroad.document.reading.formats.docx_package import attribute, child, kind, value_of

# The style's own key stays English in most files of other languages ("Heading2"), its name in others.
_HEADING = re.compile(
    r"(?:heading|berschrift|überschrift|titre|t[ií]tulo|titolo|kop|nagłówek|rubrik|overskrift|otsikko|nadpis|заголовок)"
    r"[ -]?([1-9])",
    re.IGNORECASE,
)
_TITLES = frozenset(("title", "titel", "titre", "título", "titulo", "titolo", "tytuł", "otsikko", "rubrik", "tittel"))


@dataclass(frozen=True, slots=True)
class Setting:
    """How words are set. ``level`` is a heading's, 1 to 6, 0 for no title; ``size`` is in CSS pixels; spaces in points."""

    level: int = 0
    is_title: bool = False
    size: float = 13.33
    bold: bool = False
    italic: bool = False
    hidden: bool = False
    colour: str = ""
    ground: str = ""
    centred: bool = False
    list_key: str = ""
    depth: int = 0
    before: float = 0
    after: float = 0
    language: str = ""


class Styles:
    """The styles and lists of a file; either part may be missing."""

    def __init__(self, styles: Any, numbering: Any) -> None:
        self._by_key: dict[str, Any] = {}
        self._known: dict[str, Setting] = {}
        self._plain = Setting()
        self._default = ""
        for style in styles if styles is not None else ():
            if kind(style) == "docDefaults":
                self._take_defaults(style)
            elif kind(style) == "style":
                key = attribute(style, "styleId")
                self._by_key.setdefault(key, style)
                if attribute(style, "type") == "paragraph" and attribute(style, "default") in ("1", "true", "on"):
                    self._default = key
        self._unmarked = _unmarked_lists(numbering)

    def paragraph(self, properties: Any) -> Setting:
        """Return how a paragraph with these properties is set (without its runs' own)."""
        base = self._styled(value_of(properties, "pStyle") or self._default)
        return _with_paragraph(base, properties)

    def run(self, properties: Any, paragraph: Setting) -> Setting:
        """Return how a run with these properties is set in its paragraph."""
        if properties is None or not len(properties):
            return paragraph
        setting = paragraph
        for style in self._line_of(value_of(properties, "rStyle")):
            setting = _with_run(setting, child(style, "rPr"))
        return _with_run(setting, properties)

    def is_listed(self, setting: Setting) -> bool:
        """Return whether a bullet or a number stands before the paragraph."""
        return (
            bool(setting.list_key)
            and setting.list_key != "0"
            and (setting.list_key, setting.depth) not in self._unmarked
        )

    def _take_defaults(self, defaults: Any) -> None:
        for holder in defaults:
            self._plain = _with_paragraph(self._plain, child(holder, "pPr"))
            # The default language is often the program's and not the text's.
            self._plain = replace(_with_run(self._plain, child(holder, "rPr")), language="")

    def _line_of(self, key: str) -> Iterator[Any]:
        """Yield a style and what it is based on, the farthest first."""
        line: list[Any] = []
        seen: set[str] = set()
        while key in self._by_key and key not in seen and len(line) < 30:
            seen.add(key)
            line.append(self._by_key[key])
            key = value_of(line[-1], "basedOn")
        yield from reversed(line)

    def _styled(self, key: str) -> Setting:
        if key in self._known:
            return self._known[key]
        setting = self._plain
        for style in self._line_of(key):
            setting = _with_run(_with_paragraph(setting, child(style, "pPr")), child(style, "rPr"))
            setting = _named(setting, attribute(style, "styleId"), value_of(style, "name"))
        if key not in self._by_key:
            setting = _named(setting, key, key)
        self._known[key] = setting
        return setting


def _named(setting: Setting, key: str, name: str) -> Setting:
    found = _HEADING.fullmatch(key) or _HEADING.fullmatch(name)
    if found:
        return replace(setting, level=min(6, int(found[1])))
    if name.casefold() in _TITLES or key.casefold() in _TITLES:
        return replace(setting, level=0, is_title=True)
    return setting


def _with_paragraph(setting: Setting, properties: Any) -> Setting:
    """Return the setting as a paragraph's properties change it."""
    for one in properties if properties is not None else ():
        name, value = kind(one), attribute(one, "val")
        if name == "outlineLvl":
            setting = replace(setting, level=min(6, int(value) + 1) if value in tuple("012345678") else 0)
        elif name == "jc":
            setting = replace(setting, centred=value == "center")
        elif name == "shd":
            setting = replace(setting, ground=_colour(attribute(one, "fill")))
        elif name == "spacing":
            before, after = attribute(one, "before"), attribute(one, "after")
            setting = replace(
                setting,
                before=_number(before, setting.before * 20) / 20,
                after=_number(after, setting.after * 20) / 20,
            )
        elif name == "numPr":
            level, key = value_of(one, "ilvl"), value_of(one, "numId")
            setting = replace(setting, list_key=key or setting.list_key, depth=int(_number(level, setting.depth)))
    return setting


def _with_run(setting: Setting, properties: Any) -> Setting:
    """Return the setting as a run's properties change it."""
    for one in properties if properties is not None else ():
        name, value = kind(one), attribute(one, "val")
        if name == "b":
            setting = replace(setting, bold=_is_on(value))
        elif name == "i":
            setting = replace(setting, italic=_is_on(value))
        elif name == "sz":
            setting = replace(setting, size=round(_number(value, setting.size * 1.5) / 1.5, 2))
        elif name in ("vanish", "webHidden"):
            setting = replace(setting, hidden=name == "vanish" and _is_on(value))
        elif name == "color":
            setting = replace(setting, colour=_colour(value))
        elif name == "shd":
            setting = replace(setting, ground=_colour(attribute(one, "fill")) or setting.ground)
        elif name == "highlight":
            setting = replace(setting, ground="" if value == "none" else value)
        elif name == "lang" and value:
            setting = replace(setting, language=value)
    return setting


def _is_on(value: str) -> bool:
    return value not in ("0", "false", "off", "none")


def _colour(value: str) -> str:
    value = value.strip().lower()
    return "" if value in ("auto", "none", "000000", "ffffff") else value


def _number(value: str, otherwise: float) -> float:
    """Return a number as Word writes it, or what holds otherwise; more than four digits are no measure."""
    return float(value) if re.fullmatch(r"\d{1,4}(\.\d{1,4})?", value) else otherwise


def _unmarked_lists(numbering: Any) -> set[tuple[str, int]]:
    """Return the lists' levels, by list and depth, that put nothing before the paragraph."""
    unmarked: dict[str, set[int]] = {}
    found: set[tuple[str, int]] = set()
    for one in numbering if numbering is not None else ():
        if kind(one) == "abstractNum":
            unmarked[attribute(one, "abstractNumId")] = {
                int(_number(attribute(level, "ilvl"), 0))
                for level in one
                if kind(level) == "lvl" and value_of(level, "numFmt") == "none"
            }
        elif kind(one) == "num":
            found.update((attribute(one, "numId"), depth) for depth in unmarked.get(value_of(one, "abstractNumId"), ()))
    return found
