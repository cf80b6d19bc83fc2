"""Clusters and organisations side by side."""

from django.shortcuts import render

from .. import comparing


def compare(request):
    """`?ids=cluster:biowin&ids=organisation:helix`; unknown and hidden ones are left out."""
    things = comparing.chosen(request.GET.getlist("ids"), request.user)
    lines = list(comparing.lines(things, request.user)) if things else []
    return render(request, "directory/compare.html", {"things": things, "lines": lines})
