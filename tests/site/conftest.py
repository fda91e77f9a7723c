"""The browser for this room's tests."""

from tests.browser import *  # noqa: F403 (fixtures)
