"""Walking Word's XML: paragraphs, tables and boxes in reading order, as blocks."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from postroad.document.reading.blocks import Block, Span
from postroad.document.reading.formats.building import BlockBuilder, Face
from postroad.document.reading.formats.docx_package import attribute, child, kind, texts
from postroad.document.reading.formats.docx_styles import Setting, Styles
from postroad.document.reading.formats.white import collapsed


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


_LEFT_OUT = _names(
    "del moveFrom delText delInstrText rPr pPr tblPr tblGrid trPr tcPr sdtPr sdtEndPr sectPr fldData rubyPr footnoteRef "
    "endnoteRef annotationRef proofErr bookmarkStart bookmarkEnd numPr Fallback"
)
_FIELD_LINK = re.compile(r"\s*HYPERLINK\s+(?:\\[lmnot]\s+)*(?:\"([^\"]*)\"|(\S+))?", re.IGNORECASE)
_FIELD_ANCHOR = re.compile(r"\\l\s+\"([^\"]*)\"", re.IGNORECASE)


@dataclass
class _Field:
    """A field whose end has not come yet: what it says it is, and whether its result has begun."""

    code: str = ""
    shows: bool = False


@dataclass
class _Place:
    """Where the walk stands: the cell, its ground, and the looks of the paragraph."""

    cell: int | None = None
    ground: str = ""
    setting: Setting = field(default_factory=Setting)
    face: Face = field(default_factory=Face)
    href: str | None = None


class DocxWalk:
    """Collects a document's blocks, and the texts that it hides."""

    def __init__(self, styles: Styles, links: Mapping[str, str], notes: Mapping[str, Any]) -> None:
        self.hidden: list[tuple[str, str]] = []
        self.has_title = False
        self.has_chunks = False
        self._styles = styles
        self._links = links
        self._notes = {
            (sort, attribute(note, "id")): note for sort, root in notes.items() if root is not None for note in root
        }
        self._builder = BlockBuilder()
        self._fields: list[_Field] = []
        self._at = _Place()
        self._cells = 0
        self._paragraphs = 0
        self._boxes: list[Any] = []
        self._called: list[Any] = []
        self._languages: Counter[str] = Counter()

    def walk(self, root: Any) -> tuple[Block, ...]:
        """Return the blocks of all that the document shows."""
        self._inside(root)
        for note in list(self._notes.values()):
            self._note(note)
        return self._builder.done()

    @property
    def language(self) -> str | None:
        """Return the language that most of the text is marked as, if most is."""
        if not self._languages:
            return None
        most, count = self._languages.most_common(1)[0]
        return most if most and count * 2 > self._languages.total() else None

    def _inside(self, element: Any) -> None:
        for one in element:
            self._element(one)

    def _element(self, element: Any) -> None:
        name = kind(element)
        if name in _LEFT_OUT:
            return
        step = getattr(self, f"_{name}", None) if name in _STEPS else None
        if step is None:
            self._inside(element)
        else:
            step(element)

    # Paragraphs, tables, boxes

    def _p(self, element: Any) -> None:
        properties = child(element, "pPr")
        setting = self._styles.paragraph(properties)
        self._paragraphs += 1
        outer = self._at
        self._at = replace(outer, setting=setting, face=self._face(setting), href=None)
        self.has_title = self.has_title or setting.is_title
        self._builder.space(1 if setting.before >= 4 else 0)
        if child(properties, "pageBreakBefore") is not None:
            self._builder.space(1)
        before = self._builder.worded_blocks
        self._inside(element)
        if self._builder.worded_blocks == before:
            self._empty(properties)
        self._builder.space(1 if setting.after >= 4 else 0)
        self._after_paragraph()
        self._at = outer

    def _empty(self, properties: Any) -> None:
        if (
            child(child(properties, "pBdr"), "bottom") is not None
            or child(child(properties, "pBdr"), "top") is not None
        ):
            self._builder.rule(self._place())
        else:
            self._builder.end_block()
            self._builder.line_break()

    def _after_paragraph(self) -> None:
        """Show the boxes and notes that hang on the paragraph, after it."""
        boxes, self._boxes = self._boxes, []
        called, self._called = self._called, []
        for box in boxes:
            self._in_cell(box, "")
        for note in called:
            self._note(note)

    def _note(self, note: Any) -> None:
        key = next((key for key, one in self._notes.items() if one is note), None)
        if key is not None:
            del self._notes[key]
            if attribute(note, "type") not in ("separator", "continuationSeparator", "continuationNotice"):
                self._inside(note)

    def _face(self, setting: Setting) -> Face:
        face = Face(cell=self._at.cell, centred=setting.centred)
        if setting.is_title:
            return replace(face, role="heading", level=0)
        if setting.level:
            return replace(face, role="heading", level=setting.level)
        if self._styles.is_listed(setting):
            return replace(face, role="list_item", depth=setting.depth)
        return face

    def _tc(self, element: Any) -> None:
        shade = child(child(element, "tcPr"), "shd")
        fill = attribute(shade, "fill").lower() if shade is not None else ""
        self._in_cell(element, "" if fill in ("auto", "ffffff") else fill)

    def _in_cell(self, element: Any, ground: str) -> None:
        self._builder.end_block()
        self._cells += 1
        outer = self._at
        self._at = _Place(cell=self._cells, ground=ground or outer.ground)
        self._inside(element)
        self._builder.end_block()
        self._at = outer

    def _tr(self, element: Any) -> None:
        if child(child(element, "trPr"), "del") is None:
            self._inside(element)

    def _txbxContent(self, element: Any) -> None:  # noqa: N802
        self._boxes.append(element)

    def _textpath(self, element: Any) -> None:
        self._words(attribute(element, "string"))

    def _AlternateContent(self, element: Any) -> None:  # noqa: N802
        for name in ("Choice", "Fallback"):
            found = child(element, name)
            if found is not None:
                self._inside(found)
                return

    def _sdt(self, element: Any) -> None:
        content = child(element, "sdtContent")
        if content is None:
            return
        if child(child(element, "sdtPr"), "showingPlcHdr") is not None:
            self._hide(texts(content), "a form's prompt")
            return
        self._inside(content)

    def _altChunk(self, _: Any) -> None:  # noqa: N802
        self.has_chunks = True

    # Runs and what they hold

    def _r(self, element: Any) -> None:
        outer = self._at
        setting = self._styles.run(child(element, "rPr"), outer.setting)
        self._at = replace(outer, setting=setting)
        self._inside(element)
        self._at = outer

    def _t(self, element: Any) -> None:
        self._words(element.text or "")

    def _words(self, text: str) -> None:
        if not text or any(not one.shows for one in self._fields):
            if text:
                self._hide(text, "a field's code")
            return
        setting = self._at.setting
        if setting.hidden:
            self._hide(text, "hidden text")
            return
        href = self._href()
        face = replace(
            self._at.face,
            size=setting.size,
            colour="" if href is not None else setting.colour,
            ground=setting.ground or self._at.ground,
        )
        self._languages[setting.language] += len(text)
        self._builder.text(Span(collapsed(text), href, setting.bold, setting.italic), face, self._place())

    def _hide(self, text: str, why: str) -> None:
        """Set a text aside, with the one before it if that has the same reason."""
        text = collapsed(text)
        if self.hidden and self.hidden[-1][1] == why:
            self.hidden[-1] = (self.hidden[-1][0] + text, why)
        elif text.strip():
            self.hidden.append((text, why))

    def _tab(self, _: Any) -> None:
        self._words(" ")

    _ptab = _tab

    def _br(self, element: Any) -> None:
        if attribute(element, "type") in ("page", "column"):
            self._builder.space(1)
        else:
            self._builder.line_break()

    def _cr(self, _: Any) -> None:
        self._builder.line_break()

    def _noBreakHyphen(self, _: Any) -> None:  # noqa: N802
        self._words("-")

    def _footnoteReference(self, element: Any) -> None:  # noqa: N802
        self._call("footnotes", element)

    def _endnoteReference(self, element: Any) -> None:  # noqa: N802
        self._call("endnotes", element)

    def _call(self, sort: str, element: Any) -> None:
        note = self._notes.get((sort, attribute(element, "id")))
        if note is not None:
            self._called.append(note)

    # Links and fields

    def _hyperlink(self, element: Any) -> None:
        outer = self._at
        target = self._links.get(attribute(element, "id"), "")
        anchor = attribute(element, "anchor")
        self._at = replace(outer, href=f"{target}#{anchor}" if anchor else target)
        self._inside(element)
        self._at = outer

    def _fldSimple(self, element: Any) -> None:  # noqa: N802
        self._fields.append(_Field(attribute(element, "instr"), shows=True))
        self._inside(element)
        self._fields.pop()

    def _fldChar(self, element: Any) -> None:  # noqa: N802
        step = attribute(element, "fldCharType")
        if step == "begin":
            self._fields.append(_Field())
        elif step == "separate" and self._fields:
            self._fields[-1].shows = True
        elif step == "end" and self._fields:
            self._fields.pop()

    def _instrText(self, element: Any) -> None:  # noqa: N802
        if self._fields and not self._fields[-1].shows:
            self._fields[-1].code += element.text or ""

    def _href(self) -> str | None:
        for one in reversed(self._fields):
            found = _FIELD_LINK.match(one.code)
            if found:
                anchor = _FIELD_ANCHOR.search(one.code)
                return (found[1] or found[2] or "") + (f"#{anchor[1]}" if anchor else "")
        return self._at.href

    # Pictures

    def _drawing(self, element: Any) -> None:
        properties = next((one for one in element.iter() if kind(one) == "docPr"), None)
        if any(kind(one) == "blip" for one in element.iter()):
            alt = (attribute(properties, "descr") or attribute(properties, "title")) if properties is not None else ""
            self._picture(alt)
        self._inside(element)

    def _imagedata(self, element: Any) -> None:
        shape = element.getparent()
        self._picture(attribute(shape, "alt") if shape is not None else "")

    def _rect(self, element: Any) -> None:
        if attribute(element, "hr") in ("t", "true", "1"):
            self._builder.rule(self._place())
        self._inside(element)

    def _picture(self, alt: str) -> None:
        href = self._href()
        spans = () if href is None else (Span("", href),)
        block = Block(spans, "image", place=self._place(), alt=collapsed(alt).strip(), cell=self._at.cell)
        self._builder.image(block)

    def _place(self) -> str:
        return f"paragraph {self._paragraphs}"


_STEPS = _names(
    "p tc tr txbxContent textpath AlternateContent sdt altChunk r t tab ptab br cr noBreakHyphen footnoteReference "
    "endnoteReference hyperlink fldSimple fldChar instrText drawing imagedata rect"
)
