"""Fetching has bounds on everything, and says what went wrong and the mend."""

import gzip
import time
import zlib

import pytest

from postroad.gather.fetch import FetchError, Limits, Wanted, fetch
from tests.gather.server import Answer, serving

FEED = b"<rss version='2.0'><channel><title>T</title></channel></rss>"


def get(url: str, **limits: float):
    return fetch(Wanted(url), allow_private=True, limits=Limits(**limits) if limits else None)


def test_a_feed_comes_with_what_the_next_asking_needs():
    headers = {"ETag": '"abc"', "Last-Modified": "Mon, 02 Mar 2026 12:00:00 GMT", "Content-Type": "application/rss+xml"}
    with serving(feed=Answer(FEED, headers=headers)) as site:
        fetched = get(f"{site.url}/feed")
    assert (fetched.data, fetched.etag, fetched.content_type) == (FEED, '"abc"', "application/rss+xml")
    assert fetched.last_modified == "Mon, 02 Mar 2026 12:00:00 GMT"


def test_what_is_known_already_is_not_sent_again():
    with serving(feed=Answer(status=304)) as site:
        fetched = fetch(Wanted(f"{site.url}/feed", etag='"abc"', last_modified="then"), allow_private=True)
        assert fetched.unchanged
        assert site.asked[0][1]["If-None-Match"] == '"abc"'
        assert site.asked[0][1]["If-Modified-Since"] == "then"


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [("gzip", gzip.compress(FEED)), ("deflate", zlib.compress(FEED))],
    # Packed bytes hold the time of packing: as names they would differ between the processes that share the tests.
    ids=["gzip", "deflate"],
)
def test_packed_feeds_are_unpacked(encoding, packed):
    with serving(feed=Answer(packed, headers={"Content-Encoding": encoding})) as site:
        assert get(f"{site.url}/feed").data == FEED


def test_a_bomb_is_refused_before_it_is_unpacked():
    bomb = gzip.compress(b"\0" * 30_000_000)
    with (
        serving(feed=Answer(bomb, headers={"Content-Encoding": "gzip"})) as site,
        pytest.raises(FetchError, match="larger than 5 MB"),
    ):
        get(f"{site.url}/feed")


def test_a_flow_without_an_end_is_cut():
    def endless(asked) -> None:
        try:
            while True:
                asked.wfile.write(b"x" * 10_000)
        except OSError:
            return

    with serving(feed=Answer(stream=endless)) as site, pytest.raises(FetchError, match=r"larger than 0\.1 MB"):
        get(f"{site.url}/feed", max_bytes=100_000)


def test_a_server_that_drips_is_given_up_after_the_time_in_all():
    def dripping(asked) -> None:
        try:
            for _ in range(100):
                asked.wfile.write(b"x")
                asked.wfile.flush()
                time.sleep(0.05)
        except OSError:
            return

    began = time.monotonic()
    with serving(feed=Answer(stream=dripping)) as site, pytest.raises(FetchError, match="did not answer within"):
        get(f"{site.url}/feed", seconds=0.4)
    assert time.monotonic() - began < 3


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Answer(status=404), "new address"),
        (Answer(status=410), "new address"),
        (Answer(status=403), "Ask its keeper"),
        (Answer(status=429), "tried again"),
        (Answer(status=503), "tried again"),
        (Answer(status=204), "Open the address in a browser"),
        (Answer(b"x", headers={"Content-Encoding": "br"}), "which was not asked for"),
        (Answer(b"not gzip", headers={"Content-Encoding": "gzip"}), "packing is broken"),
        (Answer(status=302), "without saying where"),
        (Answer(status=302, headers={"Location": "/feed"}), "leads on more than 5 times"),
    ],
)
def test_what_goes_wrong_is_said_with_its_mend(answer, said):
    with serving(feed=answer) as site, pytest.raises(FetchError, match=said):
        get(f"{site.url}/feed")


def test_a_feed_that_moved_is_found_where_it_is():
    with serving(old=Answer(status=301, headers={"Location": "/new"}), new=Answer(FEED)) as site:
        assert get(f"{site.url}/old").url == f"{site.url}/new"


def test_a_server_that_is_not_there_says_so():
    with serving() as site:
        gone = site.url
    with pytest.raises(FetchError, match="could not be reached"):
        get(f"{gone}/feed")
