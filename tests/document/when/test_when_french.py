"""Times as French newsletters write them."""

import pytest

from tests.document.when.saying import found

CASES = [
    (
        "le mardi 1er juin 2021, de 14h30 à 16h (heure de Paris)",
        "2021-06-01T14:30/2021-06-01T16:00 heure de Paris=Europe/Paris",
    ),
    ("le mardi 1er juin à 14h", "2021-06-01T14:00"),
    ("Mardi 1er juin 2021", "2021-06-01"),
    ("1er juin 2021", "2021-06-01"),
    ("3 juin 2021 – 15h00", "2021-06-03T15:00"),
    ("3 juin 2021, 15 h 30", "2021-06-03T15:30"),
    ("3 juin 2021, 15 heures", "2021-06-03T15:00"),
    ("3 juin 2021 à 18 heures 30", "2021-06-03T18:30"),
    ("3 juin, 14h30-16h", "2021-06-03T14:30/2021-06-03T16:00"),
    ("3 juin, 14h30 – 16h00", "2021-06-03T14:30/2021-06-03T16:00"),
    ("3 juin de 9 h à 12 h 30", "2021-06-03T09:00/2021-06-03T12:30"),
    ("3 juin entre 10h et 12h", "2021-06-03T10:00/2021-06-03T12:00"),
    ("3 juin, 14h à 16h", "2021-06-03T14:00/2021-06-03T16:00"),
    ("3 juin à partir de 14h", "2021-06-03T14:00"),
    ("3 juin dès 18h30", "2021-06-03T18:30"),
    ("3 juin à midi", "2021-06-03T12:00"),
    ("3 juin 2021 : 10h-12h", "2021-06-03T10:00/2021-06-03T12:00"),
    ("3 juin 2021 | 10:00-12:00 (CEST)", "2021-06-03T10:00/2021-06-03T12:00 CEST=Europe/Amsterdam"),
    ("de 14h à 16h le 3 juin 2021", "2021-06-03T14:00/2021-06-03T16:00"),
    ("14h30-16h, jeudi 3 juin", "2021-06-03T14:30/2021-06-03T16:00"),
    ("jeu. 3 juin", "2021-06-03"),
    ("du 3 au 5 juin 2021", "2021-06-03/2021-06-05"),
    ("du 28 mai au 2 juin 2021", "2021-05-28/2021-06-02"),
    ("du jeudi 3 au samedi 5 juin 2021", "2021-06-03/2021-06-05"),
    ("du jeudi 3 juin au samedi 5 juin 2021", "2021-06-03/2021-06-05"),
    ("les 3 et 4 juin 2021", "2021-06-03/2021-06-04"),
    ("les 3, 4 et 5 juin", "2021-06-03/2021-06-05"),
    ("3-5 juin 2021", "2021-06-03/2021-06-05"),
    ("10 – 17 juin 2021", "2021-06-10/2021-06-17"),
    ("03/06/2021 à 14h", "2021-06-03T14:00"),
    ("le 15/06", "2021-06-15"),
    ("du 03/06/2021 au 05/06/2021", "2021-06-03/2021-06-05"),
    ("15 sept. 2021", "2021-09-15"),
    ("15 févr. 2022", "2022-02-15"),
    ("15 AOÛT 2021", "2021-08-15"),
    ("15 aout 2021", "2021-08-15"),
    ("juin 2021", "2021-06-01 month"),
    ("en mars 2021", "2021-03-01 month"),
    ("8 mars", "2021-03-08"),
    ("Date limite : 15 juin 2021", "2021-06-15 by"),
    ("jusqu'au 15 juin", "2021-06-15 by"),
    ("jusqu’à 14 h du 15 juin 2021", "2021-06-15T14:00 by"),
    ("jusqu’au 15 juin 2021 inclus", "2021-06-15 by"),
    ("avant le 15 juin 2021", "2021-06-15 by"),
    ("au plus tard le 15 juin 2021 à minuit", "2021-06-15T23:59 by"),
    ("Candidatures à envoyer d'ici le 15 juin", "2021-06-15 by"),
    ("La clôture des inscriptions est fixée au 15 juin", "2021-06-15 by"),
    ("Date : 3 juin 2021\nHeure : 14h-16h", "2021-06-03T14:00/2021-06-03T16:00"),
    ("3 juin 2021, 15h HNEC", "2021-06-03T15:00 HNEC=Europe/Amsterdam !zone"),
    ("3 juin 2021, 15h (heure de Bruxelles)", "2021-06-03T15:00 heure de Bruxelles=Europe/Brussels"),
    ("lundi 1er juin 2021", "2021-06-01 !weekday"),
    ("31 juin 2021", "2021-06-30 !date"),
    ("Tuesday 1 June 2021", "2021-06-01"),
    ("le 3 juin (14h-16h)", "2021-06-03T14:00/2021-06-03T16:00"),
    ("26 et 27 juin – 10h à 18h", "2021-06-26T10:00/2021-06-27T18:00"),
    ("30 juin 2021 minuit", "2021-06-30T23:59"),
    ("mercredi 13 et jeudi 14 octobre 2021", "2021-10-13/2021-10-14"),
    ("Rendez-vous le 13/10 à 18h30", "2021-10-13T18:30"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_french_expression_means_what_its_reader_would_take_it_for(text: str, expected: str) -> None:
    assert found(text, "fr") == expected
