"""The little of CSS that tells how a newsletter's text looks: size, weight, slant, colour, ground, and what is hidden."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SIMPLE = re.compile(r"([a-z][a-z0-9]*)?([.#][\w-]+)?", re.IGNORECASE)
_LENGTH = re.compile(r"(-?\d*\.?\d+)\s*(px|pt|em|rem|%|)", re.IGNORECASE)
_NAMED_SIZES = {"xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0, "x-large": 24.0,
                "xx-large": 32.0, "xxx-large": 48.0}  # fmt: skip
_FONT_SIZES = {"1": 10.0, "2": 13.0, "3": 16.0, "4": 18.0, "5": 24.0, "6": 32.0, "7": 48.0}
_COLOURS = {
    "white": "#ffffff",
    "black": "#000000",
    "transparent": "",
    "none": "",
    "inherit": "",
    "initial": "",
    "0": "",
}
_MAX_RULES = 3_000

Style = Mapping[str, str]
"""CSS properties by name, in lower case."""


@lru_cache(maxsize=4096)
def declarations(style: str) -> Style:
    """Return the properties of a ``style`` attribute or a rule's body."""
    found: dict[str, str] = {}
    for declaration in style[:20_000].split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            found[name.strip().lower()] = value.replace("!important", "").strip().lower()
    return found


@dataclass
class StyleSheet:
    """The rules of a page's ``<style>`` blocks whose selectors are one tag, class or id; others tell little."""

    by_selector: dict[str, dict[str, str]] = field(default_factory=dict)

    def add(self, css: str) -> None:
        """Take in a style block; rules for other media (``@media``) are passed over."""
        for selectors, body in _rules(_COMMENT.sub(" ", css.replace("<!--", "").replace("-->", ""))):
            for selector in selectors.split(","):
                key = selector.strip()
                if len(self.by_selector) < _MAX_RULES and key and _SIMPLE.fullmatch(key):
                    self.by_selector.setdefault(key.lower(), {}).update(declarations(body))

    def of(self, tag: str, classes: Iterable[str], id_: str) -> Style:
        """Return what the rules say of an element, the more special later."""
        found: dict[str, str] = {}
        if not self.by_selector:
            return found
        names = [name.lower() for name in classes]
        for key in (tag, *(f".{n}" for n in names), *(f"{tag}.{n}" for n in names), f"#{id_.lower()}"):
            found.update(self.by_selector.get(key, {}))
        return found


def _rules(css: str) -> Iterable[tuple[str, str]]:
    """Yield (selectors, body) of the rules at the top level, in one pass."""
    depth, start, selectors = 0, 0, ""
    for brace in re.finditer(r"[{}]", css):
        if brace[0] == "{":
            if depth == 0:
                selectors = css[start : brace.start()].rpartition(";")[2]
            depth += 1
            start = brace.end() if depth == 1 else start
        elif depth:
            depth -= 1
            if depth == 0:
                if "@" not in selectors:
                    yield selectors, css[start : brace.start()]
                start = brace.end()


def size_of(style: Style, inherited: float | None) -> float | None:
    """Return the text's size in CSS pixels, or the inherited one where the style says none."""
    value = style.get("font-size") or _size_in(style.get("font", ""))
    if not value:
        return inherited
    if value in _NAMED_SIZES:
        return _NAMED_SIZES[value]
    base = inherited or 16.0
    if value in ("smaller", "larger"):
        return round(base * (1.2 if value == "larger" else 1 / 1.2), 2)
    length = _LENGTH.fullmatch(value)
    if length is None:
        return inherited
    number, unit = min(float(length[1]), 10_000.0), length[2].lower()
    factor = {"px": 1.0, "": 1.0, "pt": 4 / 3, "em": base, "rem": 16.0, "%": base / 100}[unit]
    return round(number * factor, 2)


def font_size(value: str, inherited: float | None) -> float | None:
    """Return the pixels that ``<font size>`` means: 1 to 7, or a step up or down from 3."""
    value = value.strip()
    if re.fullmatch(r"[+-]\d", value):
        value = str(max(1, min(7, 3 + int(value))))
    return _FONT_SIZES.get(value, inherited)


def _size_in(font: str) -> str:
    length = re.search(r"(?:^|\s)(\d*\.?\d+(?:px|pt|em|rem|%))", font)
    return length[1] if length else ""


def is_bold(style: Style, inherited: bool) -> bool:
    """Return whether the text is bold."""
    weight = style.get("font-weight", "") or ("bold" if re.search(r"\bbold\b", style.get("font", "")) else "")
    if weight.isdigit():
        return int(weight[:4]) >= 600
    return inherited if weight not in ("bold", "bolder", "normal", "lighter") else weight in ("bold", "bolder")


def is_italic(style: Style, inherited: bool) -> bool:
    """Return whether the text is slanted."""
    slant = style.get("font-style", "")
    return inherited if slant not in ("italic", "oblique", "normal") else slant != "normal"


def colour_of(value: str) -> str:
    """Return a colour in one way of writing, or "" for none."""
    value = value.strip().lower()
    if re.fullmatch(r"#[0-9a-f]{3}", value):
        return "#" + "".join(digit * 2 for digit in value[1:])
    if re.fullmatch(r"[0-9a-f]{6}", value):
        return f"#{value}"
    channels = re.fullmatch(
        r"rgba?\(\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*(?:[,/]\s*([\d.]+%?)\s*)?\)", value
    )
    if channels:
        see_through = (channels[4] or "1").rstrip("%").strip("0.") == ""
        return "" if see_through else "#{:02x}{:02x}{:02x}".format(*(min(int(channels[n]), 255) for n in (1, 2, 3)))
    return _COLOURS.get(value, value)


def ground_of(style: Style, attribute: str) -> str:
    """Return the colour of the element's own ground, or "" when one sees through it."""
    value = style.get("background-color") or _colour_in(style.get("background", "")) or attribute
    return colour_of(value)


def _colour_in(background: str) -> str:
    if not background or background.startswith("url("):
        return ""
    found = re.match(r"#[0-9a-f]{3,8}\b|rgba?\([^)]*\)|[a-z]+", background)
    return found[0] if found else ""


def is_hidden(style: Style) -> bool:
    """Return whether a mail program shows nothing of the element.

    Not by ``mso-hide``: it hides from Outlook alone, what others show (a button that Outlook gets in VML, say).
    """
    return (
        style.get("display") == "none"
        or style.get("visibility") in ("hidden", "collapse")
        or _is_nothing(style.get("max-height"))
        or (_is_nothing(style.get("height")) and style.get("overflow", "") == "hidden")
        or re.fullmatch(r"0*\.?0+", style.get("opacity", "1")) is not None
    )


def _is_nothing(length: str | None) -> bool:
    return length is not None and re.fullmatch(r"0+(\.0+)?(px|pt|em|rem|%)?", length) is not None


def has_border(style: Style) -> bool:
    """Return whether a line is drawn above or below the element."""
    return any(
        re.match(r"(?!0|none)[\w.]+", style.get(name, "0")) is not None and "none" not in style.get(name, "")
        for name in ("border-top", "border-bottom")
    )
