"""What can't be imported, as a sentence."""


class ImportFault(ValueError):
    """A file or a wish that can't be followed; the message says what is wrong, where, and the mend."""
