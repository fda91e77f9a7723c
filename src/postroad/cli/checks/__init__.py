"""What `postroad doctor` looks at. A check is one function here; it says what is true, and the mend where it is not well."""

from postroad.cli.checks.finding import Check, Finding, Severity
from postroad.cli.checks.folder import FOLDER_CHECKS
from postroad.cli.checks.inbound import INBOUND_CHECKS
from postroad.cli.checks.rooms import ROOM_CHECKS as OTHER_CHECKS

ROOM_CHECKS = (*OTHER_CHECKS, *INBOUND_CHECKS)

__all__ = ["FOLDER_CHECKS", "ROOM_CHECKS", "Check", "Finding", "Severity"]
