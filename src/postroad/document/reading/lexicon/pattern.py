"""How words are made into a pattern."""

import re


def any_of(*alternatives: str, whole: bool = False) -> re.Pattern[str]:
    """Return a pattern of any of the alternatives as whole words, or as the whole text."""
    body = "|".join(alternatives)
    return re.compile(rf"^(?:{body})$" if whole else rf"(?<!\w)(?:{body})(?!\w)", re.I)
