"""The Markdown print of an issue: CommonMark with front matter."""

from postroad.document import Document
from postroad.press.places import Places

NOWHERE = Places()


def markdown(document: Document, places: Places = NOWHERE) -> str:
    """Return the whole issue as CommonMark."""
    lines = [f"# {document.title}", ""]
    for section in document.sections:
        lines += [f"## {section.title}", "", *(f"### {item.title}\n\n{item.body}\n" for item in section.items)]
    return "\n".join(lines)
