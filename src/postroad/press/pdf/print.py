"""The one door of the PDF: a document in, the bytes of a PDF out."""

import json
import re
from datetime import UTC, datetime, time
from functools import cache
from importlib.resources import files
from pathlib import Path
from threading import Lock

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
_NOT_SHOWN = re.compile(r"could not be displayed")


def pdf(document: Document, theme: Theme = DEFAULT_THEME, places: Places = _NOWHERE) -> bytes:
    """Return the issue as a bulletin for printing: PDF/UA-1 with tags, bookmarks and the languages of its parts.

    The same document, theme and places give the same bytes. A letter that the shipped typefaces lack is a box.
    """
    told = json.dumps(content(IssueView(document, theme, places, {})), ensure_ascii=False)
    stamped = int(datetime.combine(stamp(document), time(), UTC).timestamp())
    try:
        return _compiled(told, stamped)
    except typst.TypstError as error:
        if not _NOT_SHOWN.search(str(error)):
            raise
        return _compiled(plainer(told), stamped)


def _compiled(told: str, stamped: int) -> bytes:
    with _COMPILING:
        return bytes(
            _compiler().compile(
                input=_sources(), format="pdf", sys_inputs={"issue": told}, pdf_standards=["ua-1"], timestamp=stamped
            )
        )


@cache
def _compiler() -> typst.Compiler:
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
