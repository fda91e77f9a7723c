"""Unpacking what a server sent, with a bound: a few kilobytes can unpack to gigabytes."""

import zlib
from collections.abc import AsyncIterator


class TooMuch(ValueError):
    """More came than is let in."""


class StrangePacking(ValueError):
    """The packing isn't one that was asked for, or is broken."""


class Unpacker:
    """Takes chunks as they come from the wire, and refuses to hold more than ``limit`` bytes unpacked."""

    def __init__(self, encoding: str, limit: int) -> None:
        self._limit = limit
        self._parts: list[bytes] = []
        self._size = 0
        self._arrived = 0
        self._unzip = _decompressor(encoding.strip().lower())

    def feed(self, chunk: bytes) -> None:
        """Take a chunk. Raise :class:`TooMuch` or :class:`StrangePacking`."""
        # Also what arrives is counted: packed bytes that unpack to nothing can flow for ever.
        self._arrived += len(chunk)
        if self._arrived > self._limit:
            raise TooMuch
        if self._unzip is None:
            self._keep(chunk)
            return
        room = self._limit - self._size + 1
        try:
            self._keep(self._unzip.decompress(chunk, room))
        except zlib.error as error:
            raise StrangePacking("the packing is broken") from error
        if self._unzip.unconsumed_tail:
            raise TooMuch

    def done(self) -> bytes:
        """Return all that came, unpacked."""
        return b"".join(self._parts)

    def _keep(self, data: bytes) -> None:
        self._size += len(data)
        if self._size > self._limit:
            raise TooMuch
        self._parts.append(data)


def _decompressor(encoding: str) -> "zlib._Decompress | None":
    if encoding in {"", "identity"}:
        return None
    if encoding in {"gzip", "x-gzip", "deflate"}:
        return zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)
    raise StrangePacking(f"it is packed as “{encoding[:40]}”, which was not asked for")


async def unpack(chunks: AsyncIterator[bytes], encoding: str, limit: int) -> bytes:
    """Return all chunks unpacked, at most ``limit`` bytes. Raise :class:`TooMuch` or :class:`StrangePacking`."""
    unpacker = Unpacker(encoding, limit)
    async for chunk in chunks:
        unpacker.feed(chunk)
    return unpacker.done()
