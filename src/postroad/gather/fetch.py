"""Fetching a feed from a stranger's server, with bounds on everything."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import httpx

from postroad import __version__
from postroad.gather.reach import Address, OutOfReach, Resolve, reachable, resolve_by_system
from postroad.gather.unpack import StrangePacking, TooMuch, unpack

AGENT = f"Postroad/{__version__} (feed reader of a newsletter)"
_ACCEPT = (
    "application/atom+xml, application/rss+xml, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5"
)
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


class FetchError(ValueError):
    """The feed could not be fetched; the message says what happened and what to do."""


@dataclass(frozen=True)
class Limits:
    """What a fetch may take: bytes unpacked, seconds in all, redirects."""

    max_bytes: int = 5_000_000
    seconds: float = 30.0
    redirects: int = 5


@dataclass(frozen=True)
class Wanted:
    """A feed's address, and what is known of its last version (RFC 9110, section 13)."""

    url: str
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True)
class Fetched:
    """What came: ``data`` unpacked, or nothing if ``unchanged``. ``url`` is where it was found in the end."""

    url: str
    data: bytes = b""
    content_type: str = ""
    etag: str = ""
    last_modified: str = ""
    unchanged: bool = False


def fetch(
    wanted: Wanted,
    *,
    allow_private: bool = False,
    limits: Limits | None = None,
    resolve: Resolve = resolve_by_system,
) -> Fetched:
    """Fetch a feed by HTTP. Raise :class:`FetchError`.

    ``allow_private`` lets loopback and private networks be reached: for the demo and for tests alone.
    """
    return asyncio.run(_within_time(wanted, allow_private, limits or Limits(), resolve))


async def _within_time(wanted: Wanted, allow_private: bool, limits: Limits, resolve: Resolve) -> Fetched:
    try:
        async with asyncio.timeout(limits.seconds):
            return await _follow(wanted, allow_private, limits, resolve)
    except TimeoutError as error:
        raise FetchError(
            f"{wanted.url} did not answer within {limits.seconds:g} seconds. It is tried again next time."
        ) from error
    except OutOfReach as error:
        raise FetchError(f"{wanted.url} was not fetched: {error}") from error


async def _follow(wanted: Wanted, allow_private: bool, limits: Limits, resolve: Resolve) -> Fetched:
    url = _checked(wanted.url)
    for _ in range(limits.redirects + 1):
        addresses = await reachable(url.host, _port(url), resolve, allow_private=allow_private)
        async with _connected(url, addresses, _headers(wanted)) as response:
            if response.status_code not in _REDIRECTS:
                return await _taken(url, response, limits)
            url = _checked(_target(url, response))
    raise FetchError(
        f"{wanted.url} leads on more than {limits.redirects} times. Give the address where the feed stands now."
    )


def _checked(text: str) -> httpx.URL:
    try:
        url = httpx.URL(text)
    except (httpx.InvalidURL, ValueError) as error:
        raise FetchError(f"“{text[:200]}” is not an address. It should begin with https://.") from error
    if url.scheme not in {"http", "https"} or not url.host:
        raise FetchError(f"“{text[:200]}” can't be fetched: only addresses with http:// or https:// can.")
    if url.userinfo:
        raise FetchError(f"The address at {url.host} carries a name or password; give it without.")
    if _port(url) < 1024 and _port(url) not in {80, 443}:
        raise FetchError(f"{url.host} is asked at port {_port(url)}, where no web server is. Leave the port out.")
    return url


def _port(url: httpx.URL) -> int:
    return url.port or (443 if url.scheme == "https" else 80)


def _headers(wanted: Wanted) -> dict[str, str]:
    headers = {"User-Agent": AGENT, "Accept": _ACCEPT, "Accept-Encoding": "gzip, deflate"}
    if wanted.etag:
        headers["If-None-Match"] = wanted.etag
    if wanted.last_modified:
        headers["If-Modified-Since"] = wanted.last_modified
    return headers


@asynccontextmanager
async def _connected(
    url: httpx.URL, addresses: list[Address], headers: dict[str, str]
) -> AsyncIterator[httpx.Response]:
    """Ask one of the checked addresses by number; the name stays in the Host header and in the TLS handshake."""
    # No proxies, netrc or cookies of the machine: what is asked is what stands here.
    async with httpx.AsyncClient(trust_env=False, timeout=10, follow_redirects=False, verify=_trust()) as client:
        response = None
        for number, address in enumerate(addresses[:3], 1):
            request = client.build_request(
                "GET",
                url.copy_with(host=str(address)),
                headers={**headers, "Host": url.netloc.decode("ascii")},
                extensions={"sni_hostname": url.raw_host.decode("ascii")},
            )
            try:
                response = await client.send(request, stream=True)
                break
            except httpx.ConnectError as error:
                if number == min(len(addresses), 3):
                    raise FetchError(
                        f"{url.host} could not be reached ({error}). It is tried again next time."
                    ) from error
            except httpx.HTTPError as error:
                raise _broken(url, error) from error
        assert response is not None
        try:
            yield response
        except httpx.HTTPError as error:
            raise _broken(url, error) from error
        finally:
            await response.aclose()


_context: list[ssl.SSLContext] = []


def _trust() -> ssl.SSLContext:
    # Reading the trusted certificates takes 20 ms, so it is done once.
    if not _context:
        _context.append(httpx.create_ssl_context(trust_env=False))
    return _context[0]


def _broken(url: httpx.URL, error: Exception) -> FetchError:
    what = str(error) or type(error).__name__
    return FetchError(f"{url.host} broke off ({what}). It is tried again next time.")


def _target(url: httpx.URL, response: httpx.Response) -> str:
    place = response.headers.get("Location", "")
    if not place:
        raise FetchError(f"{url} leads on without saying where. Give the address where the feed stands now.")
    try:
        return str(url.join(place))
    except (httpx.InvalidURL, ValueError) as error:
        raise FetchError(f"{url} leads on to “{place[:200]}”, which is not an address.") from error


async def _taken(url: httpx.URL, response: httpx.Response, limits: Limits) -> Fetched:
    headers = response.headers
    validators = {"etag": headers.get("ETag", "")[:500], "last_modified": headers.get("Last-Modified", "")[:200]}
    if response.status_code == 304:
        return Fetched(str(url), unchanged=True, **validators)
    if response.status_code != 200:
        raise FetchError(_refused(url, response.status_code))
    try:
        data = await unpack(response.aiter_raw(), headers.get("Content-Encoding", ""), limits.max_bytes)
    except TooMuch as error:
        size = limits.max_bytes / 1_000_000
        raise FetchError(
            f"{url} is larger than {size:g} MB, which no feed is. Look whether the address is right."
        ) from error
    except StrangePacking as error:
        raise FetchError(f"{url} can't be unpacked: {error}. Its keeper must mend that.") from error
    return Fetched(str(url), data, headers.get("Content-Type", "")[:200], **validators)


def _refused(url: httpx.URL, status: int) -> str:
    if status in {404, 410}:
        return f"{url} is not there any more (status {status}). Find the feed's new address, or remove the source."
    if status in {401, 403}:
        return f"{url} is closed to us (status {status}). Ask its keeper to let feed readers in."
    if status == 429 or status >= 500:
        return f"{url} can't answer now (status {status}). It is tried again next time."
    return f"{url} answered with status {status} instead of a feed. Open the address in a browser and look."
