"""The words of titles and of what stands beside them."""

import re

from postroad.document.reading.lexicon.pattern import any_of

NEWSLETTER_TITLES = re.compile(
    r"\b(?:news ?letters?|e-?news|e-?bulletin|bulletin|digest|news ?flash|flash info|gazette|"
    r"lettre d[’']info(?:rmations?)?|infolettre|la lettre|lettre (?:mensuelle|de)|rundschreiben|\w{3,}brief|"
    r"\w{3,}bulletin|mitteilungen|"
    r"newsticker|boletín|boletin|bolet[ií]n informativo|noticiario|circular|bollettino|notiziario|nieuwsbrief|"
    r"ledenbrief|mededelingen|monthly (?:update|news|review)|weekly (?:update|news)|news update|"
    r"update|round-?up|courier|dispatch|magazine|journal|aktuell|circular|monthly|weekly|quarterly)\b",
    re.I,
)
NUMBER = re.compile(
    r"(?<!\w)(?:issue|no|nr|n°|nº|n\.?º|n\.°|n\.|№|number|numéro|num|ausgabe|número|numero|nummer|edition|édition|"
    r"edición|edizione|editie|vol(?:ume)?|#)\.? ?°?º?:? ?(\d[\d/]*)(?!\w)",
    re.I,
)
SECTION_NAMES = re.compile(
    r"^\W*(?:(?:\d{1,2}|[IVX]{1,4}|[A-H])[.):]\s*)?(?:(?:latest|our|other|more|member|members[’']?|network|"
    r"project|policy|local|regional|international|national|eu|european|world|general|legal|latest) )*"
    r"(?:news|updates?|activities|developments|policy|headlines|what[’']s new|what is new|what[’']s happening|"
    r"what is happening|in brief|in short|short news|in focus|focus|spotlight|campaigns?|projects?|"
    r"people|staff|members?|advocacy|legislation|case law|law|media|press|good to know|and finally|miscellaneous|"
    r"other|from the (?:network|members|field|ground|office|secretariat|regions)|"
    r"around the (?:world|network)|news from .{1,40}|(?:member|project|policy|network|research) (?:news|updates?)|"
    r"policy (?:watch|developments)|"
    r"actualités?|actus?|nouvelles|brèves|en bref|vie du réseau|vie associative|du côté d.{1,40}|dossiers?|zoom|"
    r"focus|à la une|politiques?|plaidoyer|projets?|membres|ressources humaines|divers|"
    r"aktuelles?|neues|neuigkeiten|nachrichten|meldungen|kurz notiert|kurzmeldungen|kurz und knapp|aus (?:dem|der|"
    r"den) .{1,40}|politik|projekte|mitglieder|schwerpunkt|thema|personalia|verschiedenes|in eigener sache|"
    r"noticias|novedades|actualidad|breves|en breve|proyectos|política|socios|miembros|nuestra red|de (?:la|"
    r"nuestra) red|"
    r"notizie|novità|attualità|in breve|progetti|politica|soci|dalla rete|primo piano|dal .{1,30}|dalla .{1,30}|"
    r"nieuws|nieuwtjes|actueel|kort nieuws|kort|berichten|uit (?:het|de) .{1,30}|projecten|beleid|leden|doe mee|"
    r"van de leden)(?:\W*| .{1,30})$",
    re.I,
)
EDITORIAL = any_of(
    r"(?:editorial|edito|édito|éditorial|le mot (?:de|du|de la) .{1,40}|foreword|welcome|introduction|vorwort|"
    r"editorial|einleitung|grußwort|liebe .{1,60}|presentación|editorial[e]?|editoriale|saluto|introduzione|"
    r"voorwoord|inleiding|redactioneel|van de (?:redactie|voorzitter|directeur|directie)|from the (?:director|"
    r"editor|chair|president|secretariat|coordinator)(?:[’']s desk)?|a word from .{1,40}|message from .{1,40}|"
    r"dear .{1,60}|"
    r"chère?s? .{1,60}|beste .{1,60}|geachte .{1,60}|estimad[oa]s? .{1,60}|querid[oa]s? .{1,60}|car[ie] .{1,60}|"
    r"gentili .{1,60}|sehr geehrte .{1,60}|hallo .{1,40}|bonjour.{0,40}|hello .{1,40}|intro) ?[:,!]?",
    whole=True,
)  # fmt: skip
LABEL = re.compile(
    r"^\W*(?:when|where|date(?:s| and time)?|time|place|venue|location|contact|e-?mail|tel(?:ephone)?|phone|"
    r"web(?:site)?|registration|register|deadline|info(?:s|rmation)?|more|"
    r"source|language|speakers?|cost|fee|organi[sz]er|read more|link|date et heure|quand|où|lieu|heure|horaires?|"
    r"inscriptions?|renseignements|tarif|plus d[’']infos?|en savoir plus|"
    r"datum|wann|wo|ort|zeit|uhrzeit|anmeldung|kosten|kontakt|veranstalter|referent(?:in|innen|en)?|"
    r"weitere infos?|fecha|cuándo|dónde|lugar|hora|horario|inscripci(?:ón|ones)|contacto|"
    r"quando|dove|luogo|ora|orario|iscrizion[ei]|contatti|wanneer|waar|plaats|locatie|tijd|aanmelden|kosten|"
    r"meer informatie|mehr informationen|más información|per informazioni)\s*:(?=\s|$)",
    re.I,
)
ORGANISATION = re.compile(
    r"\b(?:alliance|association|federation|foundation|institute|organi[sz]ation|society|council|centre|network|union|"
    r"school|university|office|ministry|department|city of|"
    r"fédération|fondation|institut|ligue|réseau|syndicat|comité|mairie|ville de|coordination|collectif|"
    r"verband|verein|verbund|bündnis|stiftung|stadt|amt|gesellschaft|gewerkschaft|netzwerk|e\.\s?v\.|"
    r"asociación|federación|fundación|instituto|red|ayuntamiento|sindicato|associazione|federazione|fondazione|istituto|rete|comune|cooperativa|"
    r"stichting|vereniging|bond|gemeente|netwerk|steunpunt)\b",
    re.I,
)
