"""Looking a file through: each line gets its answer, and nothing is stored."""

import csv
import io
from pathlib import Path

import pytest

from postroad.network.models import Newsletter
from postroad.readers import join
from postroad.readers.importing.report import lines
from postroad.readers.join import Enrolment
from postroad.readers.leave import leave
from postroad.readers.models import Subscriber, Subscription, Suppression
from postroad.readers.suppress import identity_hash
from tests.readers.importing.acts import NOW, counted, outcomes, seen, stored
from tests.readers.importing.files import text

pytestmark = pytest.mark.django_db

MIXED = (
    "Email,Name\n"
    "new@pier.example,New\n"
    "reads@pier.example,Reads\n"
    "left@pier.example,Left\n"
    "gone@pier.example,Gone\n"
    "no address,Nobody\n"
    ",Nothing\n"
    "NEW@pier.example,Twice\n"
    "kim@gmial.com,Slip\n"
)
EXPECTED = {
    2: "new", 3: "known", 4: "known", 5: "suppressed", 6: "invalid", 7: "invalid", 8: "twice", 9: "doubtful",
}  # fmt: skip


@pytest.fixture
def mixed(newsletter: Newsletter, tmp_path: Path) -> Path:
    """Return a file with a row of each kind."""
    join.enrol(
        newsletter,
        [Enrolment("reads@pier.example"), Enrolment("left@pier.example")],
        basis="members",
        evidence="list",
        now=NOW,
    )
    leave(newsletter, Subscriber.objects.get(identity="left@pier.example").key, how="link", now=NOW)
    Suppression.objects.create(identity_hash=identity_hash("gone@pier.example"), reason="erased", since=NOW)
    return text(tmp_path, MIXED)


def test_each_line_is_told_what_would_become_of_it(mixed: Path, newsletter: Newsletter) -> None:
    assert outcomes(mixed, newsletter) == EXPECTED
    assert Subscriber.objects.count() == 2


def test_storing_comes_to_what_looking_said(mixed: Path, newsletter: Newsletter) -> None:
    batch = stored(mixed, newsletter)
    assert counted(batch) == {"new": 1, "known": 2, "suppressed": 1, "invalid": 2, "twice": 1, "doubtful": 1}
    left = Subscription.objects.get(subscriber__identity="left@pier.example")
    assert left.state == "left"


def test_a_slip_is_asked_back_and_taken_only_as_it_is_written(mixed: Path, newsletter: Newsletter) -> None:
    (slip,) = [finding for finding in seen(mixed, newsletter) if finding.outcome == "doubtful"]
    assert slip.why == "Is kim@gmail.com meant?"
    stored(mixed, newsletter, as_written=True)
    assert Subscriber.objects.filter(address="kim@gmial.com").exists()
    assert not Subscriber.objects.filter(address="kim@gmail.com").exists()


def test_twice_is_found_however_far_apart(newsletter: Newsletter, tmp_path: Path) -> None:
    rows = "".join(f"r{number}@pier.example\n" for number in range(4_500))
    path = text(tmp_path, f"Email\n{rows}R7@PIER.example\n")
    assert next(finding for finding in seen(path, newsletter) if finding.outcome == "twice")[::3] == (
        4502,
        "Also in line 9.",
    )
    assert counted(stored(path, newsletter)) == {"new": 4_500, "twice": 1}


def test_the_report_is_a_csv_that_no_spreadsheet_program_runs(newsletter: Newsletter, tmp_path: Path) -> None:
    path = text(tmp_path, "Email\n=cmd|'/C calc'!A0\n+kim@pier.example\n")
    rows = list(csv.reader(io.StringIO("".join(lines(seen(path, newsletter))))))
    assert rows[0] == ["line", "outcome", "address", "why"]
    assert [row[0] for row in rows[1:]] == ["2", "3"]
    assert rows[1][2] == "'=cmd|'/C calc'!A0"
    assert rows[2][1:3] == ["new", "'+kim@pier.example"]


def test_names_with_markup_and_direction_signs_are_text_on_one_line(newsletter: Newsletter, tmp_path: Path) -> None:
    path = text(
        tmp_path,
        'Email,Name\na@pier.example,"<script>alert(1)</script>"\nb@pier.example,"Kim\u202egnp.exe\r\nBcc: x"\n',
    )
    stored(path, newsletter)
    names = Subscriber.objects.order_by("address").values_list("name", flat=True)
    assert list(names) == ["<script>alert(1)</script>", "Kim gnp.exe Bcc: x"]


@pytest.mark.parametrize("address", ["kim@pier.example\nBcc: all@pier.example", "kim@@pier.example", "kim@pıer", "@"])
def test_an_address_that_could_smuggle_a_header_is_none(address: str, newsletter: Newsletter, tmp_path: Path) -> None:
    path = text(tmp_path, f'Email,Name\n"{address}",Kim\n')
    assert list(outcomes(path, newsletter).values()) == ["invalid"]
