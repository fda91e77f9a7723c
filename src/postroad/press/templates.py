"""The press's templates, and those that stand with each kind of item. They are ours: no editor writes one."""

import json
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

from jinja2 import (
    BaseLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    Template,
    TemplateNotFound,
    select_autoescape,
)
from markupsafe import Markup

from postroad.document import KINDS
from postroad.document.commonmark import escape
from postroad.press.body_text import body_text, link_line, underlined, wrapped
from postroad.press.links import target_name

_FOLDER = Path(__file__).parent / "templates"


class _KindLoader(BaseLoader):
    """Finds ``kind/print`` in the folder of the registered kind, so that a new kind brings its own templates."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        name, _, file = template.partition("/")
        kind = KINDS.get(name)
        if kind is None or not (path := kind.folder / file).is_file():
            raise TemplateNotFound(template)
        changed = path.stat().st_mtime_ns
        return path.read_text(encoding="utf-8"), str(path), lambda: _is_as_read(name, path, changed)


def _is_as_read(name: str, path: Path, changed: int) -> bool:
    kind = KINDS.get(name)
    return kind is not None and kind.folder == path.parent and path.is_file() and path.stat().st_mtime_ns == changed


@cache
def environment() -> Environment:
    """Return where templates are found. HTML and MJML escape all that is put into them; text and Markdown don't."""
    found = Environment(
        loader=PrefixLoader({"kinds": _KindLoader(), "press": FileSystemLoader(_FOLDER)}),
        autoescape=select_autoescape(("mjml", "html"), default=False),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    found.filters.update(
        lines=_lines,
        target=target_name,
        body_text=body_text,
        wrapped=wrapped,
        underlined=underlined,
        link_line=link_line,
        md=escape,
        md_url=_in_brackets,
        quoted=partial(json.dumps, ensure_ascii=False),
    )
    return found


def press_template(name: str) -> Template:
    """Return one of the press's own templates."""
    return environment().get_template(f"press/{name}")


def kind_template(kind: str, file: str) -> Template:
    """Return a kind's template for a print, such as ``email.mjml``."""
    return environment().get_template(f"kinds/{kind}/{file}")


def _lines(text: str) -> Markup:
    """Return text with its line breaks kept in HTML."""
    return Markup("<br/>").join(text.split("\n"))


def _in_brackets(url: str) -> str:
    """Return an address fit for a link of CommonMark, whatever brackets are in it."""
    return f"<{url.replace('<', '%3C').replace('>', '%3E')}>" if any(sign in url for sign in "()<>") else url
