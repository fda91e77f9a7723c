"""The decisions on the preference page: one module each, and one line here."""

from postroad.readers.choosing.block import Block
from postroad.readers.choosing.countries import Countries
from postroad.readers.choosing.discreet import Discreet
from postroad.readers.choosing.format import Format
from postroad.readers.choosing.languages import Languages
from postroad.readers.choosing.measured import Measured
from postroad.readers.choosing.pause import Pause
from postroad.readers.choosing.rhythm import Rhythm
from postroad.readers.choosing.topics import Topics
from postroad.readers.choosing.zone import Zone

READING: tuple[type[Block], ...] = (Topics, Languages, Countries, Rhythm, Pause)
MAILS: tuple[type[Block], ...] = (Format, Discreet, Zone)
APART: tuple[type[Block], ...] = (Measured,)

BLOCKS: dict[str, type[Block]] = {block.name: block for block in (*READING, *MAILS, *APART)}

__all__ = ["APART", "BLOCKS", "MAILS", "READING", "Block"]
