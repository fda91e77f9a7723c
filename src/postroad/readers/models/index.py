"""An index that also holds the lists in JSON columns where the database can take them."""

from typing import Any

from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.backends.ddl_references import Statement, Table


class WithListsOnSQLite(models.Index):
    """An index in which JSON columns stand on SQLite alone.

    SQLite reads rows one after the other, and counts twice as quickly where all it needs stands in one narrow index.
    PostgreSQL refuses entries beyond 2.7 KB, which a long list may reach; it scans the table with several workers instead.
    """

    def create_sql(
        self, model: type[models.Model], schema_editor: BaseDatabaseSchemaEditor, using: str = "", **given: Any
    ) -> Statement:
        """Return the statement that makes the index."""
        if schema_editor.connection.vendor == "sqlite":
            return super().create_sql(model, schema_editor, using, **given)
        plain = [name for name in self.fields if not isinstance(model._meta.get_field(name), models.JSONField)]
        narrow = models.Index(fields=plain, name=self.name)
        return narrow.create_sql(model, schema_editor, using, **given)


class FoldedPrefix(models.Index):
    """An index on one text column in lower case, for finding what begins so; then on the primary key, for paging."""

    def create_sql(
        self, model: type[models.Model], schema_editor: BaseDatabaseSchemaEditor, using: str = "", **given: Any
    ) -> Statement:
        """Return the statement that makes the index."""
        quote, meta = schema_editor.quote_name, model._meta
        field, key = meta.get_field(self.fields[0]), meta.pk
        assert isinstance(field, models.Field)
        assert key is not None
        # PostgreSQL orders by a locale's rules, in which a prefix is no range; this collation compares signs.
        signs = "" if schema_editor.connection.vendor == "sqlite" else ' COLLATE "C"'
        return Statement(
            "CREATE INDEX %(name)s ON %(table)s (%(parts)s)",
            name=quote(str(self.name)),
            table=Table(meta.db_table, quote),
            parts=f"lower({quote(str(field.column))}){signs}, {quote(str(key.column))}",
        )
