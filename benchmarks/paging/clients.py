"""Parallel clients over kept connections, so light that it is the server which is measured."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """What a client asks for, and what must stand in the answer."""

    path: str
    cookie: str = ""
    says: bytes = b"</html>"


def ask(port: int, host: str, pages: Sequence[Page], *, clients: int) -> list[float]:
    """Let so many clients ask for the pages in turn; return each answer's time in milliseconds."""
    return asyncio.run(_ask(port, host, pages, clients))


async def _ask(port: int, host: str, pages: Sequence[Page], clients: int) -> list[float]:
    found = await asyncio.gather(*(_client(port, host, pages[number::clients]) for number in range(clients)))
    return [spent for own in found for spent in own]


async def _client(port: int, host: str, pages: Sequence[Page]) -> list[float]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    spent = []
    for page in pages:
        cookie = f"Cookie: {page.cookie}\r\n" if page.cookie else ""
        began = time.perf_counter()
        writer.write(f"GET {page.path} HTTP/1.1\r\nHost: {host}\r\n{cookie}\r\n".encode())
        head = await reader.readuntil(b"\r\n\r\n")
        lines = head.lower().split(b"\r\n")
        length = next(int(line.partition(b":")[2]) for line in lines if line.startswith(b"content-length:"))
        body = await reader.readexactly(length)
        spent.append((time.perf_counter() - began) * 1000)
        if not lines[0].startswith(b"http/1.1 200") or page.says not in body:
            raise SystemExit(f"{page.path} was answered by {lines[0].decode()}.")
    writer.close()
    return spent
