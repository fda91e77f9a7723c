"""Logs speak of no reader."""

import logging

import pytest
from django.conf import settings
from django.test import Client

from postroad.readers.keys import LEAVE, token_for
from postroad.site.logs import DiscreetFormatter, without_readers


def test_a_token_in_an_address_of_ours_is_not_logged(
    db: None, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    token = token_for(LEAVE, 1, 2)[:-3]
    client.get(f"/reader/leave/{token}/")
    (record,) = caplog.records
    said = DiscreetFormatter().format(record)
    assert "Not Found: /reader/leave/[token]" in said
    assert token not in said


@pytest.mark.parametrize(
    "address", ["kim@pier.example", "o'neil+news@mail.pier.example", "jörg@größe.example", "<a.b@c.example>"]
)
def test_an_address_is_not_logged_even_in_a_traceback(address: str) -> None:
    try:
        raise ValueError(f"could not write to {address}, sorry")
    except ValueError:
        record = logging.getLogger("x").makeRecord(
            "x", logging.ERROR, __file__, 1, "failed for %s", (address,), __import__("sys").exc_info()
        )
    said = DiscreetFormatter().format(record)
    assert address.strip("<>") not in said
    assert said.count("[address]") >= 2


def test_what_speaks_of_nobody_stays() -> None:
    for text in ("GET /reader/subscribe/quay/ 200", "10 @ 5 a second", "see /desk/issues/3/"):
        assert without_readers(text) == text


def test_all_that_is_logged_goes_through_it() -> None:
    assert {handler["formatter"] for handler in settings.LOGGING["handlers"].values()} == {"discreet"}
