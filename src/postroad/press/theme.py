"""A newsletter's theme: its look as data. Nothing in it is code, and nothing in it can make text unreadable."""

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from postroad.document.text import CommonMark, Line
from postroad.press.colour import TEXT_CONTRAST, contrast, is_colour, readable

MAX_LOGO_CHARACTERS = 20_000
"""A logo within the theme goes into each mail, and a mail is cut off by some readers at 102 KB."""

_LOGO = re.compile(r"data:image/(?:png|jpeg|gif);base64,[A-Za-z0-9+/]+={0,2}|https://[^\s\"'<>\\]+")

StackName = Literal["serif", "sans", "humanist"]
"""The names of the typefaces that a theme may choose; what stands behind them is :data:`STACKS`."""

STACKS: dict[StackName, str] = {
    "serif": "'Source Serif 4',Georgia,'Noto Naskh Arabic',serif",
    "sans": "system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans Arabic',sans-serif",
    "humanist": "Seravek,'Gill Sans Nova',Ubuntu,Calibri,'Noto Sans Arabic',sans-serif",
}
"""Typefaces for pages."""

MAIL_STACKS: dict[StackName, str] = {
    "serif": "Georgia,serif",
    "sans": "Arial,sans-serif",
    "humanist": "Calibri,Verdana,sans-serif",
}
"""Typefaces for mail: short, since they stand at each block, and begun by one that Outlook has."""


class ThemeError(ValueError):
    """A theme can't be used; the message is a sentence with the mend."""


def _colour(text: str) -> str:
    colour = text.strip().lower()
    if re.fullmatch(r"#[0-9a-f]{3}", colour):
        colour = "#" + "".join(digit * 2 for digit in colour[1:])
    if not is_colour(colour):
        raise ValueError(f"“{text[:40]}” is not a colour; write six hexadecimal digits, such as #0b5a6f")
    return colour


def _logo_source(text: str) -> str:
    if not _LOGO.fullmatch(text):
        raise ValueError(
            "the logo is neither an https address nor a data: URI of a PNG, JPEG or GIF; give one of these"
        )
    if len(text) > MAX_LOGO_CHARACTERS:
        raise ValueError(
            f"the logo has {len(text):,} characters, and more than {MAX_LOGO_CHARACTERS:,} would swell each mail; "
            "make the picture smaller, or give its https address"
        )
    return text


Colour = Annotated[str, AfterValidator(_colour)]
"""A colour as six hexadecimal digits in lower case; three digits are understood."""


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_max_length=60_000)


class Logo(_Frozen):
    """A picture that stands above the masthead, which is always text; with pictures off nothing is lost.

    ``alt`` is empty when the picture shows only the newsletter's name, which stands below it.
    """

    source: Annotated[str, AfterValidator(_logo_source)]
    alt: Line = ""
    width: int = Field(default=96, ge=16, le=552)
    height: int = Field(default=48, ge=16, le=240)


class Palette(_Frozen):
    """The colours of one ground: ``ink`` (text), ``soft`` (lesser text) and ``road`` (links) must read on ``paper``."""

    paper: Colour
    ink: Colour
    soft: Colour
    line: Colour
    road: Colour

    @model_validator(mode="after")
    def _reads(self) -> "Palette":
        for name in ("ink", "soft", "road"):
            colour = getattr(self, name)
            ratio = contrast(colour, self.paper)
            if ratio < TEXT_CONTRAST:
                raise ValueError(
                    f"{name} {colour} on paper {self.paper} has a contrast of {ratio:.1f} to 1, and text needs "
                    f"{TEXT_CONTRAST} to 1; take {readable(colour, self.paper)}, or another as far from the paper"
                )
        return self


LIGHT = Palette(paper="#fbfaf7", ink="#1c2126", soft="#565f68", line="#d9d5cc", road="#0b5a6f")
DARK = Palette(paper="#14171c", ink="#e9e6df", soft="#a7adb4", line="#333a42", road="#7cc4d8")


class Theme(_Frozen):
    """A newsletter's look.

    ``name`` is the masthead of a document that names no newsletter; ``header`` a line above the masthead (a motto, the
    publisher); ``footer`` stands at the end of each print, before the document's own footer; ``headings`` and ``text``
    name typefaces.
    """

    name: Line = ""
    logo: Logo | None = None
    light: Palette = LIGHT
    dark: Palette = DARK
    headings: StackName = "serif"
    text: StackName = "serif"
    header: Line = ""
    footer: CommonMark = ""


def load_theme(mapping: Mapping[str, Any]) -> Theme:
    """Return the theme that the mapping says; what it leaves out is as in :data:`DEFAULT_THEME`.

    ``light`` and ``dark`` may give some colours only. Raise :class:`ThemeError` with a sentence for each fault: a colour
    that can't be read on its paper is named with its measured contrast and a colour that would do.
    """
    given = dict(mapping)
    for name, ground in (("light", LIGHT), ("dark", DARK)):
        if isinstance(given.get(name), Mapping):
            given[name] = {**ground.model_dump(), **given[name]}
    try:
        return Theme.model_validate(given)
    except ValidationError as error:
        raise ThemeError(" ".join(_sentence(fault) for fault in error.errors())) from error


def _sentence(fault: Mapping[str, Any]) -> str:
    place = ", ".join(str(step) for step in fault["loc"]) or "the theme"
    message = str(fault["msg"]).removeprefix("Value error, ")
    if fault["type"] == "extra_forbidden":
        message = "a theme has nothing of this name; leave it out"
    return f"In the theme, {place}: {message}."


DEFAULT_THEME = Theme()
