"""Colours as people measure them: contrast by WCAG 2.2, and the nearest colour that has enough of it."""

import re

TEXT_CONTRAST = 4.5
"""What WCAG 2.2 (1.4.3, AA) asks of text against its ground."""

_HEX = re.compile(r"#[0-9a-f]{6}")


def is_colour(text: str) -> bool:
    """Say whether the text is a colour such as ``#0b5a6f``."""
    return _HEX.fullmatch(text) is not None


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 (the same) to 21 (black on white); WCAG 2.2, "contrast ratio"."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def readable(colour: str, ground: str, least: float = TEXT_CONTRAST) -> str:
    """Return the colour nearest to ``colour`` that reads on ``ground``: darkened or lightened step by step."""
    away = "#000000" if contrast("#000000", ground) > contrast("#ffffff", ground) else "#ffffff"
    for step in range(101):
        candidate = mixed(colour, away, step / 100)
        if contrast(candidate, ground) >= least:
            return candidate
    return away


def mixed(one: str, other: str, share: float) -> str:
    """Return the colour that lies ``share`` (0 to 1) of the way from one colour to another."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
