"""What the import linter can't see: who may enter a view, where foreign keys point, and what is documented."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import ForeignObject
from django.urls import URLPattern, URLResolver, get_resolver

from postroad.cli.app import VERBS
from postroad.document.kinds import KINDS
from postroad.network.access import declared_access
from postroad.site.config import Config

ROOT = Path(__file__).parent.parent.parent
ROOMS = ("network", "gather", "readers", "desk", "delivery", "archive", "site")
"""Lowest first. A foreign key points to its own room or to one before it."""
APART = {("readers", "gather"), ("desk", "readers"), ("archive", "delivery"), ("archive", "readers")}
"""Rooms that stand one after the other and yet don't know each other."""


def views(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for entry in resolver.url_patterns:
        where = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from views(entry, where)
        else:
            yield where, entry


def test_each_view_declares_who_may_enter() -> None:
    found = list(views(get_resolver()))
    silent = [where for where, pattern in found if declared_access(pattern.callback) is None]
    assert len(found) > 10
    assert silent == []


def test_views_that_let_strangers_in_say_so_to_the_door_as_well() -> None:
    for where, pattern in views(get_resolver()):
        open_to_strangers = declared_access(pattern.callback) in {"anyone", "token"}
        asks_for_sign_in = getattr(pattern.callback, "login_required", True)
        assert open_to_strangers != asks_for_sign_in, where


def test_foreign_keys_point_to_the_same_room_or_an_earlier_one() -> None:
    wrong = []
    for model in apps.get_models():
        if model._meta.app_label not in ROOMS:
            continue
        room = model._meta.app_label
        for field in model._meta.get_fields():
            if not isinstance(field, ForeignObject):
                continue
            target = field.related_model._meta.app_label
            if target in ROOMS and (ROOMS.index(target) > ROOMS.index(room) or (room, target) in APART):
                wrong.append(f"{model.__name__}.{field.name} leads from {room} to {target}")
    assert wrong == []


def test_each_model_belongs_to_a_room() -> None:
    ours = {model._meta.app_label for model in apps.get_models() if model.__module__.startswith("postroad.")}
    assert ours <= set(ROOMS)


@pytest.fixture(scope="module")
def documentation() -> str:
    return "\n".join(file.read_text(encoding="utf-8") for file in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])


def test_each_command_is_documented(documentation: str) -> None:
    assert [verb for verb in VERBS if f"postroad {verb.strip('_')}" not in documentation] == []


def test_each_setting_is_documented(documentation: str) -> None:
    settings = [name for name in Config.__dataclass_fields__ if name != "home"]
    assert [name for name in settings if f"`{name}`" not in documentation] == []


def test_each_item_kind_is_documented(documentation: str) -> None:
    listed = [line for line in documentation.splitlines() if "Item kinds:" in line]
    assert listed, "docs/reference/words.md lists the item kinds"
    assert [name for name in KINDS if not any(name in line for line in listed)] == []
