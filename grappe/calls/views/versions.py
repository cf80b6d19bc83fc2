"""What a call said when it was published and each time it was amended."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from .. import actions
from ..forms import CloneForm
from ..outline import changes, sections_of
from ..snapshot import canonical, sha256_of
from .calls import find
from .hosting import find_kept


def versions(request, slug):
    """All versions, the newest first."""
    call = find(request, slug)
    found = call.versions.defer("content")
    return render(request, "calls/versions.html", {"call": call, "versions": found})


def version(request, slug, number):
    """One version as it was frozen, and what it changed."""
    call = find(request, slug)
    found = get_object_or_404(call.versions, number=number)
    before = call.versions.filter(number=number - 1).first()
    context = {
        "call": call,
        "version": found,
        "before": before,
        "changes": changes(before.content, found.content) if before else (),
        "sections": sections_of(found.content),
        "is_whole": sha256_of(found.content) == found.sha256,
        "files": files_of(call, found.content),
    }
    return render(request, "calls/version.html", context)


def files_of(call, content):
    """The documents that this version names, also those removed since."""
    named = {one["sha256"] for one in content["documents"]}
    return [one for one in call.documents.all() if one.sha256 in named]


def version_file(request, slug, number):
    """The very bytes that the hash is taken of."""
    call = find(request, slug)
    found = get_object_or_404(call.versions, number=number)
    response = HttpResponse(canonical(found.content), "application/json; charset=utf-8")
    name = f"{call.slug}-{number}.json"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@login_required
def clone(request, slug):
    """The next round: a draft like this call, with other dates."""
    call = find_kept(request, slug)
    form = CloneForm(request.POST or None, initial={"title": call.title})
    if request.method == "POST" and form.is_valid():
        new = actions.clone(call, **form.cleaned_data, by=request.user)
        return redirect("calls:hosting", new.slug)
    return render(request, "calls/clone.html", {"call": call, "form": form})
