"""What betrays a report."""

from postroad.document.kinds.cues import Cues

_EN = (
    r"report|study|guide|paper|publication|toolkit|handbook|manual|briefing?|guidelines|factsheet|survey|analysis|"
    r"book|atlas|index|brochure"
)
_FR = r"rapport|étude|guide|publication|manuel|enquête|brochure|note|livre"
_DE = r"bericht|studie|leitfaden|broschüre|handreichung|analyse|publikation|arbeitshilfe|handbuch|dossier|gutachten"
_ES = r"informe|estudio|guía|publicación|manual|investigación|libro|diagnóstico"
_IT = r"rapporto|studio|guida|pubblicazione|manuale|ricerca|dossier|indagine|report|vademecum"
_NL = r"rapport|onderzoek|gids|publicatie|handleiding|handreiking|studie|brochure|factsheet"

CUES = Cues(
    section={
        "en": r"publications?|reports?|resources?|research|reading|library|studies|new books?|tools|in print",
        "fr": r"ressources|rapports|lectures?|à lire|études|bibliothèque|parutions",
        "de": r"publikationen|veröffentlichungen|studien|neuerscheinungen|lesetipps?|materialien|literatur|berichte|"
        r"neue materialien",
        "es": r"publicaciones|informes|recursos|lecturas|biblioteca|estudios|materiales",
        "it": r"pubblicazioni|rapporti|risorse|letture|biblioteca|ricerche|materiali|da leggere",
        "nl": r"publicaties|rapporten|onderzoek(?:en)?|leestips?|bibliotheek|te lezen",
    },
    title={
        "en": r"reports?|stud(?:y|ies)|guides?|guidance|guidelines?|papers?|publications?|toolkits?|tool ?box|"
        r"handbooks?|manuals?|brief(?:ing|s)?|fact ?sheets?|"
        r"survey(?: results)?|analysis|research|findings|index|atlas|books?|review|barometer|recommendations|mapping",
        "fr": r"études?|manuel|recommandations|note de synthèse|livre blanc|baromètre|fiches?|enquête",
        "de": r"berichte?|\w*bericht|studien?|\w*studie|leitfaden|handbuch|handreichung|broschüre|publikation|"
        r"gutachten|umfrage|positionspapier|"
        r"\w*report|arbeitshilfe|dossier|ratgeber",
        "es": r"informes?|estudios?|guías?|publicaci(?:ón|ones)|manual|análisis|encuesta|diagnóstico|"
        r"recomendaciones|investigación|libro",
        "it": r"rapport[oi]|studi[oi]?|guid[ae]|pubblicazion[ei]|manuale|analisi|indagine|ricerca|dossier|"
        r"linee guida|vademecum",
        "nl": r"rapport(?:en)?|\w*onderzoek|gids|publicaties?|handleiding|handreiking|brochure|studie|\w*rapport|"
        r"monitor|wegwijzer",
    },
    body={
        "en": rf"(?:publish|launch|releas|issu|present|wr[io]t|produc)\w*\b[^.!?]{{0,90}}\b(?:{_EN})|"
        rf"(?:{_EN})\b[^.!?]{{0,60}}\b(?:publish\w*|launch\w*|releas\w*|is available|"
        rf"shows?|finds?|found|reveals?|examines?|provides?|explores?|maps?|documents?|analyses)|(?:new(?:ly)?|"
        rf"latest|annual|first|joint|(?:this|the) (?:new|latest|annual|final|full|joint)) (?:\w+ ){{0,2}}(?:{_EN})",
        "fr": rf"(?:publi|lanc|présent|paru)\w*\b[^.!?]{{0,90}}\b(?:{_FR})|(?:{_FR})\b[^.!?]{{0,60}}\b(?:publié\w*|"
        r"montre|révèle|analyse|propose|présente|dresse|recense)",
        "de": rf"(?:veröffentlich|vorgelegt|erschienen|vorgestellt|herausgegeben|publiziert)\w*|"
        rf"(?:{_DE})\b[^.!?]{{0,60}}\b(?:zeigt|untersucht|bietet|erklärt|beschreibt|"
        r"dokumentiert|erschien\w*)",
        "es": rf"(?:public|lanz|present|edit)\w*\b[^.!?]{{0,90}}\b(?:{_ES})|(?:{_ES})\b[^.!?]{{0,60}}\b(?:public\w+|"
        rf"muestra|revela|analiza|recoge|ofrece|explica|concluye)",
        "it": rf"(?:pubblic|lanci|present)\w*\b[^.!?]{{0,90}}\b(?:{_IT})|(?:{_IT})\b[^.!?]{{0,60}}\b(?:pubblic\w+|"
        rf"mostra|rivela|analizza|raccoglie|offre|spiega|racconta)",
        "nl": rf"(?:publice|gepubliceer|verschenen|gelanceer|uitgebracht|presenteer)\w*\b[^.!?]{{0,90}}\b(?:{_NL})|"
        rf"(?:{_NL})\b[^.!?]{{0,60}}\b(?:verschen\w+|laat zien|toont|"
        r"beschrijft|biedt|blijkt|legt uit|gepubliceerd)",
    },
    weights={"section": 1.6, "title": 1.2, "body": 1.5, "dated": -1.0, "download": 0.5},
)
