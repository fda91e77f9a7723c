"""Where the system's Chromium is."""

import os
import shutil


def chromium_path() -> str | None:
    """Return the path of a Chromium on this machine (or POSTROAD_CHROMIUM), or None."""
    named = os.environ.get("POSTROAD_CHROMIUM")
    if named:
        return named
    for name in ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"):
        found = shutil.which(name)
        if found:
            return found
    return None
