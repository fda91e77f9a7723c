"""The press speaks the languages of its readers, and dates are told by the event's own clock."""

import re
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from postroad.document import Moment
from postroad.press.dates import spoken
from postroad.press.words import catalogue, direction, weak_texts, words
from tests.press.issues import at

LANGUAGES = ("en", "fr", "de", "es", "it", "nl", "ar")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_each_word(language: str) -> None:
    own, english = catalogue()[language], catalogue()["en"]
    assert set(own) == set(english)
    for name, word in english.items():
        if isinstance(word, str):
            assert set(re.findall(r"\{\w+\}", own[name])) == set(re.findall(r"\{\w+\}", word)), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_its_own_plural_forms(language: str) -> None:
    rule = words(language).locale.plural_form
    for name, forms in catalogue()[language].items():
        if isinstance(forms, dict):
            assert set(rule.tags) | {"other"} == set(forms), name


def test_a_language_without_words_of_its_own_is_spoken_to_in_english() -> None:
    polish = words("pl")
    assert polish.word("deadline") == "Deadline"
    assert polish.count("count_item", 5) == "5 items"


def test_a_regional_tag_finds_its_language() -> None:
    assert words("fr-CA").word("deadline") == "Date limite"


@pytest.mark.parametrize(
    ("language", "way"),
    [
        ("ar", "rtl"),
        ("ar-EG", "rtl"),
        ("he", "rtl"),
        ("fa", "rtl"),
        ("en", "ltr"),
        ("az-Arab", "rtl"),
        ("ar-Latn", "ltr"),
    ],
)
def test_a_language_is_written_in_its_direction(language: str, way: str) -> None:
    assert direction(language) == way


def test_texts_that_say_nothing_of_where_a_link_leads_are_known_in_all_languages() -> None:
    assert {"see more", "cliquez ici", "mehr", "leer más", "clicca qui", "lees meer", "المزيد"} <= weak_texts()


WEBINAR = Moment(name="event", start=at("Europe/Brussels", 2021, 6, 1, 15), zone="Europe/Brussels")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Tuesday, 1 June 2021, 15:00 Brussels time"),
        ("en-US", "Tuesday, June 1, 2021, 3:00\u202fPM Brussels time"),
        ("fr", "mardi 1 juin 2021, 15:00, heure locale à Bruxelles"),
        ("de", "Dienstag, 1. Juni 2021, 15:00 Uhr Ortszeit Brüssel"),
        ("es", "martes, 1 de junio de 2021, 15:00, hora de Bruselas"),
        ("it", "martedì 1 giugno 2021, 15:00, ora di Bruxelles"),
        ("nl", "dinsdag 1 juni 2021, 15:00 uur (tijd in Brussel)"),
        ("ar", "الثلاثاء، 1 يونيو 2021، 3:00 م بتوقيت بروكسل"),
    ],
)
def test_an_hour_is_told_in_the_language_with_the_city_of_its_zone(language: str, said: str) -> None:
    assert spoken(WEBINAR, words(language), "UTC").text == said


@pytest.mark.parametrize(
    ("start", "end", "said", "day"),
    [
        (date(2021, 6, 10), date(2021, 6, 17), "10–17 June 2021", "10–17"),
        (date(2021, 6, 28), date(2021, 7, 2), "28 June – 2 July 2021", "28"),
        (date(2021, 12, 30), date(2022, 1, 2), "30 December 2021 – 2 January 2022", "30"),
        (date(2021, 6, 10), date(2021, 6, 10), "Thursday, 10 June 2021", "10"),
        (date(2021, 6, 10), None, "Thursday, 10 June 2021", "10"),
    ],
)
def test_a_span_of_days_is_told_as_short_as_it_can_be(start: date, end: date | None, said: str, day: str) -> None:
    told = spoken(Moment(name="event", start=start, end=end, all_day=True), words("en"), "Europe/Brussels")
    assert (told.text, told.day, told.time) == (said, day, "")


def test_german_days_keep_their_full_stops() -> None:
    span = Moment(name="event", start=date(2021, 6, 10), end=date(2021, 6, 17), all_day=True)
    assert spoken(span, words("de"), "UTC").text == "10.–17. Juni 2021"


def test_hours_over_one_day_and_over_several() -> None:
    morning = at("Europe/London", 2021, 6, 10, 9, 30)
    short = Moment(name="event", start=morning, end=at("Europe/London", 2021, 6, 10, 15, 15), zone="Europe/London")
    long = Moment(name="event", start=morning, end=at("Europe/London", 2021, 6, 12, 12), zone="Europe/London")
    assert spoken(short, words("en"), "UTC").text == "Thursday, 10 June 2021, 09:30–15:15 London time"
    assert spoken(long, words("en"), "UTC").text == "10 June 2021, 09:30 – 12 June 2021, 12:00 London time"


def test_an_event_is_told_by_its_own_clock_wherever_its_instant_was_written() -> None:
    instant = datetime(2021, 6, 1, 13, tzinfo=UTC)
    assert spoken(Moment(name="event", start=instant, zone="Europe/Brussels"), words("en"), "UTC").text == (
        "Tuesday, 1 June 2021, 15:00 Brussels time"
    )


@pytest.mark.parametrize(
    ("hours", "home", "said"),
    [
        (2, "Europe/Brussels", "15:00 Brussels time"),
        (5.5, "Europe/Brussels", "15:00 UTC+5:30"),
        (-4, "Europe/Brussels", "15:00 UTC−4"),
        (0, "UTC", "15:00 UTC"),
        (2, "No/Such", "15:00 UTC+2"),
        (2, "../../etc/passwd", "15:00 UTC+2"),
    ],
)
def test_without_a_zone_the_newsletter_s_holds_where_it_fits_else_the_distance_from_utc(
    hours: float, home: str, said: str
) -> None:
    start = datetime(2021, 6, 1, 15, tzinfo=timezone(timedelta(hours=hours)))
    assert spoken(Moment(name="event", start=start), words("en"), home).time == said
