"""What betrays a call."""

from postroad.document.kinds.cues import Cues

CUES = Cues(
    section={
        "en": r"calls?(?: for .{1,30})?|opportunit(?:y|ies)|vacanc(?:y|ies)|jobs?|funding(?: opportunities)?|"
        r"grants?|deadlines?",
        "fr": r"appels?(?: à .{1,30})?|offres? d[’']emploi|emplois?|candidatures?|financements?|opportunités",
        "de": r"ausschreibungen?|stellen(?:angebote|anzeigen|ausschreibungen|markt)?|aufrufe?|förder(?:ung|ungen|"
        r"mittel)|fristen",
        "es": r"convocatorias?|oportunidades|empleos?|ofertas de .{1,20}|plazos|becas y ayudas|becas",
        "it": r"bandi|bando|opportunità|lavora con noi|offerte di lavoro|scadenze",
        "nl": r"oproep(?:en)?|vacatures?|subsidies|fondsen",
    },
    title={
        "en": r"calls? for|call:|open call|vacanc(?:y|ies)|job (?:offer|opening|opportunity)|we(?:[’']re|"
        r" are) (?:hiring|recruiting|looking for)|"
        r"join our team|grants? (?:for|available|open|scheme|call)|tenders?|fellowships?|internships?|scholarships?|"
        r"apply (?:now|for|by)|"
        r"submit your|public consultation|consultation (?:closes|opens?|is open|until)|request for (?:proposals|"
        r"quotations?)|expressions? of interest|"
        r"contributions? wanted|wanted:",
        "fr": r"appels? (?:à|aux|de|d[’'])\w*|offre d[’']emploi|recrut\w+|stage|bourses?|consultation publique|"
        r"poste à pourvoir",
        "de": r"ausschreibung\w*|aufruf\w*|stellen(?:angebot|ausschreibung|anzeige)\w*|gesucht|call for|"
        r"förder(?:aufruf|ausschreibung|mittel)\w*|"
        r"stipendi\w+|bewerb\w+|praktikum|wir suchen|jetzt bewerben",
        "es": r"convocatorias?|llamamiento|oferta de empleo|becas?|se buscan?|buscamos|licitaci\w+|consulta pública|"
        r"vacantes?",
        "it": r"band[oi]|cercasi|cerchiamo|bors[ae] di studio|offert[ae] di lavoro|avviso pubblico|"
        r"invito a presentare|manifestazione di interesse",
        "nl": r"oproep|vacatures?|gezocht|subsidie(?:regeling|oproep|ronde)|w(?:ij|e) zoeken|stageplaats",
    },
    body={
        "en": r"call for (?:papers|proposals|applications|input|contributions)|applications? (?:are|"
        r"is) (?:now )?(?:open|invited)|is (?:hiring|recruiting|looking for)|applicants",
        "fr": r"appel à (?:projets|candidatures|contributions|communications)|candidatures? (?:sont|est|à)|recrute",
        "de": r"bewerbungen (?:sind|können|bis)|bewerbungsschluss|bewerbungsfrist|einsendeschluss|sucht (?:zum|ab|"
        r"eine)",
        "es": r"convocatoria (?:de|para|abierta)|presentar (?:su|tu|la) (?:solicitud|candidatura)|"
        r"plazo de (?:presentación|solicitud)",
        "it": r"bando (?:per|di|è)|domande? (?:di partecipazione|entro|devono)|candidature",
        "nl": r"solliciteren|sollicitaties?|aanvragen kunnen|inzend(?:ing|ingen) (?:kan|kunnen)|zoekt (?:een|per)",
    },
    weights={"section": 2.2, "title": 2.6, "body": 0.9, "deadline": 1.5, "submit": 0.7, "dated": -0.5},
)
