"""Whether somebody asks to get no more mail, in the words that people use for it. An editor reads it and decides."""

import re
from typing import Final

from postroad.mail.inbound.signs import plain, sign

MOST_WORDS: Final = 80
"""Who wants to leave says so shortly; a long letter that has the word in it is about something else."""
_POLITE: Final = (
    r"please|bitte|s'?il (?:vous|te) plait|svp|por favor|per favore|per cortesia|alstublieft|aub|prosze|merci"
    r"|thanks|thank you|danke|gracias|grazie|bedankt|dank u|dziekuje|obrigad[oa]|شكرا|من فضلك"
    r"|hello|hallo|bonjour|hola|buongiorno"
)
_PREFIX: Final = re.compile(r"^(?:(?:re|aw|antw|sv|r|rif|res|odp|fwd?|wg|tr|rv|رد)\s*(?:\[\d+\])?\s*:\s*)+")
_FRILL: Final = re.compile(rf"(?:^|(?<=\s))(?:{_POLITE})(?=$|[\s,.!])[\s,.!]*")


def asks_to_leave(subject: str, words: str) -> bool:
    """Return whether a mail asks to get no more: its subject is only that, or its own words say so."""
    said = plain(words[:4_000])
    if sign("keeps").search(said):
        return False
    if _is_only_that(_PREFIX.sub("", plain(subject))):
        return True
    return len(said.split()) <= MOST_WORDS and bool(_is_only_that(said) or sign("within").search(said))


def _is_only_that(said: str) -> bool:
    return bool(sign("alone").fullmatch(plain(_FRILL.sub("", said))))
