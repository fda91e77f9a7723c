"""The words of time that people write, by language: data for :mod:`postroad.document.reading.when.vocabulary`.

Names of months and weekdays come from CLDR; here stands what CLDR does not have.
"""

LANGUAGES = ("en", "fr", "de", "es", "it", "nl", "pt", "pl")
"""The languages whose names of months and weekdays are understood in every text."""

MONTH_FORMS: dict[str, dict[str, int]] = {
    "en": {"sept": 9, "janu": 1},
    "fr": {
        "jan": 1,
        "fev": 2,
        "fevr": 2,
        "fév": 2,
        "fevrier": 2,
        "jui": 6,
        "jul": 7,
        "aout": 8,
        "aoû": 8,
        "sep": 9,
        "decembre": 12,
        "dec": 12,
    },
    "de": {"jänner": 1, "feber": 2, "mrz": 3, "maerz": 3, "mär": 3, "juno": 6, "julei": 7, "sep": 9},
    "es": {"setiembre": 9, "set": 9, "sep": 9, "agos": 8, "enr": 1},
    "it": {"sett": 9, "genn": 1, "febbr": 2, "magg": 5, "giugn": 6, "lugl": 7, "dicem": 12},
    "nl": {"maa": 3, "sept": 9},
    "pt": {"marco": 3},
    "pl": {"pazdziernika": 10, "wrzesnia": 9},
}
"""Abbreviations and spellings beside CLDR's, understood in texts of that language."""

WEEKDAY_FORMS: dict[str, dict[str, int]] = {
    "en": {"tues": 2, "weds": 3, "thur": 4, "thurs": 4},
    "fr": {},
    "de": {"sonnabend": 6, "mon": 1, "die": 2, "mit": 3, "don": 4, "fre": 5, "sam": 6, "son": 7},
    "es": {"miercoles": 3, "mie": 3, "sabado": 6},
    "it": {"lunedi": 1, "martedi": 2, "mercoledi": 3, "giovedi": 4, "venerdi": 5},
    "nl": {"maa": 1, "din": 2, "woe": 3, "don": 4, "vrij": 5, "zat": 6, "zon": 7},
    "pt": {"segunda": 1, "terça": 2, "quarta": 3, "quinta": 4, "sexta": 5},
    "pl": {"soboty": 6, "środę": 3, "niedzielę": 7, "sobotę": 6},
}
"""Names and abbreviations of weekdays beside CLDR's (1 is Monday)."""

RANGE = "to until till through thru bis au à al a ao às até hasta fino tot do alle all ad t"
"""Between the two ends of a span."""

AND = "and und et y e en i &"
BETWEEN = "between zwischen entre tussen tra fra między"
FROM = "from von vom de du des del desde dal dalle dall dalla da van vanaf od das ab dès starting partir"
"""Before the first end of a span."""

AT = (
    "at um à a al alle ore om às as las la kl godz godzinie o h ab dès partir gegen circa ca vers around about "
    "approx start starts starting"
)
"""Between a date and its time."""

CLOCK_LEADS = "ore alle dalle las às godz godzinie"
"""After these a bare number is an hour."""

OF = "of de d di del dell du van do dei"
"""Between a day and its month, or a month and its year."""

FILL = "the den dem der die le les el los il l lo het on op am em no dia w r dnia zum zur date datum of heute in"
"""Small words that may stand before a day or a time and say nothing."""

INCLUSIVE = (
    "met zum and including inclusive incl einschließlich einschl inklusive inkl inclus compris en m the el le il l "
    "las los ore der den dem dnia"
)
"""What may follow the word between two ends: "tot *en met*", "bis *zum*", "hasta *el*"."""

UNIT = "uhr uur h hs hr hrs hours heures heure horas hora ore u std"
"""After the number of an hour."""

LABEL = (
    "time times uhrzeit zeit heure heures horaire horaires hora horario hora(s) orario orari ora tijd tijdstip "
    "godzina horário beginn inizio début inicio aanvang"
)
"""A label before a time, in a line of its own: "Time: 10:00"."""

NOON = "noon midday midi mediodía mediodia mezzogiorno mittag"
MIDNIGHT = "midnight minuit mitternacht medianoche mezzanotte middernacht północy"

AFTERNOON = {
    "mañana": "am",
    "madrugada": "am",
    "manhã": "am",
    "tarde": "pm",
    "noche": "pm",
    "noite": "pm",
    "matin": "am",
    "soir": "pm",
}
"""After "de la" or "du": the half of the day."""

DAY_LEADS = "am bis vom zum den ab der le au du el al del il dal dall all op em dia jusqu entro hasta den seit"
"""Before a day and month in figures without a year: "am 3.5.", "le 15/06"."""

NUMBERED = (
    "article articles artikel art artículo articolo articoli section sections abschnitt chapter kapitel chapitre "
    "capítulo capitolo hoofdstuk "
    "page pages seite seiten págs pág pagina pp paragraph absatz no nr nos rule point punkt volume vol band isbn "
    "issn version room raum zimmer salle "
    "sala aula zaal goal step phase part teil figure table tabelle item level grade year option question annex"
)
"""Before a number that is no day."""

MEASURES = (
    "million millions mio mrd milliard milliards milliarden millionen miljoen miljard millones milioni miliardi "
    "billion billions percent prozent procent pourcent "
    "euro euros eur usd gbp chf dollar dollars pounds franken km kg m cm metres meters people persons participants "
    "personnes personen personas persone victims "
    "members countries states pages seiten points punkte mal times fois veces volte keer years jahre ans años anni "
    "jaar months days tage jours días giorni dagen weeks cases "
)
"""After a number that counts or measures something and is no time of day."""
