"""How well a reading agrees with a careful person's: one score a matter, all between 0 and 1.

`python -m tests.document.reading.judge [FOLDER]…` prints a table over all files that have an `.expected.json` beside them.
"""

import json
import re
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from postroad.document import Document, Item
from postroad.document.reading import Reading, read
from postroad.document.reading.account import words_of_reading, words_of_source
from postroad.document.reading.read import source_of
from postroad.document.reading.road import NO_PLACE
from postroad.document.reading.spans import words

SAMPLES = Path(__file__).parent.parent.parent / "samples"
MATTERS = (
    "title", "date", "intro", "sections", "items", "placed", "kinds", "times", "deadlines", "closing", "kept", "left",
)  # fmt: skip
_LENIENT = {"news", "report"}


@dataclass(frozen=True)
class Score:
    """One reading's marks by matter, what is wrong in words, and the seconds that the reading took."""

    marks: Mapping[str, float]
    faults: tuple[str, ...]
    seconds: float

    @property
    def mean(self) -> float:
        """Return the mean of all marks."""
        return sum(self.marks.values()) / len(self.marks)


def expected_beside(file: Path) -> dict[str, Any]:
    """Return the careful person's reading of a file."""
    found: dict[str, Any] = json.loads((file.parent / f"{file.stem}.expected.json").read_text("utf-8"))
    return found


def judged_files(*folders: Path) -> list[Path]:
    """Return the files in folders (and those within) that have an expected reading beside them."""
    return sorted(
        file
        for folder in folders
        for file in folder.rglob("*")
        if file.suffix != ".json" and (file.parent / f"{file.stem}.expected.json").exists()
    )


def judge(file: Path) -> Score:
    """Read a file and score the reading."""
    data = file.read_bytes()
    began = time.perf_counter()
    reading = read(data, file.name)
    seconds = time.perf_counter() - began
    marks, faults = compare(reading, expected_beside(file))
    lost, doubled = unbalanced(data, file.name, reading)
    faults += [f"lost words: {' '.join(lost)[:200]}"] if lost else []
    faults += [f"doubled words: {' '.join(doubled)[:200]}"] if doubled else []
    share = left_over_share(data, file.name, reading)
    faults += [f"left over {share:.1%}"] if share >= 0.02 else []
    marks["kept"] = float(not lost and not doubled)
    marks["left"] = float(share < 0.02)
    return Score(marks, tuple(faults), seconds)


def unbalanced(data: bytes, name: str, reading: Reading) -> tuple[list[str], list[str]]:
    """Return the words of the source that are lost in a reading, and the words of the reading that the source has not."""
    source = words_of_source(source_of(data, name))
    told = words_of_reading(reading.document, reading.report)
    lost = [*(source - told).elements()]
    lost += [word for left in reading.report.left_overs if left.why == NO_PLACE for word in words(left.text)]
    return lost, [*(told - source).elements()]


def left_over_share(data: bytes, name: str, reading: Reading) -> float:
    """Return how much of the source's words is left over, besides what its format sets aside (hidden lines, page heads)."""
    aside = sum(len(words(text)) for text, _ in source_of(data, name).dropped)
    left = sum(len(words(left.text)) for left in reading.report.left_overs)
    return max(0, left - aside) / max(1, reading.report.words)


def compare(reading: Reading, expected: Mapping[str, Any]) -> tuple[dict[str, float], list[str]]:
    """Return the marks of a reading by matter, and what is wrong."""
    document = reading.document
    faults: list[str] = []
    marks: dict[str, float] = {}
    marks["title"] = _agrees("title", document.title, expected["title"], faults)
    marks["date"] = _agrees("date", document.date or "", expected.get("issue_date") or "", faults)
    marks["intro"] = _starts("introduction", document.introduction, expected.get("introduction_starts"), faults)
    wanted_sections = [section["title"] or "" for section in expected["sections"]]
    found_sections = [section.title for section in document.sections]
    sections = _pairs([_norm(title) for title in found_sections], [_norm(title) for title in wanted_sections])
    marks["sections"] = _f1(len(sections), len(found_sections), len(wanted_sections))
    faults += _unpaired("section", found_sections, wanted_sections, sections)
    wanted = [(number, item) for number, section in enumerate(expected["sections"]) for item in section["items"]]
    found = [(number, item) for number, section in enumerate(document.sections) for item in section.items]
    items = _item_pairs(found, wanted)
    marks["items"] = _f1(len(items), len(found), len(wanted))
    faults += _unpaired("item", [item.title for _, item in found], [_wanted_title(item) for _, item in wanted], items)
    placed = [sections.get(found[mine][0]) == wanted[theirs][0] for mine, theirs in items.items()]
    marks["placed"] = _share(placed)
    both = [(found[mine][1], wanted[theirs][1]) for mine, theirs in items.items()]
    marks["kinds"] = _share([_kind(item, theirs, faults) for item, theirs in both])
    marks["times"] = _share([_time(item, theirs, faults) for item, theirs in both if "start" in theirs])
    marks["deadlines"] = _share([_deadline(item, theirs, faults) for item, theirs in both if theirs.get("deadline")])
    marks["closing"] = _closing(document, expected, sections, faults)
    return marks, faults


def _agrees(what: str, mine: str, theirs: str, faults: list[str]) -> float:
    if mine == theirs or (what == "title" and _norm(mine) == _norm(theirs)):
        return 1.0
    faults.append(f"{what}: {mine!r}, wanted {theirs!r}")
    return 0.0


def _starts(what: str, mine: str, theirs: str | None, faults: list[str]) -> float:
    if theirs is None or _norm(mine).startswith(_norm(theirs)):
        return 1.0
    faults.append(f"{what}: {mine[:60]!r}, wanted {theirs!r}…")
    return 0.0


def _norm(text: str) -> str:
    bare = re.sub(r"^\W*(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,4}|[A-H])[.):]?\s+(?=\D)", "", re.sub(r"[\\*]", "", text))
    return " ".join(words(bare.casefold()))


def _wanted_title(item: Mapping[str, Any]) -> str:
    return str(item.get("title") or item.get("title_contains"))


def _similar(mine: str, theirs: Mapping[str, Any]) -> float:
    title = _norm(mine)
    if "title" in theirs:
        return fuzz.ratio(title, _norm(theirs["title"]))
    part = _norm(theirs["title_contains"])
    return 100.0 if part and part in title else min(89.0, fuzz.ratio(title, part))


def _item_pairs(found: Sequence[tuple[int, Item]], wanted: Sequence[tuple[int, Mapping[str, Any]]]) -> dict[int, int]:
    scored = sorted(
        (
            (-_similar(item.title, theirs), abs(mine - at), mine, at)
            for mine, (_, item) in enumerate(found)
            for at, (_, theirs) in enumerate(wanted)
            if _similar(item.title, theirs) >= 90
        ),
    )
    return _greedy((mine, at) for _, _, mine, at in scored)


def _pairs(found: Sequence[str], wanted: Sequence[str]) -> dict[int, int]:
    scored = sorted(
        (-fuzz.ratio(mine, theirs), at, other)
        for at, mine in enumerate(found)
        for other, theirs in enumerate(wanted)
        if mine == theirs or fuzz.ratio(mine, theirs) >= 90
    )
    return _greedy((at, other) for _, at, other in scored)


def _greedy(scored: Iterator[tuple[int, int]]) -> dict[int, int]:
    pairs: dict[int, int] = {}
    for mine, theirs in scored:
        if mine not in pairs and theirs not in pairs.values():
            pairs[mine] = theirs
    return pairs


def _f1(hits: int, found: int, wanted: int) -> float:
    return 2 * hits / (found + wanted) if found + wanted else 1.0


def _share(checks: Sequence[bool]) -> float:
    return sum(checks) / len(checks) if checks else 1.0


def _unpaired(what: str, found: Sequence[str], wanted: Sequence[str], pairs: Mapping[int, int]) -> list[str]:
    more = [f"{what} too many: {title[:90]!r}" for at, title in enumerate(found) if at not in pairs]
    return more + [f"{what} missing: {title[:90]!r}" for at, title in enumerate(wanted) if at not in pairs.values()]


def _kind(item: Item, theirs: Mapping[str, Any], faults: list[str]) -> bool:
    if item.kind == theirs["kind"] or {item.kind, theirs["kind"]} <= _LENIENT:
        return True
    faults.append(f"kind of {item.title[:50]!r}: {item.kind}, wanted {theirs['kind']}")
    return False


def _time(item: Item, theirs: Mapping[str, Any], faults: list[str]) -> bool:
    mine = {
        "start": _said(getattr(item, "start", None)),
        "end": _said(getattr(item, "end", None)),
        "zone_as_written": getattr(item, "zone_as_written", None),
        "all_day": getattr(item, "all_day", False),
    }
    for name in mine:
        if name in theirs and mine[name] != theirs[name]:
            faults.append(f"{name} of {item.title[:50]!r}: {mine[name]}, wanted {theirs[name]}")
            return False
    return True


def _deadline(item: Item, theirs: Mapping[str, Any], faults: list[str]) -> bool:
    mine = _said(getattr(item, "deadline", None))
    if mine == theirs["deadline"]:
        return True
    faults.append(f"deadline of {item.title[:50]!r}: {mine}, wanted {theirs['deadline']}")
    return False


def _said(moment: Any) -> str | None:
    if moment is None:
        return None
    return f"{moment:%Y-%m-%dT%H:%M}" if isinstance(moment, datetime) else moment.isoformat()


def _closing(document: Document, expected: Mapping[str, Any], sections: Mapping[int, int], faults: list[str]) -> float:
    checks = []
    for at, section in enumerate(document.sections):
        theirs = expected["sections"][sections[at]].get("closing_note_starts") if at in sections else None
        good = not section.closing_note if theirs is None else _norm(section.closing_note).startswith(_norm(theirs))
        if not good:
            faults.append(f"closing note of {section.title!r}: {section.closing_note[:60]!r}, wanted {theirs!r}")
        checks.append(good)
    return _share(checks)


def main(folders: Sequence[str]) -> None:
    """Print a table of all judged files, then what is wrong in each."""
    files = judged_files(*(Path(folder) for folder in folders or [str(SAMPLES)]))
    scores = {file: judge(file) for file in files}
    print(f"{'':34}" + "".join(f"{matter[:8]:>9}" for matter in MATTERS) + f"{'mean':>7}{'ms':>6}")
    for file, score in scores.items():
        marks = "".join(f"{score.marks[matter]:9.2f}" for matter in MATTERS)
        print(f"{file.name[:33]:34}{marks}{score.mean:7.3f}{score.seconds * 1000:6.0f}")
    if scores:
        means = "".join(f"{sum(score.marks[m] for score in scores.values()) / len(scores):9.2f}" for m in MATTERS)
        print(f"{'all':34}{means}{sum(score.mean for score in scores.values()) / len(scores):7.3f}")
    for file, score in scores.items():
        for fault in score.faults:
            print(f"{file.name}: {fault}")


if __name__ == "__main__":
    main(sys.argv[1:])
