"""Times in Portuguese, Polish, and in a language that the newsletter is not written in."""

import pytest

from tests.document.when.saying import found


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("pt", "3 de junho de 2021, das 10h às 12h", "2021-06-03T10:00/2021-06-03T12:00"),
        ("pt", "de 3 a 5 de junho de 2021", "2021-06-03/2021-06-05"),
        ("pt", "quinta-feira, 3 de junho, às 15h30", "2021-06-03T15:30"),
        ("pt", "até 15 de junho", "2021-06-15 by"),
        ("pl", "3 czerwca 2021 r., godz. 15:00", "2021-06-03T15:00"),
        ("pl", "od 3 do 5 czerwca 2021", "2021-06-03/2021-06-05"),
        ("pl", "czwartek, 3 czerwca 2021, 10:00-12:00", "2021-06-03T10:00/2021-06-03T12:00"),
        ("en", "3 juin 2021, 14h", "2021-06-03T14:00"),
        ("en", "3. Juni 2021, 14 Uhr", "2021-06-03T14:00"),
        ("fr", "June 3, 2021, 3 pm", "2021-06-03T15:00"),
        ("uk", "3 June 2021, 14:00", "2021-06-03T14:00"),
        ("en-US", "06/03/2021 at 3 PM EDT", "2021-06-03T15:00 EDT=America/New_York"),
        ("en-GB", "06/03/2021", "2021-03-06"),
    ],
)
def test_a_date_is_understood_in_any_of_the_readers_languages(language: str, text: str, expected: str) -> None:
    assert found(text, language) == expected
