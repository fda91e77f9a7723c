"""The one door of the PDF: a document in, the bytes of a PDF out."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, time
from functools import cache
from importlib.resources import files
from itertools import chain
from pathlib import Path
from threading import Lock
from typing import Any

import typst

from postroad.document import KINDS, Document
from postroad.press.pdf.content import content
from postroad.press.pdf.faces import FONTS, plainer
from postroad.press.places import Places
from postroad.press.stamp import stamp
from postroad.press.theme import DEFAULT_THEME, Theme
from postroad.press.view import IssueView

_NOWHERE = Places()
_COMPILING = Lock()
_COMPILATIONS_TO_FORGET = 6
"""Typst keeps what the last ten compilations laid out, some 30 MB for a large issue; empty ones make it forget sooner."""
_MENDABLE = re.compile(r"could not be displayed|tags weren't properly closed")


def pdf(document: Document, theme: Theme = DEFAULT_THEME, places: Places = _NOWHERE) -> bytes:
    """Return the issue as a bulletin for printing: PDF/UA-1 with tags, bookmarks and the languages of its parts.

    The same document, theme and places give the same bytes. A letter that the shipped typefaces lack is a box.
    """
    told = content(IssueView(document, theme, places, {}))
    stamped = int(datetime.combine(stamp(document), time(), UTC).timestamp())
    for attempt in chain([told], _plainer(told)):
        try:
            return _compiled(json.dumps(attempt, ensure_ascii=False), stamped)
        except typst.TypstError as error:
            if not _MENDABLE.search(str(error)):
                raise
            refused = error
    raise refused


def _plainer(told: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Give the issue in ever plainer forms, for the rare text that Typst refuses to set as it is.

    A pile of marks that no typeface can set loses its marks; a link of mixed directions over a column's end, which
    Typst can't tag, is no longer one to click, and its address stands in the footnote as ever.
    """
    unclickable = {**told, "clickable": False}
    yield unclickable
    yield dict(json.loads(plainer(json.dumps(unclickable, ensure_ascii=False))))


def _compiled(told: str, stamped: int) -> bytes:
    with _COMPILING:
        try:
            return bytes(
                _compiler().compile(
                    input=_sources(),
                    format="pdf",
                    sys_inputs={"issue": told},
                    pdf_standards=["ua-1"],
                    timestamp=stamped,
                )
            )
        finally:
            for _ in range(_COMPILATIONS_TO_FORGET):
                _compiler().compile(input=b"", format="pdf")


@cache
def _compiler() -> Any:  # typst's stubs lack the form of `input` that has files by their paths
    return typst.Compiler(font_paths=[str(FONTS)], ignore_system_fonts=True)


def _sources() -> dict[str, bytes]:
    """Return the templates by their paths: the press's own, and that of each kind of item that is registered."""
    own = {name: _template(Path(str(files(__package__) / name))) for name in ("press.typ", "issue.typ")}
    kinds = {f"kinds/{name}.typ": _template(kind.folder / "print.typ") for name, kind in KINDS.items()}
    imports = [f'#import "kinds/{name}.typ" as kind-{place}' for place, name in enumerate(KINDS)]
    table = ", ".join(f'"{name}": kind-{place}.items' for place, name in enumerate(KINDS))
    registry = "\n".join([*imports, f"#let kinds = ({table},)"])
    return {"main": own.pop("issue.typ"), "kinds.typ": registry.encode(), **own, **kinds}


@cache
def _template(path: Path) -> bytes:
    return path.read_bytes()
