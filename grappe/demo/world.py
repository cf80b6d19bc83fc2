"""The world of the demonstration, made by the very actions that people use."""

import tomllib
from datetime import timedelta
from pathlib import Path

from django.db import transaction
from django.utils.timezone import localtime, now

from grappe.clusters.actions import add_member, publish, submit
from grappe.clusters.actions.registration import agree, draft_cluster
from grappe.clusters.importing import save_document
from grappe.clusters.listing import CONSENT_VERSION
from grappe.clusters.models import Cluster
from grappe.core.profiles import row_snapshot
from grappe.events.actions import publish as publish_event
from grappe.events.forms import EventForm
from grappe.events.models import Event
from grappe.organisations.actions import identify
from grappe.organisations.models import Organisation
from grappe.projects.importing import save_project
from grappe.publications.actions import publish as publish_text
from grappe.publications.forms import FORMS
from grappe.publications.models import GoodPractice, News
from grappe.sources.actions import import_page
from grappe.sources.eccp_page import read
from grappe.taxonomies.models import Country, Place, Term

WORLDS = list((Path(__file__).parent / "worlds").glob("*.toml"))
SOURCE = "demonstration"


class Unmakeable(ValueError):
    """A form refused a part of the invented world: mend its file."""


@transaction.atomic
def make_biowin(path, manager, staff):
    """BioWin from its page; a second run changes nothing."""
    cluster, _changed = import_page(read(path.read_text(encoding="utf-8")), source=path.name)
    if not cluster.managers.contains(manager):
        cluster.managers.add(manager)
        agree(manager, CONSENT_VERSION)
    go_public(cluster, manager, staff, "the demonstration's real case")
    return cluster


@transaction.atomic
def make_world(path, people):
    """One invented cluster with all that belongs to it; a second run changes nothing."""
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    if Cluster.objects.filter(name=told["name"]).exists():
        return
    manager = people[told["manager"]]
    country = Country.objects.get(pk=told["country"])
    cluster = draft_cluster(told["name"], country)
    cluster.is_invented = True
    cluster.save(update_fields=["is_invented"])
    cluster.managers.add(manager)
    agree(manager, CONSENT_VERSION)
    for section in Cluster.PROFILE:
        tell(cluster, section, told, manager)
    make_members(cluster, told.get("members", {}), country, manager)
    for project in told.get("projects", []):
        document = project | {"description": project["quote"], "cluster": cluster}
        check(project["name"], save_project(document, manager, SOURCE)[1])
    make_publications(cluster, told, manager)
    Organisation.objects.filter(memberships__cluster=cluster).update(is_invented=True)
    go_public(cluster, manager, people["olga"], "invented for the demonstration")


def tell(cluster, section, told, manager):
    """Save one section from the file's plain values."""
    document = {"fields": {}}
    for name in section.fields:
        if name in told["fields"]:
            document["fields"][name] = told["fields"][name].strip()
        elif name in told["terms"]:
            document["fields"][name] = [key_of_term(key) for key in told["terms"][name]]
        elif name in told["countries"]:
            document["fields"][name] = told["countries"][name]
    if "legal_form" in document["fields"]:
        document["fields"]["legal_form"] = document["fields"]["legal_form"][0]
    if "place" in section.fields:
        place = Place.objects.filter(code=told["place"]).order_by("-revision").first()
        document["fields"]["place"] = ":".join(place.natural_key())
    if section.rows:
        relation = "networks" if section.rows == "network_roles" else section.slug
        document["rows"] = [with_source(row) for row in told["rows"].get(relation, [])]
    check(section.slug, save_document(cluster, section, document, manager, source=SOURCE))
    cluster.refresh_from_db()


def with_source(row):
    return row | {"source": "annual report (invented)"} if "topic" in row else row


def key_of_term(key):
    scheme, code = key.split(":", 1)
    return ":".join(Term.objects.get(scheme__code=scheme, code=code).natural_key())


def make_members(cluster, members, country, manager):
    for name, (category, kind, city, lat, lon) in members.items():
        organisation = identify(name, country, city=city, kind=kind, by=manager)
        Organisation.objects.filter(pk=organisation.pk).update(lat=lat, lon=lon)
        joined_on = cluster.established_on
        add_member(cluster, organisation, category, joined_on, by=manager, fee="paid")


def make_publications(cluster, told, manager):
    for event in told.get("events", []):
        starts_at = localtime(now() + timedelta(days=event["in_days"])).replace(
            hour=9, minute=30
        )
        ends_at = starts_at + timedelta(hours=event["hours"])
        typed = {
            "starts_at": f"{starts_at:%Y-%m-%dT%H:%M}",
            "ends_at": f"{ends_at:%Y-%m-%dT%H:%M}",
        }
        row = kept(EventForm, Event(cluster=cluster), event | typed, manager)
        publish_event(row, manager)
    for kind, name in ((News, "news"), (GoodPractice, "practices")):
        for text in told.get(name, []):
            day = localtime(now() - timedelta(days=text["days_ago"])).date()
            terms = "\n".join(map(key_of_term, text.get("terms", [])))
            typed = {"published_on": str(day), "terms": terms}
            publish_text(
                kept(FORMS[kind], kind(cluster=cluster), text | typed, manager), manager
            )


def kept(form_class, row, typed, manager):
    """The row as its form saves it; what the file leaves out is the model's own default."""
    blank = row_snapshot(row, row.PROFILE[0].fields)
    known = {name: value for name, value in blank.items() if value not in (None, "", [])}
    form = form_class(known | typed, instance=row)
    if not (form.is_valid() and form.keep(by=manager)):
        check(typed["title"], form.errors)
    return row


def go_public(cluster, manager, staff, reason):
    if cluster.is_published:
        return
    submit(cluster, by=manager)
    publish(Cluster.objects.get(pk=cluster.pk), by=staff, reason=reason)


def check(what, errors):
    if errors:
        raise Unmakeable(f"{what}: {dict(errors)}")
