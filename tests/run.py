"""Run all tests: on SQLite, then those that touch the database again on a real PostgreSQL from a package. (Skeleton.)"""

import subprocess
import sys

sys.exit(subprocess.call([sys.executable, "-m", "pytest", *sys.argv[1:]]))
