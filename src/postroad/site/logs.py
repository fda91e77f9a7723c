"""Logs that hold no address and no token, whatever is logged and by whom."""

import logging
import re
from typing import Final

_TOKEN: Final = re.compile(r"(/reader/[a-z-]+/)[^\s/?\"']{20,}")
_ADDRESS: Final = re.compile(r"[^\s<>\"'(),;:=@]{1,320}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,20}")


class DiscreetFormatter(logging.Formatter):
    """Writes a record, its traceback too, with readers' tokens and all e-mail addresses taken out."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record's text without what speaks of a reader."""
        return without_readers(super().format(record))


def without_readers(text: str) -> str:
    """Return a text with each token and each e-mail address replaced by a word that says what stood there."""
    return _ADDRESS.sub("[address]", _TOKEN.sub(r"\1[token]", text))
