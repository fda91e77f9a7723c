"""Times as Dutch newsletters write them."""

import pytest

from tests.document.when.saying import found

CASES = [
    ("dinsdag 1 juni 2021 van 14.00 tot 16.00 uur", "2021-06-01T14:00/2021-06-01T16:00"),
    ("di 1 juni, 14.00-16.00u", "2021-06-01T14:00/2021-06-01T16:00"),
    ("1 juni 2021 om 14 uur", "2021-06-01T14:00"),
    ("1 juni 2021 om 14u", "2021-06-01T14:00"),
    ("1 juni, 14u30-16u", "2021-06-01T14:30/2021-06-01T16:00"),
    ("1 juni, 14 tot 16 uur", "2021-06-01T14:00/2021-06-01T16:00"),
    ("1 juni van 14 tot 16 uur", "2021-06-01T14:00/2021-06-01T16:00"),
    ("1 juni tussen 10.00 en 12.00 uur", "2021-06-01T10:00/2021-06-01T12:00"),
    ("1 juni vanaf 19.30 uur", "2021-06-01T19:30"),
    ("1 juni 2021, 14:00 CEST", "2021-06-01T14:00 CEST=Europe/Amsterdam"),
    ("1 juni 2021 | 14.00 - 16.00 uur | online", "2021-06-01T14:00/2021-06-01T16:00"),
    ("om 14.00 uur op dinsdag 1 juni", "2021-06-01T14:00"),
    ("3 tot en met 5 juni 2021", "2021-06-03/2021-06-05"),
    ("van 3 tot en met 5 juni 2021", "2021-06-03/2021-06-05"),
    ("3 t/m 5 juni", "2021-06-03/2021-06-05"),
    ("van donderdag 3 t/m zaterdag 5 juni", "2021-06-03/2021-06-05"),
    ("van 28 mei tot 2 juni 2021", "2021-05-28/2021-06-02"),
    ("3 en 4 juni 2021", "2021-06-03/2021-06-04"),
    ("3-5 juni 2021", "2021-06-03/2021-06-05"),
    ("03-06-2021", "2021-06-03"),
    ("3/6/2021", "2021-06-03"),
    ("8 mrt 2022", "2022-03-08"),
    ("mei 2021", "2021-05-01 month"),
    ("uiterlijk 15 juni 2021", "2021-06-15 by"),
    ("vóór 15 juni", "2021-06-15 by"),
    ("tot en met 15 juni", "2021-06-15 by"),
    ("Deadline: 15 juni 2021 om 17.00 uur", "2021-06-15T17:00 by"),
    ("De sluitingsdatum is 15 juni", "2021-06-15 by"),
    ("Aanmelden kan tot 15 juni", "2021-06-15 by"),
    ("Datum: 1 juni 2021\nTijd: 14.00 - 16.00 uur", "2021-06-01T14:00/2021-06-01T16:00"),
    ("1 juni 2021, 14.00 uur (Nederlandse tijd)", "2021-06-01T14:00 Nederlandse tijd=Europe/Amsterdam"),
    ("maandag 1 juni 2021", "2021-06-01 !weekday"),
    ("31 juni 2021", "2021-06-30 !date"),
    ("3 juni 2021, aanvang 20.00 uur", "2021-06-03T20:00"),
    ("3 juni 2021, 13.30u – 17.00u", "2021-06-03T13:30/2021-06-03T17:00"),
    ("Reageer uiterlijk woensdag 13 oktober om 12.00 uur", "2021-10-13T12:00 by"),
    ("Aanmelden vóór 13 oktober a.s.", "2021-10-13 by"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_dutch_expression_means_what_its_reader_would_take_it_for(text: str, expected: str) -> None:
    assert found(text, "nl") == expected
