"""Whether something must be done by a date is said by the words around it."""

import pytest

from postroad.document.reading.when import find

BY = [
    ("en", "Registration closes on 5 June"),
    ("en", "The call for papers closes 5 June"),
    ("en", "Send your abstract by close of business on 5 June"),
    ("en", "by 5pm on Friday 4 June"),
    ("en", "Call deadline: Friday, 4 June 2021 (midnight CEST)"),
    ("en", "The last day to apply is 5 June"),
    ("en", "4 June 2021 – Deadline for abstracts"),
    ("en", "due by June 30"),
    ("fr", "Inscriptions avant le 30 juin 2021"),
    ("fr", "La date limite de dépôt des candidatures est fixée au 30 juin"),
    ("fr", "Les dossiers sont à remettre le 30 juin au plus tard"),
    ("de", "Bewerben Sie sich bis 30.6.2021!"),
    ("de", "Noch bis Freitag, 4. Juni"),
    ("de", "Frist: 15.06."),
    ("es", "El plazo de inscripción termina el 30 de junio"),
    ("es", "Inscripciones hasta el 30 de junio"),
    ("it", "Le domande scadono il 30 giugno"),
    ("it", "Iscrizioni entro venerdì 4 giugno"),
    ("nl", "Reageren kan tot uiterlijk 30 juni 2021"),
    ("nl", "De inschrijving sluit op 30 juni"),
]
NOT_BY = [
    ("en", "The webinar takes place on 5 June"),
    ("en", "The closing ceremony takes place on 5 June"),
    ("en", "The letter was received by the Minister on 5 June"),
    ("en", "They are in close contact; the meeting is on 5 June"),
    ("en", "The deadline has passed. The jury meets on 5 June"),
    ("en", "open from 1 May to 30 June 2021"),
    ("fr", "La cérémonie de clôture aura lieu le 5 juin"),
    ("fr", "Avant la conférence, rendez-vous le 5 juin"),
    ("de", "Die Konferenz endet am 5. Juni"),
    ("de", "von Mai an, am 5. Juni"),
    ("es", "El acto de cierre es el 5 de junio"),
    ("it", "La cerimonia di chiusura è il 5 giugno"),
    ("nl", "De bijeenkomst is op 5 juni"),
]


@pytest.mark.parametrize(("language", "text"), BY)
def test_what_must_be_done_by_a_date_makes_it_a_deadline(language: str, text: str) -> None:
    (each,) = find(
        text, language=language, zone="UTC", reference=find("1 May 2021", language="en", zone="UTC")[0].start
    )
    assert each.deadline


@pytest.mark.parametrize(("language", "text"), NOT_BY)
def test_what_takes_place_on_a_date_does_not(language: str, text: str) -> None:
    (each,) = find(
        text, language=language, zone="UTC", reference=find("1 May 2021", language="en", zone="UTC")[0].start
    )
    assert not each.deadline


def test_a_date_makes_no_deadline_of_the_one_after_it() -> None:
    both = find("Registration deadline 1 June 2021, conference on 5 June 2021", language="en", zone="UTC")
    assert [each.deadline for each in both] == [True, False]
