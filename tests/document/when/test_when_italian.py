"""Times as Italian newsletters write them."""

import pytest

from tests.document.when.saying import found

CASES = [
    ("martedì 1 giugno 2021, ore 15.00", "2021-06-01T15:00"),
    ("martedì 1° giugno alle 9.30", "2021-06-01T09:30"),
    ("1 giugno 2021, ore 15", "2021-06-01T15:00"),
    ("1 giugno 2021 alle ore 15:30", "2021-06-01T15:30"),
    ("1 giugno 2021, h 15.00", "2021-06-01T15:00"),
    ("1 giugno 2021, h. 15.00-17.00", "2021-06-01T15:00/2021-06-01T17:00"),
    ("1 giugno dalle 9.30 alle 13.00", "2021-06-01T09:30/2021-06-01T13:00"),
    ("1 giugno, dalle ore 10 alle ore 12", "2021-06-01T10:00/2021-06-01T12:00"),
    ("1 giugno, dalle 10 alle 12", "2021-06-01T10:00/2021-06-01T12:00"),
    ("1 giugno, ore 10-12", "2021-06-01T10:00/2021-06-01T12:00"),
    ("1 giugno, ore 15.00 – 17.00 (CEST)", "2021-06-01T15:00/2021-06-01T17:00 CEST=Europe/Amsterdam"),
    ("ore 15.00, martedì 1 giugno 2021", "2021-06-01T15:00"),
    ("alle 15 del 1 giugno", "2021-06-01T15:00"),
    ("dal 3 al 5 giugno 2021", "2021-06-03/2021-06-05"),
    ("dal 28 maggio al 2 giugno 2021", "2021-05-28/2021-06-02"),
    ("dall'8 all'11 giugno", "2021-06-08/2021-06-11"),
    ("da giovedì 3 a sabato 5 giugno 2021", "2021-06-03/2021-06-05"),
    ("3 e 4 giugno 2021", "2021-06-03/2021-06-04"),
    ("3-5 giugno 2021", "2021-06-03/2021-06-05"),
    ("mar 1 giu, 10:00", "2021-06-01T10:00"),
    ("03/06/2021", "2021-06-03"),
    ("l'8 marzo", "2021-03-08"),
    ("giugno 2021", "2021-06-01 month"),
    ("entro il 15 giugno 2021", "2021-06-15 by"),
    ("entro e non oltre il 15 giugno", "2021-06-15 by"),
    ("Scadenza: 15 giugno 2021, ore 12", "2021-06-15T12:00 by"),
    ("fino al 15 giugno", "2021-06-15 by"),
    ("entro le ore 12 del 15 giugno 2021", "2021-06-15T12:00 by"),
    ("entro le ore 14 dell’8 giugno 2021", "2021-06-08T14:00 by"),
    ("prima delle ore 13 dell'11 giugno 2021", "2021-06-11T13:00 by"),
    ("Data: 1 giugno 2021\nOrario: 15.00", "2021-06-01T15:00"),
    ("1 giugno 2021, ore 15 (ora italiana)", "2021-06-01T15:00 ora italiana=Europe/Rome"),
    ("lunedì 1 giugno 2021", "2021-06-01 !weekday"),
    ("31 giugno 2021", "2021-06-30 !date"),
    ("17:30 - 19:00 | giovedì 3 giugno", "2021-06-03T17:30/2021-06-03T19:00"),
    ("Dal 7 al 9/6/2021", "2021-06-07/2021-06-09"),
    ("Iscrizioni entro le 23:59 del 13/10/2021", "2021-10-13T23:59 by"),
    ("entro il 12\nluglio 2021", "2021-07-12 by"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_an_italian_expression_means_what_its_reader_would_take_it_for(text: str, expected: str) -> None:
    assert found(text, "it") == expected
