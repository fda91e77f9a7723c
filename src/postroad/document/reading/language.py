"""Which language a newsletter is written in, and which clock it lives by, where nobody says so."""

import re
from collections import Counter
from collections.abc import Iterable

from babel.core import get_global

from postroad.document.reading.spans import words

_SMALL_WORDS = {
    "en": "the of and to in for is on that with by this are from be has was their at which an will",
    "fr": "le la les des et du en une est pour dans que qui sur par au avec sont ce plus nous aux de en il elle",
    "de": "der die und den von das mit für ist des im auf eine dem zu nicht sich wird auch werden wir",
    "es": "el los las del y en que una para con por se es al su como más sobre nos han de la lo este esta",
    "it": "il di che la per una del della in sono con dei delle è gli nel alla le da si anche le lo",
    "nl": "de het een van en voor met op zijn te is aan door dat die naar bij worden ook wij",
    "pt": "o os as do da em que uma para com não por dos das um ao é são na no de a e",
    "pl": "w i na z do się nie jest że oraz dla od po przez jak są za",
    "sv": "och att det som en är för på av med till den har inte om ett vi de en",
    "ro": "și în cu pe care pentru din este sunt nu mai prin ale lui fost să de la un o",
}
_BY_WORD: dict[str, tuple[str, ...]] = {}
for _language, _text in _SMALL_WORDS.items():
    for _word in _text.split():
        _BY_WORD[_word] = (*_BY_WORD.get(_word, ()), _language)

_OTHERS = (
    "da",
    "no",
    "fi",
    "el",
    "cs",
    "sk",
    "hu",
    "bg",
    "hr",
    "sr",
    "sl",
    "uk",
    "ru",
    "tr",
    "ar",
    "ca",
    "sq",
    "mk",
    "lt",
    "lv",
    "et",
)

_ZONES = {
    "fr": "Europe/Paris", "de": "Europe/Berlin", "es": "Europe/Madrid", "it": "Europe/Rome", "nl": "Europe/Amsterdam",
    "pt": "Europe/Lisbon", "pl": "Europe/Warsaw", "sv": "Europe/Stockholm", "ro": "Europe/Bucharest",
    "da": "Europe/Copenhagen", "fi": "Europe/Helsinki", "el": "Europe/Athens", "cs": "Europe/Prague",
    "hu": "Europe/Budapest", "bg": "Europe/Sofia", "uk": "Europe/Kyiv",
}  # fmt: skip
_MAIN_ZONES = {
    "ES": "Europe/Madrid",
    "DE": "Europe/Berlin",
    "PT": "Europe/Lisbon",
    "GB": "Europe/London",
    "UA": "Europe/Kyiv",
}
_NAMED_ZONES = (
    (re.compile(r"\b(?:CES?T|MES?Z|HAEC|HNEC)\b"), "Europe/Brussels"),
    (re.compile(r"\b(?:BST|UK time)\b"), "Europe/London"),
    (re.compile(r"\bEES?T\b"), "Europe/Athens"),
    (re.compile(r"\b(?:E[SD]T|Eastern Time)\b"), "America/New_York"),
)
_HOST_COUNTRY = re.compile(r"(?:https?://|@|www\.)[\w.-]*\.([a-z]{2})(?=[/:?#>)\s\"']|$)", re.I)


def language_of(text: str, declared: str | None = None) -> tuple[str, bool]:
    """Return the language of a text (BCP 47) and whether that is clear.

    Small words decide; ``declared`` is what the file itself says, and is believed unless the words say clearly otherwise.
    Letter statistics decide where neither helps.
    """
    told = words(text.casefold())[:4000]
    weights: Counter[str] = Counter()
    for word in told:
        for language in _BY_WORD.get(word, ()):
            weights[language] += 12 // len(_BY_WORD[word])
    (first, most), (_, next_most) = (*weights.most_common(2), ("", 0), ("", 0))[:2]
    clear = most >= 60 and most >= 1.35 * next_most and most >= 12 * len(told) // 20
    if declared:
        return (first, True) if clear and declared.split("-")[0] != first else (declared, True)
    if clear:
        return first, True
    if not told:
        return "en", False
    import py3langid  # its model takes longer to load than all the rest of a reading

    py3langid.set_languages([*_SMALL_WORDS, *_OTHERS])
    found, _ = py3langid.classify(text[:20_000])
    return str(found), len(told) > 40


def zone_of(language: str, text: str, addresses: Iterable[str]) -> tuple[str, str]:
    """Return the zone that a newsletter most likely lives by, and why."""
    countries = Counter(
        country.upper().replace("UK", "GB") for address in addresses for country in _HOST_COUNTRY.findall(address)
    )
    territories = get_global("territory_zones")
    for country, count in countries.most_common(2):
        zones = territories.get(country, ())
        zone = _MAIN_ZONES.get(country) or (zones[0] if len(zones) == 1 else None)
        if zone and count >= 2 and count > 0.4 * sum(countries.values()):
            return zone, f"most of its addresses are of {country}"
    if language.split("-")[0] in _ZONES:
        return _ZONES[language.split("-")[0]], "the language is most spoken there"
    named = Counter(zone for pattern, zone in _NAMED_ZONES for _ in pattern.findall(text))
    if named:
        return named.most_common(1)[0][0], "the text names that zone most often"
    return "Europe/Brussels", "nothing in the text tells"
