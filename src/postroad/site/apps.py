"""The site as a Django app."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """The room `site`: it knows all the others."""

    name = "postroad.site"
    label = "site"
