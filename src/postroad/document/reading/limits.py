"""The bounds within which a file is read; beyond them it is refused with a sentence, never with a crash."""

MAX_FILE_BYTES = 20_000_000
"""A file of more than this is no newsletter."""
MAX_UNPACKED_BYTES = 60_000_000
"""What a .docx may unpack to, summed over its members (a bomb unpacks to more)."""
MAX_TEXT_CHARACTERS = 2_000_000
"""More text than this is a book."""
MAX_BLOCKS = 50_000
MAX_DEPTH = 400
"""How deep elements may be nested; layout tables reach some sixty."""
