"""Read all nasty files in this process, whose memory is bounded, and print what became of each as a line of JSON."""

import json
import resource
import time

from postroad.document.reading.errors import UnreadableFile
from postroad.document.reading.read import source_of
from tests.document.reading.formats.nasty_files import NASTY
from tests.memory import most_megabytes

_MOST = 1_000_000_000


def _outcome(data: bytes, name: str) -> tuple[str, str]:
    try:
        source = source_of(data, name)
    except UnreadableFile as error:
        return "refused", str(error)
    except Exception as error:
        return "crashed", repr(error)[:500]
    return "read", " ".join(block.text for block in source.blocks)[:500]


def main() -> None:
    """Print name, what became of it, the words said, processor seconds, and the most memory so far in megabytes."""
    resource.setrlimit(resource.RLIMIT_DATA, (_MOST, _MOST))
    for name, made in NASTY.items():
        data = made()
        before = time.process_time()
        kind, said = _outcome(data, name)
        seconds = time.process_time() - before
        print(json.dumps([name, kind, said, seconds, most_megabytes()]), flush=True)


if __name__ == "__main__":
    main()
