"""Which countries are of interest."""

from collections.abc import Mapping
from typing import Any, Final
from unicodedata import combining, normalize

from babel import Locale
from django import forms

from postroad.press.words import locale_of
from postroad.readers.choosing.block import Block
from postroad.readers.models import Subscription
from postroad.readers.said import Said

_EUROPE: Final = (
    "AD AL AM AT AZ BA BE BG BY CH CY CZ DE DK EE ES FI FR GB GE GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO PL PT "
    "RO RS SE SI SK SM TR UA XK"
)
"""What is offered in any case; the countries of the network's organisations and the reader's own come beside them."""


class Countries(Block):
    """None ticked means all, so that nobody misses news by leaving the page as it is."""

    name = "countries"

    def ask(self) -> None:
        """Ask for the countries, by their names in the page's language."""
        self.fields["countries"] = forms.MultipleChoiceField(
            label=self.said["countries_label"],
            choices=_named(_offered(self.subscription), locale_of(self.said.language)),
            initial=list(self.subscription.countries),
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )

    def chosen(self) -> Mapping[str, Any]:
        """Return the codes."""
        return {"countries": tuple(self.cleaned_data["countries"])}

    @classmethod
    def now(cls, subscription: Subscription, said: Said) -> str:
        """Name them."""
        if not subscription.countries:
            return said["countries_all"]
        names = [name for _, name in _named(set(subscription.countries), locale_of(said.language))]
        return said.word("countries_some", list=said.list(names))


def _offered(subscription: Subscription) -> set[str]:
    members = subscription.newsletter.memberships.exclude(organisation__country="")
    return {*_EUROPE.split(), *members.values_list("organisation__country", flat=True), *subscription.countries}


def _named(codes: set[str], locale: Locale) -> list[tuple[str, str]]:
    """Return codes with names, in the order of the names; a letter with a mark stands beside the one without."""
    return sorted(((code, str(locale.territories.get(code, code))) for code in codes), key=lambda one: _plain(one[1]))


def _plain(name: str) -> str:
    return "".join(sign for sign in normalize("NFKD", name) if not combining(sign)).casefold()
