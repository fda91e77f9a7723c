"""The words of running text: greetings, what is over, notes that close a section, words that nothing ends with."""

import re

OPEN_WORDS = frozenset(
    """
    against al als among an and at au auf aux avec bei between bij chez con da dans das de degli dei del della
    delle dello dem den der des di door du d’ een ein eine einem einen einer el en entre et for fra from für
    gli her het his hun ihre ihrer il im in into its l' la las le les leur leurs lo los l’ met mit naar nei
    nel nella oder of om onze or ou our par para por pour sans ses sin sobre sous su sul sulla sur sus tegen
    than that the their to tot tra un una und une uno van vers via vom von voor which whose with your zu zum
    zur à
    """.split()  # noqa: SIM905
)
"""Words that no sentence and no heading ends with."""
SALUTATION = re.compile(
    r"^(?:dear|liebe[rs]?|sehr geehrte[rs]?|chère?s?|cher|bonjour|madame|hello|hi|hallo|guten tag|moin|beste|"
    r"geachte|estimad[oa]s?|querid[oa]s?|hola|car[ieao]|gentil[ei]|salve|ciao|buongiorno)\b"
    r".{0,80}[,!:]$|^(?:dear|bonjour|hello|hi|hallo|liebe|beste|estimad[oa]s?|querid[oa]s?) [\w ]{2,30}$",
    re.I,
)
SIGN_OFF = re.compile(
    r"^(?:(?:with )?(?:kind|best|warm|many) (?:regards|wishes)|yours|sincerely|in solidarity|cordialement|"
    r"bien à vous|solidairement|amicalement|mit (?:freundlichen|herzlichen|solidarischen|besten) grüßen|"
    r"herzliche grüße|ihre? |"
    r"un (?:cordial )?saludo|saludos|atentamente|cordiali saluti|un (?:caro )?saluto|met (?:vriendelijke|"
    r"hartelijke|warme) groet(?:en)?|hartelijke groet|the (?:team|secretariat|editors)|l[’']équipe|das team|"
    r"el equipo|la redazione|de redactie)\b",
    re.I,
)
CLOSING = re.compile(
    r"^(?!.{0,60}\b(?:info(?:rmation)?s?|informatie|details?|savoir plus|saber más|saperne|regist\w+|inscri\w+|"
    r"anmeld\w+|aanmeld\w+|iscri\w+)\b)"
    r"(?:for (?:more|further|other|all|older|the other)\b|(?:more|further|other|older) \w+|find (?:more|all)|"
    r"see (?:all|also|more)|all (?:our |the )?\w+|read more news|visit our|"
    r"(?:pour )?(?:plus d[’']|plus de |d[’']autres|les autres|toutes? (?:les|l[’'])|tous les|retrouvez)|(?:mehr|"
    r"weitere|alle|andere) |más |para más|otr[ao]s |tod[ao]s l[ao]s|"
    r"(?:per )?altr[ei] |tutt[ei] (?:le|i|gli)|meer |andere |voor meer|bekijk alle|"
    r"do you have|have you|vous avez|haben sie|hai una|heb (?:je|u)|¿tien|send us|share your|envoyez|schicken sie|"
    r"senden sie|envía|inviate?|stuur)",
    re.I,
)
PAST = re.compile(
    r"\b(?:took place|was held|were held|contributed|attended|participated|was launched|gathered|hosted|"
    r"organi[sz]ed|met\b|spoke|presented|a eu lieu|s[’']est tenue?|ont participé|fand(?:en)? .{0,60} statt|"
    r"nahm(?:en)? .{0,60} teil|"
    r"se celebró|tuvo lugar|participó|participaron|si è (?:tenut|svolt)|ha partecipato|hanno partecipato|"
    r"vond(?:en)? .{0,60} plaats|nam(?:en)? .{0,60} deel|bijgewoond)",
    re.I,
)
REFERS_BACK = re.compile(
    r"(?:this|these|those|they|it|its|he|she|his|her|their|we|our|you|your|if you|finally|also|in addition|additionally|"
    r"moreover|furthermore|however|therefore|then|here|there|chaired|participants|"
    r"ce|cet|cette|ces|il|elle|ils|elles|nous|notre|nos|vous|enfin|en outre|par ailleurs|toutefois|ainsi|"
    r"dies|diese[rmns]?|er|sie|es|wir|unsere?|ihr|außerdem|zudem|schließlich|dabei|dazu|jedoch|"
    r"est[eao]s?|est[ao]|ell[oa]s|nosotr[oa]s|nuestr[oa]s?|además|finalmente|asimismo|sin embargo|"
    r"quest[oaie]|essi?|noi|nostr[oaie]|inoltre|infine|tuttavia|"
    r"deze|dit|die|hij|zij|ze|wij|we|onze|ons|ook|daarnaast|tot slot|bovendien)\b",
    re.I,
)
"""How a paragraph begins that goes on with the one before it."""
