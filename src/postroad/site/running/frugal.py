"""Reading a mail's text into one piece. aiosmtpd keeps each line apart, so that ten megabytes of empty lines take it 500."""

import asyncio
from typing import Any

from aiosmtpd.smtp import syntax

_END = b"\r\n.\r\n"
TOO_LARGE = "552 5.3.4 The mail is too large"


class Frugal:
    """Replaces how a session of aiosmtpd reads what follows DATA; lines may be as long as the whole mail."""

    data_size_limit: int
    envelope: Any
    _reader: asyncio.StreamReader
    _writer: asyncio.StreamWriter

    @syntax("DATA")
    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802 (aiosmtpd's name)
        """Read up to the lone dot, and let the handler have it; what is too large is read on and forgotten."""
        session: Any = self
        if await session.check_helo_needed():
            return
        if arg or not self.envelope.rcpt_tos:
            await session.push("501 Syntax: DATA" if arg else "503 Error: need RCPT command")
            return
        await session.push("354 End data with <CR><LF>.<CR><LF>")
        try:
            text = await self._text()
        except (asyncio.CancelledError, asyncio.IncompleteReadError):
            self._writer.close()
            raise
        reply = TOO_LARGE
        if text is not None:
            self.envelope.content = self.envelope.original_content = text
            reply = await session._call_handler_hook("DATA")
        session._set_post_data_state()
        await session.push(reply)

    async def _text(self) -> bytes | None:
        """Return the text without the dots that were stuffed (RFC 5321, 4.5.2), or None where it is too large."""
        # As if a line had ended before, so that the first line is like all others and one mark ends every text.
        self._reader._buffer[:0] = b"\r\n"  # type: ignore[attr-defined]
        kept = bytearray()
        is_whole, is_over = True, False
        while not is_over:
            try:
                piece = await self._reader.readuntil(_END)
                is_over = True
            except asyncio.LimitOverrunError as error:
                piece = await self._reader.read(error.consumed)
            if is_whole:
                kept += piece
            if len(kept) > self.data_size_limit + len(_END) + 2:
                is_whole, kept = False, bytearray()
        if not is_whole:
            return None
        del kept[-len(_END) + 2 :]
        return bytes(kept.replace(b"\r\n.", b"\r\n"))[2:]
