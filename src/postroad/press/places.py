"""Where a print's links lead. All are absolute addresses, or empty: a print shows a link only where there is one."""

import re
from dataclasses import dataclass
from urllib.parse import quote

_MEDIA_NAME = re.compile(r"[^/\\:?#][^\\:?#]*")
"""A name within a folder: no scheme, no host, no root."""


@dataclass(frozen=True, slots=True)
class Places:
    """The addresses that stand around an issue; the press knows no URL map.

    - ``issue``: the issue's page in the archive; ``item_base`` + an item's key: the item's own page.
    - ``home``: the newsletter's page; ``calendar`` and ``pdf``: the issue's other prints.
    - ``preferences`` and ``leave``: the reader's own links; the delivery passes markers that are filled in for each reader.
    - ``reason``: why the reader gets this mail, in the document's language, as a sentence.
    - ``pictures`` + a picture's file: where the picture is (the mail shows only what it carries itself, at ``cid:``).
    """

    issue: str = ""
    item_base: str = ""
    home: str = ""
    calendar: str = ""
    pdf: str = ""
    preferences: str = ""
    leave: str = ""
    reason: str = ""
    pictures: str = ""

    def item(self, key: str) -> str:
        """Return the address of an item's own page, or nothing."""
        return f"{self.item_base}{key}" if self.item_base else ""

    def picture(self, file: str) -> str:
        """Return the address of a picture, or nothing; a picture on a stranger's server is not shown."""
        is_ours = _MEDIA_NAME.fullmatch(file) is not None and ".." not in file
        return f"{self.pictures}{quote(file)}" if self.pictures and is_ours else ""
