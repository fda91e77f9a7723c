"""A compiled message is, byte for byte, what the standard library's generator writes for the same values."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from postroad.mail.compiled import LONGEST_VALUE, compile_letter, mark, settle
from postroad.mail.lines import LONGEST_LINE, stuffed
from postroad.mail.message import Encoding, Letter, MessageError, Part, build, flatten, unstructured

SLOTS = ("address", "token")

value = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), max_size=LONGEST_VALUE)
"""What fills a slot: one line without white space at its ends, which headers would lose."""

nasty = st.sampled_from(
    [
        ".",
        "..",
        "\n",
        "\r\n",
        "\r",
        "\n.",
        "\r\n.\r\n",
        " \n",
        "\t\n",
        "=",
        "é",
        "日本",
        "\udcff",
        "\x0c",
        "\x85",
        "\u2028",
        "x" * 70,
        "y" * 400,
        "z" * LONGEST_LINE,
        "w" * (LONGEST_LINE + 1),
        "From me",
        "--=_",
        mark("token"),
        mark("address"),
        mark("stranger"),
    ]
)
text = st.lists(st.one_of(nasty, st.text(max_size=20)), max_size=12).map("".join)
encodings = st.sampled_from(["8bit", "quoted-printable"])


def letter(plain: str, html: str | None) -> Letter:
    """Return a message with slots in its headers and its text."""
    headers = (
        ("From", "The Lantern <news@lantern.example>"),
        ("To", mark("address")),
        (
            "Subject",
            unstructured("Subject", "Grüße aus dem Hafen, und eine lange Zeile dazu, die gefaltet werden muss"),
        ),
        ("Message-ID", f"<{mark('token')}@lantern.example>"),
        (
            "List-Unsubscribe",
            f"<https://lantern.example/{mark('token')}>,\r\n <mailto:leave+{mark('token')}@x.example>",
        ),
    )
    parts = [Part("plain", plain, "de")] + ([Part("html", html, "de")] if html is not None else [])
    return Letter(headers, tuple(parts))


def by_the_standard_library(said: Letter, encoding: Encoding, values: dict[str, str]) -> bytes:
    """Write the message with its values put in beforehand."""

    def filled(words: str) -> str:
        for name, one in values.items():
            words = words.replace(mark(name), one)
        return words

    said = settle(said, encoding)
    headers = tuple((name, filled(one)) for name, one in said.headers)
    parts = tuple(replace(part, text=filled(part.text)) for part in said.parts)
    return flatten(build(replace(said, headers=headers, parts=parts)))


@given(plain=text, html=st.none() | text, encoding=encodings, address=value, token=value)
@example(plain=".", html=None, encoding="8bit", address="a@b.example", token="")
@example(plain=f"{mark('token')}.\n{mark('token')}", html=None, encoding="8bit", address="a", token=".")
@example(plain=f"{mark('token')}{mark('address')}.x", html=".", encoding="8bit", address="", token="")
@example(plain=f".\n.{mark('token')}\n.", html="", encoding="quoted-printable", address=".", token=".")
@example(plain="x" * 74 + mark("token"), html=None, encoding="quoted-printable", address="a", token="=." * 90)
def test_it_is_what_the_standard_library_writes(
    plain: str, html: str | None, encoding: Encoding, address: str, token: str
) -> None:
    said = letter(plain, html)
    values = {"address": address, "token": token}
    compiled = compile_letter(said, SLOTS, encoding)
    expected = by_the_standard_library(said, encoding, values)
    octets = [one.encode() for one in values.values()]
    assert compiled.render(octets) == expected
    assert compiled.render_for_data(octets) == stuffed(expected)


@given(plain=text, html=st.none() | text, encoding=encodings, address=value, token=value)
def test_what_goes_out_is_lines_of_998_octets_with_no_bare_line_break_and_no_end_but_its_own(
    plain: str, html: str | None, encoding: Encoding, address: str, token: str
) -> None:
    octets = [address.encode(), token.encode()]
    sent = compile_letter(letter(plain, html), SLOTS, encoding).render_for_data(octets)
    assert sent.endswith(b"\r\n")
    assert b"\r\n.\r\n" not in sent
    assert sent.count(b"\r") == sent.count(b"\n") == sent.count(b"\r\n")
    assert max(map(len, sent.split(b"\r\n"))) <= LONGEST_LINE + 1  # the stuffed dot is not counted
    if encoding == "quoted-printable":
        body = sent.partition(b"\r\n\r\n")[2]
        assert max(map(len, body.split(b"\r\n"))) <= 78


@pytest.mark.parametrize("bad", [b"a\r\nBcc: everybody@example.org", b"a\nb", b"a\rb", b"a\0b", b"a\x1bb", b"x" * 321])
def test_a_value_that_could_smuggle_something_in_is_refused(bad: bytes) -> None:
    compiled = compile_letter(letter("Hello", None), SLOTS)
    with pytest.raises(MessageError):
        compiled.render_for_data([bad, b"token"])


def test_a_header_with_a_line_break_is_refused() -> None:
    with pytest.raises(MessageError, match="line break"):
        build(Letter((("Subject", "Hello\r\nBcc: everybody@example.org"),), (Part("plain", "x"),)))


def test_a_subject_with_a_line_break_becomes_one_line() -> None:
    assert unstructured("Subject", "Hello\r\nBcc: everybody@example.org") == "Hello Bcc: everybody@example.org"


def test_values_of_the_wrong_number_are_refused() -> None:
    with pytest.raises(MessageError, match="2 slots"):
        compile_letter(letter("Hello", None), SLOTS).render([b"one"])


def test_what_comes_behind_the_message_is_joined_in_the_same_piece() -> None:
    compiled = compile_letter(letter("Hello", None), SLOTS)
    values = (b"a@b.example", b"token")
    assert (
        compiled.render_for_data(values, b".\r\n", b"QUIT\r\n") == compiled.render_for_data(values) + b".\r\nQUIT\r\n"
    )
