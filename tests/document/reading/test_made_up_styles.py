"""Whatever the publisher's style, the sections and the items are found: newsletters made up in many styles."""

from collections.abc import Mapping
from typing import Any

import pytest

from postroad.document.reading import read
from tests.document.reading.judge import compare
from tests.document.reading.pages import page
from tests.document.reading.styles import EVENTS, ITEMS, SECTIONS, is_fair, newsletter, styled

SEEDS = range(120)
STRUCTURE = ("title", "date", "intro", "sections", "items", "placed", "times", "closing")


def faults_of(text: str, name: str, right: Mapping[str, Any]) -> list[str]:
    marks, faults = compare(read(text.encode(), name), right)
    return faults if min(marks[matter] for matter in STRUCTURE) < 1 else []


@pytest.mark.parametrize("seed", [seed for seed in SEEDS if is_fair(styled(seed))])
def test_text_in_any_style_is_taken_apart_rightly(seed: int) -> None:
    text, right = newsletter(styled(seed))
    assert faults_of(text, "bulletin.txt", right) == [], str(styled(seed))


@pytest.mark.parametrize("seed", SEEDS)
def test_a_page_in_any_style_is_taken_apart_rightly(seed: int) -> None:
    style, text, right = page(seed)
    assert faults_of(text, "bulletin.html", right) == [], style


def test_all_styles_are_tried() -> None:
    styles = [styled(seed) for seed in SEEDS if is_fair(styled(seed))]
    assert {style.section for style in styles} == set(SECTIONS)
    assert {style.item for style in styles} == set(ITEMS)
    assert {style.event for style in styles} == set(EVENTS)
