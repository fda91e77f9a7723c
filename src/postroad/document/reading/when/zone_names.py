"""How people write time zones: data for :mod:`postroad.document.reading.when.zones`."""

ABBREVIATIONS: dict[str, tuple[str, str]] = {
    # As written: (its name in the tz database, or "" where it names both halves of the year; the zone that it belongs to).
    "CET": ("CET", "Europe/Brussels"), "CEST": ("CEST", "Europe/Brussels"), "CEDT": ("CEST", "Europe/Brussels"), "ECT": ("", "Europe/Brussels"),
    "MEZ": ("CET", "Europe/Berlin"), "MESZ": ("CEST", "Europe/Berlin"),
    "HNEC": ("CET", "Europe/Paris"), "HAEC": ("CEST", "Europe/Paris"), "HEEC": ("CEST", "Europe/Paris"), "HEC": ("", "Europe/Paris"),
    "UTC": ("UTC", "UTC"), "TU": ("UTC", "UTC"), "GMT": ("GMT", "UTC"), "BST": ("BST", "Europe/London"),
    "WET": ("WET", "Europe/Lisbon"), "WEST": ("WEST", "Europe/Lisbon"),
    "EET": ("EET", "Europe/Athens"), "EEST": ("EEST", "Europe/Athens"), "OEZ": ("EET", "Europe/Athens"), "OESZ": ("EEST", "Europe/Athens"),
    "MSK": ("MSK", "Europe/Moscow"), "TRT": ("", "Europe/Istanbul"),
    "ET": ("", "America/New_York"), "EST": ("EST", "America/New_York"), "EDT": ("EDT", "America/New_York"),
    "CT": ("", "America/Chicago"), "CST": ("CST", "America/Chicago"), "CDT": ("CDT", "America/Chicago"),
    "MT": ("", "America/Denver"), "MST": ("MST", "America/Denver"), "MDT": ("MDT", "America/Denver"),
    "PT": ("", "America/Los_Angeles"), "PST": ("PST", "America/Los_Angeles"), "PDT": ("PDT", "America/Los_Angeles"),
    "AKST": ("AKST", "America/Anchorage"), "AKDT": ("AKDT", "America/Anchorage"), "HST": ("HST", "Pacific/Honolulu"),
    "AST": ("AST", "America/Halifax"), "ADT": ("ADT", "America/Halifax"),
    "BRT": ("", "America/Sao_Paulo"), "ART": ("", "America/Argentina/Buenos_Aires"), "CLT": ("", "America/Santiago"), "COT": ("", "America/Bogota"),
    "IST": ("IST", "Asia/Kolkata"), "PKT": ("PKT", "Asia/Karachi"), "NPT": ("", "Asia/Kathmandu"), "BDT": ("", "Asia/Dhaka"),
    "ICT": ("", "Asia/Bangkok"), "WIB": ("WIB", "Asia/Jakarta"), "SGT": ("", "Asia/Singapore"), "HKT": ("HKT", "Asia/Hong_Kong"),
    "PHT": ("", "Asia/Manila"), "JST": ("JST", "Asia/Tokyo"), "KST": ("KST", "Asia/Seoul"), "GST": ("", "Asia/Dubai"),
    "AEST": ("AEST", "Australia/Sydney"), "AEDT": ("AEDT", "Australia/Sydney"), "AET": ("", "Australia/Sydney"), "AWST": ("AWST", "Australia/Perth"),
    "ACST": ("ACST", "Australia/Adelaide"), "ACDT": ("ACDT", "Australia/Adelaide"), "NZST": ("NZST", "Pacific/Auckland"), "NZDT": ("NZDT", "Pacific/Auckland"),
    "SAST": ("SAST", "Africa/Johannesburg"), "EAT": ("EAT", "Africa/Nairobi"), "CAT": ("CAT", "Africa/Harare"), "WAT": ("WAT", "Africa/Lagos"),
}  # fmt: skip

AMBIGUOUS: dict[str, str] = {
    "IST": "Indian, Irish or Israel Standard Time",
    "CST": "Central Standard Time of North America or China Standard Time",
    "AST": "Atlantic or Arabia Standard Time",
    "ECT": "European Central Time or Ecuador Time",
    "GST": "Gulf or South Georgia Time",
}
"""Abbreviations that several parts of the world use, and for what."""

FAMILIES: tuple[frozenset[str], ...] = (
    frozenset({"CET", "CEST"}), frozenset({"GMT", "BST"}), frozenset({"WET", "WEST"}), frozenset({"EET", "EEST"}), frozenset({"EST", "EDT"}),
    frozenset({"CST", "CDT"}), frozenset({"MST", "MDT"}), frozenset({"PST", "PDT"}), frozenset({"AST", "ADT"}), frozenset({"AEST", "AEDT"}),
    frozenset({"NZST", "NZDT"}), frozenset({"AKST", "AKDT"}), frozenset({"ACST", "ACDT"}), frozenset({"GMT", "IST"}),
)  # fmt: skip
"""Standard and summer time of one place, by their names in the tz database."""

NAMES: dict[str, tuple[str, str]] = {
    # Names in words, case-folded: as in ABBREVIATIONS.
    "central european time": ("CET", "Europe/Brussels"), "central european standard time": ("CET", "Europe/Brussels"),
    "central european summer time": ("CEST", "Europe/Brussels"), "central europe time": ("", "Europe/Brussels"), "european time": ("", "Europe/Brussels"),
    "mitteleuropäische zeit": ("CET", "Europe/Berlin"), "mitteleuropäische sommerzeit": ("CEST", "Europe/Berlin"), "mitteleuropäischer zeit": ("CET", "Europe/Berlin"),
    "mitteleuropäischer sommerzeit": ("CEST", "Europe/Berlin"), "deutsche zeit": ("", "Europe/Berlin"), "deutscher zeit": ("", "Europe/Berlin"),
    "heure d'europe centrale": ("", "Europe/Paris"), "heure de l'europe centrale": ("", "Europe/Paris"), "heure d'été d'europe centrale": ("CEST", "Europe/Paris"),
    "heure normale d'europe centrale": ("CET", "Europe/Paris"), "heure française": ("", "Europe/Paris"), "heure belge": ("", "Europe/Brussels"),
    "hora central europea": ("", "Europe/Madrid"), "hora de europa central": ("", "Europe/Madrid"), "hora peninsular": ("", "Europe/Madrid"),
    "hora española": ("", "Europe/Madrid"), "hora peninsular española": ("", "Europe/Madrid"), "hora de españa": ("", "Europe/Madrid"), "hora canaria": ("", "Atlantic/Canary"),
    "ora dell'europa centrale": ("", "Europe/Rome"), "ora italiana": ("", "Europe/Rome"), "ora centrale europea": ("", "Europe/Rome"),
    "nederlandse tijd": ("", "Europe/Amsterdam"), "belgische tijd": ("", "Europe/Brussels"), "midden-europese tijd": ("CET", "Europe/Amsterdam"),
    "midden-europese zomertijd": ("CEST", "Europe/Amsterdam"), "dutch time": ("", "Europe/Amsterdam"), "belgian time": ("", "Europe/Brussels"),
    "german time": ("", "Europe/Berlin"), "french time": ("", "Europe/Paris"), "spanish time": ("", "Europe/Madrid"), "italian time": ("", "Europe/Rome"),
    "uk time": ("", "Europe/London"), "british time": ("", "Europe/London"), "british summer time": ("BST", "Europe/London"), "irish time": ("", "Europe/Dublin"),
    "greenwich mean time": ("GMT", "UTC"), "universal time": ("UTC", "UTC"), "coordinated universal time": ("UTC", "UTC"),
    "eastern european time": ("EET", "Europe/Athens"), "eastern european summer time": ("EEST", "Europe/Athens"),
    "eastern time": ("", "America/New_York"), "us eastern time": ("", "America/New_York"), "us eastern": ("", "America/New_York"),
    "eastern standard time": ("EST", "America/New_York"), "eastern daylight time": ("EDT", "America/New_York"), "nyc time": ("", "America/New_York"),
    "eastern": ("", "America/New_York"), "central time": ("", "America/Chicago"), "mountain time": ("", "America/Denver"),
    "pacific time": ("", "America/Los_Angeles"), "us pacific time": ("", "America/Los_Angeles"), "pacific": ("", "America/Los_Angeles"),
    "pacific standard time": ("PST", "America/Los_Angeles"), "pacific daylight time": ("PDT", "America/Los_Angeles"),
    "moscow time": ("MSK", "Europe/Moscow"), "indian standard time": ("IST", "Asia/Kolkata"), "india time": ("", "Asia/Kolkata"), "thai time": ("", "Asia/Bangkok"),
    "east africa time": ("EAT", "Africa/Nairobi"), "west africa time": ("WAT", "Africa/Lagos"), "central africa time": ("CAT", "Africa/Harare"),
    "kenyan time": ("", "Africa/Nairobi"), "swiss time": ("", "Europe/Zurich"), "austrian time": ("", "Europe/Vienna"),
}  # fmt: skip

LOCAL = frozenset(
    {
        "local time",
        "ortszeit",
        "heure locale",
        "hora local",
        "ora locale",
        "lokale tijd",
        "plaatselijke tijd",
        "lokale zeit",
        "lokaler zeit",
    }
)
"""The time where the reader or the event is; nothing better is known than the newsletter's own zone."""

CITIES: dict[str, str] = {
    # Cities that the tz database does not name, and names in other languages that CLDR does not have.
    "geneva": "Europe/Zurich", "genève": "Europe/Zurich", "genf": "Europe/Zurich", "ginebra": "Europe/Zurich", "ginevra": "Europe/Zurich", "bern": "Europe/Zurich",
    "the hague": "Europe/Amsterdam", "la haye": "Europe/Amsterdam", "den haag": "Europe/Amsterdam", "utrecht": "Europe/Amsterdam", "rotterdam": "Europe/Amsterdam",
    "strasbourg": "Europe/Paris", "straßburg": "Europe/Paris", "estrasburgo": "Europe/Paris", "strasburgo": "Europe/Paris", "lyon": "Europe/Paris", "marseille": "Europe/Paris",
    "barcelona": "Europe/Madrid", "sevilla": "Europe/Madrid", "valencia": "Europe/Madrid", "milan": "Europe/Rome", "milano": "Europe/Rome", "mailand": "Europe/Rome",
    "torino": "Europe/Rome", "turin": "Europe/Rome", "napoli": "Europe/Rome", "munich": "Europe/Berlin", "münchen": "Europe/Berlin", "hamburg": "Europe/Berlin", "köln": "Europe/Berlin",
    "cologne": "Europe/Berlin", "frankfurt": "Europe/Berlin", "bonn": "Europe/Berlin", "antwerp": "Europe/Brussels", "antwerpen": "Europe/Brussels", "gent": "Europe/Brussels",
    "edinburgh": "Europe/London", "glasgow": "Europe/London", "manchester": "Europe/London", "belfast": "Europe/London", "cardiff": "Europe/London",
    "washington": "America/New_York", "washington dc": "America/New_York", "boston": "America/New_York", "philadelphia": "America/New_York", "miami": "America/New_York",
    "san francisco": "America/Los_Angeles", "seattle": "America/Los_Angeles", "kyiv": "Europe/Kyiv", "kiev": "Europe/Kyiv", "krakow": "Europe/Warsaw", "gdansk": "Europe/Warsaw",
    "new delhi": "Asia/Kolkata", "delhi": "Asia/Kolkata", "mumbai": "Asia/Kolkata", "bruselas": "Europe/Brussels", "londres": "Europe/London", "londra": "Europe/London", "londen": "Europe/London",
    "parigi": "Europe/Paris", "parís": "Europe/Paris", "parijs": "Europe/Paris", "roma": "Europe/Rome", "berlino": "Europe/Berlin", "berlijn": "Europe/Berlin", "viena": "Europe/Vienna",
    "wien": "Europe/Vienna", "vienne": "Europe/Vienna", "wenen": "Europe/Vienna", "brussel": "Europe/Brussels", "brüssel": "Europe/Brussels", "bruxelles": "Europe/Brussels", "lisboa": "Europe/Lisbon",
    "nueva york": "America/New_York", "nairobi": "Africa/Nairobi", "abuja": "Africa/Lagos", "cape town": "Africa/Johannesburg", "pretoria": "Africa/Johannesburg",
}  # fmt: skip

CITY_ADJECTIVES: dict[str, str] = {
    "brüsseler": "Europe/Brussels", "berliner": "Europe/Berlin", "wiener": "Europe/Vienna", "pariser": "Europe/Paris", "londoner": "Europe/London", "genfer": "Europe/Zurich",
    "madrider": "Europe/Madrid", "new yorker": "America/New_York", "zürcher": "Europe/Zurich", "straßburger": "Europe/Paris", "athener": "Europe/Athens", "kiewer": "Europe/Kyiv",
    "brusselse": "Europe/Brussels", "amsterdamse": "Europe/Amsterdam", "parijse": "Europe/Paris", "londense": "Europe/London", "berlijnse": "Europe/Berlin",
}  # fmt: skip
"""Before "Zeit" and "tijd"."""

ODD_OFFSETS: dict[int, str] = {
    210: "Asia/Tehran", 270: "Asia/Kabul", 330: "Asia/Kolkata", 345: "Asia/Kathmandu", 390: "Asia/Yangon", 570: "Australia/Darwin", -210: "America/St_Johns",
}  # fmt: skip
"""A zone for each offset (minutes east of UTC) that is no whole hour."""
