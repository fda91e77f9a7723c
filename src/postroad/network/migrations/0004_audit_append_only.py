"""The database keeps the audit log append-only."""

from django.db import migrations

from postroad.network import append_only


class Migration(migrations.Migration):
    dependencies = [("network", "0003_audit")]

    operations = [
        migrations.RunPython(
            lambda apps, schema_editor: append_only.install(schema_editor.connection),
            lambda apps, schema_editor: append_only.remove(schema_editor.connection),
        )
    ]
