"""What betrays a podcast."""

from postroad.document.kinds.cues import Cues

CUES = Cues(
    section={
        "en": r"podcasts?|listen|radio|audio",
        "fr": r"à écouter|écoutez",
        "de": r"zum hören|hörtipps?|zum nachhören",
        "es": r"para escuchar|escucha",
        "it": r"da ascoltare|ascolta",
        "nl": r"luistertips?|beluister|luisteren",
    },
    title={
        "en": r"podcasts?|podcast (?:series|episode)|radio (?:show|series|programme)|(?:new )?episodes?(?: \d+)?|"
        r"audio series",
        "fr": r"baladodiffusion|balado|épisode \d+|émission(?: de radio)?",
        "de": r"podcast-?(?:folge|reihe|serie)|hörfunk\w*|hörspiel|folge \d+",
        "es": r"pódcasts?|emisión de radio|episodio \d+|programa de radio",
        "it": r"puntat[ae]|episodio \d+|trasmissione radio\w*",
        "nl": r"aflevering(?: \d+)?|podcast\w*|radioserie",
    },
    body={
        "en": r"(?:a|an|the|new|this|latest|first|our) (?:\w+ ){0,2}(?:podcasts?|episodes?)|series of podcasts|"
        r"listen to",
        "fr": r"(?:nouveau|premier|ce|notre) podcast|(?:nouvel|premier|cet) épisode",
        "de": r"(?:neue[rn]?|diese[rn]?|unser[em]?) (?:\w+ ){0,2}(?:podcast|folge)",
        "es": r"(?:nuevo|este|nuestro|primer) (?:podcast|pódcast|episodio)",
        "it": r"(?:nuovo|questo|nostro|primo) (?:podcast|episodio)|nuova puntata",
        "nl": r"(?:nieuwe|deze|onze|eerste) (?:\w+ ){0,2}(?:podcast\w*|aflevering)",
    },
    weights={"section": 1.5, "title": 2.4, "body": 1.3, "listen": 1.0},
)
