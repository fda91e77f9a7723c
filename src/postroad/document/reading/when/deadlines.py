"""Whether the words around a date say that something must be done by then."""

import re

_BEFORE = 120
_AFTER = 60

# Anywhere earlier in the same sentence, with no other date between.
_NOUNS = re.compile(
    r"""deadlines?|dead-line|due\ (?:date|by|on)|closing\ date|(?:apply|register|submit|reply|respond|rsvp|sign\ up|send|submitted|received|sent|returned|completed|submissions?|applications?|registrations?|book)
        \ (?:[^.!?\n]{0,60}\ )?(?:by|before|until|till|no\ later\ than|not\ later\ than)|closes?|closing|no\ later\ than|not\ later\ than|at\ the\ latest|latest\ by|cut-?off|expires?|last\ (?:day|date)\ (?:to|for)
      | date[s]?\ limites?|date\ (?:butoir|de\ clôture)|délai|clôture|au\ plus\ tard|dernier\ délai|échéance|avant\ le|d['’]ici\ (?:le|au)
      | \w*(?:bewerbungs|einsende|anmelde|abgabe|melde|einreichungs|redaktions|antrags|annahme)(?:schluss|schluß|frist|termin)\w*|einsendeschluss|deadline|frist|spätestens|(?:bewerben|anmelden|anmeldungen?|einreichen|bewerbungen?|einsenden)
        \ (?:[^.!?\n]{0,60}\ )?bis|stichtag|endet|läuft\ bis
      | (?:fecha|plazo)s?\ (?:límite|limite|máxim[oa]|tope|de\ cierre)|plazos?|a\ más\ tardar|cierre|hasta\ el|antes\ del?|vence|finaliza
      | scaden\w*|termin[ei]\ (?:ultimo|massimo|di\ presentazione|per)|entro|non\ oltre|al\ più\ tardi|chiusura|prima\ del
      | uiterlijk|uiterste\ \w*datum|uiterste\ datum|sluitings?datum|sluit|inschrijven\ (?:[^.!?\n]{0,40}\ )?(?:tot|vóór|voor)|aanmelden\ (?:[^.!?\n]{0,40}\ )?(?:tot|vóór|voor)|(?:solliciteren|reageren|insturen)\ (?:[^.!?\n]{0,40}\ )?(?:tot|vóór|voor)|vóór|deadline
      | prazo|data[\ -]limite|até\ (?:o\ dia|ao?\ dia)|o\ mais\ tardar
      | termin\ (?:składania|nadsyłania|zgłoszeń)|do\ dnia|najpóźniej""",
    re.I | re.VERBOSE,
)
# Only directly before the date.
_PREPOSITIONS = re.compile(
    r"""(?:\b(?:by|before|until|till|through|up\ to|prior\ to|not\ after|due)(?:\ the|\ end\ of|\ midnight(?:\ on)?)?
      | jusqu['’](?:au|à|à\ la\ fin\ de|en)(?:\ et\ y\ compris(?:\ le)?)?|avant(?:\ le)?|pour\ le
      | \bbis(?:\ (?:zum|einschließlich|spätestens|einschl\.|inkl\.|zum\ ende\ des))?|\bvor\ dem
      | \bhasta(?:\ (?:el|el\ día|las))?|\bantes\ del?(?:\ día)?
      | \b(?:entro|fino)(?:\ (?:e\ non\ oltre|il|al|all['’]|l['’]|la))*|\bprima\ (?:del|dell['’])
      | \b(?:tot(?:\ (?:en\ met|uiterlijk|aan))?|t/m|vóór|voor|per)
      | \baté(?:\ (?:a|ao|o|dia|ao\ dia))?|\bdo(?:\ dnia)?)
      [\s:]*[(*_]*$""",
    re.I | re.VERBOSE,
)
_FOLLOWING = re.compile(
    r"""^[\s,]*[([–-]?\s?(?:deadline|closing\ date|at\ the\ latest|latest|is\ the\ (?:deadline|closing|last\ day)|is\ (?:\w+\ ){0,2}deadline|au\ plus\ tard|dernier\ délai|(?:date|délai)\ limite
      | spätestens|\(?ausschlussfrist|einsendeschluss|bewerbungsschluss|anmeldeschluss|ist\ (?:\w+\ ){0,2}(?:einsende|bewerbungs|anmelde|abgabe)\w*|a\ más\ tardar|como\ máximo|fecha\ límite|(?:es|è|is)\ (?:la\ |de\ )?(?:fecha|scadenza|deadline)|al\ più\ tardi|scadenza
      | uiterlijk|sluit\w*|is\ de\ (?:deadline|sluitingsdatum|uiterste))""",
    re.I | re.VERBOSE,
)
_SENTENCE_END = re.compile(r"[.!?…](?=\s+[^\sa-zà-ÿ\d])|\n\s*\n|[;•]")
_WORD_START = re.compile(r"(?<!\w)")


def is_deadline(text: str, span: tuple[int, int], after: int) -> bool:
    """Return whether the words around the date at ``span`` make it a deadline; ``after`` is where the date before it ends."""
    said = text[max(after, span[0] - _BEFORE) : span[0]]
    ends = [end.end() for end in _SENTENCE_END.finditer(said)]
    said = said[ends[-1] :] if ends else said
    if any(_is_whole(said, found) for found in _NOUNS.finditer(said)):
        return True
    if _PREPOSITIONS.search(said[-40:]):
        return True
    return bool(_FOLLOWING.match(text[span[1] : span[1] + _AFTER]))


def _is_whole(text: str, found: re.Match[str]) -> bool:
    start, stop = found.span()
    return (start == 0 or not text[start - 1].isalnum()) and (stop == len(text) or not text[stop].isalnum())
