"""Batch work on Dask: threads by default, a cluster when its address is given."""

import os
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from dask.base import compute
from dask.delayed import delayed

Result = TypeVar("Result")
#: A worker that dies takes its task with it; another one does it again.
RETRIES = 3


def scheduler() -> str:
    """The address of a `dask.distributed` scheduler, or "" for threads of this process."""
    return os.environ.get("DASK_SCHEDULER", "")


def each(
    function: Callable[..., Result],
    arguments: Sequence[Any],
    shared: Iterable[Any] = (),
    progress: Callable[[int], Any] | None = None,
    threads: int = 2,
) -> list[Result]:
    """`function(argument, *shared)` for each argument, in the order of the arguments.

    `progress` is called with the number done. Results depend on the arguments alone, so
    that threads, a cluster and a cluster that lost a worker give the same.
    """
    if address := scheduler():
        return on_cluster(address, function, arguments, tuple(shared), progress)
    done = Counter(progress)
    tasks = [
        delayed(done.counted(function))(one, *shared, dask_key_name=f"task-{n}")
        for n, one in enumerate(arguments)
    ]
    return list(compute(*tasks, scheduler="threads", num_workers=threads, traverse=False))


class Counter:
    """Counts what is done, for a progress bar."""

    def __init__(self, progress: Callable[[int], Any] | None) -> None:
        self.progress, self.done = progress, 0

    def counted(self, function: Callable[..., Result]) -> Callable[..., Result]:
        def run(*arguments: Any) -> Result:
            result = function(*arguments)
            self.done += 1
            if self.progress:
                self.progress(self.done)
            return result

        return run


def on_cluster(
    address: str,
    function: Callable[..., Result],
    arguments: Sequence[Any],
    shared: tuple[Any, ...],
    progress: Callable[[int], Any] | None,
) -> list[Result]:
    from distributed import Client, as_completed

    with Client(address) as client:
        # In a list of its own: a bare list or dict would be scattered piece by piece.
        kept = [client.scatter([one], hash=False)[0] for one in shared]
        futures = [
            client.submit(function, one, *kept, pure=False, retries=RETRIES)
            for one in arguments
        ]
        for number, _future in enumerate(as_completed(futures), start=1):
            if progress:
                progress(number)
        return list(client.gather(futures))
