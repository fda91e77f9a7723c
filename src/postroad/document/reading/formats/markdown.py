"""Reading markdown. (Skeleton.)"""

from postroad.document.reading.blocks import Source
from postroad.document.reading.errors import UnreadableFile


def looks(head: bytes) -> bool:
    """Return whether the bytes look like markdown."""
    return False


def read(data: bytes) -> Source:
    """Return the file's blocks."""
    raise UnreadableFile("Files of this format can't be read yet.")
