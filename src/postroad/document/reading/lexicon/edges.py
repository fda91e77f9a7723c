"""The words of an issue's edges: technical lines, the imprint, a forwarder's head, the contents list."""

import re

from postroad.document.reading.lexicon.pattern import any_of

BOILERPLATE = re.compile(
    r"(?:unsubscribe|update (?:your )?(?:subscription )?preferences|manage (?:your )?(?:subscription|preferences|"
    r"mailings?)|subscription preferences|view (?:this|it|the) (?:e-?mail|newsletter|message|mail|"
    r"online)?\s?(?:in|on|online)|view (?:in|online)|in your browser|web version|read (?:this|it) online|"
    r"(?:can[’']?t|cannot|trouble|problems?|having difficulty|not displaying) (?:\w+ ){0,3}(?:read|view|see|"
    r"seeing|viewing|reading|display)|"
    r"you (?:are|were|have) receiv(?:e|ed|ing)|you receive this|you(?:[’']re| are) (?:getting|subscribed|on)|"
    r"you get this|because you|why did i get|this (?:e-?mail|mail|newsletter|message) (?:was|is) (?:sent|"
    r"being sent)|sent to|"
    r"all rights reserved|copyright|©|\(c\) ?\d{4}|our mailing address|forward (?:this|to a friend)|"
    r"add us to your address book|want to change how|no longer wish|opt[- ]out|privacy (?:policy|statement|"
    r"notice)|data protection|disclaimer|"
    r"se désabonner|désabonne|désinscri|vous recevez (?:ce|cet|cette)|voir (?:ce|cet|cette|la version|dans le|"
    r"le message|en ligne)|version en ligne|dans votre navigateur|ne plus recevoir|tous droits réservés|"
    r"mentions légales|gérer (?:vos|mes) préférences|politique de confidentialité|si vous ne visualisez|"
    r"abmelden|abbestellen|abbestell|austragen|sie (?:erhalten|bekommen|haben) diese[nr]?|im browser|online(?:-|"
    r" )?(?:version|ansicht)|newsletter (?:richtig|nicht|nicht richtig) |nicht mehr (?:erhalten|empfangen|"
    r"bekommen)|impressum|datenschutz|alle rechte vorbehalten|v\.i\.s\.d\.p|redaktion:|herausgeber|"
    r"darse de baja|dar(?:te|se)? de baja|cancelar (?:la |su |tu )?suscripción|recibe(?:s)? este|recibes este|"
    r"ver (?:este|en el|en tu|en su)|en (?:tu|su|el) navegador|todos los derechos|aviso legal|"
    r"política de privacidad|preferencias|no desea(?:s)? (?:seguir )?recibi|"
    r"annulla (?:l[’'])?iscrizione|cancella(?:ti|rsi|zione)|disiscri|ricevi questa|ricevete questa|hai ricevuto|"
    r"nel (?:tuo )?browser|visualizza|tutti i diritti|informativa (?:sulla )?privacy|non (?:vuoi|"
    r"desideri) (?:più )?ricevere|"
    r"afmelden|uitschrijven|u ontvangt|je ontvangt|bekijk (?:deze|online|in)|in (?:je|uw) browser|online versie|"
    r"alle rechten|privacy(?:verklaring|beleid)|niet meer ontvangen|voorkeuren (?:aanpassen|wijzigen)|colofon|"
    r"mailing list|listinfo|to post to this list|follow us|folgen sie uns|suivez-nous|síguenos|seguici|volg ons|"
    r"find us on|connect with us|(?:is|was) (?:co-?)?(?:funded|financed) by|supported by the|financé par|"
    r"gefördert (?:von|durch|vom|aus)|financiado por|finanziato|"
    r"powered by|sent (?:by|with|via)|mailchimp|sendinblue|brevo|responsibility for (?:the|its) content|"
    r"editor(?:ial team)?:|rédaction ?:|redacción ?:|redazione ?:|redactie ?:|imprint|kvk|siret|"
    r"registered charity|charity (?:number|no)|iban)",
    re.I,
)
LEAVING = re.compile(
    r"unsubscri|(?:update|manage|change) (?:your )?(?:subscription )?preferences|©|\(c\) ?(?:19|20)\d\d|"
    r"copyright (?:©|\(c\)|(?:19|20)\d\d|by )|all rights reserved|you (?:are|were) (?:receiving|getting|"
    r"subscribed)|you receive(?:d)? this|"
    r"(?:leave|stop receiving) (?:this|the|our) (?:list|newsletter|bulletin|mail)|no longer (?:wish|want)|"
    r"to (?:leave|opt out)|this (?:e-?mail|newsletter) (?:was|is) sent|our mailing address|"
    r"désabonn|désinscri|vous recevez (?:ce|cet|cette)|ne plus recevoir|tous droits réservés|gérer vos préférences|"
    r"abbestell|abmelden|newsletter abmeld|austragen|nicht mehr (?:erhalten|bekommen)|sie (?:erhalten|"
    r"bekommen) (?:diese[nr]?|unsere)|alle rechte vorbehalten|v\.i\.s\.d\.p|"
    r"dar(?:se|te)? de baja|cancelar (?:la |su |tu )?suscripción|recibes? este|ha recibido este|todos los derechos|"
    r"annulla (?:l[’'])?iscrizione|cancella(?:ti|rti|rsi)|disiscri|ricev(?:i|ete|e) quest[ao]|hai ricevuto|"
    r"tutti i diritti|"
    r"afmelden|uitschrijven|(?:u|je) ontvangt|alle rechten|niet meer ontvangen|إلغاء الاشتراك|отписаться",
    re.I,
)
VIEWING = re.compile(
    r"(?:in|with) (?:your|a|the) (?:web ?)?browser|(?:view|read|open) (?:this|it|the)? ?(?:e-?mail|newsletter|"
    r"message|mail)? ?(?:online|as a web ?page)|view (?:in|on) (?:browser|the web)|web ?version|"
    r"(?:can[’']?t|cannot|trouble|problems?|difficulty|not displaying) (?:\w+ ){0,3}(?:read|view|see|seeing|"
    r"viewing|reading|display|properly|correctly)|images? (?:are )?not (?:shown|displayed)|"
    r"dans (?:votre|un|le) navigateur|version en ligne|voir (?:ce|cet|cette|le) \w+ (?:en ligne|dans)|"
    r"ne s[’']affiche|ne visualisez|visualiser (?:ce|cet)|"
    r"im browser|online[- ]?(?:version|ansicht)|(?:nicht|wird) (?:richtig|korrekt) (?:angezeigt|dargestellt)|"
    r"en (?:tu|su|el|un) navegador|versión (?:en línea|web|online)|no (?:puede|puedes) ver|ver (?:este|"
    r"en) (?:correo|boletín|mensaje|línea)|"
    r"nel (?:tuo |vostro )?browser|versione (?:online|web)|non (?:riesci|visualizzi)|visualizza (?:questa|online|nel)|"
    r"in (?:je|uw|de) browser|online ?versie|webversie|niet goed (?:weergegeven|leesbaar)|bekijk (?:deze|online)|"
    r"عرض في المتصفح",
    re.I,
)
TO_THE_TOP = any_of(
    r"(?:go |return )?(?:back )?to (?:the )?(?:top|contents|index|table of contents)",
    r"back to (?:top|contents|overview)", r"top", r"top of page",
    r"(?:retour|revenir) (?:au|en) (?:sommaire|haut)(?: de (?:la )?page)?", r"haut de (?:la )?page",
    r"(?:zurück )?(?:nach oben|zum (?:seiten)?anfang|zum inhalt(?:sverzeichnis)?|zur übersicht)",
    r"(?:volver|ir) (?:al|a la) (?:inicio|índice|sumario|principio)|volver arriba|subir",
    r"torna (?:su|all[’']inizio|al sommario|all[’']indice)",
    r"(?:terug )?naar (?:boven|het begin|de inhoud|inhoud)(?:sopgave)?", whole=True,
)  # fmt: skip
FORWARDED = re.compile(
    r"^\W{3,}\s*(?:forwarded message|original message|weitergeleitete nachricht|ursprüngliche nachricht|"
    r"message (?:transféré|d[’']origine)|mensaje (?:reenviado|original)|"
    r"messaggio (?:inoltrato|originale)|doorgestuurd bericht|oorspronkelijk bericht|begin forwarded message)\b",
    re.I,
)
MAIL_HEAD = re.compile(
    r"^(?:from|to|cc|date|sent|subject|reply-to|von|an|gesendet|datum|betreff|de|à|envoyé|objet|enviado|para|"
    r"asunto|da|inviato|a|oggetto|van|aan|verzonden|onderwerp)\s?:\s",
    re.I,
)
IMPRINT_TITLE = any_of(
    r"impressum|imprint|contact(?: us| details)?|kontakt|contacto|contatti|contacts?|colofon|colophon|"
    r"mentions légales|aviso legal|about us|über uns|qui sommes-nous|over ons|quiénes somos|chi siamo|"
    r"redaktion|herausgeber(?:in)?|rédaction|redacción|redazione|redactie|editorial team|published by|"
    r"unsubscribe", whole=True,
)  # fmt: skip
TOC_TITLES = any_of(
    r"(?:in this (?:issue|edition|newsletter|number|month[’']s .{1,30})|table of contents|contents|"
    r"inside this issue|what[’']s inside|this (?:week|month)|index|highlights|sommaire|au sommaire|dans ce numéro|"
    r"table des matières|"
    r"inhalt|inhaltsverzeichnis|in dieser ausgabe|themen(?: dieser ausgabe)?|diesmal|índice|indice|"
    r"en este (?:número|boletín)|sumario|contenido|contenidos|sommario|in questo numero|inhoud|inhoudsopgave|"
    r"in dit nummer|in deze (?:editie|nieuwsbrief|uitgave)) ?:?",
    whole=True,
)  # fmt: skip
