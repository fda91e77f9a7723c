"""Progress: plain lines in logs and pipes, a bar on a terminal."""

import io

import pytest

from postroad.cli import progress as shown
from postroad.cli.progress import progress


class Terminal(io.StringIO):
    """Something that takes itself for a terminal."""

    def isatty(self) -> bool:
        return True


def test_in_a_pipe_the_end_is_a_plain_line_with_what_was_done() -> None:
    out = io.StringIO()
    with progress("Sending", total=1_200, unit="mails", out=out) as show:
        show(0)
        show(1_200, words="2 refused")
    (line,) = out.getvalue().splitlines()
    assert line.startswith("Sending: 1,200 of 1,200 mails")
    assert line.endswith("2 refused")
    assert "\x1b" not in line


def test_in_a_pipe_a_line_comes_now_and_then_with_rate_and_time_left(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(0, 100, 2))
    monkeypatch.setattr(shown.time, "monotonic", lambda: float(next(clock)))
    out = io.StringIO()
    with progress("Reading", total=100, unit="feeds", out=out) as show:
        for done in range(0, 60, 10):
            show(done)
    lines = out.getvalue().splitlines()
    assert len(lines) >= 2
    assert "a second" in lines[0]
    assert "left" in lines[0]


def test_on_a_terminal_there_is_a_bar() -> None:
    out = Terminal()
    with progress("Sending", total=10, unit="mails", out=out) as show:
        show(4, total=12)
        show(12)
    assert "12/12" in out.getvalue()


def test_when_quiet_nothing_is_said() -> None:
    out = io.StringIO()
    with progress("Sending", total=10, unit="mails", out=out, quiet=True) as show:
        show(10, total=10, words="x")
    assert out.getvalue() == ""
