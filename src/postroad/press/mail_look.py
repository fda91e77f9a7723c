"""The mail's styles as they stand within tags: many readers of mail keep nothing else."""

from dataclasses import dataclass

from postroad.press.theme import MAIL_STACKS, Palette, Theme


@dataclass(frozen=True)
class MailLook:
    """The look of one mail. ``start`` and ``end`` are the sides where lines begin and end."""

    theme: Theme
    direction: str

    @property
    def colour(self) -> Palette:
        """Return the colours on light paper; the dark ones stand in the head (``templates/mail/style.css``)."""
        return self.theme.light

    @property
    def start(self) -> str:
        """Return ``left`` or ``right``."""
        return "right" if self.direction == "rtl" else "left"

    @property
    def end(self) -> str:
        """Return the other side."""
        return "left" if self.direction == "rtl" else "right"

    @property
    def headings(self) -> str:
        """Return the typefaces of headings."""
        return MAIL_STACKS[self.theme.headings]

    @property
    def text(self) -> str:
        """Return the typefaces of texts."""
        return MAIL_STACKS[self.theme.text]

    @property
    def small(self) -> str:
        """Return the typefaces of what is not to be read as text: dates, links, the footer."""
        return MAIL_STACKS["sans"]

    @property
    def tags(self) -> dict[str, str]:
        """Return the attributes of the tags in bodies."""
        lists = f' style="margin:0 0 12px;padding:0;padding-{self.start}:22px"'
        return {
            "p": ' style="margin:0 0 12px"',
            "a": f' style="color:{self.colour.road}"',
            "ul": lists,
            "ol": lists,
            "li": ' style="margin:0 0 4px"',
            "blockquote": f' style="margin:0 0 12px;padding:0;padding-{self.start}:16px;'
            f'border-{self.start}:2px solid {self.colour.line}"',
        }
