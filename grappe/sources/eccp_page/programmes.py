"""Support programmes and EU projects: a heading with its period, a description under it,
and the partners that the description names."""

import re
from dataclasses import dataclass, replace

from .evidence import Finding, evidence_of
from .partners import Partner, partners_in
from .text import BULLET

YEAR = r"(?:19|20)\d\d"
MONTH = r"(?:(?:\d{1,2}[./])?\d{1,2}[./]|[A-Z][a-z]{2,8}\.?\s+)?"
PERIOD = re.compile(
    rf"\s*(?:[,;:|]|[–—-](?=\s))?\s*[(\[]?\s*(?:from\s+|since\s+)?{MONTH}(?P<start>{YEAR})"
    rf"\s*(?:-|–|—|/|to\b|until\b|till\b|through\b)\s*"
    rf"(?:{MONTH}(?P<end>{YEAR}|\d\d(?!\d))|now|present|ongoing|today|…|\.\.\.|(?=[)\]]?$))"
    rf"\s*[)\]]?\s*:?$"
    rf"|\s*(?:,|[–—-]\s|(?=[(\[]))\s*[(\[]?\s*(?:since\s+)?{MONTH}(?P<only>{YEAR})\s*[)\]]?\s*:?$",
    re.IGNORECASE,
)
#: A heading in the middle of a flattened line: after a full stop, up to its period.
INSIDE = re.compile(
    rf"(?:^|(?<=[.)]) ?)([A-Z][^.]{{2,150}}? [–—-] {YEAR} ?(?:-|–|to) ?{YEAR}) ?(?=[A-Z“])"
)
#: A heading that its own paragraph goes on from: "Name (2019-2021) is a project …".
INLINE = re.compile(rf"([A-Z][^.:;()]{{2,100}} \({YEAR} ?[-–] ?{YEAR}\)):? +(?=\w)")
FRAMES = re.compile(
    r"\b(?:COSME|Horizon|H2020|HORIZON|FP[4-8]|Interreg|INTERREG|Erasmus\+|Erasmus|LIFE|CIP|ESCP"
    r"|Europe Innova|Regions of Knowledge|ERDF|FEDER|ESF|EaSI|SMP|Single Market Programme|I3"
    r"|INNOSUP|Innosup|Eurostars|EUREKA|Eureka|COST|EIC|EIT|KIC|ClusterXchange|Euroclusters?"
    r"|Creative Europe|Digital Europe|Danube|CEF|IPA|ENI|Alpine Space|Central Europe|MED)(?!\w)"
)
LONGEST_HEADING = 200
#: Without a period a line is only a heading when it is as short as this.
LONGEST_PLAIN = 110


@dataclass(frozen=True)
class Programme:
    """One support programme or project, as its heading and description tell."""

    name: str | None
    project: str | None
    programme: str | None
    start_year: int | None
    end_year: int | None
    quote: str
    partners: tuple[Partner, ...]


def read_programmes(blocks, seen):
    """Every programme of the blocks; `seen`: countries of organisations named elsewhere."""
    programmes, evidence, warnings = [], {}, []
    lines = [part for block in blocks for line in block.shown for part in unrolled(line)]
    for heading, body in parts_of(lines):
        programme, doubts = programme_of(heading, body, seen)
        path = f"programmes.{len(programmes)}"
        evidence[path] = evidence_of([*heading, *body])
        warnings += [(f"{path}.partners", doubt) for doubt in doubts]
        programmes.append(programme)
    return Finding({"programmes": tuple(programmes)}, evidence, tuple(warnings))


def unrolled(line):
    """The headings within a flattened line on lines of their own again."""
    if len(line.text) <= LONGEST_HEADING:
        return [line]
    texts = INSIDE.sub(r"\n\1\n", line.text).strip("\n").split("\n")
    return [replace(line, text=text.strip()) for text in texts if text.strip()]


def parts_of(lines):
    """(heading lines, body lines) of each programme in a run of lines."""
    parts = []
    for at, line in enumerate(lines):
        following = lines[at + 1] if at + 1 < len(lines) else None
        if found := INLINE.match(line.text):
            parts.append(([replace(line, text=found.group(1))], [line]))
        elif is_heading(line, following, parts[-1] if parts else None):
            parts.append(([line], []))
        elif parts:
            parts[-1][1].append(line)
        else:
            parts.append(([], [line]))
    return parts


def is_heading(line, following, current):
    """A line with a period at its end; or a short one that a description follows, or that
    stands among others like it."""
    text = line.text
    if len(text) <= LONGEST_HEADING and PERIOD.search(text) and not re.search(r"[.;]\s", text):
        return True
    if not looks_like_title(text):
        return False
    if current and current[0] and PERIOD.search(current[0][0].text):
        return not line.is_bullet and bool(current[1]) and is_prose(following)
    return not (line.is_bullet and current and current[0] and not current[0][0].is_bullet)


def looks_like_title(text):
    short = 2 < len(text) <= LONGEST_PLAIN
    return short and not re.search(
        r"[.,;:!]$|https?://|^partners?\b|^www\.", text, re.IGNORECASE
    )


def is_prose(line):
    return line is not None and not line.is_bullet and len(line.text) > LONGEST_PLAIN


def programme_of(heading, body, seen):
    """(the programme, doubts) of a heading and the lines under it."""
    title = heading[0].text if heading else None
    name, start, end = without_period(title) if title else (None, None, None)
    project, frame = named_parts(name) if name else (None, None)
    text = "\n".join(f"{BULLET if line.is_bullet else ''}{line.text}" for line in body)
    partners, doubts = partners_in(text)
    partners = tuple(
        replace(p, country=p.country or seen.get(p.name.casefold())) for p in partners
    )
    quote = "\n\n".join(line.text for line in body) or title
    return Programme(name, project, frame, start, end, quote, partners), doubts


def without_period(title):
    """(the heading without its period, first year, last year)."""
    found = PERIOD.search(title)
    if not found or not title[: found.start()].strip(" -–—:(,"):
        return title, None, None
    start, end = found["start"] or found["only"], found["end"]
    if end and len(end) == 2:
        end = f"{start[:2]}{end}"
    name = title[: found.start()].strip(" -–—:,")
    return name, int(start), int(end) if end else None


def named_parts(name):
    """(project, programme): "Magia - COSME … project", "ABC Europe (CIP – …)", "TERM"."""
    if found := re.fullmatch(r"(.+?)\s*\(([^()]+)\)", name):
        return found.group(1), found.group(2).strip()
    first, dash, second = re.sub(r"\s+[–—-]\s+", " - ", name, count=1).partition(" - ")
    if not dash:
        return name, frame_in(name)
    if FRAMES.search(first) and not FRAMES.search(second):
        first, second = second, first
    return first.strip(), re.sub(r"\s+(?:project|programme|program)$", "", second, flags=re.I)


def frame_in(name):
    """The funder's frame that a heading names, or None."""
    found = FRAMES.search(name)
    return found.group() if found else None
