"""Who asks to leave is understood, in the words that people use."""

import pytest

from postroad.mail.inbound.intent import asks_to_leave

LEAVING = [
    "unsubscribe",
    "Please unsubscribe me.",
    "UNSUBSCRIBE!!!",
    "Hello, could you take me off your mailing list? Thanks, Kim",
    "I no longer wish to receive these e-mails.",
    "I don’t want to receive this any more",
    "stop sending me this",
    "Remove me please",
    "Se désabonner",
    "Bonjour, merci de me désinscrire de votre lettre. Cordialement, Anne",
    "Je ne souhaite plus recevoir vos messages.",
    "Désinscription svp",
    "Retirez-moi de cette liste",
    "Bitte abmelden",
    "Bitte melden Sie mich vom Newsletter ab.",
    "Ich möchte den Newsletter nicht mehr erhalten.",
    "Abmeldung",
    "Bitte keine weiteren E-Mails mehr schicken",
    "Bitte tragen Sie mich aus dem Verteiler aus",
    "Baja",
    "Por favor, denme de baja de la lista.",
    "No deseo seguir recibiendo este boletín",
    "Quiero cancelar mi suscripción",
    "Solicito la baja",
    "Cancellatemi dalla lista",
    "Vorrei disiscrivermi, grazie",
    "Non desidero più ricevere la newsletter.",
    "Disiscrizione",
    "Graag uitschrijven",
    "Wilt u mij afmelden voor deze nieuwsbrief?",
    "Ik wil geen nieuwsbrief meer ontvangen",
    "Schrijf mij alstublieft uit",
    "Não quero mais receber",
    "Proszę mnie wypisać z listy",
    "إلغاء الاشتراك",
    "الغاء الاشتراك من فضلك",
]

STAYING = [
    "",
    "Thank you for this issue, it was very useful.",
    "Please do not unsubscribe me, I only changed jobs.",
    "Bitte mich nicht abmelden!",
    "Ne me désabonnez pas, j'aime cette lettre.",
    "Ik wil mij niet afmelden",
    "Our shelter will stop taking guests in August. Could you print that?",
    "The bus will leave at nine from the harbour.",
    "Danke für den Hinweis, wir melden uns nächste Woche.",
    "Gracias, muy interesante.",
    "Dobry artykuł, dziękuję.",
    "شكرا على هذه الرسالة",
]


@pytest.mark.parametrize("words", LEAVING)
def test_these_words_ask_to_leave(words: str) -> None:
    assert asks_to_leave("Re: The Quay Letter, June", words)


@pytest.mark.parametrize("words", STAYING)
def test_these_words_dont(words: str) -> None:
    assert not asks_to_leave("Re: The Quay Letter, June", words)


@pytest.mark.parametrize(
    "subject", ["unsubscribe", "Unsubscribe me", "Re: Abmelden", "AW: ABMELDUNG", "désabonnement", "BAJA", "leave"]
)
def test_the_subject_alone_can_say_it(subject: str) -> None:
    assert asks_to_leave(subject, "")


@pytest.mark.parametrize(
    "subject", ["How to leave a violent home", "Why readers unsubscribe: a study", "Stop the traffic"]
)
def test_a_subject_that_only_speaks_of_it_doesnt(subject: str) -> None:
    assert not asks_to_leave(subject, "Here is our new report.")


def test_a_long_letter_that_has_the_word_in_it_is_about_something_else() -> None:
    letter = (
        "We looked at how people use the word unsubscribe in their mails. "
        + "It was a long study with many findings. " * 20
    )
    assert not asks_to_leave("Our study", letter)
