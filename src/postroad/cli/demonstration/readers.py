"""A thousand invented readers in four languages; the same ones each time."""

import random
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

READERS = 1_000

_SHARES = {"en": 0.4, "fr": 0.25, "de": 0.2, "es": 0.15}
_FIRST = {
    "en": "Aoife Maeve Niamh Ciara Grace Ellen Ruth Joan Declan Owen Hugh Peter Anita Samuel Priya Tomi",
    "fr": "Élodie Amélie Maëlle Fatou Chloé Inès Solène Aïcha Benoît Étienne Loïc Rémi Yacine Noé Gaëlle Zoé",
    "de": "Jördis Käthe Ulrike Änne Mia Selma Gülay Hanna Jürgen Bjarne Sören Emil Özgür Anton Lioba Frieda",
    "es": "Begoña Núria Íñigo Lucía Ángela Rocío Yolanda Mireia Andrés Óscar Iván Ramón Tomás Sofía Elvira Blas",
}
_LAST = {
    "en": "Byrne Keane Lawlor Tierney Harte Osei Mulcahy Finch Adeyemi Rooney Whelan Talbot Nair Daly",
    "fr": "Lefèvre Bénard Gauthier Traoré Besson Marchal Noël Delmas Hébert Cissé Roche Vasseur Ben Amar",
    "de": "Krüger Böhm Stoß Schäfer Öztürk Winkler Thiele Grünfeld Nowak Lüders Falk Jansen Weiß Rösner",
    "es": "Ibáñez Peña Muñoz Vidal Ordóñez Roca Garmendia Puig Salcedo Núñez Cuesta Ferrer Aldana Rey",
}


@dataclass(frozen=True)
class InventedReader:
    """A reader who doesn't exist; the address ends in a name that is reserved for examples (RFC 2606)."""

    address: str
    name: str
    language: str
    format: str


def invented_readers() -> Iterator[InventedReader]:
    """Yield the readers; about one in ten wants plain text."""
    chance = random.Random(2026)
    for number in range(1, READERS + 1):
        language = chance.choices(list(_SHARES), list(_SHARES.values()))[0]
        name = f"{chance.choice(_FIRST[language].split())} {chance.choice(_LAST[language].split())}"
        local = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode().replace(" ", ".")
        kind = "text" if chance.random() < 0.1 else "html"
        yield InventedReader(f"{local}.{number:04d}@reader.example", name, language, kind)
