"""The decision file: everything that a selection rests on, in one archive with its hashes.

The archive needs no database to be checked: every part is named in MANIFEST.json with its
SHA-256, what was handed in carries its own hash, and assignments and rankings carry all that
they were computed from, so that `faults_of` computes them again. Files of applicants are
named with their hashes, not copied.
"""

import hashlib
import io
import json
import zipfile

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder

from grappe.activity.models import Activity
from grappe.calls.snapshot import sha256_of
from grappe.proposals.models import Proposal

from .assigning import round_from
from .assignment import from_json, verify
from .marking import ranking_of
from .models import Appeal, Check, Mark, Selection

MANIFEST, FORM = "MANIFEST.json", "grappe-decision-file-1"
#: Parts have no time of their own, so that the same records give the same archive.
NO_TIME = (1980, 1, 1, 0, 0, 0)


def archive_of(selection):
    """The bytes of the archive; the same for the same records."""
    parts = {name: written(content) for name, content in sorted(parts_of(selection))}
    manifest = {
        "form": FORM,
        "selection": str(selection.public_id),
        "closed_at": selection.closed_at,
        "parts": {name: digest(content) for name, content in parts.items()},
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, content in {MANIFEST: written(manifest), **parts}.items():
            archive.writestr(zipfile.ZipInfo(name, NO_TIME), content)
    return file.getvalue()


def written(content):
    """Plain values as JSON that is the same for the same values."""
    text = json.dumps(
        content, cls=DjangoJSONEncoder, sort_keys=True, ensure_ascii=False, indent=1
    )
    return text.encode()


def digest(content):
    return hashlib.sha256(content).hexdigest()


def parts_of(selection):
    """(name, plain content) of every part."""
    yield "selection.json", selection_facts(selection)
    for version in selection.call.versions.order_by("number"):
        facts = {"content": version.content, "sha256": version.sha256, "note": version.note}
        facts |= {"number": version.number, "published_at": version.published_at}
        yield f"call/version-{version.number}.json", facts
    for one in selection.submissions():
        yield f"submissions/{one.proposal.reference}.json", submission_facts(one)
    yield "checks.json", checks(selection)
    yield "evaluators.json", seats(selection)
    yield (
        "delegates.json",
        rows(selection.call.delegates, "user__name", "may_decide", "asked_at", "accepted_at"),
    )
    yield (
        "declarations.json",
        rows(
            selection.declarations,
            *("proposal__number", "evaluator_id", "is_free", "text", "wording", "at"),
        ),
    )
    yield "conflicts.json", conflicts(selection)
    yield "assignments.json", assignments(selection)
    for one in selection.receipts.order_by("number"):
        yield f"assignments/receipt-{one.number}.json", receipt_facts(one)
    yield "reviews.json", reviews(selection)
    for one in selection.rankings.order_by("number"):
        yield f"rankings/ranking-{one.number}.json", ranking_facts(one)
    yield "meetings.json", [meeting_facts(one) for one in selection.meetings.all()]
    yield "decisions.json", decisions(selection)
    yield "appeals.json", appeals(selection)
    yield "trail.json", trail(selection)


def rows(queryset, *names):
    """Rows as plain values, in the order in which they were made."""
    return list(queryset.order_by("pk").values("pk", *names))


def selection_facts(selection):
    return {
        "call": selection.call.slug,
        "title": selection.call.title,
        "step": selection.step.kind,
        "closed_for_applicants_at": selection.step.closes_at,
        "blinding": selection.call.blinding,
        "readers": selection.readers,
        "seed": selection.seed,
        "has_lottery": selection.has_lottery,
        "briefing": selection.briefing,
        "opened_at": selection.created_at,
        "bodies": rows(
            selection.bodies, "number", "kind", "name", "gives_label", "gives_money"
        ),
    }


def submission_facts(one):
    return {
        "reference": one.proposal.reference,
        "content": one.content,
        "sha256": one.sha256,
        "receipt": one.receipt,
        "submitted_at": one.submitted_at,
        "is_late": one.is_late,
        "graces": rows(one.proposal.graces.filter(step=one.step), "until", "reason", "at"),
    }


def checks(selection):
    found = Check.objects.filter(submission__in=selection.submissions())
    names = ("submission__proposal__number", "kind", "key", "light", "sentence", "evidence")
    return rows(
        found, *names, "computed_at", "verdict", "reason", "judged_by__name", "judged_at"
    )


def seats(selection):
    names = ("role", "evaluator_id", "evaluator__user__name", "asked_at", "taken_at")
    more = ("declined_at", "briefed_at", "evaluator__sworn_at", "evaluator__sworn_version")
    return rows(selection.seats, *names, *more)


def conflicts(selection):
    names = ("proposal__number", "evaluator_id", "kind", "is_barring", "sentence", "evidence")
    told = ("found_at", "gone_at", "answer", "explanation", "answered_at")
    ruled = ("ruling", "ruling_reason", "ruled_by__name", "ruled_at")
    return rows(selection.conflicts, *names, *told, *ruled)


def assignments(selection):
    names = ("public_id", "proposal__number", "evaluator_id", "receipt__number", "state")
    return rows(selection.assignments, *names, "reason", "by__name", "made_at")


def receipt_facts(one):
    facts = {"number": one.number, "receipt": one.content, "inputs": one.inputs}
    return facts | {"sha256": one.sha256, "made_at": one.made_at, "adopted_at": one.adopted_at}


def reviews(selection):
    found = selection.assignments.filter(review__submitted_at__isnull=False)
    marks = {}
    for mark in Mark.objects.filter(review__assignment__in=found).select_related("criterion"):
        told = {"criterion": mark.criterion.key, "value": mark.value, "text": mark.text}
        marks.setdefault(mark.review_id, []).append(told)
    names = ("review__pk", "public_id", "proposal__number", "evaluator_id", "state")
    said = ("review__to_applicants", "review__to_panel", "review__submitted_at")
    return [
        one | {"marks": marks.get(one["review__pk"], [])} for one in rows(found, *names, *said)
    ]


def ranking_facts(one):
    facts = {"number": one.number, "content": one.content, "inputs": one.inputs}
    return facts | {"sha256": one.sha256, "made_at": one.made_at, "adopted_at": one.adopted_at}


def meeting_facts(one):
    items = [
        {
            "number": item.number,
            "proposal": item.proposal.number,
            "left_room": sorted(item.left_room.values_list("pk", flat=True)),
            "minutes": item.minutes,
            "advice": item.advice,
            "consensus": item.consensus,
            "closed_at": item.closed_at,
        }
        for item in one.items.select_related("proposal")
    ]
    return {
        "title": one.title,
        "body": one.body.kind,
        "starts_at": one.starts_at,
        "present": sorted(one.present.values_list("pk", flat=True)),
        "opened_at": one.opened_at,
        "closed_at": one.closed_at,
        "items": items,
    }


def decisions(selection):
    names = ("public_id", "proposal__number", "kind", "verdict", "body__kind", "amount")
    told = ("reason", "conditions", "decided_on", "replaces_id", "by__name", "at")
    letter = ("letter__subject", "letter__text", "letter__sha256", "letter__sent_at")
    return rows(selection.decisions, *names, *told, *letter)


def appeals(selection):
    found = Appeal.objects.filter(decision__selection=selection)
    names = ("decision_id", "grounds", "filed_at", "reader_id", "opinion", "opinion_at")
    return rows(found, *names, "outcome", "reason", "decided_by__name", "decided_at")


def trail(selection):
    """What happened to the selection and to its proposals, each line with its hash."""
    proposals = selection.submissions().values("proposal")
    kinds = ContentType.objects.get_for_models(Selection, Proposal)
    of_selection = Activity.objects.filter(
        target_type=kinds[Selection], target_id=selection.pk
    ).exclude(verb="exported the decision file")
    of_proposals = Activity.objects.filter(target_type=kinds[Proposal], target_id__in=proposals)
    names = ("verb", "target_label", "details", "actor_key", "at", "previous_hash", "hash")
    return rows(of_selection | of_proposals, *names)


def faults_of(content):
    """What is wrong with an archive, in sentences; nothing when all of it holds."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
            manifest = json.loads(parts.pop(MANIFEST))
            named = dict(manifest["parts"])
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError):
        return ["This is no decision file."]
    faults = [f"{name} is missing." for name in sorted(named.keys() - parts.keys())]
    faults += [f"{name} is not named in the manifest." for name in sorted(parts.keys() - named)]
    faults += [
        f"{name} was changed: its hash is not the manifest’s."
        for name in sorted(named.keys() & parts.keys())
        if digest(parts[name]) != named[name]
    ]
    return faults or [fault for name in sorted(parts) for fault in part_faults(name, parts)]


def part_faults(name, parts):
    """What does not hold inside one part."""
    kind = name.split("/")[0] if "/" in name else ""
    plain = json.loads(parts[name])
    try:
        if kind in ("call", "submissions") and sha256_of(plain["content"]) != plain["sha256"]:
            yield f"{name}: the content does not fit its own hash."
        if kind == "assignments":
            yield from receipt_faults(name, plain)
        if kind == "rankings":
            yield from ranking_faults(name, plain)
        if name == "decisions.json":
            yield from letter_faults(plain)
    except (KeyError, TypeError, ValueError) as error:
        yield f"{name} cannot be read: {error}."


def receipt_faults(name, plain):
    receipt = from_json(plain["receipt"])
    if receipt.fingerprint() != plain["sha256"]:
        yield f"{name}: the receipt does not fit its own hash."
    for fault in verify(receipt, round_from(plain["inputs"])):
        yield f"{name}: computed again, {fault} differs."


def ranking_faults(name, plain):
    whole = {"inputs": plain["inputs"], "content": plain["content"]}
    if sha256_of(whole) != plain["sha256"]:
        yield f"{name}: the ranking does not fit its own hash."
    again = json.loads(json.dumps(ranking_of(plain["inputs"])))
    for part in ("standings", "lots"):
        if again[part] != plain["content"][part]:
            yield f"{name}: computed again, {part} differ."
    if order_of(again) != order_of(plain["content"]):
        yield f"{name}: computed again, the order or the zones differ."


def order_of(content):
    return [(one["proposal"], one["zone"]) for one in content["ranking"]["places"]]


def letter_faults(plain):
    for one in plain:
        text = one["letter__text"]
        if text is not None and digest(text.encode()) != one["letter__sha256"]:
            yield f"decisions.json: the letter of decision {one['pk']} does not fit its hash."
