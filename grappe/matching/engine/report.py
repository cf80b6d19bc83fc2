"""The evaluation's figures as a table that fits a terminal and a page of documentation."""

from collections.abc import Iterator
from typing import Any

from .baselines import METHODS
from .evaluation import OURS, SLICES

COLUMNS = ("mrr", "map", "recall_10", "recall_50", "recall_100")


def table(told: dict[str, Any]) -> str:
    """Markdown: each task with its methods, then the differences, slices and exposure."""
    return "\n".join([*tasks(told), *differences(told), *slices(told), *exposure(told)]) + "\n"


def tasks(told: dict[str, Any]) -> Iterator[str]:
    yield "| task | method | MRR | MAP | R@10 | R@50 | R@100 | median | queries | ceiling |"
    yield "|---|---|---|---|---|---|---|---|---|---|"
    for task, methods in told["tasks"].items():
        for name in (*METHODS, OURS):
            if row := methods.get(name):
                cells = " | ".join(with_interval(row, one) for one in COLUMNS)
                rank = (
                    "not found" if row["median_rank"] >= 10**8 else f"{row['median_rank']:.0f}"
                )
                yield (
                    f"| {task} | {name} | {cells} | {rank} | {row['queries']} "
                    f"| {row['ceiling']:.3f} |"
                )


def middle(rank: float) -> str:
    return "not found" if rank >= 10**8 else f"{rank:.0f}"


def with_interval(row: dict[str, float], name: str) -> str:
    return f"{row[name]:.3f} ({row[f'{name}_low']:.3f}–{row[f'{name}_high']:.3f})"


def differences(told: dict[str, Any]) -> Iterator[str]:
    if not told["differences"]:
        return
    yield ""
    yield "| task | grappe − ppr: MAP | R@100 |"
    yield "|---|---|---|"
    for task, row in told["differences"].items():
        yield f"| {task} | {with_interval(row, 'map')} | {with_interval(row, 'recall_100')} |"


def slices(told: dict[str, Any]) -> Iterator[str]:
    yield ""
    yield "| task | slice | method | MAP | R@100 | queries | ceiling |"
    yield "|---|---|---|---|---|---|---|"
    for task, parts in told["slices"].items():
        for part in SLICES:
            for name in (*METHODS, OURS):
                if row := parts.get(part, {}).get(name):
                    yield (
                        f"| {task} | {part} | {name} | {row['map']:.3f} "
                        f"| {with_interval(row, 'recall_100')} | {row['queries']} "
                        f"| {row['ceiling']:.3f} |"
                    )


def exposure(told: dict[str, Any]) -> Iterator[str]:
    yield ""
    yield "| task | group | first page | without the floor | of the partners | of all |"
    yield "|---|---|---|---|---|---|"
    for task, groups in told["exposure"].items():
        for group, row in groups.items():
            if group != "cost":
                cells = (
                    row[name] for name in ("shown", "shown_without", "base_rate", "of_all")
                )
                yield (
                    f"| {task} | {group} | " + " | ".join(f"{one:.3f}" for one in cells) + " |"
                )
    yield ""
    yield "| task | R@20 with the floor | without |"
    yield "|---|---|---|"
    for task, groups in told["exposure"].items():
        row = groups["cost"]
        yield f"| {task} | {row['recall_20']:.3f} | {row['recall_20_without']:.3f} |"
