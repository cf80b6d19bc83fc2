"""Where on the page a value was found."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Evidence:
    """The lines, verbatim and by number, that a value was read from."""

    quote: str
    first_line: int
    last_line: int


def evidence_of(lines):
    """What a run of lines shows; None when all of them are blank."""
    shown = [line for line in lines if not line.is_blank]
    if not shown:
        return None
    quote = "\n".join(line.text for line in shown)
    last = shown[-1].number + shown[-1].text.count("\n")
    return Evidence(quote, shown[0].number, last)


@dataclass(frozen=True)
class Finding:
    """What one reader found: plain values by field, and where each came from."""

    values: dict
    evidence: dict
    warnings: tuple = ()
    unresolved: tuple = ()
    terms: tuple = ()


def noted(**found):
    """A field → Evidence dict without the empty ones."""
    return {path: shown for path, shown in found.items() if shown}
