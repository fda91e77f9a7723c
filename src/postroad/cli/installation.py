"""Opening an installation: Django is loaded only for the verbs that need a database."""

import os
from typing import TYPE_CHECKING

from postroad.cli.errors import UserError

if TYPE_CHECKING:
    from postroad.network.models import Newsletter


def open_installation(*, must_exist: bool = True, must_be_current: bool = True) -> None:
    """Load the settings and Django.

    Raise :class:`UserError` where there is no installation, its settings are wrong, its database can't be reached, or
    (unless ``must_be_current`` is False) the database is older than the program.
    """
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
    if must_be_current and pending_migrations():
        raise UserError(
            f"the database of {home} is older than this program. Run `postroad init` once: it brings it up."
        )


def pending_migrations() -> list[str]:
    """Return the migrations that the database has yet to take. Raise :class:`UserError` if it can't be reached."""
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        raise UserError(
            f"the database can't be reached: {_first_line(error)}. `postroad doctor` looks closer."
        ) from error
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0].rstrip(".")


def newsletter_named(slug: str | None) -> "Newsletter":
    """Return the newsletter with this slug, or the only one. Raise :class:`UserError` that lists those there are."""
    from postroad.network.models import Newsletter

    there = {newsletter.slug: newsletter for newsletter in Newsletter.objects.all()}
    if slug is not None and slug in there:
        return there[slug]
    if not there:
        raise UserError("there is no newsletter yet. Make one with `postroad init --title “Our letter”`.")
    if slug is None and len(there) == 1:
        return next(iter(there.values()))
    fault = f"there is no newsletter “{slug}”" if slug else "there are several newsletters"
    raise UserError(f"{fault}. Name one with --newsletter: {', '.join(sorted(there))}.")
