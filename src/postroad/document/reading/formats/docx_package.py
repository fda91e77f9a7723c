"""The zip archive that a .docx is: its parts within bounds, its XML with no entities, the relations between them."""

import re
import zipfile
import zlib
from io import BytesIO
from posixpath import dirname, join, normpath
from typing import Any, Self

from lxml import etree

from postroad.document.reading.errors import UnreadableFile
from postroad.document.reading.formats.binary import refuse_binary
from postroad.document.reading.limits import (
    MAX_ELEMENTS,
    MAX_PACKED_MEMBERS,
    MAX_PART_BYTES,
    MAX_RATIO,
    MAX_UNPACKED_BYTES,
)

_BOMB = (
    "The file unpacks to far more than any newsletter holds (a zip bomb, or a book); "
    "copy the newsletter's text into a new file and try again."
)
_DAMAGED = "The file is damaged; open it in a word processor and save it as .docx again."
LOCKED = "The file is locked with a password; open it, take the password off, and save it again."
_ENTITIES = "The file's XML declares entities of its own, which no word processor writes; it was not opened."
_DECLARES = tuple(
    mark.encode(coding) for mark in ("<!DOCTYPE", "<!ENTITY") for coding in ("ascii", "utf-16-le", "utf-16-be")
)
_SMALL = 500_000
_PARSER_BOUNDS = {"resolve_entities": False, "load_dtd": False, "no_network": True, "huge_tree": False}


class Package:
    """An open .docx. Nothing of it is unpacked but the parts that are asked for, and no part beyond the bounds."""

    def __init__(self, data: bytes) -> None:
        """Open it. Raise :class:`UnreadableFile` where it is damaged, locked, a bomb, or no Word file."""
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
        except Exception as error:  # zipfile raises half a dozen types on broken archives
            raise UnreadableFile(_DAMAGED) from error
        members = self._archive.infolist()
        _refuse_bomb(members)
        self._names = {member.filename.replace("\\", "/").lstrip("/"): member for member in reversed(members)}
        self._elements = 0
        self.main = self._found_main(data)
        self._relations = self._related(self.main)

    def __enter__(self) -> Self:
        """Return the open package."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self._archive.close()

    def xml(self, name: str) -> Any:
        """Return the root of a part. Raise :class:`UnreadableFile` where it can't be had."""
        content = self._content(name)
        if (
            b"<!DOCTYPE" in content
            or b"<!ENTITY" in content
            or b"<\x00!\x00D\x00O" in content
            or b"\x00<\x00!\x00D\x00O" in content
        ):
            raise UnreadableFile(
                "The file's XML declares entities of its own, which no word processor does; it was not opened."
            )
        parser = etree.XMLParser(remove_comments=True, remove_pis=True, recover=True, **_PARSER_BOUNDS)  # type: ignore[arg-type]
        try:
            root = etree.fromstring(content, parser)
        except (etree.LxmlError, ValueError) as error:
            raise UnreadableFile(_DAMAGED) from error
        if root is None or any(
            "depth" in entry.message.lower() or "huge" in entry.message for entry in parser.error_log
        ):
            raise UnreadableFile(_DAMAGED)
        self._elements += sum(1 for _ in root.iter())
        if self._elements > MAX_ELEMENTS * 2:
            raise UnreadableFile(_BOMB)
        return root

    def root(self, sort: str) -> Any:
        """Return the root of the one part of a sort ("styles", "numbering", "core-properties"), or None."""
        found = self.parts(sort)
        try:
            return self.xml(found[0]) if found else None
        except UnreadableFile:
            if sort == "core-properties":
                return None
            raise

    def parts(self, sort: str) -> list[str]:
        """Return the names of the main part's companions of a sort, in order."""
        return [
            target
            for type_, target, external in self._relations.values()
            if type_ == sort and not external and target in self._names
        ]

    def links(self, name: str) -> dict[str, str]:
        """Return the addresses that a part's links lead to, by relation."""
        return {key: target for key, (_, target, external) in self._related(name).items() if external}

    def _found_main(self, data: bytes) -> str:
        for type_, target, _ in self._related("").values():
            if type_ == "officeDocument" and target in self._names:
                if not target.startswith(("xl/", "ppt/")):
                    return target
                refuse_binary(data)
        if "word/document.xml" in self._names:
            return "word/document.xml"
        if not any(name.startswith("word/") for name in self._names):
            refuse_binary(data)
        raise UnreadableFile(_DAMAGED)

    def _related(self, name: str) -> dict[str, tuple[str, str, bool]]:
        """Return a part's relations: by key, their sort, their target, and whether that is outside the file."""
        folder, _, own = name.rpartition("/")
        at = join(folder, "_rels", f"{own}.rels")
        found: dict[str, tuple[str, str, bool]] = {}
        if name and not hasattr(self, "_relations"):
            found.update({f"package:{key}": value for key, value in self._related("").items()})
        if at not in self._names:
            return found
        for relation in self.xml(at):
            target, external = relation.get("Target") or "", relation.get("TargetMode") == "External"
            if not external:
                target = normpath(join(dirname(name), target) if not target.startswith("/") else target).lstrip("/")
            found[relation.get("Id") or ""] = ((relation.get("Type") or "").rpartition("/")[2], target, external)
        return found

    def _content(self, name: str) -> bytes:
        try:
            with self._archive.open(self._names[name]) as part:
                content = part.read(MAX_PART_BYTES + 1)
        except RuntimeError as error:
            raise UnreadableFile(
                "The file is locked with a password; open it, take the password off, and save it again."
            ) from error
        except (KeyError, OSError, EOFError, ValueError, NotImplementedError, zipfile.BadZipFile, zlib.error) as error:
            raise UnreadableFile(_DAMAGED) from error
        if len(content) > MAX_PART_BYTES:
            raise UnreadableFile(_BOMB)
        return content


def _refuse_bomb(members: list[zipfile.ZipInfo]) -> None:
    if any(member.flag_bits & 1 for member in members):
        raise UnreadableFile(LOCKED)
    ratio = any(m.file_size > _SMALL and m.file_size > MAX_RATIO * max(1, m.compress_size) for m in members)
    if ratio or len(members) > MAX_PACKED_MEMBERS or sum(member.file_size for member in members) > MAX_UNPACKED_BYTES:
        raise UnreadableFile(_BOMB)


def kind(element: Any) -> str:
    """Return an element's name without its namespace, which differs between transitional and strict files."""
    tag = element.tag
    return tag[tag.rfind("}") + 1 :] if isinstance(tag, str) else ""


def attribute(element: Any, name: str) -> str:
    """Return an attribute's value, whatever its namespace; "" where there is none."""
    for key, value in element.items():
        if key == name or key.endswith(f"}}{name}"):
            return str(value)
    return ""


def child(element: Any, name: str) -> Any:
    """Return the first child of a name, or None."""
    if element is None:
        return None
    return next((one for one in element if kind(one) == name), None)


def value_of(element: Any, name: str) -> str:
    """Return the ``val`` of the first child of a name; "" where there is none."""
    found = child(element, name)
    return "" if found is None else attribute(found, "val")


def texts(element: Any) -> str:
    """Return all words under an element, with no looks; tracked deletions are left out."""
    parts: list[str] = []
    for one in element.iter():
        name = kind(one)
        if name == "t" and not any(kind(above) in ("del", "moveFrom", "Fallback") for above in one.iterancestors()):
            parts.append(one.text or "")
        elif name in ("tab", "br", "cr"):
            parts.append(" ")
    return re.sub(r"[ \t]+", " ", "".join(parts))
