"""Files are read as they were meant, whatever program wrote them; and what can't be read is refused with a sentence."""

from pathlib import Path

import pytest

from postroad.readers.importing.errors import ImportFault
from postroad.readers.importing.table import open_table
from tests.readers.importing.files import text, workbook


def rows(path: Path) -> list[list[str]]:
    """Return a table's rows."""
    return [cells for _, cells in open_table(path).rows()]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_each_encoding_of_unicode_and_each_separator_is_found(tmp_path: Path, encoding: str, separator: str) -> None:
    words = f"Email{separator}Name\r\nkim@pier.example{separator}Żaneta Dvořák\r\n"
    table = open_table(text(tmp_path, words, encoding=encoding))
    assert table.headings == ("Email", "Name")
    assert list(table.rows()) == [(2, ["kim@pier.example", "Żaneta Dvořák"])]


@pytest.mark.parametrize(
    ("encoding", "names"),
    [
        ("cp1250", ["Łukasz Wiśniewski", "Małgorzata Pawłowska", "Żaneta Gałązka", "Grzegorz Brzęczyszczykiewicz"]),
        ("cp1250", ["Antonín Dvořák", "Jiří Dušek"]),
        ("cp1250", ["Ivana Kovačević"]),
        ("cp1250", ["Erdős Pál", "Nagy Ernő"]),
        ("cp1252", ["Søren Østergård", "Niccolò Forlì", "Jérôme Bœuf"]),
        ("cp1252", ["François Lefèvre", "Jürgen Müller", "Hélène Carré", "Núria Muñoz"]),
    ],
)
def test_what_old_spreadsheet_programs_write_is_guessed_and_said(
    tmp_path: Path, encoding: str, names: list[str]
) -> None:
    words = "Email;Name\n" + "".join(f"a{number}@pier.example;{name}\n" for number, name in enumerate(names))
    table = open_table(text(tmp_path, words, encoding=encoding))
    assert [cells[1] for _, cells in table.rows()] == names
    assert "names with accents" in table.note


def test_the_encoding_can_be_told(tmp_path: Path) -> None:
    path = text(tmp_path, "Email;Name\nkim@pier.example;Dvořák\n", encoding="cp1250")
    assert [cells for _, cells in open_table(path, encoding="cp1250").rows()] == [["kim@pier.example", "Dvořák"]]
    with pytest.raises(ImportFault, match="no encoding"):
        open_table(path, encoding="klingon")


def test_line_breaks_within_quotes_belong_to_the_cell_and_lines_are_counted_as_an_editor_does(tmp_path: Path) -> None:
    path = text(tmp_path, 'Email,Note\nkim@pier.example,"one\ntwo, ""three"""\n\nlee@pier.example,\n')
    assert list(open_table(path).rows()) == [
        (2, ["kim@pier.example", 'one\ntwo, "three"']),
        (5, ["lee@pier.example", ""]),
    ]


def test_old_macintosh_line_ends_and_the_line_that_excel_puts_first(tmp_path: Path) -> None:
    assert rows(text(tmp_path, "Email\rkim@pier.example\r")) == [["kim@pier.example"]]
    assert rows(text(tmp_path, "sep=;\nEmail;Name\nkim@pier.example;Kim\n")) == [["kim@pier.example", "Kim"]]


def test_a_plain_list_of_addresses_has_no_head(tmp_path: Path) -> None:
    table = open_table(text(tmp_path, "kim@pier.example\nlee@pier.example\n", name="members.txt"))
    assert not table.has_head
    assert list(table.rows()) == [(1, ["kim@pier.example"]), (2, ["lee@pier.example"])]


def test_a_workbooks_first_sheet_is_read(tmp_path: Path) -> None:
    path = workbook(tmp_path, [["Email", "Name", "Joined"], ["kim@pier.example", "Żaneta & Co", 43894], ["", "", ""]])
    table = open_table(path)
    assert table.headings == ("Email", "Name", "Joined")
    assert list(table.rows()) == [(2, ["kim@pier.example", "Żaneta & Co", "43894"])]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", "empty"),
        ("\n \n", "empty"),
        ("a," * 400_000 + "\n", "800,001 characters|columns"),
        ("a," * 2_000 + "\nkim@pier.example\n", "2,001 columns"),
        ("Email,Name\nkim@pier.example," + "x" * 1_200_000, "Line 2 is longer than 1,000,000"),
        ('Email,Name\nkim@pier.example,"Kim\n' + "lee@pier.example,Lee\n" * 10_000, "Line 2 opens a quotation mark"),
        ("Email\x00\x00\x00,Name\n", "no text"),
    ],
)
def test_what_is_no_list_of_readers_is_refused_with_its_line(tmp_path: Path, words: str, said: str) -> None:
    with pytest.raises(ImportFault, match=said):
        rows(text(tmp_path, words))


def test_one_endless_line_is_refused_before_it_is_read_through(tmp_path: Path) -> None:
    path = tmp_path / "endless.csv"
    with path.open("wb") as file:
        file.write(b"Email,Name\n")
        # A hole in the file, as long as no disk here is: whoever reads it all never ends.
        file.write(b"x" * 5_000_000)
        file.truncate(3_900_000_000)
    with pytest.raises(ImportFault, match="longer than 1,000,000"):
        open_table(path)


def test_a_workbook_that_is_damaged_or_declares_entities_is_refused(tmp_path: Path) -> None:
    whole = workbook(tmp_path, [["Email"], ["kim@pier.example"]])
    (tmp_path / "half.xlsx").write_bytes(whole.read_bytes()[:400])
    with pytest.raises(ImportFault, match="damaged"):
        rows(tmp_path / "half.xlsx")
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    with pytest.raises(ImportFault, match="entities"):
        rows(workbook(tmp_path, [["Email"]], head=bomb))


def test_a_workbook_that_unpacks_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("postroad.readers.importing.workbook.MAX_UNPACKED_BYTES", 50_000)
    with pytest.raises(ImportFault, match="unpacks to far more"):
        rows(workbook(tmp_path, [["Email"], *[["kim@pier.example", 1]] * 5_000]))


def test_a_workbook_of_the_old_kind_is_named(tmp_path: Path) -> None:
    (tmp_path / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500))
    with pytest.raises(ImportFault, match=r"\.xls"):
        open_table(tmp_path / "old.xls")
