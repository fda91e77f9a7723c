"""Word files in the making: a .docx from pieces of its XML, as small as Word will still open it."""

import zipfile
from collections.abc import Mapping
from html import escape
from io import BytesIO

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{_RELATIONS}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
_SORTS = {"header": "hdr", "footer": "ftr", "footnotes": "footnotes", "comments": "comments", "numbering": "numbering",
          "styles": "styles"}  # fmt: skip


def run(text: str, **looks: str) -> str:
    """Return a run of words: ``b="1"``, ``sz="28"`` (half points), ``color="C00000"`` and other properties by name."""
    properties = "".join(f'<w:{name} w:val="{value}"/>' for name, value in looks.items())
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'


def paragraph(inside: str, style: str = "", properties: str = "") -> str:
    """Return a paragraph of runs; plain text is made a run."""
    runs = inside if inside.startswith("<") or not inside else run(inside)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{runs}</w:p>"


def listed(inside: str, depth: int = 0, style: str = "") -> str:
    """Return a paragraph with a bullet of list 1."""
    return paragraph(inside, style, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="1"/></w:numPr>')


def link(text: str, key: str, **looks: str) -> str:
    """Return a link to the address that the file knows by ``key``."""
    return f'<w:hyperlink r:id="{key}">{run(text, **looks)}</w:hyperlink>'


def link_by_field(text: str, address: str) -> str:
    """Return a link as older programs write it: a field with its code and its result."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> HYPERLINK "{escape(address)}" </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(text)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def table(*rows: tuple[str, ...], shade: str = "") -> str:
    """Return a table whose cells hold paragraphs."""
    fill = f'<w:shd w:val="clear" w:fill="{shade}"/>' if shade else ""
    cells = ("".join(f"<w:tc><w:tcPr>{fill}</w:tcPr>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def box(inside: str) -> str:
    """Return a text box with its copy for old programs, as Word writes both."""
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp>'
        f"<wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline>"
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{inside}</w:txbxContent>"
        "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def style(key: str, name: str, properties: str = "", looks: str = "", based_on: str = "") -> str:
    """Return a paragraph style."""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    default = ' w:default="1"' if name == "Normal" else ""
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{key}"><w:name w:val="{name}"/>{base}'
        f"<w:pPr>{properties}</w:pPr><w:rPr>{looks}</w:rPr></w:style>"
    )


BULLETS = (
    '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="–"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
)


def word_file(
    body: str, links: Mapping[str, str] | None = None, properties: Mapping[str, str] | None = None, **parts: str
) -> bytes:
    """Return a .docx; ``parts`` are the insides of styles, numbering, footnotes, comments, header and footer."""
    relations = [
        f'<Relationship Id="{key}" Type="{_RELATIONS}/hyperlink" Target="{escape(target)}" TargetMode="External"/>'
        for key, target in (links or {}).items()
    ]
    files = {}
    for number, (sort, inside) in enumerate(parts.items()):
        relations.append(f'<Relationship Id="part{number}" Type="{_RELATIONS}/{sort}" Target="{sort}1.xml"/>')
        files[f"word/{sort}1.xml"] = f"<w:{_SORTS[sort]} {_NAMESPACES}>{inside}</w:{_SORTS[sort]}>"
    head = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in (properties or {}).items())
    files |= {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": _related(
            [
                f'<Relationship Id="rId1" Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/>',
                '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/'
                'core-properties" Target="docProps/core.xml"/>',
            ]
        ),
        "docProps/core.xml": '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        f"{head}</cp:coreProperties>",
        "word/_rels/document.xml.rels": _related(relations),
        "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>",
    }
    return zipped({name: f'<?xml version="1.0" encoding="UTF-8"?>\n{text}'.encode() for name, text in files.items()})


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return a zip archive that is the same for the same files."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _related(relations: list[str]) -> str:
    inside = "".join(relations)
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'
    )
