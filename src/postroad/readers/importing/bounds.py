"""The bounds within which a file of readers is read; beyond them it is refused with a sentence."""

from typing import Final

MAX_FILE_BYTES: Final = 4_000_000_000
"""Ten million readers with forty columns each."""
MAX_UPLOAD_BYTES: Final = 300_000_000
"""What the desk's page takes; larger files come in by the command."""
MAX_LINE: Final = 1_000_000
"""Characters of one line; a reader's longest has some thousand."""
MAX_COLUMNS: Final = 500
"""Columns of a table; mass-mail services export some fifty."""
MAX_CELL: Final = 100_000
"""Characters of one cell, quoted line breaks among them."""
MAX_UNPACKED_BYTES: Final = 2_000_000_000
"""What one sheet of an XLSX file may unpack to; a million full rows are some 500 MB."""
MAX_SHARED_BYTES: Final = 100_000_000
"""What the strings that an XLSX file keeps apart may come to: they are held in memory."""
