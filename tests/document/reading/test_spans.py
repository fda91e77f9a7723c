"""Cutting runs of marked text."""

from hypothesis import given
from hypothesis import strategies as st

from postroad.document.reading.blocks import Span
from postroad.document.reading.spans import merged, plain, without

_RUNS = st.lists(st.builds(Span, st.text("ab c", max_size=5), bold=st.booleans()), max_size=8)


@given(_RUNS, st.lists(st.integers(0, 45), max_size=10, unique=True).map(sorted))
def test_ranges_are_left_out_and_all_else_keeps_its_words_and_marks(runs: list[Span], places: list[int]) -> None:
    text = plain(runs)
    ends = [at for at in places if at <= len(text)]
    ranges = list(zip(ends[::2], ends[1::2], strict=False))
    letters = [Span(letter, bold=span.bold) for span in runs for letter in span.text]
    kept = [one for at, one in enumerate(letters) if not any(start <= at < stop for start, stop in ranges)]
    assert merged(without(runs, ranges)) == merged(kept)
