"""The words of links: which only say where to click, and what they are for."""

import re

from postroad.document.reading.lexicon.pattern import any_of

HERE = any_of(
    r"(?:click |press |tap )?here", r"(?:cliquez |cliquer )?ici",
    r"(?:klicken sie |klick(?:e|en)? )?hier(?: klicken)?",
    r"(?:haga |haz |pulse |pincha |pinche )?(?:clic(?:k)? )?(?:en )?aqu[ií]",
    r"(?:clicca |cliccare |cliccate )?qu[ií]",
    r"(?:klik )?hier", r"this link", r"ce lien", r"diesem link", r"este enlace", r"questo link", r"deze link",
    r"link",
    whole=True,
)  # fmt: skip
ACTION_LINK = any_of(
    r"(?:see|read|learn|find out|discover|know|show|view|get|watch|hear|listen)(?: (?:the|this|our|it|all|full|"
    r"whole|more|on|online|here|now|about|"
    r"it|article|report|statement|story|post|blog|study|paper|agenda|programme?|video|recording|episode|interview|"
    r"text|press release|call|page|"
    r"website|event|details?|information|info|publication|guide|letter|briefing|newsletter|podcast|in|to|english|"
    r"french|campaign|of|and|"
    r"submission|brochure|factsheet|summary|executive)){0,9}",
    r"(?:more|further|full|all|additional)(?: (?:info(?:rmation)?|details?|text|story|article|news|events|on|"
    r"about|here|online|report|programme?))*",
    r"(?:click|tap|go) (?:here|to\b.{0,40})(?: (?:to|for) .{1,50})?", r"here", r"continue(?: reading)?",
    r"keep reading", r"details?", r"link", r"website", r"web ?site", r"open", r"agenda",
    r"(?:programme?|flyer|brochure|recording|video|slides|press release|full text|pdf|download|invitation|"
    r"concept note)(?: \(?(?:pdf|en|fr|de|es|it|nl)\)?)?",
    r"(?:register|registration|sign up|subscribe|apply|book|join|donate|enrol|rsvp|submit|download|explore|visit|"
    r"contact|e-?mail|support|buy|order|share|take|vote|participate)\b[\w ,’'&-]{0,60}",
    # French
    r"(?:en savoir|lire|voir|pour en savoir|plus)\b[\w ’',àâéèêëîïôûùçœ-]{0,50}", r"(?:cliquez|cliquer) ici", r"ici",
    r"(?:plus d[’']infos?(?:rmations)?|lire la suite|lire l[’']article|découvrir|découvrez|télécharger|"
    r"téléchargez|consulter|consultez|écouter|écoutez|regarder|regardez|s[’']inscrire|"
    r"inscrivez-vous|inscription|inscriptions|accéder|postuler|postulez|participer|participez|"
    r"voir plus)\b[\w ’',àâéèêëîïôûùçœ-]{0,50}",
    # German
    r"(?:mehr|weiter|weitere|zum|zur|zu den|jetzt|hier|alle|ganze[nr]?)\b[\wäöüß ’',-]{0,50}", r"weiterlesen",
    r"details", r"hier(?: klicken)?",
    r"(?:anmeldung|anmelden|herunterladen|lesen sie|download|bewerben|jetzt bewerben|ansehen|anhören|nachlesen|"
    r"programm)\b[\wäöüß ’',-]{0,40}",
    # Spanish
    r"(?:leer|ver|seguir leyendo|saber|más|mas|conoce|conozca|descarga|descargar|descargue|inscr[ií]bete|"
    r"inscripción|inscripciones|regístrate|escucha|escuchar|consulta|consultar|accede|"
    r"acceder|participa|solicita|lea|vea|sigue leyendo|haz clic|haga clic|pincha)\b[\wáéíóúñü ’',-]{0,50}",
    r"aqu[ií]",
    # Italian
    r"(?:leggi|leggere|continua|scopri|vedi|guarda|scarica|scaricare|iscriviti|iscrizioni|iscrizione|registrati|"
    r"ascolta|approfondisci|maggiori|per saperne|ulteriori|vai al|consulta|partecipa|"
    r"clicca)\b[\wàèéìòù ’',-]{0,50}", r"qui",
    # Dutch
    r"(?:lees|lezen|meer|bekijk|verder|download|meld je|meld u|aanmelden|inschrijven|schrijf je|luister|naar de|"
    r"ga naar|klik|bestel|doe mee|kijk)\b[\wëïéèöü ’',-]{0,50}",
    r"hier",
    whole=True,
)  # fmt: skip
ACTION_SENTENCE = re.compile(
    r"^(?:(?:please )?(?:see|read|learn|find|discover|watch|listen|download|register|apply|visit|click|check|"
    r"explore|view|access|consult|join|sign up|book|contact|e-?mail|write to|submit|"
    r"for more|for further|for details|more|further|full|details|website|web|link|source|registration|info|"
    r"information|contact|agenda|programme?|for registration|to register|to apply|to read|to download|"
    r"to learn|to know|to find|to join|to sign|to view|to watch|the (?:full )?(?:report|text|study|paper|call|"
    r"programme?|guide|article|recording|publication) (?:is|can be|are) available|available|"
    r"en savoir|pour en savoir|pour plus|pour vous inscrire|pour s[’']inscrire|plus d|lire|voir|consulte[rz]|"
    r"télécharge[rz]|découvr|cliquez|inscri|informations|renseignements|écoute|regarde|"
    r"mehr|weitere|zum|zur|anmeldung|informationen|infos?|hier|download|der (?:volle |ganze )?(?:bericht|text)|"
    r"die (?:volle |ganze )?studie|nähere|"
    r"más|para más|leer|ver|consulta|descarg|inscr|lea|información|enlace|web|puede[ns]? (?:leer|consultar|"
    r"descargar)|se puede|"
    r"per (?:maggiori|ulteriori|saperne|iscriversi|informazioni)|maggiori|ulteriori|leggi|scarica|scopri|iscri|"
    r"guarda|ascolta|informazioni|il (?:testo|rapporto)|"
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
