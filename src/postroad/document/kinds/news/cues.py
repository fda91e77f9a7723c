"""What betrays news: nothing but that nothing else does."""

from postroad.document.kinds.cues import Cues

CUES = Cues(weights={"always": 1.4})
