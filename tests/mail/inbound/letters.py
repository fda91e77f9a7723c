"""Mails as people and programs write them. All names are invented."""


def mail(
    words: str = "Hello.", *, subject: str = "Re: The Quay Letter", sender: str = "Kim <kim@pier.example>", **more: str
) -> bytes:
    """Return a plain mail; ``more`` are further headers, with ``_`` for ``-``."""
    head = {
        "From": sender,
        "Subject": subject,
        "Message-ID": "<one@pier.example>",
        "Content-Type": "text/plain; charset=utf-8",
    }
    head |= {name.replace("_", "-"): value for name, value in more.items()}
    lines = [f"{name}: {value}" for name, value in head.items() if value]
    return "\r\n".join([*lines, "", words.replace("\n", "\r\n"), ""]).encode()
