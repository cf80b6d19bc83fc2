"""What the platform checks in a submission before a person judges it.

Everything is read from what was handed in, the call, and the records of today; each finding
is a sentence with its evidence. Nothing is decided here.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from grappe.clusters.models import Membership
from grappe.organisations.models import Organisation
from grappe.projects.models import Project
from grappe.proposals.models import AnswerFile, Submission
from grappe.proposals.signing import sha256_of

from .likeness import likeness
from .models import Check

Kind = Check.Kind
MET, UNMET, OPEN = "met", "unmet", "open"
#: From here on a person compares two texts.
ALIKE = 0.5
#: Who is paid nothing signs nothing, and has no aid to be capped.
UNPAID = "associated"


@dataclass(frozen=True)
class Found:
    """One finding about a submission; `key` tells those of one kind apart."""

    kind: str
    key: str
    light: str
    sentence: str
    source: str = ""
    evidence: dict[str, Any] = field(default_factory=dict)


def findings(selection):
    """{submission: its findings}, for everything that stands."""
    submissions = list(selection.submissions())
    fees, near = Fees(selection), Likes(submissions)
    return {
        one: [
            *rules(one),
            *budget(one),
            *documents(one),
            *signatures(one),
            *fees.of(one),
            near.of(one),
        ]
        for one in submissions
    }


def rules(submission):
    """The consortium's rules, as they stood when it was handed in."""
    for one in submission.content["checks"]:
        evidence = {"rule": one["number"], "at": submission.submitted_at.isoformat()}
        key = str(one["number"])
        yield Found(Kind.RULE, key, one["light"], one["sentence"], evidence=evidence)


def budget(submission):
    """Ceilings of the call, and sums that add up."""
    money, call = submission.content["budget"], submission.proposal.call
    if not submission.step.has_budget:
        return
    aid = Decimal(money["aid"] or 0)
    parts = [Decimal(one["aid"] or 0) for one in money["partners"]]
    yield Found(
        Kind.BUDGET,
        "sum",
        MET if sum(parts) == aid else UNMET,
        _("The partners’ aid adds up to EUR %(aid)s.") % {"aid": f"{sum(parts):,.2f}"},
        evidence={"aid": str(aid), "partners": [str(one) for one in parts]},
    )
    if call.aid_max is not None:
        yield ceiling("aid", aid, call.aid_max, _("The project asks for"))
    if call.partner_aid_max is not None and parts:
        yield ceiling("partner", max(parts), call.partner_aid_max, _("One partner asks for"))


def ceiling(key, asked, most, who):
    words = {"who": who, "asked": f"{asked:,.2f}", "most": f"{most:,.2f}"}
    sentence = _("%(who)s EUR %(asked)s; the call gives EUR %(most)s at most.") % words
    light = MET if asked <= most else UNMET
    return Found(
        Kind.BUDGET, key, light, sentence, evidence={"asked": str(asked), "most": str(most)}
    )


def documents(submission):
    """Every file is there, exactly as it was handed in."""
    files = [file for one in submission.content["answers"] for file in one["files"]]
    kept = AnswerFile.objects.filter(public_id__in=[one["public_id"] for one in files])
    hashes = {str(one.public_id): one.sha256 for one in kept}
    changed = [one["name"] for one in files if hashes.get(one["public_id"]) != one["sha256"]]
    if changed:
        sentence = _("Not as it was handed in: %(names)s.") % {"names": ", ".join(changed)}
    elif files:
        sentence = _("All %(count)s files are there, as they were handed in.") % {
            "count": len(files)
        }
    else:
        sentence = _("No files were asked for or handed in.")
    light = UNMET if changed else MET
    yield Found(Kind.DOCUMENT, "files", light, sentence, evidence={"files": len(files)})


def signatures(submission):
    """Every partner that carries costs has signed, and the hash is that of its text."""
    if not submission.step.is_signed:
        return
    content = submission.content
    signed = {
        one["partner"]
        for one in content["commitments"]
        if sha256_of(one["text"]) == one["sha256"]
    }
    missing = [
        one["name"]
        for one in content["partners"]
        if one["role"] != UNPAID and one["key"] not in signed
    ]
    sentence = (
        _("Not signed for, or the signed text does not fit its hash: %(names)s.")
        % {"names": ", ".join(missing)}
        if missing
        else _("All partners with costs have signed, each over its exact text.")
    )
    light = UNMET if missing else MET
    yield Found(Kind.SIGNATURE, "all", light, sentence, evidence={"signed": len(signed)})


class Fees:
    """Whether partners that are members of the call's cluster have paid."""

    def __init__(self, selection):
        rows = Membership.objects.filter(cluster=selection.call.cluster).current()
        self.fees = {one.organisation_id: one for one in rows}

    def of(self, submission):
        partners = submission.content["partners"]
        members = [self.fees[one["organisation"]] for one in partners if self.is_member(one)]
        if not members:
            return
        names = {one["organisation"]: one["name"] for one in partners}
        told = "; ".join(
            f"{names[one.organisation_id]}: {one.get_fee_display()}" for one in members
        )
        sentence = _("Fees of the cluster’s members: %(told)s.") % {"told": told}
        yield Found(Kind.FEE, "members", self.light_of(members), sentence)

    def is_member(self, partner):
        return partner["organisation"] in self.fees

    def light_of(self, members):
        fees = {one.fee for one in members}
        if Membership.Fee.DUE in fees:
            return UNMET
        return OPEN if Membership.Fee.UNKNOWN in fees else MET


class Likes:
    """Which earlier proposals and known projects read like a submission.

    Projects are looked at where a partner took part in them: funding twice needs somebody
    who is paid twice. Proposals are compared whoever wrote them.
    """

    def __init__(self, submissions):
        mine = {one.proposal_id for one in submissions}
        others = Submission.objects.standing().exclude(proposal__in=mine)
        others = others.select_related("proposal__call")
        every = [*submissions, *latest(others)]
        self.names = {key_of(one): one.proposal.reference for one in every}
        texts = {key_of(one): text_of(one.content) for one in every}
        partners = {
            one["organisation"] for sent in submissions for one in sent.content["partners"]
        }
        for project in projects_of(partners):
            key = f"project {project.pk}"
            self.names[key] = str(project)
            texts[key] = f"{project.title} {project.description}"
        asked = {key_of(one): texts[key_of(one)] for one in submissions}
        self.near = likeness(asked, texts)

    def of(self, submission):
        found = self.near[key_of(submission)][:1]
        percent = round(100 * found[0][1]) if found else 0
        name = self.names[found[0][0]] if found else ""
        words = {"name": name, "percent": percent}
        if found and found[0][1] >= ALIKE:
            sentence = _("Reads like %(name)s (%(percent)s %% alike); compare the two.") % words
            return Found(Kind.DOUBLE, "text", OPEN, sentence, evidence=words)
        sentence = (
            _("Nothing known reads like it; the closest is %(name)s (%(percent)s %% alike).")
            % words
            if found
            else _("Nothing known reads like it.")
        )
        return Found(Kind.DOUBLE, "text", MET, sentence, evidence=words)


def key_of(submission):
    return f"proposal {submission.proposal_id}"


def latest(submissions):
    """One for each proposal, the last that was handed in."""
    return {one.proposal_id: one for one in submissions.order_by("pk")}.values()


def text_of(content):
    """What a proposal says in words."""
    facts = content["proposal"]
    said = [one["value"] for one in content["answers"] if isinstance(one["value"], str)]
    return " ".join([facts["title"], facts["summary"], *said])


def projects_of(organisations):
    """Known projects of these, also by those that were merged into them."""
    merged = Organisation.objects.filter(merged_into__in=organisations).values("pk")
    taking = Project.objects.filter(participations__organisation__in=[*organisations])
    taking |= Project.objects.filter(participations__organisation__in=merged)
    return taking.distinct().only("pk", "title", "acronym", "description")
