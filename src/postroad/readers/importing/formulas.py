"""Cells that a spreadsheet program would run: made harmless on the way out, and taken back as they were on the way in.

An apostrophe in front makes a cell text (OWASP, "CSV Injection"). The wide forms of the signs count as well: some
spreadsheet programs read them as formulas.
"""

from typing import Final

SIGNS: Final = tuple("=+-@\t\r\n＝＋－＠")


def harmless(text: str) -> str:
    """Return a cell that no spreadsheet program takes for a formula."""
    return f"'{text}" if text[:1] in _STARTS and text.lstrip("'")[:1] in SIGNS else text


def as_it_was(cell: str) -> str:
    """Return what :func:`harmless` was given."""
    return cell[1:] if cell[:1] == "'" and cell.lstrip("'")[:1] in SIGNS else cell


_STARTS: Final = frozenset((*SIGNS, "'"))
