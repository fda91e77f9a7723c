"""The design system's promises: contrast, one dark scheme, nothing from elsewhere, nothing changed in what is vendored."""

import hashlib
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

import postroad.site
from postroad.site.settings import STATICFILES_DIRS

STATIC = Path(str(STATICFILES_DIRS[0]))
SITE = Path(postroad.site.__file__).parent
TOKENS = (STATIC / "design" / "tokens.css").read_text()


def colours(start: str) -> dict[str, str]:
    block = TOKENS[TOKENS.index(start) :]
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block[: block.index("}")]))


LIGHT, DARK = colours('[data-scheme="light"] {'), colours('[data-scheme="dark"] {')


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2.2."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("colour", ["ink", "soft", "road", "road-deep", "vermilion", "amber", "green"])
@pytest.mark.parametrize("ground", ["paper", "sheet", "wash"])
def test_words_can_be_read_on_every_ground(scheme: dict[str, str], colour: str, ground: str) -> None:
    assert contrast(scheme[colour], scheme[ground]) >= 4.5


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_a_control_is_told_from_its_ground(scheme: dict[str, str]) -> None:
    assert contrast(scheme["edge"], scheme["paper"]) >= 3
    assert contrast(scheme["on-road"], scheme["road"]) >= 4.5
    assert contrast(scheme["on-road"], scheme["road-deep"]) >= 4.5


def test_dark_is_the_same_whether_the_system_asks_for_it_or_the_page() -> None:
    assert colours(':root:not([data-scheme="light"]) {') == DARK
    assert set(LIGHT) == set(DARK)


@pytest.mark.parametrize("sheet", sorted(STATIC.rglob("*.css")), ids=lambda path: path.name)
def test_no_sheet_loads_from_elsewhere(sheet: Path) -> None:
    assert not re.search(r"(?:url\(\s*[\"']?|@import\s+[\"'])(?:https?:)?//", sheet.read_text())


@pytest.mark.parametrize("sheet", sorted((STATIC / "design").glob("*.css")), ids=lambda path: path.name)
def test_the_design_knows_start_and_end_not_left_and_right(sheet: Path) -> None:
    rules = re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL)
    assert not re.search(r"\b(?:left|right)\b", rules)


@pytest.mark.parametrize("template", sorted((SITE.parent).rglob("templates/**/*.html")), ids=lambda path: path.name)
def test_no_page_has_styles_or_scripts_of_its_own_within(template: Path) -> None:
    if "press" in template.parts:
        return
    markup = template.read_text()
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*\ssrc=)", markup)


def test_vendored_files_are_what_they_say() -> None:
    listed = re.findall(r"^\| (\S+) \|.*\| ([0-9a-f]{64}) \|$", (STATIC / "vendor" / "VENDORED.md").read_text(), re.M)
    files = {str(f.relative_to(STATIC / "vendor")) for f in (STATIC / "vendor").rglob("*.js")}
    assert {name for name, _ in listed} == files
    for name, digest in listed:
        assert hashlib.sha256((STATIC / "vendor" / name).read_bytes()).hexdigest() == digest


def test_the_press_gives_its_sheet_and_none_of_its_code() -> None:
    assert finders.find("press/theme.py") is None
    assert finders.find("press/../press/theme.py") is None
    assert finders.find("press/web.css") is None or Path(str(finders.find("press/web.css"))).name == "web.css"
