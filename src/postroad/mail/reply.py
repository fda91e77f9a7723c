"""Replies of an SMTP server, read within bounds."""

import re

_ENHANCED = re.compile(rb"([245])\.(\d{1,3})\.(\d{1,3})(?: |$)")
LONGEST_REPLY_LINE = 4096
MOST_REPLY_LINES = 200


class WireError(Exception):
    """Talking to the server failed; the message says where and how."""


class ProtocolError(WireError):
    """The server said something that is no SMTP, or too much, or at the wrong time."""


class Reply:
    """One reply: its code, and the lines' texts in the server's own words."""

    __slots__ = ("code", "lines")

    def __init__(self, code: int, lines: list[bytes]) -> None:
        self.code = code
        self.lines = lines

    def __repr__(self) -> str:
        return f"<Reply {self.code} {self.words!r}>"

    @property
    def enhanced(self) -> str:
        """Return the enhanced status code (RFC 3463) such as ``5.1.1``, or ""."""
        found = _ENHANCED.match(self.lines[-1])
        return found[0].decode("ascii").rstrip() if found and found[1] == b"%d" % (self.code // 100) else ""

    @property
    def words(self) -> str:
        """Return what the server said, without the codes, as printable text on one line of at most 400 characters."""
        text = b" ".join([_ENHANCED.sub(b"", line, count=1) for line in self.lines]).decode("utf-8", "replace")
        if not text.isprintable():
            text = "".join(sign if sign.isprintable() else " " for sign in text)
        return " ".join(text.split())[:400]

    @property
    def is_positive(self) -> bool:
        """Return whether the server took what was said (2xx)."""
        return 200 <= self.code < 300

    @property
    def is_permanent(self) -> bool:
        """Return whether trying again would be of no use (5xx)."""
        return self.code >= 500


class ReplyReader:
    """Turns bytes into replies. Raises :class:`ProtocolError` for what is no reply and for what has no end."""

    __slots__ = ("_lines", "_rest")

    def __init__(self) -> None:
        self._rest = b""
        self._lines: list[bytes] = []

    @property
    def is_empty(self) -> bool:
        """Return whether nothing is left of an unfinished reply."""
        return not self._rest and not self._lines

    def feed(self, octets: bytes) -> list[Reply]:
        """Return the replies that these bytes complete."""
        if self._rest:
            octets = self._rest + octets
        *lines, self._rest = octets.split(b"\n")
        if len(self._rest) > LONGEST_REPLY_LINE:
            raise ProtocolError(f"The server sent a line of more than {LONGEST_REPLY_LINE} octets.")
        replies = []
        for line in lines:
            code, mark = line[:3], line[3:4]
            if (
                len(code) != 3
                or not code.isdigit()
                or mark not in (b" ", b"-", b"\r", b"")
                or len(line) > LONGEST_REPLY_LINE
            ):
                raise ProtocolError(f"The server sent what is no SMTP reply: {line[:60]!r}.")
            self._lines.append(line[4:].rstrip(b"\r"))
            if mark == b"-":
                if len(self._lines) > MOST_REPLY_LINES:
                    raise ProtocolError(f"The server sent a reply of more than {MOST_REPLY_LINES} lines.")
                continue
            replies.append(Reply(int(code), self._lines))
            self._lines = []
        return replies
