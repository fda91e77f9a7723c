"""Text that a mail program wrapped and marked so that it can be joined again (RFC 3676, format=flowed)."""

import re
from typing import Any


def unflowed(text: str, part: Any) -> str:
    """Return a text part with its flowed lines joined, if its head says that it is flowed."""
    if str(part.get_param("format") or "").lower() != "flowed":
        return text
    glue = "" if str(part.get_param("delsp") or "").lower() == "yes" else " "
    joined: list[str] = []
    flows, level = False, 0
    for line in text.split("\n"):
        quotes = re.match(r">*", line)
        depth = len(quotes[0]) if quotes else 0
        words = line[depth:].removeprefix(" ")
        if flows and depth == level and words != "-- ":
            joined[-1] += words.rstrip(" ")
        else:
            joined.append(">" * depth + (" " if depth else "") + words.rstrip(" "))
        level = depth
        flows = words.endswith(" ") and words != "-- " and bool(words.strip())
        if flows:
            joined[-1] += glue
    return "\n".join(line.rstrip() for line in joined)
