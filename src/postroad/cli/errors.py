"""Mistakes of the user, as sentences."""


class UserError(Exception):
    """Something the user can mend; the message says what happened, to what, and what to do now."""

    def __init__(self, message: str, exit_code: int = 2) -> None:
        super().__init__(message)
        self.exit_code = exit_code
