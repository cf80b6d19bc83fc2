"""A proposal as plain data: what is frozen, hashed, judged and put into the decision file."""

from .answers import asked
from .budget import budget_of
from .lights import lights
from .models import Commitment, WorkPackage


def content_of(proposal, budget=None):
    """Everything that is handed in, as JSON with amounts as text; the budget is computed
    unless given."""
    team = list(proposal.consortium.team())
    return {
        "proposal": facts(proposal),
        "call": call_facts(proposal),
        "partners": [partner(one) for one in team],
        "answers": [answer(one) for one in asked(proposal) if one.answer],
        "work_packages": [package(one) for one in packages(proposal)],
        "budget": money(proposal, budget or budget_of(proposal)),
        "commitments": [commitment(one) for one in commitments(team)],
        "checks": [
            {
                "number": light.finding.rule.number,
                "light": light.finding.light,
                "sentence": light.sentence,
            }
            for light in lights(proposal.consortium, team)
        ],
    }


def facts(proposal):
    return {
        "public_id": str(proposal.public_id),
        "reference": proposal.reference,
        "acronym": proposal.acronym,
        "title": proposal.title,
        "summary": proposal.summary,
        "topics": [
            {"scheme": term.scheme.code, "code": term.code, "label": str(term)}
            for term in proposal.topics.select_related("scheme").order_by("pk")
        ],
        "starts_on": proposal.starts_on.isoformat() if proposal.starts_on else None,
        "months": proposal.consortium.months,
    }


def call_facts(proposal):
    version = proposal.call.versions.values_list("number", flat=True).first()
    return {
        "title": proposal.call.title,
        "slug": proposal.call.slug,
        "step": proposal.step.kind,
        "version": version,
    }


def partner(one):
    organisation = one.organisation
    return {
        "key": str(one.pk),
        "organisation": organisation.pk,
        "name": organisation.name,
        "slug": organisation.slug,
        "kind": organisation.kind,
        "country": organisation.country_id or "",
        "region": organisation.place.code if organisation.place else "",
        "city": organisation.city,
        "role": one.role,
        "size": one.size,
        "job": one.job,
        "share": text_of(one.share),
    }


def answer(one):
    return {
        "key": one.question.key,
        "section": one.question.section,
        "title": one.question.title,
        "kind": one.question.kind,
        "version": one.question.version,
        "value": one.answer.value,
        "files": [
            {
                "name": file.name,
                "sha256": file.sha256,
                "size": file.size,
                "public_id": str(file.public_id),
            }
            for file in one.answer.files.all()
            if file.removed_at is None
        ],
    }


def packages(proposal):
    return WorkPackage.objects.filter(proposal=proposal).prefetch_related("results")


def package(one):
    return {
        "number": one.number,
        "title": one.title,
        "text": one.text,
        "lead": str(one.lead_id) if one.lead_id else None,
        "first_month": one.first_month,
        "last_month": one.last_month,
        "results": [
            {"kind": result.kind, "title": result.title, "month": result.month}
            for result in one.results.all()
        ],
    }


def money(proposal, budget):
    lines = proposal.budget_lines.select_related("category", "work_package")
    return {
        "lines": [
            {
                "partner": str(line.partner_id),
                "category": line.category.key,
                "work_package": line.work_package.number if line.work_package else None,
                "amount": text_of(line.amount),
            }
            for line in lines
        ],
        "partners": [
            {
                "key": str(one.partner.pk),
                "costs": text_of(one.costs),
                "rate": text_of(one.rate),
                "aid": text_of(one.aid),
            }
            for one in budget.partners
        ],
        "costs": text_of(budget.costs),
        "aid": text_of(budget.aid),
    }


def commitments(team):
    return Commitment.objects.filter(partner__in=team, signed_at__isnull=False).order_by("pk")


def commitment(one):
    return {
        "partner": str(one.partner_id),
        "name": one.name,
        "position": one.position,
        "signed_at": one.signed_at.isoformat(),
        "sha256": one.sha256,
        "text": one.text,
    }


def text_of(amount):
    return None if amount is None else f"{amount:.2f}"
