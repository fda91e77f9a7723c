"""The bounds within which a file is read; beyond them it is refused with a sentence, never with a crash."""

MAX_FILE_BYTES = 20_000_000
"""A file of more than this is no newsletter."""
MAX_UNPACKED_BYTES = 60_000_000
"""What a .docx may unpack to, summed over its members (a bomb unpacks to more)."""
MAX_PACKED_MEMBERS = 2_000
"""How many files a .docx may hold; a long one with a picture on each page has some hundred."""
MAX_PART_BYTES = 12_000_000
"""What one XML part of a .docx may unpack to; that of a newsletter of forty pages has some 500 KB."""
MAX_RATIO = 300
"""How far one member of a .docx may be packed; repetitive XML reaches some fifty, a bomb a thousand."""
MAX_TEXT_CHARACTERS = 1_000_000
"""More text than this is a book."""
MAX_MARKUP_CHARACTERS = 6_000_000
"""How much HTML or XML may stand around the text, once pictures and scripts within it are taken out."""
MAX_ELEMENTS = 100_000
"""How many elements a page may have; a long newsletter in nested tables has some five thousand."""
MAX_TAG_CHARACTERS = 100_000
"""How long one tag may be."""
MAX_BLOCKS = 10_000
"""More paragraphs than this is a book; a long newsletter has some five hundred."""
MAX_LINES = 100_000
"""How many lines plain text may have."""
MAX_MARKS = 50_000
"""How many of its marks (stars, brackets, backticks) Markdown may have; a long newsletter has some two thousand."""
MAX_DEPTH = 2_000
"""How deep elements may be nested; layout tables reach some sixty, unclosed ``<font>``s some hundred."""
MAX_MAIL_PARTS = 500
"""How many parts a mail may have, over all levels."""
MAX_MAIL_DEPTH = 20
"""How deep mails may be forwarded in mails."""
MAX_HEAD_LINE = 50_000
"""How many characters of one head line of a mail are looked at; one with two thousand addresses has as many."""
