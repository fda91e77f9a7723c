"""The invented newsletters in tests/samples/docx, as the three usual programs save them; run it to write them anew."""

from pathlib import Path

from tests.document.reading.formats.word_files import (
    BULLETS,
    box,
    link,
    link_by_field,
    listed,
    paragraph,
    run,
    style,
    table,
    word_file,
)

FOLDER = Path(__file__).parents[3] / "samples" / "docx"
_WORD = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/><w:lang w:val="en-US"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:after="160"/></w:pPr></w:pPrDefault></w:docDefaults>'
)


def refuge_de() -> bytes:
    """Return a German shelter association's circular from Word: localised style keys, tracked changes, a footnote."""
    styles = _WORD + "".join(
        (
            style("Standard", "Normal", looks='<w:lang w:val="de-DE"/>'),
            style("Titel", "Title", looks='<w:sz w:val="56"/>', based_on="Standard"),
            style("berschrift1", "heading 1", '<w:spacing w:before="240"/><w:outlineLvl w:val="0"/>',
                  '<w:color w:val="2F5496"/><w:sz w:val="32"/>', "Standard"),
            style("berschrift2", "heading 2", '<w:spacing w:before="40"/><w:outlineLvl w:val="1"/>',
                  '<w:color w:val="2F5496"/><w:sz w:val="26"/>', "Standard"),
            style("Listenabsatz", "List Paragraph", based_on="Standard"),
        )
    )  # fmt: skip
    deleted = '<w:del w:id="1" w:author="A"><w:r><w:delText>sechs</w:delText></w:r></w:del>'
    inserted = f'<w:ins w:id="2" w:author="A">{run("sieben")}</w:ins>'
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = "".join(
        (
            paragraph("Rundbrief der Zufluchtshäuser", "Titel"),
            paragraph("Landesverband der Zufluchtshäuser e. V. · Ausgabe 3/2024 · Juni 2024"),
            paragraph("Liebe Mitglieder,"),
            paragraph(
                "vor der Sommerpause schicken wir Ihnen noch einmal Nachrichten aus den Häusern, zwei Veröffentlichungen und "
                "die Termine bis Oktober. Hinweise für die nächste Ausgabe nimmt die Geschäftsstelle gern entgegen."
            ),
            paragraph("Aus den Häusern", "berschrift1"),
            paragraph("Haus Linde eröffnet Garten", "berschrift2"),
            paragraph(
                run("Nach einem Jahr Bauzeit ist der Garten von Haus Linde fertig: ")
                + deleted
                + inserted
                + run(" Hochbeete, eine Schaukel und viel Schatten stehen den Bewohnerinnen offen. ")
                + link("Bericht mit Bildern", "rId10")
            ),
            paragraph("Neue Geschäftsführerin im Haus Aller", "berschrift2"),
            paragraph(
                run(
                    "Seit 1. Mai leitet Dr. Samira Benali das Haus Aller. Sie war zuvor neun Jahre in der Beratung tätig."
                )
                + note
            ),
            paragraph("Land erhöht die Pauschale", "berschrift2"),
            paragraph(
                "Der Landtag hat die Tagespauschale um 6,20 Euro erhöht. Das deckt die Kosten­steigerung der letzten zwei "
                "Jahre etwa zur Hälfte; wir verhandeln weiter."
            ),
            paragraph("Veröffentlichungen", "berschrift1"),
            paragraph("Handreichung „Kinder im Zufluchtshaus“", "berschrift2"),
            paragraph(
                run("Die Handreichung beschreibt auf 48 Seiten, was Kinder in den ersten Tagen brauchen. ")
                + link("Zum Herunterladen", "rId11")
            ),
            paragraph("Jahresbericht 2023", "berschrift2"),
            paragraph(
                "1.842 Frauen und 2.015 Kinder fanden Zuflucht. Der Bericht liegt gedruckt vor und ist kostenlos."
            ),
            paragraph("Ausschreibungen", "berschrift1"),
            paragraph("Fördermittel für Dolmetschstunden", "berschrift2"),
            paragraph(
                run("Der Fonds Verständigung übernimmt bis zu 40 Dolmetschstunden je Haus. Anträge sind bis zum ")
                + run("31. August 2024", b="1")
                + run(" möglich. ")
                + link("Antragsformular", "rId12")
            ),
            paragraph("Termine", "berschrift1"),
            listed("12. Juli 2024, 10–15 Uhr: Fachtag „Digitale Gewalt“, Bremen", style="Listenabsatz"),
            listed(
                run("29. bis 31. August 2024: ")
                + run("Sommerakademie", b="1")
                + run(" für neue Mitarbeiterinnen, Celle"),
                style="Listenabsatz",
            ),
            listed(
                run("Mittwoch, 18. September 2024, 14 Uhr: Onlinetreffen der Leitungen, ") + link("Zugang", "rId13"),
                style="Listenabsatz",
            ),
            listed("25. Oktober 2024: Mitgliederversammlung, Hannover", style="Listenabsatz"),
            paragraph(""),
            paragraph(run("Landesverband der Zufluchtshäuser e. V., Postfach 11 22, 30000 Hannover", sz="16")),
        )
    )
    foot = "<w:r><w:instrText> PAGE </w:instrText></w:r>"
    return word_file(
        body,
        links={
            "rId10": "https://zufluchtshaeuser.example/linde",
            "rId11": "https://zufluchtshaeuser.example/kinder.pdf",
            "rId12": "https://fonds-verstaendigung.example/antrag",
            "rId13": "https://zufluchtshaeuser.example/leitungen",
        },
        properties={"dc:title": "Rundbrief 3/2024", "dcterms:modified": "2024-06-20T08:00:00Z"},
        styles=styles,
        numbering=BULLETS,
        header=paragraph("Vertraulich – nur für Mitglieder"),
        footer=paragraph(run("Seite ") + foot),
        footnotes='<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        f'<w:footnote w:id="2">{paragraph("Wir danken Frau Kruse, die das Haus übergangsweise geführt hat.")}</w:footnote>',
    )


def library_nl() -> bytes:
    """Return a Dutch village library's letter from LibreOffice: text body styles, a table of dates, typed bullets."""
    styles = "".join(
        (
            style("Normal", "Normal", looks='<w:sz w:val="24"/><w:lang w:val="nl-NL"/>'),
            style("Heading", "Heading", '<w:spacing w:before="240" w:after="120"/>', '<w:sz w:val="28"/>', "Normal"),
            style("Heading1", "Heading 1", '<w:outlineLvl w:val="0"/>', '<w:b/><w:sz w:val="36"/>', "Heading"),
            style("Heading3", "Heading 3", '<w:outlineLvl w:val="2"/>', '<w:b/>', "Heading"),
            style("TextBody", "Body Text", '<w:spacing w:before="0" w:after="140"/>', based_on="Normal"),
            style("TableContents", "Table Contents", based_on="Normal"),
        )
    )  # fmt: skip

    def item(title: str, *inside: str) -> str:
        return paragraph(title, "Heading3") + "".join(paragraph(one, "TextBody") for one in inside)

    dates = (
        ("za 5 oktober 2024, 13.30–16.00 uur", "Boekenruilmarkt voor het hele dorp"),
        ("wo 9 oktober 2024, 10.00 uur", "Voorleesochtend met schrijfster Anouk Terpstra"),
        ("14 t/m 18 oktober 2024", "Herfstvakantie: elke middag knutselen rond het verhaal"),
        ("di 5 november 2024, 20.00 uur", "Lezing ‘Het dorp in de oorlog’, met documenten uit het archief"),
    )
    body = "".join(
        (
            paragraph(run("De Boekenmolen", sz="52", b="1"), "Normal", '<w:jc w:val="center"/>'),
            paragraph(
                run("nieuwsbrief van bibliotheek Oudemolen, herfst 2024 (oktober)", i="1"),
                "Normal",
                '<w:jc w:val="center"/>',
            ),
            paragraph(""),
            paragraph(
                "De blaadjes vallen, de kachel gaat aan en er ligt een stapel nieuwe boeken klaar. In deze nieuwsbrief "
                "leest u wat er de komende weken in de bibliotheek te doen is.",
                "TextBody",
            ),
            paragraph("Nieuws", "Heading1"),
            item(
                "Wij zijn voortaan ook op zondag open",
                "Vanaf 6 oktober kunt u elke zondag van 13 tot 16 uur terecht. De zelfbediening werkt ook als er geen "
                "medewerker is; koffie staat klaar.",
            ),
            item(
                "Afscheid van Wim, onze conciërge",
                "Na 27 jaar gaat Wim met pensioen. Hij repareerde alles, behalve de klok in de hal.",
                "Kom hem gedag zeggen op vrijdagmiddag, er is taart.",
            ),
            item(
                "Leeskring zoekt leden",
                run("De leeskring leest dit seizoen vier romans over water. Er is nog plaats voor drie mensen. ")
                + link("Lees meer", "r1", color="000080", u="single"),
            ),
            paragraph("Nieuw in de kast", "Heading1"),
            item(
                "Gids: je stamboom uitzoeken in een weekend",
                "Deze gids van het Streekarchief legt stap voor stap uit welke bronnen u thuis kunt raadplegen.",
            ),
            item(
                "Onderzoek naar lezen op het platteland",
                run("De Vereniging van Dorpsbibliotheken publiceerde een rapport over 140 dorpen. ")
                + link_by_field("Bekijk het rapport", "https://dorpsbibliotheken.example/rapport"),
            ),
            paragraph("Oproep", "Heading1"),
            item(
                "Schrijf mee aan het dorpsboek",
                "Stuur uw verhaal van hooguit 500 woorden vóór 15 november 2024 naar dorpsboek@oudemolen.example.",
            ),
            paragraph("Agenda", "Heading1"),
            table(
                *(
                    (paragraph(run(when, b="1"), "TableContents"), paragraph(what, "TableContents"))
                    for when, what in dates
                )
            ),
            paragraph(""),
            paragraph(
                run("Bibliotheek Oudemolen, Kerkpad 1. Afmelden? Mail naar nieuwsbrief@oudemolen.example.", sz="18")
            ),
        )
    )
    return word_file(
        body,
        links={"r1": "https://oudemolen.example/leeskring"},
        properties={"dc:language": "nl-NL", "dcterms:created": "2024-09-30T19:12:00Z"},
        styles=styles,
    )


def coalition_en() -> bytes:
    """Return an English coalition's letter from Google Docs: looks on each run, page breaks, no dates of its own."""
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>'
        + style("Normal", "normal")
        + style("Title", "Title", '<w:spacing w:after="60"/>', '<w:sz w:val="52"/>', "Normal")
        + style("Heading1", "heading 1", '<w:spacing w:before="400" w:after="120"/>', '<w:sz w:val="40"/>', "Normal")
        + style("Heading2", "heading 2", '<w:spacing w:before="360" w:after="120"/>', '<w:sz w:val="32"/>', "Normal")
    )
    blue = {"color": "1155cc", "u": "single"}

    def item(title: str, text: str, more: str = "", key: str = "") -> str:
        linked = run(" ", rtl="0") + link(more, key, **blue) if more else ""
        return paragraph(run(title, rtl="0"), "Heading2") + paragraph(run(text, rtl="0") + linked)

    body = "".join(
        (
            paragraph(run("Open Water Bulletin", rtl="0"), "Title"),
            paragraph(run("The Open Water Coalition, Issue 19, November 2025", i="1")),
            paragraph(
                run(
                    "Welcome to the last bulletin of the year. Swimmers, anglers and lawyers have been busy: two rivers got "
                    "a voice in court, and one got its old bed back. Tell us what we missed."
                )
            ),
            paragraph(run("Coalition news"), "Heading1"),
            item(
                "River Tarn gets a guardian",
                "The county court appointed a guardian who may speak for the river in planning cases. It is the first of its "
                "kind in the region, and four councils are watching closely.",
                "Read more",
                "rId6",
            ),
            item(
                "Eleven beaches tested, two closed",
                "Our volunteers took 330 samples over the summer. Two beaches failed on more than half of the days and have "
                "been closed until the spring.",
                "See the results",
                "rId7",
            ),
            item(
                "Welcome to three new members",
                "The Upstream Trust, Lido for All and the Kayak Librarians have joined us.",
            ),
            paragraph(run("Publications"), "Heading1"),
            item(
                "Report: Paying for the pipes",
                "The report compares how nine countries finance sewers, and finds that the cheapest option is to repair "
                "early. Published by the Institute for Dull but Vital Things.",
                "Download",
                "rId8",
            ),
            item(
                "A swimmer's guide to the law",
                "Sixteen questions, sixteen answers, one waterproof cover.",
                "Order here",
                "rId9",
            ),
            paragraph('<w:r><w:br w:type="page"/></w:r>'),
            paragraph(run("Opportunities"), "Heading1"),
            item(
                "Grants for river watchers",
                "Groups can apply for test kits worth up to £600. The deadline is 12 December 2025, 23:59 GMT.",
                "Apply",
                "rId10",
            ),
            item(
                "Vacancy: campaigns officer (part time)",
                "Two and a half days a week, based anywhere with a river. Apply by 5 January 2026.",
                "Job description",
                "rId11",
            ),
            paragraph(run("Events"), "Heading1"),
            listed(
                run("20 November 2025, 18:00–19:30 GMT", b="1")
                + run(": Webinar “Rivers in court”. ")
                + link("Register", "rId12", **blue)
            ),
            listed(run("6 December 2025", b="1") + run(": Winter swim and soup, Tarn Bridge")),
            listed(run("16–18 January 2026", b="1") + run(": Coalition gathering, Lakeside Hostel")),
            paragraph(""),
            paragraph(run("You receive this because your group is a member. ") + link("Unsubscribe", "rId13", **blue)),
        )
    )
    names = ("tarn", "beaches", "pipes", "law", "kits", "job", "court", "leave")
    return word_file(
        body,
        links={f"rId{number}": f"https://openwater.example/{name}" for number, name in enumerate(names, 6)},
        styles=styles,
        numbering=BULLETS,
    )


def parish_fr() -> bytes:
    """Return a French parish's sheet without a single style: bold lines, a coloured table, a text box, tabs, old links."""

    def section(title: str) -> str:
        return table((paragraph(run(title, b="1", sz="28", color="FFFFFF")),), shade="7B2D26")

    def title(text: str) -> str:
        return paragraph(run(text, b="1", sz="24"))

    def date(when: str, what: str) -> str:
        return paragraph(run(f"•\u00a0{when}", b="1") + "<w:r><w:tab/></w:r>" + run(what))

    body = "".join(
        (
            paragraph(run("LE TRAIT D’UNION", b="1", sz="48"), "", '<w:jc w:val="center"/>'),
            paragraph(
                run("Feuille de l’entraide Saint-Brieuc-le-Haut – avril 2023", i="1"), "", '<w:jc w:val="center"/>'
            ),
            paragraph(""),
            paragraph(
                "Chers amis, le printemps de l’entraide commence par un déménagement et finit par une fête. Voici les "
                "nouvelles ; merci à tous ceux qui donnent de leur temps."
            ),
            section("NOUVELLES"),
            title("Le vestiaire déménage rue des Tanneurs"),
            paragraph(
                "Depuis le 3 avril, le vestiaire vous accueille dans des locaux plus grands, de plain-pied, avec une cabine "
                "d’essayage. Les dons sont reçus le mardi matin."
            ),
            title("Cent quarante paniers à Pâques"),
            paragraph(
                run("Grâce aux maraîchers du marché, cent quarante familles ont reçu un panier de légumes frais. ")
                + link_by_field("Lire la suite", "https://entraide-sbh.example/paniers")
            ),
            title("Accueil de nuit : le bilan de l’hiver"),
            paragraph(
                "Cent dix-sept nuits, vingt-deux bénévoles, pas un seul refus. Le bilan complet sera présenté en juin."
            ),
            section("À LIRE"),
            title("Guide des droits des aînés"),
            paragraph(
                run("La Maison des droits publie un guide de poche en gros caractères. ")
                + link_by_field("Télécharger le guide", "https://maison-droits.example/guide")
            ),
            section("APPELS"),
            paragraph(
                run("")
                + box(
                    title("Appel aux bénévoles pour la colonie d’été")
                    + paragraph("Il nous manque quatre animateurs. Inscriptions jusqu’au 15 mai 2023 auprès de Claire.")
                )
            ),
            section("DATES"),
            date("Samedi 22 avril, 9 h – 12 h", "Bourse aux vélos, cour du presbytère"),
            date("Jeudi 4 mai 2023 à 20 h", "Conférence « Vieillir au village », salle des fêtes"),
            date("Du 18 au 21 mai 2023", "Pèlerinage à pied"),
            date("Dimanche 11 juin 2023", "Fête de l’entraide"),
            paragraph(""),
            paragraph(run("Entraide Saint-Brieuc-le-Haut, 2 rue des Tanneurs – entraide@sbh.example", sz="16")),
        )
    )
    return word_file(body, properties={"dc:title": "Document1"})


SAMPLES = {
    "refuge-de": refuge_de,
    "library-nl": library_nl,
    "coalition-en": coalition_en,
    "parish-fr": parish_fr,
}

if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, made in SAMPLES.items():
        (FOLDER / f"{name}.docx").write_bytes(made())
