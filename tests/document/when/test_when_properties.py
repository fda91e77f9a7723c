"""What holds for any text: nothing crashes, spans are in order, a written date is found again, and it is quick."""

import random
import time
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from babel.dates import format_date
from hypothesis import given, settings
from hypothesis import strategies as st

from postroad.document.reading.when import find
from tests.document.when.saying import found

NOT_DATES = [
    ("en", "Directive 2011/36/EU and Regulation (EU) 2016/679 apply."),
    ("en", "Version 3.5.1 of the guide, and 10.06.20.21 as an address"),
    ("en", "It costs 10.00 EUR, € 15.50 or 12 GBP; 51% agree and 3.5 million pay."),
    ("en", "Call +31 20 123 45 67 or 020-123-45-67, 24/7, or 01.23.45.67.89."),
    ("en", "See Article 4 May the parties agree; of these 12 may be heard."),
    ("en", "Of the 27 may 5 countries vote? 3 march on the city, 2 sat down."),
    ("en", "pp. 10-12, ISBN 978-3-16-148410-0, DOI 10.1000/182.10.05"),
    ("en", "In 2020, almost 140 victims were found; the programme (2019 – 2021) ends."),
    ("en", "victims between 18 and 23 years old, aged 12-17"),
    ("en", "spring 2022, the 21st century, the 5th annual report, COVID-19 March for life"),
    ("en", "See https://example.org/2021/05/14/launch/ and https://example.org/e?d=2021-06-01"),
    ("en", "Room 3.05, 10 Downing Street, A4, B2B, 7 Days of Action, G20"),
    ("en", "on Friday, at 10 am, from 9:00 to 17:00"),
    ("en", "a call of 31 h 3.5. and of 99h"),
    ("en", "In May 15 organisations signed the letter."),
    ("en", "The ratio is 3/4 and the score 2:1; chapter 12 june bug"),
    ("fr", "les 27 pays, mars ou Vénus ? la directive 2011/36/UE, 12 000 personnes, 3,5 millions"),
    ("fr", "Tél. 01 23 45 67 89, article 5 du code, 24 h sur 24"),
    ("de", "§ 232 StGB, Art. 4 EMRK, 3.5 Prozent, Kapitel 3.5. und 24 Stunden am Tag"),
    ("de", "Tel. 030 / 123 45 67, 10115 Berlin, 1.000 Euro, 12.30 Meter"),
    ("es", "la Ley 4/2015, el artículo 177 bis, 3.500 personas, 24 horas"),
    ("it", "la legge 228/2003, l'art. 18, 3.500 persone, il 51 per cento"),
    ("nl", "artikel 273f, 3.500 euro, de 27 lidstaten, 24 uur per dag"),
]


@pytest.mark.parametrize(("language", "text"), NOT_DATES)
def test_what_only_looks_like_a_date_is_left_alone(language: str, text: str) -> None:
    assert found(text, language) == ""


PIECES = [
    "1",
    "31",
    "30",
    "12",
    "2021",
    "1999",
    "15.00",
    "3.5.",
    "03/05/2022",
    "2021-06-01",
    "10:00",
    "14h30",
    "9am",
    "24:00",
    "29 February",
    " ",
    " ",
    "\n",
    "\n\n",
    "-",
    "–",
    "/",
    ",",
    ".",
    ":",
    "(",
    ")",
    "May",
    "June",
    "Juni",
    "mai",
    "mars",
    "Tuesday",
    "lundi",
    "mar",
    "to",
    "bis",
    "au",
    "and",
    "und",
    "CET",
    "(BST)",
    "GMT+2",
    "IST",
    "noon",
    "midnight",
    "am",
    "pm",
    "Uhr",
    "h",
    "from",
    "between",
    "tot en met",
    "t/m",
    "deadline",
    "until",
    "heure de Paris",
    "Brussels time",
    "the",
    "of",
    "'21",
    "x",
]
anything = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=25).map("".join),
    st.text(max_size=80),
)
languages = st.sampled_from(("en", "fr", "de", "es", "it", "nl", "pt", "pl", "en-US", "ar", "tlh"))


@settings(max_examples=1000, deadline=None)
@given(
    anything,
    languages,
    st.sampled_from(("Europe/Amsterdam", "America/New_York", "UTC", "Asia/Kolkata")),
    st.none() | st.dates(date(1950, 1, 1), date(2060, 1, 1)),
)
def test_any_text_is_read_without_a_crash_and_spans_are_in_order(
    text: str, language: str, zone: str, reference: date | None
) -> None:
    at = 0
    for each in find(text, language=language, zone=zone, reference=reference):
        start, stop = each.span
        assert at <= start < stop <= len(text)
        at = stop
        said = text[start:stop]
        assert said == said.strip()
        assert (
            each.text == said
            if each.zone_as_written is None
            else (len(each.text) < len(said) and said.startswith(each.text[:1]))
        )
        assert each.zone_as_written is None or " ".join(each.zone_as_written.split()) in " ".join(said.split())
        for moment in (each.start, each.end):
            if moment is not None:
                assert isinstance(moment, datetime) != each.all_day
                assert each.all_day or moment.utcoffset() is not None
        if each.end is not None and each.end < each.start:
            assert "order" in {kind for kind, _ in each.slips}


WIDTHS = {
    "en": (
        "d MMMM yyyy",
        "EEEE, d MMMM yyyy",
        "MMMM d, yyyy",
        "EEEE, MMMM d, yyyy",
        "dd/MM/yyyy",
        "d MMM yyyy",
        "EEE d MMM yyyy",
    )
}
OTHER_WIDTHS = {
    "fr": ("d MMMM yyyy", "EEEE d MMMM yyyy", "dd/MM/yyyy", "d MMM yyyy"),
    "de": ("d. MMMM yyyy", "EEEE, d. MMMM yyyy", "dd.MM.yyyy", "d.M.yyyy", "d. MMM yyyy"),
    "es": ("d 'de' MMMM 'de' yyyy", "EEEE, d 'de' MMMM 'de' yyyy", "dd/MM/yyyy", "d MMM yyyy"),
    "it": ("d MMMM yyyy", "EEEE d MMMM yyyy", "dd/MM/yyyy", "d MMM yyyy"),
    "nl": ("d MMMM yyyy", "EEEE d MMMM yyyy", "dd-MM-yyyy", "d MMM yyyy"),
    "pt": ("d 'de' MMMM 'de' yyyy", "EEEE, d 'de' MMMM 'de' yyyy", "dd/MM/yyyy"),
    "pl": ("d MMMM yyyy", "EEEE, d MMMM yyyy", "dd.MM.yyyy"),
}
forms = st.sampled_from(
    [(language, form) for language, all_forms in (WIDTHS | OTHER_WIDTHS).items() for form in all_forms]
)
clocks = st.sampled_from(("%H:%M", "%H.%M", "%Hh%M"))
joints = st.sampled_from((", ", " ", " – ", " | ", " (", "\n"))


@settings(max_examples=500, deadline=None)
@given(
    st.dates(date(2000, 1, 1), date(2060, 12, 31)),
    forms,
    st.sampled_from(("", "before it ", "(", "- ")),
    st.sampled_from(("", ".", " and after", " – Title", ")")),
)
def test_a_date_is_found_again_however_it_is_written(day: date, form: tuple[str, str], before: str, after: str) -> None:
    language, pattern = form
    written = format_date(day, pattern, locale=language)
    (each,) = find(f"{before}{written}{after}", language=language, zone="UTC", reference=date(2021, 5, 1))
    assert each.start == day
    assert each.text == written
    assert each.year_given
    assert not each.slips


@settings(max_examples=300, deadline=None)
@given(st.datetimes(datetime(2000, 1, 1, 1), datetime(2060, 12, 30)), st.integers(15, 300), forms, clocks, joints)
def test_a_span_of_time_is_found_again_however_it_is_written(
    start: datetime, minutes: int, form: tuple[str, str], clock: str, joint: str
) -> None:
    language, pattern = form
    start = start.replace(second=0, microsecond=0)
    end = min(start + timedelta(minutes=minutes), start.replace(hour=23, minute=59))
    if end <= start:
        return
    times = f"{start.strftime(clock)} – {end.strftime(clock)}{')' if joint == ' (' else ''}"
    written = f"{format_date(start.date(), pattern, locale=language)}{joint}{times}"
    (each,) = find(f"{written} Title", language=language, zone="UTC", reference=None)
    assert (each.start, each.end) == (start.replace(tzinfo=ZoneInfo("UTC")), end.replace(tzinfo=ZoneInfo("UTC")))
    assert each.text == written


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        # Clocks go forward at 02:00 on 27 March 2022, back at 03:00 on 30 October 2022.
        ("27 March 2022, 02:30", "2022-03-27T01:30:00+00:00"),
        ("30 October 2022, 02:30", "2022-10-30T00:30:00+00:00"),
        ("30 October 2022, 02:30 CEST", "2022-10-30T00:30:00+00:00"),
        ("30 October 2022, 02:30 CET", "2022-10-30T01:30:00+00:00"),
        ("1 June 2021, 15.00 CET", "2021-06-01T13:00:00+00:00"),
        ("1 June 2021, 15.00 BST", "2021-06-01T14:00:00+00:00"),
        ("1 June 2021, 10 am ET", "2021-06-01T14:00:00+00:00"),
        ("1 June 2021, 15:00 GMT+2", "2021-06-01T13:00:00+00:00"),
        ("2021-06-01T15:00+02:00", "2021-06-01T13:00:00+00:00"),
        ("2021-06-01T13:00Z", "2021-06-01T13:00:00+00:00"),
    ],
)
def test_an_instant_is_the_one_that_the_clock_of_the_zone_shows(text: str, instant: str) -> None:
    (each,) = find(text, language="en", zone="Europe/Amsterdam", reference=None)
    assert isinstance(each.start, datetime)
    assert each.start.astimezone(ZoneInfo("UTC")).isoformat() == instant


def test_a_time_that_the_change_of_the_clocks_skips_is_shown_as_the_clock_shows_it() -> None:
    (each,) = find("27 March 2022, 02:30", language="en", zone="Europe/Amsterdam")
    assert each.start.isoformat() == "2022-03-27T03:30:00+02:00"


def test_a_time_that_the_change_of_the_clocks_repeats_is_no_slip() -> None:
    (each,) = find("30 October 2022, 02:30 CET", language="en", zone="Europe/Amsterdam")
    assert not each.slips


def test_a_date_without_a_year_is_the_nearest_after_the_issue_and_up_to_four_months_before_it() -> None:
    def year(text: str, reference: date | None) -> int | None:
        all_found = find(text, language="en", zone="UTC", reference=reference)
        return all_found[0].start.year if all_found else None

    assert year("5 December", date(2021, 1, 10)) == 2020
    assert year("5 January", date(2021, 12, 10)) == 2022
    assert year("9 September", date(2021, 1, 10)) == 2021
    assert year("11 September", date(2022, 1, 10)) == 2021
    assert year("5 January", None) is None


def test_without_an_issue_date_the_year_that_the_text_names_counts() -> None:
    (each,) = find("Our programme for 2023: 5 January", language="en", zone="UTC")
    assert each.start == date(2023, 1, 5)
    assert not each.year_given


def test_a_slip_says_what_is_wrong_and_how_it_was_read() -> None:
    (each,) = find("Monday, 1 June 2021, 15.00 CET", language="en", zone="Europe/Amsterdam")
    assert each.slips == (
        ("weekday", "2021-06-01 is a Tuesday, not a Monday."),
        (
            "zone",
            "“CET” is not in force on 2021-06-01, when Europe/Amsterdam keeps CEST; "
            "the time is read as Europe/Amsterdam's clock on that day.",
        ),
    )


HOSTILE = {
    "digits": "1" * 100_000,
    "spaces": " " * 100_000 + "1",
    "dashes": "1-" * 50_000,
    "days": "1, " * 33_000 + "May",
    "months": "1 May " * 17_000,
    "times": "10:00 - " * 12_500 + "1 May",
    "dotted": "3.5." * 25_000,
    "slashes": "3/5/" * 25_000,
    "weekdays": "Mon, 1 " * 14_000,
    "brackets": "1 May ((((" * 10_000,
    "letters": "1" + "a" * 100_000,
    "zones": "1 May 10:00 CET/" * 6_000,
    "lines": "1 May\n" * 16_000,
    "words": "1 May at from the " * 5_500,
    "deadline": "apply " * 16_000 + "by 1 May",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hundred_kilobytes_of_hostile_text_take_less_than_seconds(name: str) -> None:
    begin = time.process_time()
    find(HOSTILE[name], language="en", zone="Europe/Amsterdam", reference=date(2021, 5, 1))
    assert time.process_time() - begin < 4


def test_time_grows_with_the_length_of_hostile_text_and_no_faster() -> None:
    random.seed(7)
    pieces = [random.choice(PIECES) for _ in range(20_000)]

    def seconds(count: int) -> float:
        text = " ".join(pieces[:count])
        measured = []
        for _ in range(3):
            begin = time.process_time()
            find(text, language="en", zone="Europe/Amsterdam", reference=date(2021, 5, 1))
            measured.append(time.process_time() - begin)
        return min(measured)

    assert seconds(20_000) < 30 * max(seconds(2_000), 0.005)
