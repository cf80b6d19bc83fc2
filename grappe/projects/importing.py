"""One project in, from a document such as a reader of pages makes it."""

from grappe.core.profiles import find_by_key
from grappe.organisations.models import Organisation
from grappe.organisations.naming import name_key
from grappe.taxonomies.models import Country

from .forms import ProjectForm
from .models import Participation, Project
from .permissions import can_edit

COORDINATOR, PARTNER = Participation.Role.COORDINATOR, Participation.Role.PARTNER


def save_project(document, by, source=""):
    """Create or update a project with its partners; return (project or None, errors).

    `document`: name, project, programme, start_year, end_year, description and partners
    (name, city, country code, coordinator); and, when a cluster tells of its own project,
    that `cluster`. The project is known again by title or short name, programme and first
    year. What the document lacks keeps its value; partners are added, never removed; who
    may not edit the project only fills its gaps. The same document twice changes nothing.
    """
    project = project_of(document)
    may_replace = project is None or by is None or can_edit(by, project)
    project = project or Project(source=source[:200])
    data = typed_fields(document, project, may_replace) | typed_rows(document, project)
    form = ProjectForm(data, instance=project, extra=0)
    if form.is_valid() and form.keep(by, source):
        return project, {}
    return None, form.all_errors()


def project_of(document):
    """The project that the document tells of, or None."""
    found = Project.objects.called(document.get("name"), document.get("project"))
    found = found.select_related("programme").order_by("pk")
    return next((project for project in found if agrees(project, document)), None)


def agrees(project, document):
    """Programme and first year are the same, wherever both sides know them."""
    programme, year = document.get("programme"), document.get("start_year")
    if programme and project.programme:
        same_programme = name_key(programme) == name_key(project.programme.name)
    else:
        same_programme = True
    same_year = not (year and project.starts_on) or project.starts_on.year == int(year)
    return same_programme and same_year


def typed_fields(document, project, may_replace):
    """The project's own fields, as if somebody had typed them."""
    name, short = document.get("name") or "", document.get("project") or ""
    short = short if len(short) <= 120 and short != name else ""
    text = document.get("description") or ""
    data = {
        "title": project.title or (name or document.get("project") or "")[:500],
        "acronym": project.acronym or short,
        "programme": str(project.programme or document.get("programme") or "")[:200],
        "description": (text if may_replace else "") or project.description or text,
        "website": project.website,
        "total_cost": plain_money(project.total_cost),
        "contribution": plain_money(project.contribution),
    }
    return data | typed_years(document, project, may_replace)


def typed_years(document, project, may_replace):
    """Start and end: days that are known are never replaced by years."""
    start, end = project.start(), project.end()
    if project.pk is None or project.has_years_only or not (start or end):
        start = start or document.get("start_year")
        newer = document.get("end_year")
        end = (newer if may_replace else None) or end or newer
    return {"starts_on": str(start or ""), "ends_on": str(end or "")}


def plain_money(amount):
    return "" if amount is None else str(amount)


def typed_rows(document, project):
    """The partners: those present, completed from the document, then the new ones."""
    cluster = document.get("cluster")
    named = [row for row in document.get("partners") or () if (row.get("name") or "").strip()]
    wanted = [as_known(partner, cluster) for partner in named]
    present = list(project.partners()) if project.pk else []
    rows = [completed(row, take_meant(row, wanted)) for row in sorted(present, key=by_key)]
    initial = len(rows)
    for partner in wanted:
        if not any(same_row(partner, row) for row in rows[initial:]):
            rows.append(partner | {"id": ""})
    data = {"partners-TOTAL_FORMS": str(len(rows)), "partners-INITIAL_FORMS": str(initial)}
    for number, row in enumerate(rows):
        data |= {f"partners-{number}-{name}": value for name, value in row.items()}
    return data


def by_key(row):
    return row.pk


def as_known(partner, cluster):
    """A partner of the document under the name and country that we know it by."""
    name, code = " ".join((partner.get("name") or "").split()), partner.get("country") or ""
    known = Country.objects.filter(pk=code).first()
    known = known or (code and Country.objects.filter(cordis_code=code).first())
    organisation = own_organisation(name, cluster)
    return {
        "name": organisation.name if organisation else name[:250],
        "city": (partner.get("city") or "")[:100],
        "country": known.pk if known else (organisation and organisation.country_id) or "",
        "role": COORDINATOR if partner.get("coordinator") else PARTNER,
        "contribution": "",
    }


def own_organisation(name, cluster):
    """The cluster's own organisation when the partner bears the name of either."""
    if cluster is None or cluster.organisation is None:
        return None
    own = cluster.organisation
    names = (own.name, own.acronym, cluster.name, cluster.acronym, cluster.native_name)
    return own if name_key(name) in {name_key(one) for one in names if one} else None


def take_meant(row, wanted):
    """Take out of `wanted` the partner that this row is about; None when it has none."""
    for partner in wanted:
        country = find_by_key(Country, partner["country"]) if partner["country"] else None
        if Organisation.objects.alike(partner["name"], country) == row.organisation:
            wanted.remove(partner)
            return partner
    return None


def completed(row, partner):
    """A present row as typed, its gaps filled; who leads now is marked so."""
    partner = partner or {}
    leads = partner.get("role") == COORDINATOR and row.role == PARTNER
    return {
        "id": str(row.pk),
        "name": row.organisation.name,
        "city": row.city or partner.get("city", ""),
        "country": row.country_id or partner.get("country", ""),
        "role": COORDINATOR if leads else row.role,
        "contribution": plain_money(row.contribution),
    }


def same_row(partner, row):
    return name_key(partner["name"]) == name_key(row["name"]) and (
        partner["country"] == row["country"]
    )
