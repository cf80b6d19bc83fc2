"""The document of a submission: its frozen content, readable by people, as a page and PDF."""

from functools import cached_property

from django.core.files.base import ContentFile
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import override
from django_tasks import task

from grappe.calls.models import Category, Size
from grappe.core.pdf import pdf_of
from grappe.organisations.models import Organisation

from .models import AnswerFile, Partner, PlannedResult, Submission


class Shown:
    """Frozen content as templates show it: codes in words, keys resolved to names."""

    def __init__(self, content):
        self.content = content
        self.facts = content["proposal"]
        self.call = content["call"]
        self.answers = content["answers"]
        self.commitments = [
            one | {"partner_name": self.name_of(one["partner"])}
            for one in content["commitments"]
        ]

    @cached_property
    def names(self):
        return {one["key"]: one["name"] for one in self.content["partners"]}

    def name_of(self, key):
        return self.names.get(key, "")

    @cached_property
    def partners(self):
        money = {one["key"]: one for one in self.content["budget"]["partners"]}
        return [
            one
            | {
                "kind_label": dict(Organisation.Kind.choices).get(one["kind"], ""),
                "role_label": dict(Partner.Role.choices).get(one["role"], ""),
                "size_label": dict(Size.choices).get(one["size"], ""),
                "money": money.get(one["key"]),
            }
            for one in self.content["partners"]
        ]

    @cached_property
    def sections(self):
        """[(section, its answers)] in the form's order."""
        found = {}
        for one in self.answers:
            found.setdefault(one["section"], []).append(one)
        return list(found.items())

    @cached_property
    def packages(self):
        kinds = dict(PlannedResult.Kind.choices)
        return [
            one
            | {
                "lead_name": self.name_of(one["lead"]),
                "planned": [
                    result | {"kind_label": kinds.get(result["kind"], "")}
                    for result in one["results"]
                ],
            }
            for one in self.content["work_packages"]
        ]

    @cached_property
    def budget(self):
        return self.content["budget"]

    @cached_property
    def lines(self):
        """Budget lines with names; the categories' titles are the call's of today."""
        rows = Category.objects.filter(call__slug=self.call["slug"])
        titles = dict(rows.values_list("key", "title"))
        return [
            one
            | {
                "partner_name": self.name_of(one["partner"]),
                "category_title": titles.get(one["category"], one["category"]),
            }
            for one in self.budget["lines"]
        ]


def html_of(submission):
    """The document as one HTML page that needs nothing else."""
    context = {
        "submission": submission,
        "proposal": submission.proposal,
        "shown": Shown(submission.content),
        "language": submission.submitted_by.language if submission.submitted_by else "en",
    }
    with override(context["language"]):
        return render_to_string("proposals/document.html", context)


def write(submission):
    """Make the PDF unless it is there; twice does no harm."""
    if submission.pdf:
        return submission
    content = pdf_of(html_of(submission))
    with transaction.atomic():
        found = Submission.objects.select_for_update().get(pk=submission.pk)
        if not found.pdf:
            found.pdf.save(f"{found.receipt}.pdf", ContentFile(content), save=False)
            found.save(update_fields=["pdf"])
    submission.pdf = found.pdf
    return submission


@task()
def write_document(pk: int) -> None:
    """Make the document of one submission in the background."""
    write(Submission.objects.select_related("proposal__call", "submitted_by").get(pk=pk))


def file_of(submission, file_id):
    """The file of this id, if the submission holds it as it was; or None."""
    held = {
        file["public_id"]: file["sha256"]
        for one in submission.content["answers"]
        for file in one["files"]
    }
    kept = AnswerFile.objects.filter(public_id=file_id).first()
    is_same = kept is not None and held.get(str(file_id)) == kept.sha256
    return kept if is_same else None
