"""Replies: read within bounds, whatever the server sends and however it is cut."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postroad.mail.reply import MOST_REPLY_LINES, ProtocolError, ReplyReader

STREAM = b"250-relay.example\r\n250-PIPELINING\r\n250 SIZE 100\r\n550 5.1.1 No such user\r\n354 Go on\r\n250\r\n"


@given(st.lists(st.integers(min_value=0, max_value=len(STREAM)), max_size=8))
def test_a_stream_reads_alike_wherever_it_is_cut(cuts: list[int]) -> None:
    reader = ReplyReader()
    ends = [0, *sorted(cuts), len(STREAM)]
    replies = [reply for a, b in pairwise(ends) for reply in reader.feed(STREAM[a:b])]
    assert [(reply.code, len(reply.lines)) for reply in replies] == [(250, 3), (550, 1), (354, 1), (250, 1)]
    assert reader.is_empty


@given(st.binary(max_size=300))
def test_any_bytes_are_replies_or_refused(octets: bytes) -> None:
    reader = ReplyReader()
    try:
        for reply in reader.feed(octets + b"\r\n"):
            assert reply.words.isprintable()
            assert 0 <= reply.code <= 999
    except ProtocolError:
        pass


@pytest.mark.parametrize(
    "endless",
    [b"x" * 5000, b"250-again\r\n" * (MOST_REPLY_LINES + 1), b"250 " + b"y" * 5000 + b"\r\n", b"Hello\r\n", b"25\r\n"],
)
def test_what_has_no_end_or_is_no_reply_is_refused(endless: bytes) -> None:
    with pytest.raises(ProtocolError):
        ReplyReader().feed(endless)


def test_a_reply_tells_its_enhanced_code_and_its_words() -> None:
    (reply,) = ReplyReader().feed(b"550-5.1.1 No such\r\n550 5.1.1 user \x07here\r\n")
    assert (reply.enhanced, reply.words) == ("5.1.1", "No such user here")
    assert reply.is_permanent


def test_an_enhanced_code_of_another_class_is_not_believed() -> None:
    (reply,) = ReplyReader().feed(b"250 5.1.1 odd\r\n")
    assert reply.enhanced == ""
