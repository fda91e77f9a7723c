"""With layout or as plain text."""

from postroad.readers.choosing.block import OneOf


class Format(OneOf):
    """What the mail is made of."""

    name = field = "format"
    answers = {"html": "format_html", "text": "format_plain"}
