"""Text without a declared encoding is read as what it was saved in, also where two encodings were pasted together."""

import pytest

from postroad.document.reading.formats.charset import decode, decoded

# A paragraph of each language, as it stands in a newsletter that an old program saved.
_PARAGRAPHS = {
    "fr": "Le réseau a tenu son assemblée à Liège. Vingt-deux membres y ont présenté leurs activités, et l’année prochaine "
    "la rencontre aura lieu à Gênes. Où en sommes-nous ? Le rapport complet paraîtra bientôt.",
    "es": "La asociación abrió en Málaga una casa de acogida para mañana y pasado mañana. ¿Quién puede ayudar? Los niños "
    "necesitan ropa, y según el ayuntamiento la situación mejorará.",
    "it": "La rete ha aperto uno sportello a Forlì: chi ha bisogno può telefonare già lunedì. Così la città è più vicina "
    "alle persone, e perché no, anche l’università collaborerà.",
    "pt": "A associação abriu em Évora um espaço de acolhimento. As inscrições estão abertas até amanhã, e não há custos; "
    "três técnicos irão prestar informações sobre a legislação.",
    "de": "Die Beratungsstelle in Lübeck schließt über die Feiertage. Für Rückfragen können Mitglieder die Geschäftsführung "
    "anrufen; größere Anträge müssen früher eingehen.",
    "sv": "Föreningen öppnade ett nytt boende på Öland. Vi söker volontärer som kan hjälpa till på kvällar och helger, och "
    "ansökan görs på nätet före påsk.",
    "sq": "Shoqata hapi një qendër të re në Vlorë, që u ofron ndihmë të gjithë atyre që kanë nevojë. Çdo e enjte është ditë "
    "e hapur për të gjithë.",
    "pl": "Stowarzyszenie otworzyło w Łodzi punkt pomocy. Zgłoszenia przyjmujemy do końca września, a każdą osobę prosimy "
    "o wcześniejszą rozmowę telefoniczną. Dziękujemy!",
    "cs": "Sdružení otevřelo v Plzni novou poradnu. Přihlášky přijímáme do konce září, účastníkům proplatíme cestu a děti "
    "mohou přijít s rodiči.",
    "hu": "Az egyesület új irodát nyitott Győrben. A jelentkezéseket szeptember végéig várjuk, a résztvevők útiköltségét "
    "megtérítjük, és a gyermekek szüleikkel jöhetnek.",
    "hr": "Udruga je otvorila savjetovalište u Čakovcu. Prijave primamo do kraja rujna, a sudionicima plaćamo put; žene "
    "i djeca mogu doći bez najave, što ništa ne košta.",
    "lt": "Draugija atidarė naują pagalbos tarnybą Šiauliuose. Paraiškų laukiame iki rugsėjo pabaigos, dalyviams apmokame "
    "kelionę, o vaikai gali ateiti su tėvais.",
    "tr": "Dernek İzmir’de yeni bir danışma merkezi açtı. Başvuruları eylül sonuna kadar bekliyoruz; katılımcıların yol "
    "giderlerini karşılıyoruz ve çocuklar da gelebilir.",
    "ru": "Объединение открыло в Пскове новую приёмную. Заявки принимаются до конца сентября, дорогу участникам мы "
    "оплачиваем, а дети могут прийти с родителями.",
    "el": "Η ένωση άνοιξε στη Λάρισα νέο γραφείο. Οι αιτήσεις γίνονται δεκτές μέχρι το τέλος του Σεπτεμβρίου και τα έξοδα "
    "ταξιδιού καλύπτονται.",
}
_SAVED_IN = {
    **dict.fromkeys(("fr", "es", "it", "pt", "de", "sv", "sq"), ("cp1252",)),
    **dict.fromkeys(("pl", "cs", "hu", "hr"), ("cp1250", "iso8859_2")),
    "lt": ("cp1257",),
    "tr": ("cp1254",),
    "ru": ("cp1251", "koi8_r"),
    "el": ("cp1253",),
}


@pytest.mark.parametrize(
    ("language", "encoding"), [(language, encoding) for language, names in _SAVED_IN.items() for encoding in names]
)
def test_a_paragraph_is_read_as_it_was_saved(language: str, encoding: str) -> None:
    text = _PARAGRAPHS[language]
    if encoding == "iso8859_2":
        text = text.replace("’", "'")
    found = decoded(text.encode(encoding))
    assert found.text == text
    assert "guess" in found.note


@pytest.mark.parametrize("language", ["fr", "es", "de"])
def test_the_same_from_an_old_macintosh(language: str) -> None:
    assert decode(_PARAGRAPHS[language].encode("mac_roman")) == _PARAGRAPHS[language]


@pytest.mark.parametrize("declared", [(), ("utf-8",), ("iso-8859-1",), ("windows-1252",)])
def test_a_stray_byte_spoils_no_other_letter(declared: tuple[str, ...]) -> None:
    found = decoded(b"caf\xe9 and \x93news\x94, " + "œuvre, déjà, “hier”".encode(), declared)
    assert found.text == "café and “news”, œuvre, déjà, “hier”"
    assert "3 bytes" in found.note


def test_what_is_declared_is_believed_where_the_bytes_fit_it() -> None:
    assert decode("Łódź, Kraków".encode("iso8859_2"), ("iso-8859-2",)) == "Łódź, Kraków"
    assert decode("Où, déjà".encode("cp1252"), ("windows-1252",)) == "Où, déjà"
