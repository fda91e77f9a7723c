"""Files of readers for tests: written as other programs write them, and as nobody should."""

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def text(folder: Path, words: str, *, name: str = "list.csv", encoding: str = "utf-8") -> Path:
    """Write a text file."""
    path = folder / name
    path.write_bytes(words.encode(encoding))
    return path


def workbook(folder: Path, rows: list[list[str | int | float]], *, name: str = "list.xlsx", head: str = "") -> Path:
    """Write an XLSX file as spreadsheet programs do: words shared, numbers in place; ``head`` goes before the sheet's XML."""
    shared: list[str] = []
    lines = []
    for number, row in enumerate(rows, start=1):
        cells = []
        for column, value in enumerate(row):
            place = f"{chr(65 + column)}{number}"
            if isinstance(value, str):
                shared.append(value)
                cells.append(f'<c r="{place}" t="s"><v>{len(shared) - 1}</v></c>')
            else:
                cells.append(f'<c r="{place}"><v>{value}</v></c>')
        lines.append(f'<row r="{number}">{"".join(cells)}</row>')
    strings = "".join(f"<si><t>{escape(one)}</t></si>" for one in shared)
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{SPREADSHEET}" xmlns:r="{RELATIONS}"><sheets><sheet name="Readers" sheetId="4" r:id="rId7"/>'
            "</sheets></workbook>",
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="rId7" Type="x/worksheet" Target="worksheets/sheet3.xml"/></Relationships>',
        )
        archive.writestr("xl/sharedStrings.xml", f'<sst xmlns="{SPREADSHEET}">{strings}</sst>')
        archive.writestr(
            "xl/worksheets/sheet3.xml",
            f'{head}<worksheet xmlns="{SPREADSHEET}"><sheetData>{"".join(lines)}</sheetData></worksheet>',
        )
    return path
