"""The press's style sheets among the site's static files: press/web.css dresses an issue's fragments in the archive."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.contrib.staticfiles.finders import BaseFinder
from django.core.checks import CheckMessage
from django.core.files.storage import FileSystemStorage

import postroad.press

PRESS = Path(postroad.press.__file__).parent
PREFIX = "press"
SHEETS = ("web.css",)
"""Only these files: the press's folder holds code as well."""


class PressFinder(BaseFinder):
    """Finds the press's own style sheets, and nothing else of the press."""

    def check(self, **kwargs: Any) -> list[CheckMessage]:
        """Find nothing wrong: there is nothing to set."""
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """Return the file that stands behind a static path."""
        file = PRESS / path.removeprefix(f"{PREFIX}/")
        found = str(file) if path in {f"{PREFIX}/{sheet}" for sheet in SHEETS} and file.is_file() else None
        if find_all:
            return [found] if found else []
        # Django takes None from one of several finders for a match (django.contrib.staticfiles.finders.find).
        return found or []

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Any]]:
        """List what there is, for those who copy all static files to one place."""
        storage = FileSystemStorage(location=PRESS)
        storage.prefix = PREFIX  # type: ignore[attr-defined]
        for sheet in SHEETS:
            if (PRESS / sheet).is_file():
                yield sheet, storage
