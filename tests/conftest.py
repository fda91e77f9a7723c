"""What all tests share: an installation of their own, and loopback alone."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("POSTROAD_HOME", tempfile.mkdtemp(prefix="postroad-tests-"))

SHARED_SAMPLES = Path(__file__).parent.parent.parent / "shared" / "samples"
"""Real newsletters that are not the project's own; tests that need them run where they are."""
