"""The browser, for the tests that look at prints."""

from tests.browser import *  # noqa: F403 (fixtures)
