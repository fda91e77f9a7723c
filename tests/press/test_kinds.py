"""A new kind of item is its own package and a line in the registry: the press prints it without a change."""

import re
from pathlib import Path
from typing import Literal

import pytest

from postroad.document import KINDS, Document, Kind, Section
from postroad.document.parts import Item
from postroad.document.text import Line
from postroad.press.email import email
from postroad.press.markdown import markdown
from postroad.press.text import text
from postroad.press.web import article, item, page

TEMPLATES = {
    "email.mjml": "<mj-text><h3>{{ item.item.title }}</h3><p>In the kitchen: {{ item.item.dish }}</p></mj-text>",
    "text.txt": "* {{ item.item.title }}\n\nIn the kitchen: {{ item.item.dish }}\n",
    "web.html": "<article><h3>{{ item.item.title }}</h3><p>In the kitchen: {{ item.item.dish }}</p></article>",
    "markdown.md": "### {{ item.item.title|md }}\n\nIn the kitchen: {{ item.item.dish|md }}\n",
}


class Recipe(Item):
    kind: Literal["recipe"] = "recipe"
    dish: Line = ""


@pytest.fixture
def recipe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Document:
    for name, template in TEMPLATES.items():
        (tmp_path / name).write_text(template)
    monkeypatch.setitem(KINDS, "recipe", Kind("recipe", Recipe, tmp_path, "Recipe", "Recipes"))
    made = Recipe(title="What we ate", dish="soup <of> lentils")
    return Document(title="One", sections=(Section(title="Table", items=(made,)),))


def test_a_new_kind_shows_in_each_print(recipe: Document) -> None:
    for print_ in (email(recipe).html, page(recipe), article(recipe), item(recipe, recipe.items[0])):
        assert "In the kitchen: soup &lt;of&gt; lentils" in print_
    for print_ in (email(recipe).text, text(recipe)):
        assert "* What we ate\n\nIn the kitchen: soup <of> lentils\n" in print_
    assert "### What we ate\n\nIn the kitchen: soup" in markdown(recipe)


def test_a_changed_template_is_seen(recipe: Document) -> None:
    assert "In the kitchen" in text(recipe)
    template = KINDS["recipe"].folder / "text.txt"
    template.write_text("* {{ item.item.title }}, served warm\n" + " " * 50)
    assert "served warm" in text(recipe)


def test_the_press_names_no_kind() -> None:
    press = Path(__file__).parents[2] / "src/postroad/press"
    for file in (*press.rglob("*.py"), *press.rglob("*.html"), *press.rglob("*.mjml"), *press.rglob("*.txt")):
        source = file.read_text(encoding="utf-8")
        assert not re.search(r"\bkind (==|!=|(not )?in [\[({\"'])", source), file
