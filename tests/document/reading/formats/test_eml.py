"""Saved mails: which part is read, how its damage is mended, and what its head tells."""

from email.message import EmailMessage

import pytest

from postroad.document.reading.blocks import Source
from postroad.document.reading.errors import UnreadableFile
from postroad.document.reading.formats import eml

HEAD = "From: The Harbour <news@harbour.example>\nSubject: News\nDate: Tue, 5 Mar 2024 10:00:00 +0100\n"


def read(rest: str | bytes, head: str = HEAD) -> Source:
    """Return a mail with this under its head, read."""
    return eml.read(head.encode() + (rest.encode() if isinstance(rest, str) else rest))


def text_of(source: Source) -> str:
    """Return the words of all blocks."""
    return "\n".join(block.text for block in source.blocks)


def alternatives(plain: str, page: str) -> Source:
    """Return a mail that says its text twice, read."""
    message = EmailMessage()
    message["From"], message["Subject"] = "a@example.org", "News"
    message.set_content(plain)
    message.add_alternative(page, subtype="html")
    return eml.read(message.as_bytes())


def test_the_head_gives_title_sender_and_date() -> None:
    source = read("\nwords")
    assert (source.title, source.sender, source.date) == (
        "News", "The Harbour <news@harbour.example>", "2024-03-05T10:00:00+01:00",
    )  # fmt: skip
    assert text_of(source) == "words"


def test_html_is_read_where_it_says_as_much_as_the_text() -> None:
    source = alternatives("The harbour is open again", "<h2>News</h2><p>The harbour is open again</p>")
    assert [block.role for block in source.blocks] == ["heading", "paragraph"]


def test_the_text_is_read_where_the_html_says_less() -> None:
    assert "open again" in text_of(
        alternatives("The harbour is open again since May", "<p>Please read the text part</p>")
    )


def test_a_subject_is_decoded_even_when_cut_within_a_letter() -> None:
    head = "From: a@example.org\nSubject: =?utf-8?B?UnVuZGJyaWVmIE3D?=\n =?utf-8?B?pHJ6?=\n"
    assert read("\nwords", head).title == "Rundbrief März"


@pytest.mark.parametrize("raw", ["Lettre d’été".encode(), "Lettre d’été".encode("cp1252")])
def test_a_subject_in_raw_bytes_is_decoded(raw: bytes) -> None:
    assert eml.read(b"From: a@example.org\nSubject: " + raw + b"\n\nwords").title == "Lettre d’été"


def test_a_wrong_charset_is_seen_through() -> None:
    head = HEAD + "Content-Type: text/plain; charset=us-ascii\n"
    assert text_of(read(b"\n" + "Città aperta".encode("cp1252"), head)) == "Città aperta"


def test_what_a_list_appends_under_base64_is_kept() -> None:
    source = read("Content-Transfer-Encoding: base64\n\nVGhlIGhhcmJvdXIgaXMgb3Blbi4=\n____\nto leave, write to us\n")
    assert "The harbour is open." in text_of(source)
    assert "to leave, write to us" in text_of(source)


def test_base64_that_lost_its_end_is_read_as_far_as_it_goes() -> None:
    assert text_of(read("Content-Transfer-Encoding: base64\n\nVGhlIGhhcmJvdXIgaXMgb3Blb")) == "The harbour is ope"


def test_quoted_printable_that_nothing_declares_is_seen() -> None:
    lines = "The harbour caf=C3=A9 is open =\nagain, the caf=C3=A9 too =\nand the caf=C3=A9 there =\nas well"
    assert text_of(read(f"\n{lines}")) == "The harbour café is open again, the café too and the café there as well"


def test_flowed_lines_are_joined_and_others_are_not() -> None:
    source = read("Content-Type: text/plain; format=flowed\n\nThe harbour is \nopen again.\n\nNext item\n")
    assert [block.text for block in source.blocks] == ["The harbour is open again.", "Next item"]


def test_a_forwarded_mail_is_the_newsletter_and_the_forwarders_words_are_set_aside() -> None:
    head = "Subject: Letter of May\nFrom: b@example.org\nDate: Wed, 1 May 2024 08:00:00 +0000\n\n"
    inner = head + "The harbour is open again since May.\n"
    source = read(
        'Content-Type: multipart/mixed; boundary="x"\n\n--x\n\nsee below\n--x\nContent-Type: message/rfc822\n\n'
        + inner
        + "--x--\n"
    )
    assert (source.title, source.date) == ("Letter of May", "2024-05-01T08:00:00+00:00")
    assert text_of(source) == "The harbour is open again since May."
    assert source.dropped == (("see below", "what the person wrote who forwarded the mail"),)


@pytest.mark.parametrize(
    "lines",
    [
        "---------- Forwarded message ---------\nFrom: B <b@example.org>\nDate: 1 May\nSubject: Letter of May\nTo: a",
        "-----Ursprüngliche Nachricht-----\nVon: B\nGesendet: Mittwoch, 1. Mai 2024\nAn: A\nBetreff: Letter of May",
        "Début du message transféré :\n\nDe: B\nObjet: Letter of May\nDate: 1 mai 2024\nÀ: A",
        "De: B\nEnviado: 1 de mayo\nPara: A\nAsunto: Letter of May",
        "Da: B\nInviato: 1 maggio\nA: C\nOggetto: RE: Letter of May",
        "Van: B\nVerzonden: 1 mei\nAan: A\nOnderwerp: Letter of May",
    ],
)
def test_a_forwarded_head_in_the_text_is_no_text_in_six_languages(lines: str) -> None:
    source = read(f"Content-Type: text/plain; charset=utf-8\n\nFYI\n\n{lines}\n\nThe harbour is open again.\n")
    assert source.title == "Letter of May"
    assert text_of(source) == "The harbour is open again."


def test_attachments_are_named_and_shown_pictures_are_not() -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "a@example.org", "News"
    message.set_content("The harbour is open again.")
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="Übersicht.pdf")
    source = eml.read(message.as_bytes())
    assert source.notes == ("The mail has attachments that were not read: Übersicht.pdf.",)


def test_a_mail_that_is_only_an_attachment_says_so() -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "a@example.org", "News"
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="letter.pdf")
    with pytest.raises(UnreadableFile, match=r"letter\.pdf"):
        eml.read(message.as_bytes())


def test_a_lists_name_is_noted_and_taken_off_the_subject() -> None:
    head = (
        "From: a@example.org\nSubject: Fwd: [harbour-news] Letter of May\nList-Id: Harbour News <harbour.example.org>\n"
    )
    source = read("\nwords", head)
    assert source.title == "Letter of May"
    assert source.notes == ("It came over the mailing list Harbour News.",)


def test_a_file_without_a_mails_head_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="head"):
        eml.read(b"just words, no head at all")
