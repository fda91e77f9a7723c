"""What goes wrong while an old newsletter is read."""


class UnreadableFile(ValueError):
    """The file can't be read; the message is one sentence that says what is wrong and what to do."""
