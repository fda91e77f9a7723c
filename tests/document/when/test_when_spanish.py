"""Times as Spanish newsletters write them."""

import pytest

from tests.document.when.saying import found

CASES = [
    ("martes 1 de junio de 2021, a las 17:00 h (hora de Madrid)", "2021-06-01T17:00 hora de Madrid=Europe/Madrid"),
    ("el martes, 1 de junio, a las 17 h", "2021-06-01T17:00"),
    ("1 de junio de 2021, 17:00 horas", "2021-06-01T17:00"),
    ("1 de junio del 2021", "2021-06-01"),
    ("1º de junio de 2021", "2021-06-01"),
    ("1 de junio de 2021 de 10:00 a 12:00 h", "2021-06-01T10:00/2021-06-01T12:00"),
    ("1 de junio, de 10 a 12 horas", "2021-06-01T10:00/2021-06-01T12:00"),
    ("1 de junio, 10.00-12.00h", "2021-06-01T10:00/2021-06-01T12:00"),
    ("1 de junio, 10:00 a 12:00", "2021-06-01T10:00/2021-06-01T12:00"),
    ("1 de junio entre las 10 y las 12 h", "2021-06-01T10:00/2021-06-01T12:00"),
    ("1 de junio desde las 10:00 hasta las 12:00", "2021-06-01T10:00/2021-06-01T12:00"),
    ("a las 5 de la tarde del 1 de junio", "2021-06-01T17:00"),
    ("1 de junio a las 11 de la mañana", "2021-06-01T11:00"),
    ("1 de junio, 5 p. m.", "2021-06-01T17:00"),
    ("1 de junio al mediodía", "2021-06-01T12:00"),
    ("del 3 al 5 de junio de 2021", "2021-06-03/2021-06-05"),
    ("del 28 de mayo al 2 de junio de 2021", "2021-05-28/2021-06-02"),
    ("del jueves 3 al sábado 5 de junio", "2021-06-03/2021-06-05"),
    ("3 y 4 de junio de 2021", "2021-06-03/2021-06-04"),
    ("los días 3, 4 y 5 de junio", "2021-06-03/2021-06-05"),
    ("3-5 junio 2021", "2021-06-03/2021-06-05"),
    ("03/06/2021", "2021-06-03"),
    ("3 jun. 2021", "2021-06-03"),
    ("mar 1 jun, 10:00", "2021-06-01T10:00"),
    ("25 de setiembre de 2021", "2021-09-25"),
    ("junio de 2021", "2021-06-01 month"),
    ("plazo hasta el 15 de junio", "2021-06-15 by"),
    ("Fecha límite: 15 de junio de 2021", "2021-06-15 by"),
    ("antes del 15 de junio", "2021-06-15 by"),
    ("antes de las 14:00 horas del 8 de junio", "2021-06-08T14:00 by"),
    ("hasta el martes 15 de junio a las 23:59", "2021-06-15T23:59 by"),
    ("a más tardar el 15 de junio", "2021-06-15 by"),
    ("Fecha: 1 de junio de 2021\nHora: 17:00", "2021-06-01T17:00"),
    ("1 de junio de 2021, 17:00 (hora peninsular)", "2021-06-01T17:00 hora peninsular=Europe/Madrid"),
    ("lunes 1 de junio de 2021", "2021-06-01 !weekday"),
    ("31 de junio de 2021", "2021-06-30 !date"),
    ("desde el 3 hasta el 5 de junio", "2021-06-03/2021-06-05"),
    ("3 de junio a las 18h00", "2021-06-03T18:00"),
    ("hasta las 14:00 h del 13 de octubre de 2021", "2021-10-13T14:00 by"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_spanish_expression_means_what_its_reader_would_take_it_for(text: str, expected: str) -> None:
    assert found(text, "es") == expected
