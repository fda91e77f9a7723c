"""Small things about saying: numbers with what they count, and strange names made harmless."""

import unicodedata


def counted(number: int, noun: str) -> str:
    """Return "1 section", "5 sections"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def shown(text: object) -> str:
    """Return text that does nothing to a terminal: control and direction-changing characters become "�"."""
    return "".join("�" if _acts(sign) else sign for sign in str(text))


def _acts(sign: str) -> bool:
    return (
        unicodedata.category(sign) in {"Cc", "Cs", "Zl", "Zp"}
        or "\u202a" <= sign <= "\u202e"
        or "\u2066" <= sign <= "\u2069"
    )
