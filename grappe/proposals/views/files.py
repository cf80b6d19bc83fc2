"""What leaves a board as a file: the team as a spreadsheet, its places as points of a map."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, JsonResponse
from django.utils.translation import gettext as _

from grappe.core.exports import csv_response, xlsx_response

from ..money import Money, countries
from .showing import find


@login_required
def export(request, public_id, form):
    """The team as a spreadsheet."""
    if form not in ("csv", "xlsx"):
        raise Http404
    consortium = find(request, public_id)
    team = list(consortium.team())
    total = Money.of(consortium, team).total
    respond = csv_response if form == "csv" else xlsx_response
    return respond(f"team.{form}", header(), [cells(one, total) for one in team])


def header():
    return [
        _("Organisation"),
        _("PIC"),
        _("Country"),
        _("Kind"),
        _("Role"),
        _("State"),
        _("What it does"),
        _("Share, EUR"),
        "%",
        _("Why"),
    ]


def cells(one, total):
    organisation = one.organisation
    percent = one.percent_of(total)
    return [
        str(organisation),
        organisation.pic,
        organisation.country_id or "",
        organisation.get_kind_display(),
        one.get_role_display(),
        one.get_state_display(),
        one.job,
        "" if one.share is None else float(one.share),
        "" if percent is None else percent,
        one.reason,
    ]


@login_required
def team_map(request, public_id):
    """Partners whose place is known as points, and the countries' counts (GeoJSON)."""
    consortium = find(request, public_id)
    team = list(consortium.team())
    page = f"{consortium.get_absolute_url()}#countries"
    found = [here for here in countries(team) if here.country]
    return JsonResponse(
        {
            "type": "FeatureCollection",
            "features": [point(one) for one in team if one.organisation.lat is not None],
            "counts": {
                here.country.code: {"name": str(here.country), "count": here.partners}
                for here in found
            },
            "links": {here.country.code: page for here in found},
        }
    )


def point(one):
    organisation = one.organisation
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [organisation.lon, organisation.lat]},
        "properties": {
            "name": str(organisation),
            "url": organisation.get_absolute_url(),
            "category": str(one.get_role_display()),
        },
    }
