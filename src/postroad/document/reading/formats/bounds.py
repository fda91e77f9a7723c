"""What is too long to be a newsletter, refused before anything is made of it."""

from postroad.document.reading.errors import UnreadableFile
from postroad.document.reading.limits import MAX_BLOCKS, MAX_LINES, MAX_TEXT_CHARACTERS


def refuse_long(text: str) -> None:
    """Raise :class:`UnreadableFile` where there is more text than in any newsletter."""
    refuse_more_than(len(text))
    if text.count("\n") > MAX_LINES:
        raise UnreadableFile(
            f"The file holds more than {MAX_LINES:,} lines, which no newsletter does; "
            "save the newsletter alone and try again."
        )


def refuse_many(blocks: int) -> None:
    """Raise :class:`UnreadableFile` where there are more paragraphs than in any newsletter."""
    if blocks > MAX_BLOCKS:
        raise UnreadableFile(
            f"The file holds more than {MAX_BLOCKS:,} paragraphs, which no newsletter does; "
            "save the newsletter alone and try again."
        )


def refuse_more_than(characters: int) -> None:
    """Raise :class:`UnreadableFile` where so many characters of text are more than any newsletter has."""
    if characters > MAX_TEXT_CHARACTERS:
        raise UnreadableFile(
            f"The file holds more than {MAX_TEXT_CHARACTERS:,} characters of text, which no newsletter does; "
            "save the newsletter alone and try again."
        )
