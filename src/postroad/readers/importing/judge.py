"""What becomes of each row: somebody to enrol, or a reason why not. Nothing here asks the database."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal, NamedTuple

from postroad.mail.address import AddressError, display_name, parse
from postroad.network.models import Newsletter
from postroad.readers.importing.cells import Cells, Made, says_stopped, says_subscribed
from postroad.readers.importing.columns import Columns
from postroad.readers.importing.delimited import Row
from postroad.readers.importing.formulas import as_it_was
from postroad.readers.lookalike import mend

Outcome = Literal["new", "known", "suppressed", "invalid", "twice", "not_subscribed", "doubtful"]
OUTCOMES: Final[tuple[Outcome, ...]] = ("new", "known", "suppressed", "invalid", "twice", "not_subscribed", "doubtful")


class Candidate(NamedTuple):
    """Somebody whom the file gives a reason to enrol."""

    line: int
    identity: str
    address: str
    name: str
    zone: str
    made: Made
    joined: date | None


class Finding(NamedTuple):
    """What became of one row. ``why`` is a sentence, or "" where the outcome says all."""

    line: int
    outcome: Outcome
    address: str
    why: str


@dataclass(frozen=True)
class Wishes:
    """How a file is to be taken. ``as_written``: domains that look like a slip are enrolled as they are written.

    ``nobody`` is the reason why nobody in the file is subscribed, or "".
    """

    as_written: bool = False
    nobody: str = ""
    is_ours: bool = False
    """Whether the file was exported by Postroad, which puts an apostrophe before what would be a formula."""


class Judge:
    """Judges the rows of one file for one newsletter."""

    def __init__(
        self, newsletter: Newsletter, headings: Sequence[str], columns: Columns, wishes: Wishes, *, now: datetime
    ) -> None:
        self._columns, self._headings, self._wishes = columns, headings, wishes
        self._cells = Cells(newsletter, columns, now=now)
        self._width = len(headings)
        self._asks = bool(columns.subscribed or columns.stopped or wishes.nobody)

    def __call__(self, rows: Iterable[Row]) -> tuple[dict[str, Candidate], list[Finding]]:
        """Return those to be enrolled by identity, and what is said against the others."""
        candidates: dict[str, Candidate] = {}
        findings: list[Finding] = []
        place, zone, width, plain = self._columns.address, self._columns.zone, self._width, self._plain
        asks, as_written, made, joined = self._asks, self._wishes.as_written, self._cells.made, self._cells.joined
        for line, cells in rows:
            if len(cells) < width:
                cells = cells + [""] * (width - len(cells))
            text = plain(cells[place].strip())
            if asks and (why := self._against(cells)):
                findings.append(Finding(line, "not_subscribed", text, why))
                continue
            name = ""
            if text.endswith(">") and "<" in text:
                name, _, text = text[:-1].rpartition("<")
                text = text.strip()
            try:
                address = parse(text)
            except AddressError as error:
                findings.append(Finding(line, "invalid", text[:320], str(error) if text else "There is no address."))
                continue
            identity = address.identity
            if not as_written and (probable := mend(address.spelling, address.domain)):
                findings.append(Finding(line, "doubtful", address.spelling, f"Is {probable} meant?"))
                continue
            if identity in candidates:
                findings.append(
                    Finding(line, "twice", address.spelling, f"Also in line {candidates[identity].line:,}.")
                )
                continue
            candidates[identity] = Candidate(
                line,
                identity,
                address.spelling,
                self._name(cells) or _cleaned(name.strip(' "')),
                cells[zone][:64] if zone is not None and cells[zone].isascii() else "",
                made(cells),
                joined(cells),
            )
        return candidates, findings

    @property
    def _plain(self) -> Callable[[str], str]:
        return as_it_was if self._wishes.is_ours else str

    def _name(self, cells: Sequence[str]) -> str:
        places = self._columns.name
        if not places:
            return ""
        return _cleaned(self._plain(cells[places[0]] if len(places) == 1 else " ".join([cells[one] for one in places])))

    def _against(self, cells: Sequence[str]) -> str:
        """Return why the file itself says that this person is not to be written to, or ""."""
        if self._wishes.nobody:
            return f"Not subscribed there: {self._wishes.nobody}."
        for place in self._columns.stopped:
            if says_stopped(cells[place]):
                return f"Not subscribed there: {self._headings[place]} is “{cells[place].strip()[:60]}”."
        for place in self._columns.subscribed:
            if not says_subscribed(cells[place]):
                said = cells[place].strip()[:60]
                return f"Not subscribed there: {self._headings[place]} is {f'“{said}”' if said else 'empty'}."
        return ""


def _cleaned(text: str) -> str:
    """Return a name as one line without controls. What can be printed holds none; the rest takes the long way."""
    return " ".join(text[:400].split())[:120] if text.isprintable() else display_name(text[:400])
