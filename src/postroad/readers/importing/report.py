"""What became of each line, as a CSV to download."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from postroad.readers.importing.errors import ImportFault
from postroad.readers.importing.formulas import harmless
from postroad.readers.importing.judge import Finding

WORDS: Final[Mapping[str, str]] = {
    "new": "new",
    "known": "known before",
    "suppressed": "suppressed",
    "invalid": "no address",
    "twice": "twice in the file",
    "not_subscribed": "not subscribed there",
    "doubtful": "to be asked back",
}


def lines(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield the report in pieces, its head first."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(("line", "outcome", "address", "why"))
    for finding in _until_fault(findings):
        writer.writerow((finding.line, WORDS[finding.outcome], harmless(finding.address), finding.why))
        if buffer.tell() > 60_000:
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue()


def _until_fault(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings, and at a line that can't be read a last one that says so: a download can't fail any more."""
    line = 0
    try:
        for finding in findings:
            line = finding.line
            yield finding
    except ImportFault as error:
        yield Finding(line + 1, "invalid", "", f"Here the file ends for us. {error}")


def told(counts: Mapping[str, int]) -> str:
    """Return counts as words: "1,204 new, 3 no address"."""
    return (
        ", ".join(f"{counts[outcome]:,} {word}" for outcome, word in WORDS.items() if counts.get(outcome)) or "nobody"
    )
