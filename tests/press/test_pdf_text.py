"""The PDF of anything that an issue may say: it is always set, and nothing in it is ever a command."""

import json

import pytest
import typst
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from postroad.document import KINDS, Document, Kind, Link, Section
from postroad.document.kinds.event import Event
from postroad.document.kinds.news import News
from postroad.press.pdf import pdf
from postroad.press.pdf import print as print_module
from postroad.press.pdf.faces import FONTS, STAND_IN, coverage, printable
from postroad.press.pdf.prose import tree
from tests.document.strategies import documents
from tests.press.test_pdf import issue, links, words

SLOW = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow, HealthCheck.filter_too_much]}


def everywhere(text: str, language: str = "en") -> Document:
    """Return an issue that says the text in each place where it can."""
    items = (
        News(title=text, body=text, publisher=text, links=(Link(text=text, url=f"https://e.example/{text}"),)),
        Event(title=text, when_as_written=text, place=text, organiser=text, cancelled=True),
    )
    section = Section(title=text, introduction=text, items=items, closing_note=text)
    return Document(
        title=text, newsletter=text, number=text, introduction=text, language=language, editors_note=text,
        sections=(section, Section(title="")),
    )  # fmt: skip


@settings(max_examples=25, **SLOW)  # type: ignore[arg-type]
@given(documents())
def test_any_document_is_set(document: Document) -> None:
    assert pdf(document).startswith(b"%PDF-")


@settings(max_examples=40, **SLOW)  # type: ignore[arg-type]
@given(
    st.text(max_size=60) | st.lists(st.characters(categories=["Mn", "Mc", "Me", "Lo", "So", "Cf"])).map("".join),
    st.sampled_from(["en", "ar"]),
)
def test_any_text_is_set_in_any_place(text: str, language: str) -> None:
    assert pdf(everywhere(text, language)).startswith(b"%PDF-")


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize(
    "text",
    [
        "x" * 3000, "1a" * 1500, "ع" * 3000, "漢" * 3000, "https://example.org/" + "a" * 3000,
        "a" + "\u0300\u0323\u0489" * 30,
        "\u0301", "", "\u2003\u00a0", "🇧🇪 🏳️‍🌈 👨‍👩‍👧 1️⃣ ✅", "> " * 40 + "deep",
        "".join("  " * n + "- x\n" for n in range(30)),
        "".join(map(chr, range(0x20, 0x590))), "\ue000\U000f0000"
    ],
    ids=range(14),
)  # fmt: skip
def test_hostile_text_is_set(text: str, language: str) -> None:
    assert pdf(everywhere(text, language)).startswith(b"%PDF-")


def test_a_link_that_typst_cannot_tag_is_set_without_a_click_and_keeps_its_footnote(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compiled = print_module._compiled

    def refusing(told: str, stamped: int) -> bytes:
        if json.loads(told)["clickable"]:
            raise typst.TypstError("internal error: tags weren't properly closed")
        return compiled(told, stamped)

    monkeypatch.setattr(print_module, "_compiled", refusing)
    print_ = pdf(
        issue(News(title="We have moved", links=(Link(text="See more", url="https://harbour.example/moved"),)))
    )
    assert not links(print_)
    assert "See more1" in words(print_)
    assert "1harbour.example/moved" in words(print_)


def test_a_fault_of_the_templates_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(print_module, "_sources", lambda: {"main": b"#unknown"})
    with pytest.raises(typst.TypstError, match="unknown variable"):
        pdf(issue(News(title="We have moved")))


def test_typst_in_a_text_is_text() -> None:
    hostile = '#import "x": y #panic() $a^2$ `raw` = Heading @ref \\ // end /* #sys.inputs'
    print_ = pdf(issue(News(title=hostile, body="plain", publisher=hostile)))
    assert words(print_).count(hostile) == 2


def test_a_long_word_is_broken_by_hyphens_and_a_long_number_without() -> None:
    assert printable("Rind" * 10) == "RindRindRind\u00adRindRindRind\u00adRindRindRind\u00adRind"
    assert printable("12" * 20).split("\u200b") == ["12" * 6] * 3 + ["12" * 2]
    assert printable("ordinary words, of any number " * 9) == "ordinary words, of any number " * 9


def test_letters_without_a_shape_become_one_stand_in() -> None:
    assert printable("新的報告: 2031") == f"{STAND_IN}: 2031"
    assert printable("é ü ß Ж ω ع ש 👉 ✓ →") == "é ü ß Ж ω ع ש 👉 ✓ →"


@given(st.text())
def test_what_is_printable_stays_as_it_is(text: str) -> None:
    once = printable(text)
    assert printable(once) == once


def test_the_coverage_is_that_of_the_shipped_files_and_each_has_its_licence() -> None:
    families = {path.stem.split("-")[0] for path in FONTS.glob("*.ttf")}
    assert len(coverage()) == len(families) == 7
    for family in families:
        assert "SIL OPEN FONT LICENSE" in (FONTS / f"OFL-{family}.txt").read_text(encoding="utf-8")
    assert sum(path.stat().st_size for path in FONTS.glob("*.ttf")) < 4_000_000


def test_a_body_becomes_a_tree_of_what_it_says() -> None:
    assert tree("One *two*\\\n[three](https://a.example)\n\n3. four") == [
        {
            "sort": "p",
            "parts": [
                "One ",
                {"sort": "em", "parts": ["two"]},
                {"sort": "br", "parts": []},
                {"sort": "a", "url": "https://a.example", "parts": ["three"]},
            ],
        },
        {"sort": "ol", "start": 3, "parts": [{"sort": "li", "parts": [{"sort": "p", "parts": ["four"]}]}]},
    ]


def test_a_link_that_leads_nowhere_safe_is_its_text() -> None:
    print_ = pdf(issue(News(title="Click", body="[here](javascript:alert) or [there](https://a.example/b)")))
    assert "here or there1" in words(print_)


def test_a_new_kind_brings_its_own_template(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    from pathlib import Path
    from typing import Literal

    from postroad.document import Item

    class Vigil(Item):
        """A kind that only this test knows."""

        kind: Literal["vigil"] = "vigil"  # type: ignore[assignment]
        candles: int = 0
        own_fields = ("candles",)

    folder = Path(str(tmp_path))
    (folder / "print.typ").write_text(
        '#import "/press.typ": articles, facts, headline\n'
        "#let items(given) = articles(given, item => { headline(item); facts([#item.candles candles]) })\n"
    )
    monkeypatch.setitem(KINDS, "vigil", Kind("vigil", Vigil, folder, "Vigil", "Vigils"))
    assert "On the bridge 300 candles" in words(pdf(issue(Vigil(title="On the bridge", candles=300))))
