"""How the fields of items are asked for."""

from typing import Any

_QUESTIONS: dict[str, tuple[str, str]] = {
    "body": ("Text", "Markdown: *emphasis*, **strong**, [words](https://…), lists with hyphens."),
    "start": ("Begins", "Without a time it is a whole day."),
    "end": ("Ends", "For days, the last one that counts."),
    "zone": ("Time zone", "Like Europe/Brussels. Left empty, the newsletter's own."),
    "zone_as_written": ("Time zone, as the source wrote it", "Such as CET; printed nowhere."),
    "when_as_written": ("Time, as the source wrote it", ""),
    "online": ("Address online", ""),
    "registration": ("Address for registration", ""),
    "cancelled": ("It is cancelled", "Calendars that already have it will show that."),
    "submit": ("Address for submission", ""),
    "authors": ("Authors", "One a line."),
    "languages": ("Languages", "As codes, like en, fr."),
    "file": ("Address of the file", ""),
    "identifier": ("DOI, ISBN or number", ""),
    "audio": ("Address of the audio", ""),
    "duration": ("Duration in seconds", ""),
    "links": ("Links", "One a line: the address, then a space and its text."),
    "publisher": ("Published by", ""),
    "organisations": ("Organisations", "Of the network, one a line."),
    "countries": ("Countries", "As codes, like BE, NL."),
    "topics": ("Topics", "One a line."),
    "language": ("Language", "Only if it differs from the issue's, as a code like fr."),
}


def label_of(name: str) -> str:
    """Return what a field is called."""
    return _QUESTIONS.get(name, (name.replace("_", " ").capitalize(), ""))[0]


def question_of(name: str) -> dict[str, Any]:
    """Return a form field's label and help."""
    return {"label": label_of(name), "help_text": _QUESTIONS.get(name, ("", ""))[1]}
