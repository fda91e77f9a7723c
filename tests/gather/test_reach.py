"""A feed's address must not make the server read its own neighbours."""

import asyncio
from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postroad.gather.fetch import FetchError, Wanted, fetch
from postroad.gather.reach import OutOfReach, reachable, refusal
from tests.gather.server import Answer, serving

INSIDE = {
    "127.0.0.1": "loopback", "127.9.9.9": "loopback", "::1": "loopback", "0.0.0.0": "unspecified", "::": "unspecified",
    "10.1.2.3": "private", "172.16.0.1": "private", "192.168.1.1": "private", "100.64.0.1": "private", "fd00::1": "private",
    "169.254.169.254": "link-local", "fe80::1": "link-local", "224.0.0.1": "multicast", "ff02::1": "multicast",
    "240.0.0.1": "reserved", "255.255.255.255": "reserved", "192.0.2.1": "private", "2001:db8::1": "private",
    "::ffff:127.0.0.1": "loopback", "::ffff:169.254.169.254": "link-local", "::ffff:10.0.0.1": "private",
    "64:ff9b::7f00:1": "loopback", "64:ff9b::a9fe:a9fe": "link-local", "2002:7f00:1::": "loopback", "2002:a00:1::": "private",
}  # fmt: skip


@pytest.mark.parametrize(("address", "sort"), INSIDE.items())
def test_addresses_within_are_refused_by_what_they_are_however_they_are_wrapped(address, sort):
    assert refusal(ip_address(address)) == sort


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "2606:2800:220:1::1", "::ffff:93.184.216.34", "64:ff9b::5db8:d822"]
)
def test_public_addresses_may_be_fetched_from(address):
    assert refusal(ip_address(address)) is None


@pytest.mark.parametrize("address", ["169.254.169.254", "fe80::1", "::ffff:169.254.169.254", "0.0.0.0", "224.0.0.1"])
def test_where_clouds_keep_their_secrets_stays_closed_even_where_private_networks_are_allowed(address):
    assert refusal(ip_address(address), allow_private=True) is not None


@given(st.ip_addresses(v=4))
def test_an_address_is_judged_the_same_when_it_is_wrapped_into_version_6(address):
    assert refusal(ip_address(f"::ffff:{address}")) == refusal(address)


def resolving(*answers: str):
    async def resolve(host: str, port: int) -> list[str]:
        return list(answers)

    return resolve


def ask(*answers: str):
    return asyncio.run(reachable("feed.example", 443, resolving(*answers), allow_private=False))


def test_a_name_with_one_private_address_among_public_ones_is_no_honest_name():
    with pytest.raises(OutOfReach, match="is a private address"):
        ask("93.184.216.34", "192.168.0.7")


def test_a_name_without_an_address_says_so():
    with pytest.raises(OutOfReach, match="has no address"):
        ask()


def test_a_name_that_is_not_known_says_so():
    async def unknown(host: str, port: int) -> list[str]:
        raise OSError("no such name")

    with pytest.raises(OutOfReach, match="no machine of the name"):
        asyncio.run(reachable("feed.example", 443, unknown, allow_private=False))


def test_a_name_that_points_within_is_never_connected_to():
    with serving(feed=Answer(b"secret")) as site:
        port = site.url.rpartition(":")[2]
        with pytest.raises(FetchError, match="loopback"):
            fetch(Wanted(f"http://inside.example:{port}/feed"), resolve=resolving("127.0.0.1"))
        assert site.asked == []


def test_the_checked_address_is_the_one_that_is_connected_to_whatever_the_name_says_a_moment_later():
    """DNS rebinding: the second answer would lead elsewhere, and it is never asked for."""
    answers = [["127.0.0.1"], ["127.0.0.2"]]
    asked = []

    async def rebinding(host: str, port: int) -> list[str]:
        asked.append(host)
        return answers.pop(0)

    with serving(feed=Answer(b"<rss/>")) as site:
        port = site.url.rpartition(":")[2]
        fetched = fetch(Wanted(f"http://feed.example:{port}/feed"), allow_private=True, resolve=rebinding)
        assert fetched.data == b"<rss/>"
        assert asked == ["feed.example"]
        assert site.asked[0][1]["Host"] == f"feed.example:{port}"


def test_a_redirect_into_the_network_within_is_refused_like_any_address():
    async def resolve(host: str, port: int) -> list[str]:
        return ["127.0.0.1"] if host == "feed.example" else ["169.254.169.254"]

    with serving(feed=Answer(status=302, headers={"Location": "http://meta.example:8080/latest/"})) as site:
        port = site.url.rpartition(":")[2]
        with pytest.raises(FetchError, match="link-local"):
            fetch(Wanted(f"http://feed.example:{port}/feed"), allow_private=True, resolve=resolve)


@pytest.mark.parametrize(
    "target",
    ["file:///etc/passwd", "gopher://x.example/", "http://user:pw@x.example:8080/", "http://x.example:22/", "//"],
)
def test_a_redirect_to_what_no_web_server_is_is_not_followed(target):
    with (
        serving(feed=Answer(status=301, headers={"Location": target})) as site,
        pytest.raises(FetchError),
    ):
        fetch(Wanted(f"{site.url}/feed"), allow_private=True)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://x.example/f",
        "x.example",
        "http://",
        "http://[::1",
        "http://a:b@x.example/",
        "http://x.example:25/",
        "http://x\n.example/",
    ],
)
def test_what_is_no_address_of_the_web_is_not_fetched(url):
    with pytest.raises(FetchError):
        fetch(Wanted(url), resolve=resolving("93.184.216.34"))


@pytest.mark.parametrize(
    "url", ["http://2130706433:8080/", "http://0x7f.1:8080/", "http://127.1:8080/", "http://localhost:8080/"]
)
def test_other_ways_to_write_this_machine_are_refused_too(url):
    with pytest.raises(FetchError, match=r"loopback|no machine"):
        fetch(Wanted(url))
