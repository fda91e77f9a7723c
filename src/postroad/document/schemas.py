"""The published JSON Schemas. ``python -m postroad.document.schemas FOLDER`` writes them."""

import json
import sys
from pathlib import Path

from postroad.document.model import schema
from postroad.document.reading import report_schema


def published() -> dict[str, str]:
    """Return the text of each schema file by its name."""
    schemas = {"document-1.json": schema(), "reading-report-1.json": report_schema()}
    return {name: json.dumps(value, indent=2, ensure_ascii=False) + "\n" for name, value in schemas.items()}


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for file_name, text in published().items():
        folder.joinpath(file_name).write_text(text, "utf-8")
