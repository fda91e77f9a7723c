"""A theme is data, and can't make text unreadable."""

import pytest

from postroad.press.colour import contrast, readable
from postroad.press.email import email
from postroad.press.theme import DEFAULT_THEME, STACKS, Theme, ThemeError, load_theme
from postroad.press.web import page
from tests.press.issues import full_issue

LOGO = "data:image/png;base64,iVBORw0KGgo="


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#0b5a6f", "#fbfaf7") == pytest.approx(7.4, abs=0.1)


def test_a_theme_that_says_nothing_is_the_house_s_own() -> None:
    assert load_theme({}) == DEFAULT_THEME


def test_a_theme_may_give_one_colour_alone() -> None:
    theme = load_theme({"light": {"road": "#7A1F3D"}})
    assert theme.light.road == "#7a1f3d"
    assert theme.light.ink == DEFAULT_THEME.light.ink
    assert theme.dark == DEFAULT_THEME.dark


@pytest.mark.parametrize(("ground", "pale", "ratio"), [("light", "#808080", r"3\.\d"), ("dark", "#404040", r"1\.\d")])
@pytest.mark.parametrize("name", ["ink", "soft", "road"])
def test_a_colour_that_cannot_be_read_is_refused_with_its_contrast_and_one_that_can(
    ground: str, pale: str, ratio: str, name: str
) -> None:
    paper = getattr(DEFAULT_THEME, ground).paper
    with pytest.raises(ThemeError, match=f"{name} {pale} on paper {paper} has a contrast of {ratio} to 1") as refused:
        load_theme({ground: {name: pale}})
    mend = str(refused.value).split("take ")[1][:7]
    assert contrast(mend, paper) >= 4.5
    assert load_theme({ground: {name: mend}})


def test_the_nearest_readable_colour_is_the_colour_itself_where_it_reads() -> None:
    assert readable("#0b5a6f", "#fbfaf7") == "#0b5a6f"


@pytest.mark.parametrize(
    "logo",
    [
        "http://example.org/logo.png",
        "javascript:alert(1)",
        "data:text/html;base64,PHNjcmlwdD4=",
        "data:image/svg+xml;base64,PHN2Zy8+",
        'https://example.org/"onerror="x',
    ],
)
def test_a_logo_is_a_picture_within_or_at_an_https_address(logo: str) -> None:
    with pytest.raises(ThemeError, match="https address nor a data: URI"):
        load_theme({"logo": {"source": logo}})


def test_a_logo_that_would_swell_each_mail_is_refused() -> None:
    with pytest.raises(ThemeError, match="would swell each mail"):
        load_theme({"logo": {"source": "data:image/png;base64," + "A" * 40_000}})


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ({"css": "body{}"}, "css: a theme has nothing of this name"),
        ({"headings": "Comic Sans"}, "headings: Input should be 'serif', 'sans' or 'humanist'"),
        ({"light": {"road": "red;} body{display:none"}}, "is not a colour; write six hexadecimal digits"),
    ],
)
def test_what_is_no_part_of_a_theme_is_refused_by_name(mapping: dict[str, object], said: str) -> None:
    with pytest.raises(ThemeError, match=said):
        load_theme(mapping)


def test_a_logo_adds_to_the_masthead_and_never_replaces_it() -> None:
    theme = load_theme({"logo": {"source": LOGO, "alt": "A harbour light"}})
    for print_ in (email(full_issue(), theme).html, page(full_issue(), theme)):
        assert f'src="{LOGO}"' in print_
        assert 'alt="A harbour light"' in print_
        assert ">The Harbour Light<" in print_


def test_a_theme_s_colours_faces_and_lines_stand_in_the_prints() -> None:
    theme = load_theme(
        {
            "light": {"road": "#7a1f3d"},
            "dark": {"road": "#f0b0c0"},
            "headings": "sans",
            "header": "News from the quays",
            "footer": "Published by *the Network*.",
        }
    )
    mail, web = email(full_issue(), theme), page(full_issue(), theme)
    for print_ in (mail.html, web):
        assert "#7a1f3d" in print_
        assert "#f0b0c0" in print_
        assert "#0b5a6f" not in print_
        assert "News from the quays" in print_
        assert "Published by <em>the Network</em>." in print_
    assert STACKS["sans"] in web
    assert "News from the quays" in mail.text
    assert "Published by the Network." in mail.text


def test_a_theme_can_be_frozen_with_a_mailing_and_loaded_again() -> None:
    theme = Theme(name="Quays", footer="Hello", headings="humanist")
    assert load_theme(theme.model_dump(mode="json")) == theme
