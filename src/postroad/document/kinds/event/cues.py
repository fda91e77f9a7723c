"""What betrays an event."""

from postroad.document.kinds.cues import Cues

CUES = Cues(
    section={
        "en": r"events?(?: calendar)?|agenda|calend[ae]r|save the dates?|diary(?: dates)?|dates(?: for your diary)?|"
        r"trainings?|webinars?|conferences?|"
        r"what[’']?s on|coming up|upcoming(?: .{1,30})?|forthcoming(?: .{1,30})?",
        "fr": r"calendrier|événements?|évènements?|evenements?|rendez-vous|à venir|formations|dates à retenir|"
        r"à l[’']agenda",
        "de": r"veranstaltung(?:en|shinweise|skalender|stipps)?|termine?|terminkalender|terminvorschau|kalender|"
        r"fortbildungen|tagungen",
        "es": r"eventos?|pr[oó]ximos? (?:eventos?|encuentros?|citas|actos|actividades)|próximamente|citas|jornadas|"
        r"calendario|agéndate",
        "it": r"eventi|appuntamenti|in programma|prossimi (?:eventi|appuntamenti|incontri)|calendario|in agenda",
        "nl": r"evenementen|bijeenkomsten|activiteiten|kalender|data|studiedagen",
    },
    title={
        "en": r"webinars?|(?:side[- ])?conferences?|workshops?|seminars?|trainings?|summits?|forums?|round ?tables?|"
        r"(?:annual |general )?meetings?|symposi(?:um|a)|hearings?|"
        r"save the date|info(?:rmation)? (?:session|day)s?|launch(?: event)?|festival|(?:world|international) day|"
        r"days? of action|"
        r"lectures?|course|summer school|"
        r"assembly|exhibition|film screening|panel debate|public debate|panel discussion|side event|vigil|"
        r"protest march|demonstration|open day|anniversary",
        "fr": r"conférences?|ateliers?|séminaires?|formations?|colloques?|journées?|rencontres?|tables? rondes?|"
        r"assemblée|webinaires?|sommet|soirée|exposition",
        "de": r"konferenz(?:en)?|\w*tagung(?:en)?|fachtag(?:ung)?|seminare?|\w*workshops?|schulung(?:en)?|"
        r"fortbildung(?:en)?|vortrag|kongress|online-seminar|"
        r"podiumsdiskussion|mahnwache|\w*versammlung|fachgespräch|ausstellung|filmabend|lesung|aktionstag|\w*treffen",
        "es": r"conferencias?|talleres|taller|seminarios?|jornadas?|encuentros?|mesa redonda|congreso|asamblea|"
        r"charla|curso|webinario|foro|cine-?fórum",
        "it": r"conferenz[ae]|convegn[oi]|laborator[io]{1,2}|cors[oi]|incontr[oi]|tavola rotonda|assemblea|giornata|"
        r"seminari[o]?|presentazione del|mostra|proiezione",
        "nl": r"conferenties?|bijeenkomst(?:en)?|studiedag(?:en)?|cursus|congres|lezing|symposium|netwerkdag|"
        r"themamiddag|ledenvergadering|infosessie|expositie|filmavond",
    },
    body={
        "en": r"save the date|(?:takes?|will take) place|will be held|join us|will (?:host|hold|organi[sz]e)|"
        r"you are invited|registration (?:is|will)",
        "fr": r"(?:aura|auront) lieu|se tiendra|rejoignez-nous|vous (?:êtes invité|invite)\w*|inscri(?:ption|vez)\w*",
        "de": r"(?:findet|finden)\b.{0,80}\bstatt|laden\b.{0,40}\bein|sind (?:herzlich )?eingeladen|anmeld(?:ung|"
        r"en)\w*",
        "es": r"tendrá lugar|se celebrará|os invitamos|le invitamos|inscripci(?:ón|ones)",
        "it": r"si terrà|avrà luogo|vi invitiamo|siete invitati|iscrizion[ei]",
        "nl": r"vindt\b.{0,80}\bplaats|nodig(?:t|en)\b.{0,30}\buit|bent (?:van harte )?welkom|aanmelden",
    },
    weights={
        "section": 2.4,
        "title": 0.7,
        "body": 0.6,
        "dated": 2.2,
        "ahead": 0.6,
        "hour": 0.5,
        "register": 0.6,
        "past": -2.2,
        "undated": -2.0,
    },
)
