"""Opening an installation: Django is loaded only for the verbs that need a database."""

import os

from postroad.cli.errors import UserError


def open_installation(*, must_exist: bool = True) -> None:
    """Load the settings and Django. Raise :class:`UserError` where there is no installation or its settings are wrong."""
    from postroad.site.config import CONFIG_NAME, ConfigError, default_home, load_config

    home = default_home()
    if must_exist and not (home / CONFIG_NAME).exists():
        raise UserError(f"there is no installation in {home}. Make one with `postroad init`, or name it with --home.")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "postroad.site.settings")
    try:
        load_config(home)
        import django

        django.setup()
    except ConfigError as error:
        raise UserError(str(error)) from error
