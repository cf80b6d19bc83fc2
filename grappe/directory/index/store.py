"""Where the index lies: one folder per build, a pointer to the one in use, one writer."""

import fcntl
import shutil
import time
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from .schema import FORM


def home():
    path = Path(settings.INDEX_DIR)
    path.mkdir(parents=True, exist_ok=True)
    return path


def present():
    """The folder in use, or None when there is none of the present form."""
    try:
        name = (Path(settings.INDEX_DIR) / "current").read_text().strip()
    except OSError:
        return None
    path = Path(settings.INDEX_DIR) / name
    return path if name.startswith(f"form{FORM}-") and path.is_dir() else None


def new():
    """An empty folder for a new build."""
    path = home() / f"form{FORM}-{time.time_ns()}"
    path.mkdir()
    return path


def use(folder):
    """Point to this folder from now on, in one step, and clear the others away."""
    pointer = home() / "current.new"
    pointer.write_text(folder.name)
    pointer.replace(home() / "current")
    clear()


def clear():
    """Remove every build that is not in use; only the holder of the lock may."""
    for path in home().glob("form*"):
        if path != present():
            shutil.rmtree(path, ignore_errors=True)


@contextmanager
def writing(wait=True):
    """Hold the one pen; yields False when somebody else holds it and we do not wait.

    The system gives the lock back when its holder dies, so a crash blocks nobody.
    """
    with (home() / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            yield False
            return
        yield True
