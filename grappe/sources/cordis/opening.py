"""Finding the tables that a path holds, and opening them without trusting them."""

import csv
import gzip
import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import file_digest, sha256
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import Any

from .tables import Table, table_of

#: Text shrinks to a quarter or a tenth; what grows this much was made to fill the disk.
MOST_GROWTH, FREE_GROWTH = 200, 20_000_000
LARGEST = 8_000_000_000
LONGEST_CELL = 2_000_000
ENDINGS = (".csv", ".csv.gz", ".zip")


class Unreadable(ValueError):
    """A path holds no table that can be read; the message says why."""


class Bounded(io.RawIOBase):
    """Bytes of a packed file, as long as they stay in proportion to its size."""

    def __init__(self, packed: Any, size: int, name: str) -> None:
        self.packed, self.name = packed, name
        self.left = min(size * MOST_GROWTH + FREE_GROWTH, LARGEST)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            part = self.packed.read(len(buffer))
        except (EOFError, OSError, zipfile.BadZipFile, RuntimeError) as error:
            raise Unreadable(f"{self.name} is damaged: {error}.") from error
        self.left -= len(part)
        if self.left < 0:
            raise Unreadable(f"{self.name} unpacks to far more than such a table holds.")
        buffer[: len(part)] = part
        return len(part)

    def close(self) -> None:
        self.packed.close()
        super().close()


@dataclass(frozen=True)
class Found:
    """A table in a file, or in a member of a zip."""

    path: Path
    member: str
    table: Table | None
    digest: str

    @property
    def name(self) -> str:
        return f"{self.path.name}/{self.member}" if self.member else self.path.name

    @property
    def size(self) -> int:
        """Bytes as unpacked, as far as the file says so."""
        if not self.member:
            return self.path.stat().st_size
        with zipfile.ZipFile(self.path) as archive:
            return archive.getinfo(self.member).file_size

    @contextmanager
    def lines(self) -> Iterator[Any]:
        """The cells of each record; its `line_num` is the line that was read last."""
        with opened(self.path, self.member) as stream:
            yield reader(stream)


def find(path: Path) -> list[Found]:
    """Every table in the path: a folder's, a zip's or the one of a file; unordered.

    A file in which no table is known has None for its table.
    """
    if path.is_dir():
        inside = sorted(child for child in path.iterdir() if child.name.endswith(ENDINGS))
        return [found for child in inside if child.is_file() for found in find(child)]
    if not path.is_file():
        raise Unreadable(f"{path} does not exist.")
    with path.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    if not path.name.endswith(".zip"):
        return [Found(path, "", look(path, ""), digest)]
    return [
        Found(path, name, look(path, name), sha256(f"{digest}/{name}".encode()).hexdigest())
        for name in members(path)
    ]


def members(path: Path) -> list[str]:
    """The names of the tables in a zip; nothing is ever unpacked to the disk."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = [entry.filename for entry in archive.infolist() if not entry.is_dir()]
    except (zipfile.BadZipFile, OSError, NotImplementedError) as error:
        raise Unreadable(f"{path.name} is no zip that can be read: {error}.") from error
    for name in names:
        parts = PurePosixPath(name.replace("\\", "/"))
        if parts.is_absolute() or ".." in parts.parts or ":" in name:
            raise Unreadable(f"{path.name} names a file outside itself ({name!r}); not read.")
    return sorted(name for name in names if name.endswith(ENDINGS[0]))


def look(path: Path, member: str) -> Table | None:
    """The table of which the first line is the header, or None."""
    with opened(path, member) as stream:
        try:
            return table_of(header(next(reader(stream), [])))
        except csv.Error:
            return None


def header(cells: list[str]) -> list[str]:
    return [cell.strip().lower() for cell in cells]


@contextmanager
def opened(path: Path, member: str) -> Iterator[Any]:
    """The text of a table, decoded leniently: what is no UTF-8 becomes a sign for it."""
    with path.open("rb") as file:
        size, packed, archive = path.stat().st_size, file, None
        try:
            if member:
                archive = zipfile.ZipFile(file)
                size, packed = archive.getinfo(member).compress_size, archive.open(member)
            elif path.name.endswith(".gz"):
                packed = gzip.GzipFile(fileobj=file)
        except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError) as error:
            raise Unreadable(f"{path.name} cannot be opened: {error}.") from error
        bounded = io.BufferedReader(Bounded(packed, size, member or path.name), 1 << 18)
        with io.TextIOWrapper(bounded, "utf-8-sig", "replace", newline="") as stream:
            yield stream
        if archive:
            archive.close()


def reader(stream: Any) -> Any:
    """Records with the separator that the first line uses more."""
    first = stream.readline(LONGEST_CELL)
    separator = ";" if first.count(";") > first.count(",") else ","
    csv.field_size_limit(LONGEST_CELL)
    return csv.reader(chain([first] if first else [], stream), delimiter=separator)
