"""Why a partner is proposed: six families of reasons, evidence, and a counter-reason."""

from typing import TYPE_CHECKING

import numpy as np

from .answers import FAMILIES, Evidence, Match
from .features import FEATURES, NAMES
from .history import KINDS, Floats, Ints
from .index import Index
from .nearness import Near, Seeker, nearness, scaled

if TYPE_CHECKING:
    from .matcher import Matcher

#: What may speak against a partner.
AGAINST = ("idle", "newcomer", "busy", "no_theme", "no_tie", "same_kind", "same_country")
#: Days without a new project after which an organisation may have left the field.
IDLE = 1_200
BUSY = 60
MOST = 3
#: Known partners from whom a go-between is looked for.
PATHS = 5


def explain(
    matcher: "Matcher",
    seeker: Seeker,
    served: Ints,
    ordered: Floats,
    scores: Floats,
    chosen: list[int],
) -> list[Match]:
    """The chosen places of `served` as matches, in their order."""
    if not chosen:
        return []
    told = matcher.model.contributions(ordered[chosen])
    near = nearness(matcher.index, seeker)
    found = []
    for rank, (place, row) in enumerate(zip(chosen, told, strict=True), start=1):
        organisation = int(served[place])
        evidence = evidence_for(matcher, seeker, near, organisation)
        found.append(
            Match(
                key=matcher.keys[organisation],
                rank=rank,
                score=round(float(scores[place]), 4),
                contributions=by_family(row),
                evidence=evidence,
                against=against(matcher, seeker, organisation, evidence),
            )
        )
    return found


def by_family(row: Floats) -> dict[str, float]:
    """Each family's part of the score; the absolute parts sum to 1."""
    sums = dict.fromkeys(FAMILIES, 0.0)
    for name, value in zip(NAMES, row, strict=True):
        sums[FEATURES[name]] += float(value)
    whole = sum(abs(value) for value in sums.values()) or 1.0
    return {family: round(value / whole, 4) for family, value in sums.items()}


def evidence_for(
    matcher: "Matcher", seeker: Seeker, near: Near, organisation: int
) -> tuple[Evidence, ...]:
    found = near_projects(matcher, near, organisation)
    found += ties(matcher, seeker, organisation) or paths(matcher, seeker, organisation)
    found += gaps(matcher, seeker, organisation) + activity(matcher, organisation)
    return tuple(found)


def near_projects(matcher: "Matcher", near: Near, organisation: int) -> list[Evidence]:
    """Its own past projects nearest to the text."""
    own = matcher.index.graph.members_t[organisation].indices
    blend = scaled(near.words) * 0.5 + scaled(near.vectors) * 0.5
    values = blend[own]
    best = np.argsort(-values, kind="stable")[:MOST]
    projects = matcher.index.history.projects
    return [
        Evidence("theme", "project", (projects[own[one]],), round(float(values[one]), 4))
        for one in best
        if values[one] > 0.2
    ]


def ties(matcher: "Matcher", seeker: Seeker, organisation: int) -> list[Evidence]:
    """The known partners that it has worked with, and where."""
    members_t = matcher.index.graph.members_t
    own = members_t[organisation].indices
    projects, starts = matcher.index.history.projects, matcher.index.history.starts
    found = []
    for one in seeker.known:
        shared = np.intersect1d(own, members_t[int(one)].indices)
        if len(shared):
            latest = shared[np.argsort(-starts[shared], kind="stable")]
            keys = (matcher.keys[int(one)], *(projects[p] for p in latest[:5]))
            found.append(Evidence("ties", "tie", keys, float(len(shared))))
    found.sort(key=lambda one: (-one.weight, one.keys))
    return found[:MOST]


def paths(matcher: "Matcher", seeker: Seeker, organisation: int) -> list[Evidence]:
    """The strongest go-between: known partner, go-between, a project with each."""
    index = matcher.index
    members_t = index.graph.members_t
    own = members_t[organisation].indices
    here = weigh(index, own)
    best: Evidence | None = None
    for one in seeker.known[:PATHS]:
        theirs = members_t[int(one)].indices
        there = weigh(index, theirs)
        both = np.sqrt(here * there) / np.maximum(index.graph.degree, 1)
        both[[organisation, int(one)]] = 0
        between = int(both.argmax())
        if both[between] <= 0 or (best and both[between] <= best.weight):
            continue
        first = np.intersect1d(theirs, members_t[between].indices)[0]
        second = np.intersect1d(own, members_t[between].indices)[0]
        projects = index.history.projects
        keys = (
            matcher.keys[int(one)],
            matcher.keys[between],
            projects[first],
            projects[second],
        )
        best = Evidence("ties", "path", keys, round(float(both[between]), 4))
    return [best] if best else []


def weigh(index: Index, projects: Ints) -> Floats:
    """How strongly each organisation is tied into these projects."""
    members, newman = index.graph.members, index.graph.newman
    if not len(projects):
        return np.zeros(members.shape[1], dtype=np.float32)
    starts, ends = members.indptr[projects], members.indptr[projects + 1]
    columns = np.concatenate([members.indices[a:b] for a, b in zip(starts, ends, strict=True)])
    weights = np.repeat(newman[projects], ends - starts)
    return np.bincount(columns, weights, minlength=members.shape[1]).astype(np.float32)


def gaps(matcher: "Matcher", seeker: Seeker, organisation: int) -> list[Evidence]:
    """A kind or a country that the team lacks."""
    history, found = matcher.index.history, []
    kind, country = history.kinds[organisation], history.countries[organisation]
    if len(seeker.known) and kind >= 0 and KINDS[kind] not in seeker.kinds:
        found.append(Evidence("role", "gap", (KINDS[kind],), 1.0))
    if (
        len(seeker.known)
        and country >= 0
        and history.country_names[country] not in seeker.countries
    ):
        found.append(Evidence("place", "gap", (history.country_names[country],), 1.0))
    return found


def activity(matcher: "Matcher", organisation: int) -> list[Evidence]:
    """Its latest project and how many it has had."""
    history = matcher.index.history
    own = matcher.index.graph.members_t[organisation].indices
    if not len(own):
        return []
    latest = own[np.argmax(history.starts[own])]
    return [Evidence("activity", "recent", (history.projects[latest],), float(len(own)))]


def against(
    matcher: "Matcher", seeker: Seeker, organisation: int, evidence: tuple[Evidence, ...]
) -> str:
    """The strongest thing that speaks against it, or ""."""
    index = matcher.index
    history, facts = index.history, index.facts
    number = float(np.expm1(facts["projects"][organisation]))
    kinds = {one.kind for one in evidence}
    kind, country = history.kinds[organisation], history.countries[organisation]
    is_lone_kind = kind >= 0 and seeker.kinds.count(KINDS[kind]) >= 2
    name = history.country_names[country] if country >= 0 else ""
    doubts = {
        "idle": facts["idle_days"][organisation] > IDLE,
        "newcomer": number <= 1.5,
        "no_theme": bool(seeker.text) and "project" not in kinds,
        "no_tie": bool(len(seeker.known)) and "tie" not in kinds,
        "busy": float(np.expm1(facts["recent"][organisation])) > BUSY,
        "same_country": seeker.countries.count(name) >= 2,
        "same_kind": is_lone_kind,
    }
    return next((code for code, is_true in doubts.items() if is_true), "")
