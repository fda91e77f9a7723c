"""What a reading promises besides its words: links, slips, kinds, notes, keys, and one sentence for what can't be read."""

import time
from datetime import date, datetime

import pytest

from postroad.document import Item
from postroad.document.reading import Reading, UnreadableFile, read, report_schema

HEAD = "Port Letter - May 2021\n\nDear friends, this is what happened in our ports.\n\n"


def reading_of(text: str, **given: str) -> Reading:
    return read((HEAD + text).encode(), "letter.txt", language="en", zone=given.get("zone", "Europe/Amsterdam"))


def item_of(text: str) -> Item:
    (item,) = reading_of(text).document.items
    return item


def an_item(body: str) -> str:
    return f"NEWS\n\nThe gates are open again\n\nThe harbour has opened its gates to visitors after two long years. {body}\n"


@pytest.mark.parametrize(
    "said",
    ["See more", "click here", "Lire la suite", "Weiterlesen", "Leer más", "Leggi tutto", "Lees meer", "Register here"],
)
def test_a_link_that_only_says_where_becomes_the_items_link(said: str) -> None:
    item = item_of(an_item(f"[{said}](https://ports.example/gates)"))
    assert [(link.text, link.url) for link in item.links] == [(said, "https://ports.example/gates")]
    assert said not in item.body


def test_a_link_within_a_sentence_stays_in_the_text() -> None:
    item = item_of(an_item("The [harbour master](https://ports.example/master) was the first to come aboard."))
    assert item.links == ()
    assert "[harbour master](https://ports.example/master)" in item.body


def test_a_link_with_no_target_is_a_slip() -> None:
    reading = reading_of(an_item("[See more](#)"))
    (slip,) = [doubt for doubt in reading.report.unsure if doubt.slip]
    assert (slip.slip, slip.item) == ("target", reading.document.items[0].key)
    assert "See more" in slip.why


def test_an_event_keeps_its_time_as_written_and_as_meant() -> None:
    item = item_of("EVENTS\n\n- 1 June 2021, 15.00 CET: Webinar on shore leave\n")
    assert (item.kind, item.title) == ("event", "Webinar on shore leave")
    assert getattr(item, "when_as_written", None) == "1 June 2021, 15.00"
    assert getattr(item, "zone_as_written", None) == "CET"
    start = getattr(item, "start", None)
    assert isinstance(start, datetime)
    assert start.isoformat() == "2021-06-01T15:00:00+02:00"


@pytest.mark.parametrize(
    ("line", "slip"),
    [
        ("1 June 2021, 15.00 CET: Webinar on shore leave", "zone"),
        ("Monday 1 June 2021: Webinar on shore leave", "weekday"),
        ("1 June 2021, 15.00-14.00: Webinar on shore leave", "order"),
        ("31 June 2021: Webinar on shore leave", "date"),
    ],
)
def test_what_cannot_be_right_is_flagged_for_the_editor(line: str, slip: str) -> None:
    report = reading_of(f"EVENTS\n\n- {line}\n- 4 June 2021: Meeting of the board\n").report
    assert slip in {doubt.slip for doubt in report.unsure}


def test_a_day_span_has_two_dates() -> None:
    item = item_of("EVENTS\n\n- 10 – 17 June 2021 – Week of the seafarer in all ports\n")
    assert (getattr(item, "start", None), getattr(item, "end", None)) == (date(2021, 6, 10), date(2021, 6, 17))
    assert getattr(item, "all_day", False)


def test_a_call_has_its_deadline() -> None:
    item = item_of(
        "CALLS\n\nCall for papers on shore leave\n\nThe journal asks for papers. The deadline is 15 November 2021.\n"
    )
    assert (item.kind, getattr(item, "deadline", None)) == ("call", date(2021, 11, 15))


def test_a_last_line_for_the_whole_section_is_its_closing_note() -> None:
    reading = reading_of(
        an_item("[See more](https://a.example)") + "\nFor more news of our members [click here](https://b.example)\n"
    )
    (section,) = reading.document.sections
    assert section.closing_note == "For more news of our members [click here](https://b.example)"
    assert len(section.items) == 1


def test_a_title_torn_over_two_pages_is_one_title() -> None:
    title = "Access to remedy for crews in the ports of the north and the\n\n\fsouth of the sea"
    text = f"NEWS\n\n{title}\n\nThe study looks at forty ports in eleven countries.\n"
    assert item_of(text).title == "Access to remedy for crews in the ports of the north and the south of the sea"


def test_words_torn_by_a_hyphen_are_whole_again() -> None:
    lines = (
        "The harbour mas-\nter has opened the gates of the port to visitors and to their chil-\ndren again, "
        "and they came in large num-\nbers on the first day of the summer sea-\nson.\n"
    )
    body = item_of(f"NEWS\n\nThe gates are open again\n\n{lines}").body
    assert "harbour master has opened" in body
    assert "their children again" in body


def test_what_is_taken_for_granted_is_said() -> None:
    report = read((HEAD + an_item("")).encode(), "letter.txt").report
    assert "The time zone" in {doubt.what for doubt in report.unsure}
    given = reading_of(an_item("")).report
    assert "The time zone" not in {doubt.what for doubt in given.unsure}


def test_the_report_keeps_to_its_schema() -> None:
    from jsonschema import Draft202012Validator

    report = reading_of(an_item("[See more](#)")).report
    Draft202012Validator(report_schema()).validate(report.model_dump(mode="json"))


def test_keys_depend_on_the_file_alone() -> None:
    first, second = (reading_of(an_item("")).document for _ in range(2))
    other = reading_of(an_item("And more.")).document
    assert first == second
    assert first.key != other.key


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"  \n\t ", "empty"),
        (b"\n---\n***\n", "no text"),
        (b"a" * 21_000_000, "larger than"),
        (b"word " * 100_000, "in one piece"),
    ],
)
def test_what_cannot_be_read_gives_one_sentence(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read(data, "letter.txt")
    sentence = str(caught.value)
    assert said in sentence
    assert "\n" not in sentence
    assert sentence.endswith(".")


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join(f"Title {number}" for number in range(2000)),
        "[" * 20_000 + "a",
        "[a](" * 10_000,
        "**a" * 10_000,
        "1 " * 20_000 + "a",
        "a@" * 20_000,
        "\n".join(f"{number % 28 + 1} May 2021: Event {number}" for number in range(500)),
        "\n".join("- item of a list" for _ in range(3000)),
        "\f".join("Page head\ntext\n3" for _ in range(1000)),
    ],
    ids=["titles", "brackets", "links", "stars", "figures", "addresses", "dates", "list", "pages"],
)
def test_hostile_text_costs_no_more_than_its_length(text: str) -> None:
    began = time.process_time()
    read(text.encode(), "letter.txt", language="en", zone="UTC")
    assert time.process_time() - began < 5
