"""The forms of an issue, of a section, and for bringing one in."""

import re
from typing import Any, ClassVar

from django import forms

from postroad.desk.models import DeskSection, Issue
from postroad.document import KINDS
from postroad.document.commonmark import safe
from postroad.document.reading.limits import MAX_FILE_BYTES
from postroad.document.text import clean as clean_text
from postroad.document.text import one_line
from postroad.network.models import Newsletter

_DATE = re.compile(r"\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def _title(label: str = "Title") -> forms.CharField:
    return forms.CharField(label=label, max_length=300)


def _prose(label: str, rows: int = 5, **told: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows, "class": "writing"})
    return forms.CharField(label=label, required=False, widget=widget, **told)


class _Dated(forms.Form):
    def clean_date(self) -> str:
        """Demand a month or a day."""
        date = str(self.cleaned_data["date"])
        if date and not _DATE.fullmatch(date):
            raise forms.ValidationError("Give a month like 2026-04, or a day like 2026-04-16.")
        return date

    def clean_title(self) -> str:
        """Return the title on one line."""
        return one_line(self.cleaned_data["title"])


def _newsletter() -> forms.ModelChoiceField:  # type: ignore[type-arg]
    return forms.ModelChoiceField(Newsletter.objects.all(), label="Newsletter")


def _choose_the_only_one(form: forms.Form) -> None:
    newsletters = Newsletter.objects.all()
    if len(newsletters) == 1:
        form.fields["newsletter"].initial = newsletters[0].pk
        form.fields["newsletter"].widget = forms.HiddenInput()


class BeginForm(_Dated):
    """A new issue."""

    newsletter = _newsletter()
    title = _title()
    date = forms.CharField(label="Date", required=False, help_text="A month like 2026-04, or a day like 2026-04-16.")

    def __init__(self, *args: Any, **told: Any) -> None:
        super().__init__(*args, **told)
        _choose_the_only_one(self)


class ImportForm(forms.Form):
    """An old newsletter, as a file."""

    newsletter = _newsletter()
    file = forms.FileField(
        label="File",
        max_length=300,
        help_text="Text, Markdown, HTML, a Word file (.docx), a mail (.eml), or a document of Postroad (.json); up to 20 MB.",
    )

    def __init__(self, *args: Any, **told: Any) -> None:
        super().__init__(*args, **told)
        _choose_the_only_one(self)

    def clean_file(self) -> Any:
        """Refuse what no newsletter is, before it is read."""
        file = self.cleaned_data["file"]
        if file.size > MAX_FILE_BYTES:
            raise forms.ValidationError(
                f"{file.name} is larger than {MAX_FILE_BYTES // 1_000_000} MB, which no newsletter is."
            )
        return file


class HeadForm(_Dated):
    """What stands before and after an issue's sections."""

    title = _title()
    number = forms.CharField(label="Number", required=False, max_length=60)
    date = forms.CharField(label="Date", required=False, help_text="A month like 2026-04, or a day like 2026-04-16.")
    language = forms.CharField(label="Language", max_length=35, help_text="As a code, like en or fr.")
    introduction = _prose("Introduction", help_text="Markdown, like the text of an item.")
    editors_note = _prose("Note from the editors", 3)
    footer_text = _prose("Footer", 3, help_text="Who publishes it. The newsletter's postal address is added by itself.")

    def __init__(self, issue: Issue, data: Any = None) -> None:
        self.issue = issue
        names = ("title", "number", "date", "language", "introduction", "editors_note")
        told = {name: getattr(issue, name) for name in names}
        super().__init__(data, initial={**told, "footer_text": issue.footer.get("text", "")})

    def clean_language(self) -> str:
        """Demand a language's code."""
        language = str(self.cleaned_data["language"])
        if not _LANGUAGE.fullmatch(language):
            raise forms.ValidationError("Give the language's code, like en, fr or pt-BR.")
        return language

    def save(self) -> None:
        """Store what the editor wrote."""
        said = self.cleaned_data
        for name in ("title", "number", "date", "language"):
            setattr(self.issue, name, one_line(said[name]))
        for name in ("introduction", "editors_note"):
            setattr(self.issue, name, safe(clean_text(said[name])))
        self.issue.footer = {**self.issue.footer, "text": safe(clean_text(said["footer_text"]))}
        self.issue.save()
        self.issue.touch()


class SectionForm(forms.ModelForm[DeskSection]):
    """A section's title and what stands around its items."""

    title = _title()
    introduction = _prose("Introduction", 3)
    closing_note = _prose("Closing note", 3, help_text="Stands after the last item.")

    class Meta:
        model = DeskSection
        fields: ClassVar[list[str]] = ["title", "introduction", "closing_note"]


class NewSectionForm(forms.Form):
    """A section to begin."""

    title = _title("Title of the section")


class NewItemForm(forms.Form):
    """An item to begin."""

    title = forms.CharField(label="Title", max_length=500)
    kind = forms.ChoiceField(label="Kind")

    def __init__(self, *args: Any, **told: Any) -> None:
        super().__init__(*args, **told)
        self.fields["kind"].choices = [(kind.name, kind.label) for kind in KINDS.values()]  # type: ignore[attr-defined]
