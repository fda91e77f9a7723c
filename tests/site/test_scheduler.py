"""The scheduler: acts at their times, and one that fails stops none."""

import logging

import pytest

from postroad.site.running.scheduler import Act, acts


def test_an_act_is_done_when_it_is_due_and_not_before() -> None:
    done: list[str] = []
    act = Act("x", 10.0, lambda: done.append("x"))
    for clock in (0.0, 5.0, 9.9, 10.0, 12.0, 20.0):
        act.do_if_due(clock)
    assert len(done) == 3


def test_an_act_that_fails_is_logged_and_comes_again(caplog: pytest.LogCaptureFixture) -> None:
    tries: list[int] = []

    def fail() -> None:
        tries.append(1)
        raise RuntimeError("no luck")

    act = Act("try", 10.0, fail)
    with caplog.at_level(logging.ERROR):
        act.do_if_due(0.0)
        act.do_if_due(10.0)
    assert len(tries) == 2
    assert "no luck" in caplog.text


@pytest.mark.django_db
def test_every_act_can_be_done_on_an_empty_installation(monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr("postroad.site.running.scheduler.time.sleep", slept.append)
    for act in acts():
        act.do()
