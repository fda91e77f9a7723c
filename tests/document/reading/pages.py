"""Newsletters in many styles of HTML, as mass-mail services and word processors write it, from the words of `styles`."""

# ruff: noqa: E501 (what is read is written as it stands)

import random
from collections.abc import Callable, Mapping
from typing import Any

from tests.document.reading.styles import WORDS

_BODY = "font-size:15px;color:#333333"
SECTIONS: Mapping[str, Callable[[str], str]] = {
    "h2": lambda name: f"<h2>{name}</h2>",
    "band": lambda name: (
        f'<table width="100%"><tr><td bgcolor="#003355" style="color:#ffffff;font-size:20px">{name}</td></tr></table>'
    ),
    "bold capitals": lambda name: f'<p style="{_BODY}"><strong>{name.upper()}</strong></p>',
    "large": lambda name: f'<div style="font-size:22px;color:#aa0000">{name}</div>',
    "small capitals": lambda name: f'<p style="font-size:12px;color:#888888;letter-spacing:2px">{name.upper()}</p>',
    "underlined": lambda name: f'<p style="font-size:18px"><u><b>{name}</b></u></p>',
}
ITEMS: Mapping[str, Callable[[str, str], str]] = {
    "h3": lambda title, body: f"<h3>{title}</h3><p>{body}</p>",
    "bold line": lambda title, body: f'<p style="{_BODY}"><b>{title}</b></p><p style="{_BODY}">{body}</p>',
    "bold and break": lambda title, body: f'<p style="{_BODY}"><b>{title}</b><br>{body}</p>',
    "linked title": lambda title, body: f'<h3><a href="https://lighthouse.example/x">{title}</a></h3><p>{body}</p>',
    "large line": lambda title, body: f'<div style="font-size:18px">{title}</div><div style="{_BODY}">{body}</div>',
    "card": lambda title, body: (
        f'<table width="100%"><tr><td width="120"><img src="https://lighthouse.example/p.jpg" alt=""></td>'
        f'<td><span style="font-size:17px;font-weight:bold">{title}</span><br><span style="{_BODY}">{body}</span></td></tr></table>'
    ),
    "bold beginning": lambda title, body: f'<p style="{_BODY}"><strong>{title}.</strong> {body}</p>',
}
LINKS: Mapping[str, Callable[[str], str]] = {
    "none": lambda _: "",
    "inline": lambda more: f' <a href="https://lighthouse.example/a">{more}</a>',
    "own paragraph": lambda more: f'</p><p><a href="https://lighthouse.example/a">{more} &raquo;</a>',
    "no target": lambda more: f' <a href="#">{more}</a>',
}
EVENTS: Mapping[str, Callable[[str, str, str], str]] = {
    "list": lambda when, title, place: f"<li><b>{when}</b>: {title}, {place}</li>",
    "plain list": lambda when, title, place: f"<li>{when} - {title}, {place}</li>",
    "rows": lambda when, title, place: (
        f'<table><tr><td width="90">{when}</td><td><b>{title}</b><br>{place}</td></tr></table>'
    ),
    "paragraphs": lambda when, title, place: f'<p style="{_BODY}"><b>{title}</b><br>{when}<br>{place}</p>',
    "h3 and date": lambda when, title, place: (
        f'<h3>{title}</h3><p style="{_BODY}">{when}</p><p style="{_BODY}">{place}</p>'
    ),
}


def page(seed: int) -> tuple[str, str, dict[str, Any]]:
    """Return the style of a number by name, the page, and the reading that is right."""
    chance = random.Random(seed)
    section, item, link, event = (chance.choice([*names]) for names in (SECTIONS, ITEMS, LINKS, EVENTS))
    language = chance.choice([*WORDS])
    said = WORDS[language]
    parts = [f'<h1 style="font-size:30px">{said["title"]}</h1>', f'<p style="{_BODY}">{said["introduction"]}</p>']
    sections: list[dict[str, Any]] = []
    for name, items in zip(said["sections"], (said["items"][:4], said["items"][4:]), strict=False):
        parts.append(SECTIONS[section](name))
        parts += [ITEMS[item](title, body + LINKS[link](said["more"])) for title, body in items]
        sections.append({"title": name, "items": [{"kind": "news", "title": title} for title, _ in items]})
    parts.append(SECTIONS[section](said["sections"][2]))
    parts += [EVENTS[event](when, title, place) for when, title, place, _ in said["events"]]
    sections.append({
        "title": said["sections"][2],
        "items": [{"kind": "event", "title_contains": title, "start": start} for _, title, _, start in said["events"]],
    })  # fmt: skip
    parts.append(f'<p style="font-size:11px;color:#999999">{said["footer"]}</p>')
    rows = "".join(f'<tr><td style="{_BODY}">{part}</td></tr>' for part in parts)
    whole = f'<html><body><table width="600" align="center">{rows}</table></body></html>'
    right = {
        "title": said["title"],
        "issue_date": "2023-03",
        "introduction_starts": said["introduction"][:20],
        "sections": sections,
    }
    return f"{language}/{section}/{item}/{link}/{event}", whole, right
