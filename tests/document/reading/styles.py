"""Newsletters in many styles of plain text, made up with the reading that is right by construction.

Each style is one way in which publishers set sections, items, events, links and lines; any combination is a newsletter.
"""

# ruff: noqa: E501 (what is read is written as it stands)

import random
import textwrap
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

SECTIONS: Mapping[str, Callable[[str, int], str]] = {
    "capitals": lambda name, _: f"\n{name.upper()}\n",
    "underlined": lambda name, _: f"\n{name}\n{'=' * len(name)}\n",
    "starred": lambda name, _: f"\n*** {name} ***\n",
    "framed": lambda name, _: f"\n{'-' * 30}\n{name}\n{'-' * 30}\n",
    "numbered": lambda name, number: f"\n{number}. {name}\n",
    "hashes": lambda name, _: f"\n## {name}\n",
    "apart": lambda name, _: f"\n\n{name}\n",
    "bracketed": lambda name, _: f"\n[ {name} ]\n",
    "bold": lambda name, _: f"\n**{name}**\n",
    "equal signs": lambda name, _: f"\n== {name} ==\n",
    "plain": lambda name, _: f"\n{name}\n",
}
ITEMS: Mapping[str, Callable[[str, str, int], str]] = {
    "title above": lambda title, body, _: f"\n{title}\n\n{body}\n",
    "title attached": lambda title, body, _: f"\n{title}\n{body}\n",
    "bullet and text": lambda title, body, _: f"\n* {title}\n\n{body}\n",
    "bold beginning": lambda title, body, _: f"\n**{title}.** {body}\n",
    "bold title": lambda title, body, _: f"\n**{title}**\n\n{body}\n",
    "numbered": lambda title, body, number: f"\n{number}. {title}\n\n{body}\n",
    "capitals": lambda title, body, _: f"\n{title.upper()}\n\n{body}\n",
    "hashes": lambda title, body, _: f"\n### {title}\n\n{body}\n",
    "underlined": lambda title, body, _: f"\n{title}\n{'-' * len(title)}\n{body}\n",
    "arrow": lambda title, body, _: f"\n> {title}\n\n{body}\n",
}
LINKS: Mapping[str, Callable[[str, str], str]] = {
    "none": lambda _, __: "",
    "label and address": lambda more, url: f"\n{more}: {url}",
    "in brackets": lambda more, url: f" [{more}]({url})",
    "address alone": lambda _, url: f"\n{url}",
    "no target": lambda more, _: f" [{more}](#)",
    "angled": lambda more, url: f"\n{more} <{url}>",
}
EVENTS: Mapping[str, Callable[[str, str, str], str]] = {
    "list": lambda when, title, place: f"\n- {when}: {title}, {place}",
    "lines": lambda when, title, place: f"\n{when}: {title}, {place}\n",
    "bold dates": lambda when, title, place: f"\n- **{when}** – {title}, {place}\n",
    "title, date, place": lambda when, title, place: f"\n{title}\n{when}\n{place}\n",
    "date, title, place": lambda when, title, place: f"\n{when}\n{title}\n{place}\n",
}


@dataclass(frozen=True)
class Style:
    """One publisher's style."""

    section: str
    item: str
    link: str
    event: str
    width: int
    language: str
    introduction: bool
    contents: bool

    def __str__(self) -> str:
        return f"{self.language}/{self.section}/{self.item}/{self.link}/{self.event}/{self.width}"


WORDS: Mapping[str, Mapping[str, Any]] = {
    "en": {
        "title": "The Lighthouse Bulletin - March 2023",
        "introduction": "Spring has come, and with it a full bulletin. We thank all who wrote to us.",
        "sections": ["Network news", "Policy developments", "Events"],
        "more": "Read more",
        "footer": "You receive this bulletin because you subscribed. Unsubscribe at any time.",
        "items": [
            ("Night shelter opens in Brookfield", "The house has twelve beds and a kitchen. Volunteers cook every evening, and a nurse comes on Tuesdays."),
            ("Why do inspectors come so late?", "Our members asked the ministry for figures. On average, eleven weeks pass between a complaint and a visit. The ministry promised to hire more people."),
            ("Training for interpreters", "Forty interpreters took part in a course of three days. They practised with lawyers and doctors. A second course is planned for the autumn, in the north."),
            ("Thank you, Rosalind", "After twenty-two years at the help desk, Rosalind Marsh retires. She answered some thirty thousand calls."),
            ("Council adopts a new directive on traineeships", "Ministers agreed on a text that obliges companies to pay trainees. Parliament votes in the summer, and member states then have two years."),
            ("Court: rent must not be taken from wages", "The highest court ruled that employers may not deduct rent for a bunk bed. The case was brought by five pickers, who will receive their money back."),
            ("Visa fees to double next year", "The government announced higher fees for seasonal visas. Farmers and unions protested together, which happens rarely."),
        ],
        "events": [
            ("4 April 2023, 10:00-12:00", "Webinar on housing rights", "online", "2023-04-04T10:00"),
            ("19 April 2023", "General assembly of the network", "Brookfield", "2023-04-19"),
            ("2-4 May 2023", "Spring school for advisers", "Northquay", "2023-05-02"),
        ],
    },
    "de": {
        "title": "Infobrief Leuchtturm - März 2023",
        "introduction": "Der Frühling ist da, und mit ihm ein voller Infobrief. Wir danken allen, die uns geschrieben haben.",
        "sections": ["Aus dem Netzwerk", "Politik und Recht", "Termine"],
        "more": "Weiterlesen",
        "footer": "Sie erhalten diesen Infobrief, weil Sie ihn bestellt haben. Hier können Sie sich abmelden.",
        "items": [
            ("Notunterkunft in Bachfeld eröffnet", "Das Haus hat zwölf Betten und eine Küche. Freiwillige kochen jeden Abend, und dienstags kommt eine Krankenschwester."),
            ("Warum kommen die Kontrollen so spät?", "Unsere Mitglieder haben beim Ministerium nachgefragt. Im Schnitt vergehen elf Wochen zwischen Beschwerde und Besuch. Das Ministerium will mehr Personal einstellen."),
            ("Schulung für Dolmetscherinnen", "Vierzig Dolmetscherinnen nahmen an einem Kurs von drei Tagen teil. Sie übten mit Anwältinnen und Ärzten. Ein zweiter Kurs ist für den Herbst geplant."),
            ("Danke, Rosalinde", "Nach zweiundzwanzig Jahren am Telefon geht Rosalinde Marsch in den Ruhestand. Sie hat etwa dreißigtausend Anrufe beantwortet."),
            ("Rat beschließt Richtlinie zu Praktika", "Die Ministerinnen und Minister einigten sich auf einen Text, der Unternehmen zur Bezahlung verpflichtet. Das Parlament stimmt im Sommer ab."),
            ("Gericht: Miete darf nicht vom Lohn abgehen", "Das höchste Gericht entschied, dass Arbeitgeber keine Miete für ein Stockbett abziehen dürfen. Geklagt hatten fünf Erntehelfer."),
            ("Visagebühren verdoppeln sich", "Die Regierung kündigte höhere Gebühren an. Bauern und Gewerkschaften protestierten gemeinsam, was selten vorkommt."),
        ],
        "events": [
            ("4. April 2023, 10:00-12:00 Uhr", "Webinar zum Wohnrecht", "online", "2023-04-04T10:00"),
            ("19. April 2023", "Mitgliederversammlung des Netzwerks", "Bachfeld", "2023-04-19"),
            ("2.-4. Mai 2023", "Frühjahrsschule für Beraterinnen", "Nordkai", "2023-05-02"),
        ],
    },
    "fr": {
        "title": "La lettre du Phare - mars 2023",
        "introduction": "Le printemps est là, et avec lui une lettre bien remplie. Merci à toutes celles et ceux qui nous ont écrit.",
        "sections": ["Vie du réseau", "Actualités politiques", "Agenda"],
        "more": "Lire la suite",
        "footer": "Vous recevez cette lettre car vous y êtes abonné. Vous pouvez vous désinscrire à tout moment.",
        "items": [
            ("Un abri de nuit ouvre à Ruisselle", "La maison compte douze lits et une cuisine. Des bénévoles cuisinent chaque soir, et une infirmière passe le mardi."),
            ("Pourquoi les contrôles arrivent-ils si tard ?", "Nos membres ont demandé des chiffres au ministère. Onze semaines passent en moyenne entre la plainte et la visite. Le ministère promet des embauches."),
            ("Une formation pour les interprètes", "Quarante interprètes ont suivi un cours de trois jours. Elles se sont exercées avec des avocates et des médecins. Un second cours est prévu à l'automne."),
            ("Merci, Rosalinde", "Après vingt-deux ans à l'accueil, Rosalinde Marais prend sa retraite. Elle a répondu à quelque trente mille appels."),
            ("Le Conseil adopte une directive sur les stages", "Les ministres se sont accordés sur un texte qui oblige les entreprises à payer les stagiaires. Le Parlement vote cet été."),
            ("La cour interdit de retenir le loyer sur le salaire", "La plus haute juridiction a jugé qu'un employeur ne peut pas retenir le prix d'un lit. Cinq saisonniers avaient porté l'affaire."),
            ("Les frais de visa vont doubler", "Le gouvernement annonce des frais plus élevés. Agriculteurs et syndicats protestent ensemble, ce qui est rare."),
        ],
        "events": [
            ("4 avril 2023, 10h-12h", "Webinaire sur le droit au logement", "en ligne", "2023-04-04T10:00"),
            ("19 avril 2023", "Assemblée générale du réseau", "Ruisselle", "2023-04-19"),
            ("2-4 mai 2023", "École de printemps des conseillères", "Quai-Nord", "2023-05-02"),
        ],
    },
}  # fmt: skip


def styled(seed: int) -> Style:
    """Return the style of a number; the same number gives the same style."""
    chance = random.Random(seed)
    return Style(
        section=chance.choice([*SECTIONS]),
        item=chance.choice([*ITEMS]),
        link=chance.choice([*LINKS]),
        event=chance.choice([*EVENTS]),
        width=chance.choice([0, 0, 66, 76]),
        language=chance.choice([*WORDS]),
        introduction=chance.random() < 0.7,
        contents=chance.random() < 0.2,
    )


def is_fair(style: Style) -> bool:
    """Return whether a person could tell sections from items in this style."""
    alike = {("capitals", "capitals"), ("numbered", "numbered"), ("bold", "bold title"), ("hashes", "hashes")}
    return (style.section, style.item) not in alike and not (
        style.section == "plain" and style.item == "bold beginning"
    )


def newsletter(style: Style) -> tuple[str, dict[str, Any]]:
    """Return the text of a newsletter in this style, and the reading that is right."""
    said = WORDS[style.language]
    text = [said["title"], ""]
    if style.introduction:
        text += [_wrapped(said["introduction"], style.width), ""]
    if style.contents:
        text += [*said["sections"], ""]
    sections: list[dict[str, Any]] = []
    halves = (said["items"][:4], said["items"][4:])
    for number, (name, items) in enumerate(zip(said["sections"], halves, strict=False), 1):
        text.append(SECTIONS[style.section](name, number).rstrip("\n") + "\n")
        for place, (title, body) in enumerate(items, 1):
            link = LINKS[style.link](said["more"], f"https://lighthouse.example/{style.language}/{place}")
            told = _wrapped(body, style.width) + link
            text.append(ITEMS[style.item](title, told, place).strip("\n") + "\n")
        sections.append({"title": name, "items": [{"kind": "news", "title": title} for title, _ in items]})
    text.append(SECTIONS[style.section](said["sections"][2], 3).rstrip("\n") + "\n")
    text.append(
        "".join(EVENTS[style.event](when, title, place) for when, title, place, _ in said["events"]).strip("\n") + "\n"
    )
    sections.append({
        "title": said["sections"][2],
        "items": [{"kind": "event", "title_contains": title, "start": start} for _, title, _, start in said["events"]],
    })  # fmt: skip
    text += ["", said["footer"]]
    return "\n".join(text), {
        "title": said["title"],
        "issue_date": "2023-03",
        "introduction_starts": said["introduction"][:20] if style.introduction else None,
        "sections": sections,
    }


def _wrapped(text: str, width: int) -> str:
    return textwrap.fill(text, width) if width else text
