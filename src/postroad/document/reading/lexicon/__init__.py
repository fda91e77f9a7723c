"""The words by which a newsletter gives its structure away, in the languages of its readers.

All languages are looked for in every text, since newsletters of networks mix them.
"""

from postroad.document.reading.lexicon.edges import (
    BOILERPLATE,
    FORWARDED,
    IMPRINT_TITLE,
    LEAVING,
    MAIL_HEAD,
    TO_THE_TOP,
    TOC_TITLES,
    VIEWING,
)
from postroad.document.reading.lexicon.links import ACTION_LINK, ACTION_SENTENCE, HERE, PURPOSES
from postroad.document.reading.lexicon.text import CLOSING, OPEN_WORDS, PAST, REFERS_BACK, SALUTATION, SIGN_OFF
from postroad.document.reading.lexicon.titles import (
    EDITORIAL,
    LABEL,
    NEWSLETTER_TITLES,
    NUMBER,
    ORGANISATION,
    SECTION_NAMES,
)

__all__ = [
    "ACTION_LINK",
    "ACTION_SENTENCE",
    "BOILERPLATE",
    "CLOSING",
    "EDITORIAL",
    "FORWARDED",
    "HERE",
    "IMPRINT_TITLE",
    "LABEL",
    "LEAVING",
    "MAIL_HEAD",
    "NEWSLETTER_TITLES",
    "NUMBER",
    "OPEN_WORDS",
    "ORGANISATION",
    "PAST",
    "PURPOSES",
    "REFERS_BACK",
    "SALUTATION",
    "SECTION_NAMES",
    "SIGN_OFF",
    "TOC_TITLES",
    "TO_THE_TOP",
    "VIEWING",
]
