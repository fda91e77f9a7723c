"""Times as German newsletters write them."""

import pytest

from tests.document.when.saying import found

CASES = [
    ("Dienstag, den 1. Juni 2021, 18 Uhr", "2021-06-01T18:00"),
    ("Dienstag, 1. Juni 2021, von 10 bis 12 Uhr", "2021-06-01T10:00/2021-06-01T12:00"),
    ("Di, 1.6.2021, 10.00–12.30 Uhr", "2021-06-01T10:00/2021-06-01T12:30"),
    ("Di., 01.06.21, 10-12 Uhr", "2021-06-01T10:00/2021-06-01T12:00"),
    ("1. Juni 2021, 10.00–12.30 Uhr MESZ", "2021-06-01T10:00/2021-06-01T12:30 MESZ=Europe/Amsterdam"),
    ("1. Juni 2021, 10.00 Uhr MEZ", "2021-06-01T10:00 MEZ=Europe/Amsterdam !zone"),
    ("1. Juni 2021 um 10 Uhr", "2021-06-01T10:00"),
    ("1. Juni 2021 um 10:30 Uhr (MEZ/MESZ)", "2021-06-01T10:30 MEZ/MESZ=Europe/Amsterdam"),
    ("1. Juni, ab 18.30 Uhr", "2021-06-01T18:30"),
    ("1. Juni, 18:00 - 20:00", "2021-06-01T18:00/2021-06-01T20:00"),
    ("1. Juni, 18 – 20 h", "2021-06-01T18:00/2021-06-01T20:00"),
    ("1. Juni von 9.30 Uhr bis 12 Uhr", "2021-06-01T09:30/2021-06-01T12:00"),
    ("1. Juni zwischen 10 und 12 Uhr", "2021-06-01T10:00/2021-06-01T12:00"),
    ("1. Juni 2021 | 10:00 – 11:30 Uhr | Online", "2021-06-01T10:00/2021-06-01T11:30"),
    ("um 18 Uhr am 1. Juni", "2021-06-01T18:00"),
    ("18 Uhr, Dienstag, 1. Juni 2021", "2021-06-01T18:00"),
    ("am 3. und 4. Juni 2021", "2021-06-03/2021-06-04"),
    ("3./4. Juni 2021", "2021-06-03/2021-06-04"),
    ("3.–5. Juni 2021", "2021-06-03/2021-06-05"),
    ("3. - 5. Juni 2021", "2021-06-03/2021-06-05"),
    ("vom 3. bis 5. Juni 2021", "2021-06-03/2021-06-05"),
    ("vom 3. bis zum 5. Juni 2021", "2021-06-03/2021-06-05"),
    ("vom 28. Mai bis 2. Juni 2021", "2021-05-28/2021-06-02"),
    ("Donnerstag, 3. bis Samstag, 5. Juni 2021", "2021-06-03/2021-06-05"),
    ("Do/Fr, 3./4. Juni 2021", "2021-06-03/2021-06-04"),
    ("03.06.2021", "2021-06-03"),
    ("03.06.–05.06.2021", "2021-06-03/2021-06-05"),
    ("03.–05.06.2021", "2021-06-03/2021-06-05"),
    ("vom 3.6. bis 5.6.2021", "2021-06-03/2021-06-05"),
    ("am 3.6. um 18 Uhr", "2021-06-03T18:00"),
    ("Do 3.6., 18h", "2021-06-03T18:00"),
    ("3. 6. 2021", "2021-06-03"),
    ("15. Sept. 2021", "2021-09-15"),
    ("6. Jänner 2022", "2022-01-06"),
    ("8. März", "2021-03-08"),
    ("Juni 2021", "2021-06-01 month"),
    ("im Mai/Juni 2021", "2021-05-01/2021-06-30 month"),
    ("Bewerbungsschluss ist der 15. Juni 2021", "2021-06-15 by"),
    ("Bewerbungsfrist: 15.06.2021", "2021-06-15 by"),
    ("bis zum 15. Juni", "2021-06-15 by"),
    ("Anmeldung bis 15. Juni 2021 unter", "2021-06-15 by"),
    ("Einsendeschluss: 15. Juni", "2021-06-15 by"),
    ("spätestens am 15. Juni 2021, 24 Uhr", "2021-06-15T23:59 by"),
    ("bis einschließlich 15. Juni", "2021-06-15 by"),
    ("Die Frist endet am 15. Juni 2021", "2021-06-15 by"),
    ("Anmeldeschluss ist Dienstag, der 15. Juni", "2021-06-15 by"),
    ("Datum: 1. Juni 2021\nUhrzeit: 10.00 – 12.00 Uhr", "2021-06-01T10:00/2021-06-01T12:00"),
    ("Wann: 1. Juni 2021, 10 Uhr", "2021-06-01T10:00"),
    ("Montag, 1. Juni 2021", "2021-06-01 !weekday"),
    ("31. Juni 2021", "2021-06-30 !date"),
    ("1. Juni 2021, 16 bis 15 Uhr", "2021-06-01T16:00/2021-06-01T15:00 !order"),
    ("1. Juni 2021, 15 Uhr Brüsseler Zeit", "2021-06-01T15:00 Brüsseler Zeit=Europe/Brussels"),
    ("June 1, 2021", "2021-06-01"),
    ("Do., 03. Juni 2021, 14:00 Uhr bis 15:30 Uhr", "2021-06-03T14:00/2021-06-03T15:30"),
    ("1. – 3.6.2021", "2021-06-01/2021-06-03"),
    ("Frist: 15.06.", "2021-06-15 by"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_german_expression_means_what_its_reader_would_take_it_for(text: str, expected: str) -> None:
    assert found(text, "de") == expected
