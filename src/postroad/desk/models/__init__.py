"""Issues in the making."""

from postroad.desk.models.acceptance import Acceptance
from postroad.desk.models.issue import Issue
from postroad.desk.models.item import DeskItem
from postroad.desk.models.placement import Placement
from postroad.desk.models.revision import Publication, Revision
from postroad.desk.models.section import DeskSection

__all__ = ["Acceptance", "DeskItem", "DeskSection", "Issue", "Placement", "Publication", "Revision"]
