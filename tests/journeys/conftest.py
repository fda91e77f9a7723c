"""The browser for whole-road tests."""

from tests.browser import *  # noqa: F403 (fixtures)
