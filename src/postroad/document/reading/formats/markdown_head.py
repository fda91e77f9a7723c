"""The front matter of a Markdown file: the lines between two ``---`` that say its title, date and language."""

import re
from dataclasses import dataclass, field

_FRONT = re.compile(r"\A\s*(?P<fence>---|\+\+\+)[ \t]*\n(?P<lines>(?:.*\n){0,200}?)(?P=fence)[ \t]*(?:\n|\Z)")
_FIELD = re.compile(r"(?P<name>[A-Za-z][\w .-]{0,40}?)[ \t]*[:=][ \t]*(?P<value>.*)")
_DATE = re.compile(r"[12]\d{3}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?(?![\d-])")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*")
_NAMES = {"title": "title", "date": "date", "published": "date", "lang": "language", "language": "language",
          "author": "sender", "publisher": "sender"}  # fmt: skip


@dataclass
class Head:
    """What the front matter says: the fields of a source that it fills, and all its other lines."""

    fields: dict[str, str] = field(default_factory=dict)
    others: list[str] = field(default_factory=list)


def taken_apart(text: str) -> tuple[Head, str]:
    """Return the front matter, and the text with blank lines in its place."""
    front = _FRONT.match(text)
    head = Head()
    if front is None or not all(_is_of_front_matter(line) for line in front["lines"].split("\n")):
        return head, text
    for line in front["lines"].split("\n"):
        _take(line, head)
    return head, "\n" * front[0].count("\n") + text[front.end() :]


def _is_of_front_matter(line: str) -> bool:
    return not line.strip() or line[0] in " \t-#" or _FIELD.match(line) is not None


def _take(line: str, head: Head) -> None:
    found = _FIELD.fullmatch(line.strip())
    name = _NAMES.get(found["name"].lower()) if found and line[:1].strip() else None
    if found is None or name is None or head.fields.get(name):
        value = ""
    else:
        value = _worded(name, _unquoted(found["value"].strip()))
    if name and value:
        head.fields[name] = value
    elif re.search(r"\w", line):
        head.others.append(line.strip())


def _unquoted(value: str) -> str:
    quoted = re.fullmatch(r"""(["'])(.*)\1""", value)
    if quoted is None:
        return value
    return quoted[2].replace('\\"', '"') if quoted[1] == '"' else quoted[2].replace("''", "'")


def _worded(name: str, value: str) -> str:
    """Return the value as a source has it, or "" where it is none."""
    if name == "date":
        day = _DATE.match(value)
        return day[0] if day else ""
    if name == "language":
        return value.replace("_", "-") if _LANGUAGE.fullmatch(value) else ""
    return value[:1000] if len(value) <= 1000 else ""
