"""Whether the words around a date say that something must be done by then."""

import re

_BEFORE = 120
_AFTER = 60

# Earlier in the same sentence, with no other date between.
_NOUNS = re.compile(
    r"""deadlines?|dead-line|due\ (?:date|by|on)|closing\ dates?|no\ later\ than|not\ later\ than
      | at\ the\ latest|latest\ by|cut-?off|expires?
      | last\ (?:day|date|chance)\ (?:to|for)|closes\ (?:on|at)
      | (?:calls?|applications?|registrations?|submissions?|vacanc\w+|consultation|survey|nominations?
        |competition|bookings?|entries)\ (?:\w+\ ){0,4}?clos(?:es?|ing)
      | dates?\ (?:limites?|butoir|de\ clôture)|délais?|clôture\ (?:des|de\ l['’]|du\ dépôt)|clôtur(?:é|era|ent)\w*
      | au\ plus\ tard|échéance|date\ d['’]échéance
      | \w*(?:schluss|schluß|frist)|(?:abgabe|einreichungs|einsende|anmelde)termin|spätestens|stichtag|fällig\ am
      | (?:fecha|plazo)s?\ (?:límite|limite|máxim[oa]|tope|de\ cierre)|plazos?|a\ más\ tardar
      | cierre\ de(?:l|\ la|\ las)?\ \w+|vence
      | scad\w+|termin[ei]\ (?:ultimo|massimo|di\ presentazione|per)|entro|non\ oltre|al\ più\ tardi
      | (?:data\ di\ chiusura|chiusura\ delle)
      | uiterlijk|uiterste\ \w*datum|sluitings?datum|sluit\ op
      | (?:inschrijving|aanmelding|call|oproep|vacature)\w*\ sluit
      | prazos?|data[\ -]limite|o\ mais\ tardar
      | termin\ (?:składania|nadsyłania|zgłoszeń)|najpóźniej""",
    re.I | re.VERBOSE,
)
# Directly before the date.
_PREPOSITIONS = re.compile(
    r"""(?:\b(?:by|before|until|till|through|up\ to|prior\ to|not\ after|due|clos(?:es|ing))
        (?:\ the|\ end\ of|\ close\ of\ business|\ cob|\ eod|\ the\ day|\ on|\ of|\ latest)*
      | jusqu['’](?:au|à|en)(?:\ et\ y\ compris(?:\ le)?|\ la\ fin\ de|\ inclus)?|avant(?:\ l(?:es?|a))?|d['’]ici\ (?:le|au)
      | \bbis(?:\ (?:zum|einschließlich|spätestens|einschl\.|inkl\.|inklusive|zum\ ende\ des|am|den|einschl))*
      | \bvor\ dem
      | \bhasta(?:\ (?:el|día|a|las?|inclusive))*|\bantes\ del?(?:\ (?:día|las?|el))*
      | \b(?:entro|fino)(?:\ (?:e\ non\ oltre|il|al|all['’]|l['’]|la|le|a))*|\bprima\ (?:del(?:le|la)?|dell['’])(?:\ ore)?
      | \b(?:tot(?:\ (?:en\ met|uiterlijk|aan))?|t/m|vóór|voor)
      | \baté(?:\ (?:a|ao|o|às?|dia))*|\bantes\ d(?:as?|o)|\bdo(?:\ dnia)?)
      [\s:]*[(*_]*$""",
    re.I | re.VERBOSE,
)
_FOLLOWING = re.compile(
    r"""[\s,]*[([–—-]?\s?(?:(?:application\ |registration\ |submission\ )?deadline|closing\ date
      | at\ the\ latest|latest\b|is\ the\ (?:\w+\ ){0,2}(?:deadline|closing|last\ day)
      | au\ plus\ tard|dernier\ délai|(?:date|délai)\ limite|spätestens|ausschlussfrist
      | (?:ist\ )?(?:\w+\ )?(?:einsende|bewerbungs|anmelde|abgabe)\w*(?:schluss|frist)
      | a\ más\ tardar|como\ máximo|fecha\ límite|(?:es|è)\ (?:la\ |il\ )?(?:fecha\ límite|scadenza|termine)
      | al\ più\ tardi|scadenza
      | uiterlijk|sluitingsdatum|is\ de\ (?:deadline|sluitingsdatum|uiterste))""",
    re.I | re.VERBOSE,
)
_SENTENCE_END = re.compile(r"[.!?…](?=\s+[^\sa-zà-ÿ\d])|\n\s{0,8}\n|[;•]")


def is_deadline(text: str, span: tuple[int, int], after: int) -> bool:
    """Return whether the words around the date at ``span`` make it a deadline; ``after`` is where the date before it ends."""
    said = text[max(after, span[0] - _BEFORE) : span[0]]
    ends = [end.end() for end in _SENTENCE_END.finditer(said)]
    said = said[ends[-1] :] if ends else said
    if any(_is_whole(said, found) for found in _NOUNS.finditer(said)):
        return True
    if _PREPOSITIONS.search(said[-60:]):
        return True
    return bool(_FOLLOWING.match(text[span[1] : span[1] + _AFTER]))


def _is_whole(text: str, found: re.Match[str]) -> bool:
    start, stop = found.span()
    return (start == 0 or not text[start - 1].isalnum()) and (stop == len(text) or not text[stop].isalnum())
