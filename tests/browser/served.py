"""The demonstration's world, made once for all walks, and servers that show a copy of it."""

import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from fcntl import LOCK_EX, flock
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).resolve().parents[2]
CLOCK = Path(__file__).parent / "clock"
CALLS = ROOT / "grappe" / "demo" / "extract" / "calls.jsonl"
COMMANDS = (
    "migrate -v0",
    "collectstatic -v0 --noinput",
    "load_taxonomies",
    "load_rules",
    "demo",
    f"import_calls_eu {CALLS}",
    "train_matching --vectors words",
    "rebuild_index",
)


def make_world(home):
    """Fill `home` with the demonstration, unless another process has done so meanwhile."""
    home.parent.mkdir(parents=True, exist_ok=True)
    with (home.parent / "lock").open("w") as door:
        flock(door, LOCK_EX)
        if home.exists():
            return
        making = home.with_name("making")
        shutil.rmtree(making, ignore_errors=True)
        making.mkdir()
        for command in COMMANDS:
            assert grappe(command, environment(making)).wait() == 0, command
        making.rename(home)


def environment(home, **more):
    """What a process of this copy of the world is told."""
    return os.environ | {
        "GRAPPE_HOME": str(home),
        "GRAPPE_DATA": str(home),  # the extract, not what lies beside the clone
        "DATABASE_URL": f"sqlite:///{home / 'walk.sqlite3'}",
        "SECRET_KEY": "walk",
        **more,
    }


def grappe(command, told):
    """One `grappe …` command in its own process."""
    words = [sys.executable, "-m", "grappe", *command.split()]
    return subprocess.Popen(words, cwd=ROOT, env=told, stdout=subprocess.DEVNULL)


@contextmanager
def serving(world, home, **more):
    """The address of a server that shows its own copy of the world, in `home`."""
    shutil.copytree(world, home)
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    server = grappe(f"serve --port {port}", environment(home, SITE_URL=url, **more))
    try:
        wait_for(f"{url}/health/ready")
        yield url
    finally:
        server.terminate()
        server.wait()


def free_port():
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


def wait_for(url, seconds=20):
    """Until the address answers; a server that never does fails the walk."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urlopen(url):  # noqa: S310  our own address
                return
        except URLError:
            time.sleep(0.1)
    pytest.fail(f"{url} did not answer within {seconds} s")
