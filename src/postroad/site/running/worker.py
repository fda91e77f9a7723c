"""The worker as a process: ``python -m postroad.site.running.worker PARENT``.

django-tasks-db leaves the task of a killed worker RUNNING for ever. An installation's folder has one worker on a host,
held to that by a lock; so whatever an earlier one left running can be told at the start and is made ready again.
"""

import fcntl
import hashlib
import logging
import os
import secrets
import socket
import sys
from pathlib import Path
from typing import TextIO

from postroad.site.running.tether import end_with_parent

MOST_TRIES = 5
"""A task that took this many workers with it is not tried again."""


def worker_prefix(home: Path) -> str:
    """Return how the names of this installation's workers on this host begin."""
    return f"{socket.gethostname()[:24]}:{hashlib.sha256(os.fsencode(home)).hexdigest()[:10]}:"


def mend_orphans(prefix: str) -> int:
    """Make the tasks that killed workers left running ready again; return how many. Call it holding the lock."""
    from django.utils import timezone
    from django_tasks.base import TaskResultStatus
    from django_tasks_db.models import DBTaskResult

    mended = 0
    for task in DBTaskResult.objects.running():
        if not task.worker_ids or not str(task.worker_ids[-1]).startswith(prefix):
            continue
        if len(task.worker_ids) >= MOST_TRIES:
            change = {"status": TaskResultStatus.FAILED, "finished_at": timezone.now()}
            change["traceback"] = f"{len(task.worker_ids)} workers ended in the middle of it."
        else:
            change = {"status": TaskResultStatus.READY, "started_at": None}
        mended += DBTaskResult.objects.filter(pk=task.pk, status=TaskResultStatus.RUNNING).update(**change)
    return mended


def main() -> None:
    """Do tasks until told to stop."""
    end_with_parent(int(sys.argv[1]))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "postroad.site.settings")
    import django

    django.setup()
    from django.conf import settings
    from django_tasks_db.management.commands.db_worker import Worker

    logging.getLogger("django_tasks_db").setLevel(logging.ERROR)
    prefix = worker_prefix(settings.POSTROAD_HOME)
    with (settings.POSTROAD_HOME / "worker.lock").open("w") as lock:
        _take(lock)
        if mended := mend_orphans(prefix):
            sys.stderr.write(f"{mended} tasks that a killed worker left are ready again.\n")
        worker = Worker(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=1,
            batch=False,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=prefix + secrets.token_hex(8),
        )
        worker.configure_signals()
        worker.run()


def _take(lock: TextIO) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        sys.stderr.write("Another worker of this installation is at work; this one waits for it to end.\n")
        fcntl.flock(lock, fcntl.LOCK_EX)


if __name__ == "__main__":
    main()
