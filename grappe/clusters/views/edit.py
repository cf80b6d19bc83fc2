"""Editing a profile, section by section."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Max
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import time_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from grappe.activity.actions import EditConflict
from grappe.activity.models import Activity, Revision

from ..actions import keep_draft, save_section
from ..conflict import conflict
from ..filled import filled_sections
from ..forms import SectionForm
from ..models import Cluster, Draft
from ..permissions import can_submit
from .finding import find_cluster, find_section

#: Sections that only an import fills: nobody is led there.
FROM_OLD_PAGES = ("former", "unresolved")


@login_required
def editing(request, slug):
    """All sections: filled or empty, last changed when and by whom."""
    cluster = find_cluster(request, slug)
    filled, latest = filled_sections(cluster), latest_revisions(cluster)
    drafts = set(cluster.drafts.filter(user=request.user).values_list("section", flat=True))
    rows = [
        {
            "section": section,
            "is_filled": section.slug in filled,
            "revision": latest.get(section.slug),
            "has_draft": section.slug in drafts,
        }
        for section in Cluster.PROFILE
    ]
    context = {
        "cluster": cluster,
        "rows": rows,
        "filled": len(filled),
        "can_submit": can_submit(request.user, cluster),
        "asked": asked_changes(cluster),
    }
    return render(request, "clusters/editing.html", context)


@login_required
def edit(request, slug, section):
    """One section's form; two editors at once lose nothing."""
    cluster, section = find_cluster(request, slug), find_section(section)
    if request.method == "POST":
        return save(request, cluster, section)
    draft = Draft.objects.filter(
        user=request.user, cluster=cluster, section=section.slug
    ).first()
    number = Revision.objects.number_of(cluster, section.slug)
    # Read the text after its number: a save in between must look newer, never older.
    cluster.refresh_from_db()
    if draft and "draft" in request.GET:
        typed = as_typed(draft)
        form, number = SectionForm(cluster, section, typed), base_of(typed, number)
        return show(request, cluster, section, form, number)
    return show(request, cluster, section, SectionForm(cluster, section), number, draft=draft)


def save(request, cluster, section):
    """Save what was typed, or show it again with what is wrong or who was first."""
    base = base_of(request.POST, 0)
    if "more" in request.POST:
        form = SectionForm(cluster, section, with_another_row(request.POST))
        return show(request, cluster, section, form, base)
    if found := conflict(cluster, section, request.POST, base):
        return show_conflict(request, cluster, section, found)
    form = SectionForm(cluster, section, request.POST)
    if not form.is_valid():
        return show(request, cluster, section, form, base)
    try:
        save_section(cluster, section, form.save, by=request.user, base=base)
    except EditConflict:
        found = conflict(cluster, section, request.POST, base)
        return show_conflict(request, cluster, section, found)
    messages.success(request, _("“%(title)s” is saved.") % {"title": section.title})
    return redirect(after(request, cluster, section))


def after(request, cluster, section):
    """The section on the page; or, when somebody goes on, the next section's form."""
    if "next" not in request.POST:
        return f"{cluster.get_absolute_url()}#{section.slug}"
    if following := section_after(section):
        return reverse("clusters:edit", args=[cluster.slug, following.slug])
    return cluster.get_editing_url()


def section_after(section):
    """The section that a person fills next, in the profile's order, or None."""
    rest = Cluster.PROFILE[Cluster.PROFILE.index(section) + 1 :]
    return next((one for one in rest if one.slug not in FROM_OLD_PAGES), None)


def show(request, cluster, section, form, base, **more):
    """The form's page, where nothing typed is lost."""
    context = {
        "cluster": cluster,
        "section": section,
        "form": form,
        "base": base,
        "number": Cluster.PROFILE.index(section) + 1,
        "sections": Cluster.PROFILE,
        "following": section_after(section),
        **more,
    }
    return render(request, "clusters/edit.html", context)


def show_conflict(request, cluster, section, found):
    """Both texts; what was typed is kept as a draft too, in case the page is closed."""
    keep_draft(cluster, section.slug, request.POST, by=request.user)
    if found.is_same:
        messages.info(request, _("Somebody saved the very same text before you."))
        discard(cluster, section, request.user)
        return redirect(after(request, cluster, section))
    context = {
        "cluster": cluster,
        "section": section,
        "following": section_after(section),
        "found": found,
        "form": found.form,
    }
    return render(request, "clusters/edit_conflict.html", context, status=409)


@login_required
@require_POST
def autosave(request, slug, section):
    """Keep what is typed so far, and say when."""
    cluster, section = find_cluster(request, slug), find_section(section)
    draft = keep_draft(cluster, section.slug, request.POST, by=request.user)
    moment = time_format(localtime(draft.saved_at), "TIME_FORMAT")
    return HttpResponse(
        _("Draft kept at %(time)s") % {"time": moment}, content_type="text/plain"
    )


@login_required
@require_POST
def discard_draft(request, slug, section):
    """Throw the typed text away, and start from the section as it is."""
    cluster, section = find_cluster(request, slug), find_section(section)
    discard(cluster, section, request.user)
    return redirect("clusters:edit", cluster.slug, section.slug)


def discard(cluster, section, user):
    Draft.objects.filter(user=user, cluster=cluster, section=section.slug).delete()


def as_typed(draft):
    """A draft as the form that was sent."""
    typed = QueryDict(mutable=True)
    for name, texts in draft.typed.items():
        typed.setlist(name, texts)
    return typed


def base_of(typed, default):
    """The revision number that the text was read at."""
    return whole(typed.get("base", ""), default)


def whole(text, default=0):
    """The number that a browser sent, or the default for what is none."""
    return int(text) if text.isdecimal() and len(text) < 10 else default


def with_another_row(typed):
    """The same form with one more empty row: the button for those without script."""
    typed = typed.copy()
    typed["rows-TOTAL_FORMS"] = str(whole(typed.get("rows-TOTAL_FORMS", "")) + 1)
    return typed


def latest_revisions(cluster):
    """{section: its latest revision}."""
    newest = Revision.objects.about(cluster).order_by().values("section").annotate(Max("pk"))
    keys = [row["pk__max"] for row in newest]
    found = Revision.objects.filter(pk__in=keys).select_related("by")
    return {revision.section: revision for revision in found}


def asked_changes(cluster):
    """What staff want changed, as long as the page waits for it."""
    if cluster.stage != Cluster.Stage.CHANGES:
        return ""
    asked = Activity.objects.about(cluster).filter(verb="requested changes").first()
    return asked.details.get("reason", "") if asked else ""
