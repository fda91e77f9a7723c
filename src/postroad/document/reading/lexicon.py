"""The words by which a newsletter gives its structure away, in the languages of its readers.

All languages are looked for in every text, since newsletters of networks mix them.
"""

import re


def _any(*alternatives: str, whole: bool = False) -> re.Pattern[str]:
    body = "|".join(alternatives)
    return re.compile(rf"^(?:{body})$" if whole else rf"(?<!\w)(?:{body})(?!\w)", re.I)


OPEN_WORDS = frozenset(
    # Words that no sentence and no heading ends with. English, French, German, Spanish, Italian, Dutch.
    """a an the and or of to for from with by as into at against between among its their our your his her whose that which
    than via per
    le la les l’ l' un une des du de d’ et ou à au aux pour par sur avec dans en sans sous chez vers leur leurs son sa ses
    der die das den dem des ein eine einen einem einer und oder zu zum zur von vom für mit bei auf im am als ihre ihrer
    el los las y o del al para por con sin una sobre entre su sus
    il lo gli i e di da dei delle della dello degli nel nella nei per tra fra una uno sul sulla
    het een van voor met bij naar op uit om tot tegen door aan hun zijn onze""".split()
) - {"die", "as", "am", "i", "e", "o", "y", "a", "sa", "son", "per", "all", "on", "in", "aan", "zijn", "op", "uit", "for", "by"} | {
    "in", "and", "of", "for",
}  # fmt: skip

HERE = _any(
    r"(?:click |press |tap )?here", r"(?:cliquez |cliquer )?ici", r"(?:klicken sie |klick(?:e|en)? )?hier(?: klicken)?",
    r"(?:haga |haz |pulse |pincha |pinche )?(?:clic(?:k)? )?(?:en )?aqu[ií]", r"(?:clicca |cliccare |cliccate )?qu[ií]",
    r"(?:klik )?hier", r"this link", r"ce lien", r"diesem link", r"este enlace", r"questo link", r"deze link", r"link",
    whole=True,
)  # fmt: skip

ACTION_LINK = _any(
    r"(?:see|read|learn|find out|discover|know|show|view|get|watch|hear|listen)(?: (?:the|this|our|it|all|full|whole|more|on|online|here|now|about|"
    r"it|article|report|statement|story|post|blog|study|paper|agenda|programme?|video|recording|episode|interview|text|press release|call|page|"
    r"website|event|details?|information|info|publication|guide|letter|briefing|newsletter|podcast|in|to|english|french|campaign|of|and|"
    r"submission|brochure|factsheet|summary|executive)){0,9}",
    r"(?:more|further|full|all|additional)(?: (?:info(?:rmation)?|details?|text|story|article|news|events|on|about|here|online|report|programme?))*",
    r"(?:click|tap|go) (?:here|to\b.{0,40})(?: (?:to|for) .{1,50})?", r"here", r"continue(?: reading)?", r"keep reading", r"details?", r"link", r"website", r"web ?site", r"open", r"agenda",
    r"(?:programme?|flyer|brochure|recording|video|slides|press release|full text|pdf|download|invitation|concept note)(?: \(?(?:pdf|en|fr|de|es|it|nl)\)?)?",
    r"(?:register|registration|sign up|subscribe|apply|book|join|donate|enrol|rsvp|submit|download|explore|visit|contact|e-?mail|support|buy|order|share|take|vote|participate)\b[\w ,’'&-]{0,60}",
    # French
    r"(?:en savoir|lire|voir|pour en savoir|plus)\b[\w ’',àâéèêëîïôûùçœ-]{0,50}", r"(?:cliquez|cliquer) ici", r"ici",
    r"(?:plus d[’']infos?(?:rmations)?|lire la suite|lire l[’']article|découvrir|découvrez|télécharger|téléchargez|consulter|consultez|écouter|écoutez|regarder|regardez|s[’']inscrire|"
    r"inscrivez-vous|inscription|inscriptions|accéder|postuler|postulez|participer|participez|voir plus)\b[\w ’',àâéèêëîïôûùçœ-]{0,50}",
    # German
    r"(?:mehr|weiter|weitere|zum|zur|zu den|jetzt|hier|alle|ganze[nr]?)\b[\wäöüß ’',-]{0,50}", r"weiterlesen", r"details", r"hier(?: klicken)?",
    r"(?:anmeldung|anmelden|herunterladen|lesen sie|download|bewerben|jetzt bewerben|ansehen|anhören|nachlesen|programm)\b[\wäöüß ’',-]{0,40}",
    # Spanish
    r"(?:leer|ver|seguir leyendo|saber|más|mas|conoce|conozca|descarga|descargar|descargue|inscr[ií]bete|inscripción|inscripciones|regístrate|escucha|escuchar|consulta|consultar|accede|"
    r"acceder|participa|solicita|lea|vea|sigue leyendo|haz clic|haga clic|pincha)\b[\wáéíóúñü ’',-]{0,50}", r"aqu[ií]",
    # Italian
    r"(?:leggi|leggere|continua|scopri|vedi|guarda|scarica|scaricare|iscriviti|iscrizioni|iscrizione|registrati|ascolta|approfondisci|maggiori|per saperne|ulteriori|vai al|consulta|partecipa|"
    r"clicca)\b[\wàèéìòù ’',-]{0,50}", r"qui",
    # Dutch
    r"(?:lees|lezen|meer|bekijk|verder|download|meld je|meld u|aanmelden|inschrijven|schrijf je|luister|naar de|ga naar|klik|bestel|doe mee|kijk)\b[\wëïéèöü ’',-]{0,50}", r"hier",
    whole=True,
)  # fmt: skip

ACTION_SENTENCE = re.compile(
    r"^(?:(?:please )?(?:see|read|learn|find|discover|watch|listen|download|register|apply|visit|click|check|explore|view|access|consult|join|sign up|book|contact|e-?mail|write to|submit|"
    r"for more|for further|for details|more|further|full|details|website|web|link|source|registration|info|information|contact|agenda|programme?|for registration|to register|to apply|to read|to download|"
    r"to learn|to know|to find|to join|to sign|to view|to watch|the (?:full )?(?:report|text|study|paper|call|programme?|guide|article|recording|publication) (?:is|can be|are) available|available|"
    r"en savoir|pour en savoir|pour plus|pour vous inscrire|pour s[’']inscrire|plus d|lire|voir|consulte[rz]|télécharge[rz]|découvr|cliquez|inscri|informations|renseignements|écoute|regarde|"
    r"mehr|weitere|zum|zur|anmeldung|informationen|infos?|hier|download|der (?:volle |ganze )?(?:bericht|text)|die (?:volle |ganze )?studie|nähere|"
    r"más|para más|leer|ver|consulta|descarg|inscr|lea|información|enlace|web|puede[ns]? (?:leer|consultar|descargar)|se puede|"
    r"per (?:maggiori|ulteriori|saperne|iscriversi|informazioni)|maggiori|ulteriori|leggi|scarica|scopri|iscri|guarda|ascolta|informazioni|il (?:testo|rapporto)|"
    r"meer|lees|voor meer|bekijk|aanmeld|inschrij|download|informatie|luister|zie))\b",
    re.I,
)

PURPOSES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "register",
        re.compile(r"regist|sign up|rsvp|book|enrol|inscri|anmeld|iscri|aanmeld|inschrij|meld (?:je|u)|join", re.I),
    ),
    ("submit", re.compile(r"apply|submit|postul|bewerb|solicit|candid|sollicit", re.I)),
    ("agenda", re.compile(r"agenda|program(?:me|ma|m)?\b|ordre du jour", re.I)),
    (
        "watch",
        re.compile(r"watch|video|recording|regarde|ansehen|guarda|bekijk de (?:video|film)|\bvea\b|\bkijk", re.I),
    ),
    ("listen", re.compile(r"listen|podcast|hear|écout|anhör|escuch|ascolta|luister|episode", re.I)),
    ("download", re.compile(r"download|télécharg|herunterl|descarg|scarica|\bpdf\b", re.I)),
    ("contact", re.compile(r"e-?mail|contact|@|kontakt|contatt", re.I)),
    ("website", re.compile(r"^(?:the )?web ?sites?|^site (?:web|internet)|^sitio web|^sito", re.I)),
    ("read", re.compile(r"\bread|lire|lesen|leer|legg|lees", re.I)),
)

PAST = re.compile(
    r"\b(?:took place|was held|were held|contributed|attended|participated|was launched|gathered|hosted|organi[sz]ed|met\b|spoke|presented|a eu lieu|s[’']est tenue?|ont participé|fand(?:en)? .{0,60} statt|nahm(?:en)? .{0,60} teil|"
    r"se celebró|tuvo lugar|participó|participaron|si è (?:tenut|svolt)|ha partecipato|hanno partecipato|vond(?:en)? .{0,60} plaats|nam(?:en)? .{0,60} deel|bijgewoond)",
    re.I,
)

NEWSLETTER_TITLES = re.compile(
    r"\b(?:news ?letters?|e-?news|e-?bulletin|bulletin|digest|news ?flash|flash info|gazette|lettre d[’']info(?:rmations?)?|infolettre|la lettre|lettre (?:mensuelle|de)|rundschreiben|\w{3,}brief|\w{3,}bulletin|mitteilungen|"
    r"newsticker|boletín|boletin|bolet[ií]n informativo|noticiario|circular|bollettino|notiziario|nieuwsbrief|ledenbrief|mededelingen|monthly (?:update|news|review)|weekly (?:update|news)|news update|"
    r"update|round-?up|courier|dispatch|magazine|journal|aktuell|circular|monthly|weekly|quarterly)\b",
    re.I,
)
BOILERPLATE = re.compile(
    r"(?:unsubscribe|update (?:your )?(?:subscription )?preferences|manage (?:your )?(?:subscription|preferences|mailings?)|subscription preferences|view (?:this|it|the) (?:e-?mail|newsletter|message|mail|online)?\s?(?:in|on|online)|view (?:in|online)|in your browser|web version|read (?:this|it) online|"
    r"(?:can[’']?t|cannot|trouble|problems?|having difficulty|not displaying) (?:\w+ ){0,3}(?:read|view|see|seeing|viewing|reading|display)|"
    r"you (?:are|were|have) receiv(?:e|ed|ing)|you receive this|you(?:[’']re| are) (?:getting|subscribed|on)|you get this|because you|why did i get|this (?:e-?mail|mail|newsletter|message) (?:was|is) (?:sent|being sent)|sent to|"
    r"all rights reserved|copyright|©|\(c\) ?\d{4}|our mailing address|forward (?:this|to a friend)|add us to your address book|want to change how|no longer wish|opt[- ]out|privacy (?:policy|statement|notice)|data protection|disclaimer|"
    r"se désabonner|désabonne|désinscri|vous recevez (?:ce|cet|cette)|voir (?:ce|cet|cette|la version|dans le|le message|en ligne)|version en ligne|dans votre navigateur|ne plus recevoir|tous droits réservés|mentions légales|gérer (?:vos|mes) préférences|politique de confidentialité|si vous ne visualisez|"
    r"abmelden|abbestellen|abbestell|austragen|sie (?:erhalten|bekommen|haben) diese[nr]?|im browser|online(?:-| )?(?:version|ansicht)|newsletter (?:richtig|nicht|nicht richtig) |nicht mehr (?:erhalten|empfangen|bekommen)|impressum|datenschutz|alle rechte vorbehalten|v\.i\.s\.d\.p|redaktion:|herausgeber|"
    r"darse de baja|dar(?:te|se)? de baja|cancelar (?:la |su |tu )?suscripción|recibe(?:s)? este|recibes este|ver (?:este|en el|en tu|en su)|en (?:tu|su|el) navegador|todos los derechos|aviso legal|política de privacidad|preferencias|no desea(?:s)? (?:seguir )?recibi|"
    r"annulla (?:l[’'])?iscrizione|cancella(?:ti|rsi|zione)|disiscri|ricevi questa|ricevete questa|hai ricevuto|nel (?:tuo )?browser|visualizza|tutti i diritti|informativa (?:sulla )?privacy|non (?:vuoi|desideri) (?:più )?ricevere|"
    r"afmelden|uitschrijven|u ontvangt|je ontvangt|bekijk (?:deze|online|in)|in (?:je|uw) browser|online versie|alle rechten|privacy(?:verklaring|beleid)|niet meer ontvangen|voorkeuren (?:aanpassen|wijzigen)|colofon|"
    r"mailing list|listinfo|to post to this list|follow us|folgen sie uns|suivez-nous|síguenos|seguici|volg ons|find us on|connect with us|(?:is|was) (?:co-?)?(?:funded|financed) by|supported by the|financé par|gefördert (?:von|durch|vom|aus)|financiado por|finanziato|"
    r"powered by|sent (?:by|with|via)|mailchimp|sendinblue|brevo|responsibility for (?:the|its) content|editor(?:ial team)?:|rédaction ?:|redacción ?:|redazione ?:|redactie ?:|imprint|kvk|siret|registered charity|charity (?:number|no)|iban)",
    re.I,
)
TOC_TITLES = _any(
    r"(?:in this (?:issue|edition|newsletter|number|month[’']s .{1,30})|table of contents|contents|inside this issue|what[’']s inside|this (?:week|month)|index|highlights|sommaire|au sommaire|dans ce numéro|table des matières|"
    r"inhalt|inhaltsverzeichnis|in dieser ausgabe|themen(?: dieser ausgabe)?|diesmal|índice|indice|en este (?:número|boletín)|sumario|contenido|contenidos|sommario|in questo numero|inhoud|inhoudsopgave|in dit nummer|in deze (?:editie|nieuwsbrief|uitgave)) ?:?",
    whole=True,
)  # fmt: skip
EDITORIAL = _any(
    r"(?:editorial|edito|édito|éditorial|le mot (?:de|du|de la) .{1,40}|foreword|welcome|introduction|vorwort|editorial|einleitung|grußwort|liebe .{1,60}|presentación|editorial[e]?|editoriale|saluto|introduzione|"
    r"voorwoord|inleiding|redactioneel|van de (?:redactie|voorzitter|directeur|directie)|from the (?:director|editor|chair|president|secretariat|coordinator)(?:[’']s desk)?|a word from .{1,40}|message from .{1,40}|dear .{1,60}|"
    r"chère?s? .{1,60}|beste .{1,60}|geachte .{1,60}|estimad[oa]s? .{1,60}|querid[oa]s? .{1,60}|car[ie] .{1,60}|gentili .{1,60}|sehr geehrte .{1,60}|hallo .{1,40}|bonjour.{0,40}|hello .{1,40}|intro) ?[:,!]?",
    whole=True,
)  # fmt: skip
SALUTATION = re.compile(
    r"^(?:dear|liebe[rs]?|sehr geehrte[rs]?|chère?s?|cher|bonjour|madame|hello|hi|hallo|guten tag|moin|beste|geachte|estimad[oa]s?|querid[oa]s?|hola|car[ieao]|gentil[ei]|salve|ciao|buongiorno)\b"
    r".{0,80}[,!:]$|^(?:dear|bonjour|hello|hi|hallo|liebe|beste|estimad[oa]s?|querid[oa]s?) [\w ]{2,30}$",
    re.I,
)
SIGN_OFF = re.compile(
    r"^(?:(?:with )?(?:kind|best|warm|many) (?:regards|wishes)|yours|sincerely|in solidarity|cordialement|bien à vous|solidairement|amicalement|mit (?:freundlichen|herzlichen|solidarischen|besten) grüßen|herzliche grüße|ihre? |"
    r"un (?:cordial )?saludo|saludos|atentamente|cordiali saluti|un (?:caro )?saluto|met (?:vriendelijke|hartelijke|warme) groet(?:en)?|hartelijke groet|the (?:team|secretariat|editors)|l[’']équipe|das team|el equipo|la redazione|de redactie)\b",
    re.I,
)
CLOSING = re.compile(
    r"^(?!.{0,60}\b(?:info(?:rmation)?s?|informatie|details?|savoir plus|saber más|saperne|regist\w+|inscri\w+|anmeld\w+|aanmeld\w+|iscri\w+)\b)"
    r"(?:for (?:more|further|other|all|older|the other)\b|(?:more|further|other|older) \w+|find (?:more|all)|see (?:all|also|more)|all (?:our |the )?\w+|read more news|visit our|"
    r"(?:pour )?(?:plus d[’']|plus de |d[’']autres|les autres|toutes? (?:les|l[’'])|tous les|retrouvez)|(?:mehr|weitere|alle|andere) |más |para más|otr[ao]s |tod[ao]s l[ao]s|"
    r"(?:per )?altr[ei] |tutt[ei] (?:le|i|gli)|meer |andere |voor meer|bekijk alle|"
    r"do you have|have you|vous avez|haben sie|hai una|heb (?:je|u)|¿tien|send us|share your|envoyez|schicken sie|senden sie|envía|inviate?|stuur)",
    re.I,
)
IMPRINT_TITLE = _any(
    r"impressum|imprint|contact(?: us| details)?|kontakt|contacto|contatti|contacts?|colofon|colophon|mentions légales|aviso legal|about us|über uns|qui sommes-nous|over ons|quiénes somos|chi siamo|"
    r"redaktion|herausgeber(?:in)?|rédaction|redacción|redazione|redactie|editorial team|published by|unsubscribe", whole=True,
)  # fmt: skip
NUMBER = re.compile(
    r"(?<!\w)(?:issue|no|nr|n°|nº|n\.?º|n\.°|n\.|№|number|numéro|num|ausgabe|número|numero|nummer|edition|édition|edición|edizione|editie|vol(?:ume)?|#)\.? ?°?º?:? ?(\d[\d/]*)(?!\w)",
    re.I,
)
LABEL = re.compile(
    r"^\W*(?:when|where|date(?:s| and time)?|time|place|venue|location|contact|e-?mail|tel(?:ephone)?|phone|web(?:site)?|registration|register|deadline|info(?:s|rmation)?|more|"
    r"source|language|speakers?|cost|fee|organi[sz]er|read more|link|date et heure|quand|où|lieu|heure|horaires?|inscriptions?|renseignements|tarif|plus d[’']infos?|en savoir plus|"
    r"datum|wann|wo|ort|zeit|uhrzeit|anmeldung|kosten|kontakt|veranstalter|referent(?:in|innen|en)?|weitere infos?|fecha|cuándo|dónde|lugar|hora|horario|inscripci(?:ón|ones)|contacto|"
    r"quando|dove|luogo|ora|orario|iscrizion[ei]|contatti|wanneer|waar|plaats|locatie|tijd|aanmelden|kosten|meer informatie|mehr informationen|más información|per informazioni)\s*:(?=\s|$)",
    re.I,
)
SECTION_NAMES = re.compile(
    r"^\W*(?:(?:\d{1,2}|[IVX]{1,4}|[A-H])[.):]\s*)?(?:(?:latest|our|other|more|member|members[’']?|network|project|policy|local|regional|international|national|eu|european|world|general|legal|latest) )*"
    r"(?:news|updates?|activities|developments|policy|headlines|what[’']s new|what is new|what[’']s happening|what is happening|in brief|in short|short news|in focus|focus|spotlight|campaigns?|projects?|"
    r"people|staff|members?|advocacy|legislation|case law|law|media|press|good to know|and finally|miscellaneous|other|from the (?:network|members|field|ground|office|secretariat|regions)|"
    r"around the (?:world|network)|news from .{1,40}|(?:member|project|policy|network|research) (?:news|updates?)|policy (?:watch|developments)|"
    r"actualités?|actus?|nouvelles|brèves|en bref|vie du réseau|vie associative|du côté d.{1,40}|dossiers?|zoom|focus|à la une|politiques?|plaidoyer|projets?|membres|ressources humaines|divers|"
    r"aktuelles?|neues|neuigkeiten|nachrichten|meldungen|kurz notiert|kurzmeldungen|kurz und knapp|aus (?:dem|der|den) .{1,40}|politik|projekte|mitglieder|schwerpunkt|thema|personalia|verschiedenes|in eigener sache|"
    r"noticias|novedades|actualidad|breves|en breve|proyectos|política|socios|miembros|nuestra red|de (?:la|nuestra) red|"
    r"notizie|novità|attualità|in breve|progetti|politica|soci|dalla rete|primo piano|dal .{1,30}|dalla .{1,30}|"
    r"nieuws|nieuwtjes|actueel|kort nieuws|kort|berichten|uit (?:het|de) .{1,30}|projecten|beleid|leden|doe mee|van de leden)(?:\W*| .{1,30})$",
    re.I,
)
LEAVING = re.compile(
    r"unsubscri|(?:update|manage|change) (?:your )?(?:subscription )?preferences|©|\(c\) ?(?:19|20)\d\d|copyright (?:©|\(c\)|(?:19|20)\d\d|by )|all rights reserved|you (?:are|were) (?:receiving|getting|subscribed)|you receive(?:d)? this|"
    r"(?:leave|stop receiving) (?:this|the|our) (?:list|newsletter|bulletin|mail)|no longer (?:wish|want)|to (?:leave|opt out)|this (?:e-?mail|newsletter) (?:was|is) sent|our mailing address|"
    r"désabonn|désinscri|vous recevez (?:ce|cet|cette)|ne plus recevoir|tous droits réservés|gérer vos préférences|"
    r"abbestell|abmelden|newsletter abmeld|austragen|nicht mehr (?:erhalten|bekommen)|sie (?:erhalten|bekommen) (?:diese[nr]?|unsere)|alle rechte vorbehalten|v\.i\.s\.d\.p|"
    r"dar(?:se|te)? de baja|cancelar (?:la |su |tu )?suscripción|recibes? este|ha recibido este|todos los derechos|"
    r"annulla (?:l[’'])?iscrizione|cancella(?:ti|rti|rsi)|disiscri|ricev(?:i|ete|e) quest[ao]|hai ricevuto|tutti i diritti|"
    r"afmelden|uitschrijven|(?:u|je) ontvangt|alle rechten|niet meer ontvangen|إلغاء الاشتراك|отписаться",
    re.I,
)
VIEWING = re.compile(
    r"(?:in|with) (?:your|a|the) (?:web ?)?browser|(?:view|read|open) (?:this|it|the)? ?(?:e-?mail|newsletter|message|mail)? ?(?:online|as a web ?page)|view (?:in|on) (?:browser|the web)|web ?version|"
    r"(?:can[’']?t|cannot|trouble|problems?|difficulty|not displaying) (?:\w+ ){0,3}(?:read|view|see|seeing|viewing|reading|display|properly|correctly)|images? (?:are )?not (?:shown|displayed)|"
    r"dans (?:votre|un|le) navigateur|version en ligne|voir (?:ce|cet|cette|le) \w+ (?:en ligne|dans)|ne s[’']affiche|ne visualisez|visualiser (?:ce|cet)|"
    r"im browser|online[- ]?(?:version|ansicht)|(?:nicht|wird) (?:richtig|korrekt) (?:angezeigt|dargestellt)|"
    r"en (?:tu|su|el|un) navegador|versión (?:en línea|web|online)|no (?:puede|puedes) ver|ver (?:este|en) (?:correo|boletín|mensaje|línea)|"
    r"nel (?:tuo |vostro )?browser|versione (?:online|web)|non (?:riesci|visualizzi)|visualizza (?:questa|online|nel)|"
    r"in (?:je|uw|de) browser|online ?versie|webversie|niet goed (?:weergegeven|leesbaar)|bekijk (?:deze|online)|عرض في المتصفح",
    re.I,
)
TO_THE_TOP = _any(
    r"(?:go |return )?(?:back )?to (?:the )?(?:top|contents|index|table of contents)", r"back to (?:top|contents|overview)", r"top", r"top of page",
    r"(?:retour|revenir) (?:au|en) (?:sommaire|haut)(?: de (?:la )?page)?", r"haut de (?:la )?page",
    r"(?:zurück )?(?:nach oben|zum (?:seiten)?anfang|zum inhalt(?:sverzeichnis)?|zur übersicht)", r"(?:volver|ir) (?:al|a la) (?:inicio|índice|sumario|principio)|volver arriba|subir",
    r"torna (?:su|all[’']inizio|al sommario|all[’']indice)", r"(?:terug )?naar (?:boven|het begin|de inhoud|inhoud)(?:sopgave)?", whole=True,
)  # fmt: skip
FORWARDED = re.compile(
    r"^\W{3,}\s*(?:forwarded message|original message|weitergeleitete nachricht|ursprüngliche nachricht|message (?:transféré|d[’']origine)|mensaje (?:reenviado|original)|"
    r"messaggio (?:inoltrato|originale)|doorgestuurd bericht|oorspronkelijk bericht|begin forwarded message)\b",
    re.I,
)
MAIL_HEAD = re.compile(
    r"^(?:from|to|cc|date|sent|subject|reply-to|von|an|gesendet|datum|betreff|de|à|envoyé|objet|enviado|para|asunto|da|inviato|a|oggetto|van|aan|verzonden|onderwerp)\s?:\s",
    re.I,
)
