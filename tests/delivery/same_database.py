"""Settings for a process that works on the database of the tests that started it."""

import os

from postroad.site.settings import *  # noqa: F403
from postroad.site.settings import DATABASES

DATABASES["default"]["NAME"] = os.environ["POSTROAD_TEST_NAME"]
