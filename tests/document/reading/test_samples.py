"""What the reader makes of newsletters that people wrote down: the project's own, and real ones where they are at hand."""

from pathlib import Path

import pytest

from postroad.document.reading import read
from tests.conftest import SHARED_SAMPLES
from tests.document.reading.judge import MATTERS, SAMPLES, Score, expected_beside, judge, judged_files

FILES = judged_files(*(SAMPLES / name for name in ("text", "html", "eml", "markdown", "docx")))
REAL = SHARED_SAMPLES / "newsletter-2021-05.txt"
# The finder of times knows no Arabic, so the events of this one are taken for news.
FLOORS = {"libraries-ar.html": {"kinds": 0.6, "times": 0.0}}

_scores: dict[Path, Score] = {}


def score_of(file: Path) -> Score:
    if file not in _scores:
        _scores[file] = judge(file)
    return _scores[file]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_reading_agrees_with_a_careful_persons(file: Path) -> None:
    score = score_of(file)
    floors = FLOORS.get(file.name, {})
    below = {matter: score.marks[matter] for matter in MATTERS if score.marks[matter] < floors.get(matter, 1.0)}
    assert not below, score.faults


def test_every_format_and_six_languages_are_judged() -> None:
    assert {file.suffix for file in FILES} >= {".txt", ".html", ".eml", ".md", ".docx"}
    languages = {read(file.read_bytes(), file.name).document.language.split("-")[0] for file in FILES}
    assert languages >= {"en", "fr", "de", "es", "it", "nl"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_title_of_an_item_is_empty_or_longer_than_two_hundred_characters(file: Path) -> None:
    for item in read(file.read_bytes(), file.name).document.items:
        assert 0 < len(item.title) <= 200


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_the_same_bytes_give_the_same_document(file: Path) -> None:
    first, second = (read(file.read_bytes(), file.name) for _ in range(2))
    assert first == second
    keys = [item.key for item in first.document.items]
    assert len(set(keys)) == len(keys)


if REAL.exists():

    def test_the_real_newsletter_is_read_as_a_careful_person_reads_it() -> None:
        score = judge(REAL)
        assert score.faults == ()

    def test_the_real_newsletters_slips_are_told() -> None:
        report = read(REAL.read_bytes(), REAL.name).report
        wanted = [
            item["title_contains"]
            for section in expected_beside(REAL)["sections"]
            for item in section["items"]
            if item.get("zone_as_written") == "CET"
        ]
        told = [doubt.what for doubt in report.unsure if doubt.slip == "zone"]
        assert len(told) == len(wanted) == 2
        assert any(doubt.slip == "target" for doubt in report.unsure)
