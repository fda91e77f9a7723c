"""Whatever bytes come in, each front-end gives blocks or one sentence, and never anything else."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from postroad.document.reading.errors import UnreadableFile
from postroad.document.reading.formats import FORMATS, format_of

SAMPLES = Path(__file__).parents[3] / "samples"
_WHOLE = {
    format_.name: [
        path.read_bytes() for path in sorted((SAMPLES / format_.name).iterdir()) if path.suffix in format_.endings
    ]
    for format_ in FORMATS
}
_PIECES = (
    *(b"<", b">", b"<td>", b"</div>", b"<!--", b"&#", b"&#xFFFFFFFF;", b"style='font-size:9e999px'"),
    *(b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xe2\x80\x8b", b"\xed\xa0\x80", b"PK\x03\x04"),
    *(b"=?utf-8?q?", b"\r\n\r\n", b"Content-Type: multipart/mixed; boundary=x\r\n", b"--x--", b"From: ((<\r\n"),
    *(b"Content-Type: text/plain; charset*=a'b'c\r\n", b"[", b"](", b"```", b"---\n"),
)
NAMES = [format_.name for format_ in FORMATS]


def _read(name: str, data: bytes) -> None:
    format_ = next(one for one in FORMATS if one.name == name)
    try:
        said = "\n".join(block.text for block in format_.read(data).blocks)
    except UnreadableFile as error:
        said = str(error)
    said.encode()


@pytest.mark.parametrize("name", NAMES)
@settings(deadline=None)
@given(data=st.binary(max_size=400) | st.lists(st.sampled_from(_PIECES), max_size=12).map(b"".join))
@example(data=b"")
def test_any_bytes_give_blocks_or_a_sentence(name: str, data: bytes) -> None:
    _read(name, data)


@pytest.mark.parametrize("name", NAMES)
@settings(deadline=None)
@given(choice=st.data())
def test_a_newsletter_that_was_damaged_anywhere_gives_blocks_or_a_sentence(name: str, choice: st.DataObject) -> None:
    whole = choice.draw(st.sampled_from(_WHOLE[name]))
    start = choice.draw(st.integers(0, len(whole)))
    gone = choice.draw(st.integers(0, 3000))
    put = choice.draw(st.sampled_from(_PIECES) | st.binary(max_size=20))
    _read(name, whole[:start] + put + whole[start + gone :])


@settings(deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.docx", "a.eml", "a.html", "a.md", "a.doc", "a", "a.pdf"]))
def test_a_format_is_found_for_any_file(data: bytes, name: str) -> None:
    assert format_of(data, name) in FORMATS
