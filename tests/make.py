"""The least valid object of each kind; what a test cares about is given by name."""

from datetime import date, timedelta

from django.utils.text import slugify
from django.utils.timezone import now

from grappe.accounts.models import User
from grappe.calls.models import Call
from grappe.clusters.models import Cluster, Membership
from grappe.cooperation.models import Agreement, Network, NetworkRole
from grappe.events.models import Event
from grappe.organisations.models import Organisation
from grappe.projects.models import Participation, Project
from grappe.proposals.models import Consortium, Partner
from grappe.publications.models import GoodPractice, News
from grappe.taxonomies.models import Country, Scheme, Term


def make_user(name, **fields):
    return User.objects.create_user(f"{name}@example.org", "pw", **{"name": name} | fields)


def make_country(code="BE", name="Belgium", **fields):
    return Country.objects.get_or_create(code=code, defaults={"name_en": name} | fields)[0]


def make_term(scheme="nace2", code="86", label="Human health activities", revision="2"):
    scheme = Scheme.objects.get_or_create(
        code=scheme, revision=revision, defaults={"title": scheme}
    )[0]
    return Term.objects.get_or_create(scheme=scheme, code=code, defaults={"label_en": label})[0]


def make_organisation(name="Helix Ltd", country="BE", **fields):
    fields = {"slug": slugify(name), "kind": Organisation.Kind.SME} | fields
    return Organisation.objects.create(name=name, country=make_country(country), **fields)


def make_cluster(name="Aurora Photonics", managers=(), country="BE", **fields):
    """A published cluster, unless `stage` says otherwise."""
    fields = {"slug": slugify(name), "stage": Cluster.Stage.PUBLISHED} | fields
    cluster = Cluster.objects.create(name=name, country=make_country(country), **fields)
    cluster.managers.set(managers)
    return cluster


def make_membership(cluster, organisation=None, **fields):
    """A present member; `left_on` makes a former one."""
    fields = {"category": Membership.Category.SME, "joined_on": date(2020, 1, 1)} | fields
    organisation = organisation or make_organisation()
    return Membership.objects.create(cluster=cluster, organisation=organisation, **fields)


def make_project(title="Light for hearts", partners=(), **fields):
    """A project; the first partner coordinates."""
    project = Project.objects.create(title=title, **{"slug": slugify(title)} | fields)
    for number, partner in enumerate(partners):
        role = Participation.Role.PARTNER if number else Participation.Role.COORDINATOR
        Participation.objects.create(project=project, organisation=partner, role=role)
    return project


def make_network(cluster, name="European Diagnostic Clusters Alliance", role="member"):
    network = Network.objects.get_or_create(name=name, defaults={"slug": slugify(name)})[0]
    return NetworkRole.objects.create(cluster=cluster, network=network, role=role)


def make_agreement(cluster, partner="Alsace Biovalley", country="FR", **fields):
    country = make_country(country, country)
    return Agreement.objects.create(cluster=cluster, partner=partner, country=country, **fields)


def make_event(cluster, title="Spring meeting", starts_in=7, **fields):
    """A published event of two hours, `starts_in` days from now."""
    starts_at = now() + timedelta(days=starts_in)
    fields = {"slug": slugify(title), "is_published": True, "starts_at": starts_at} | fields
    fields.setdefault("ends_at", fields["starts_at"] + timedelta(hours=2))
    return Event.objects.create(cluster=cluster, title=title, **fields)


def make_news(cluster, title="A new laboratory", **fields):
    fields = {"slug": slugify(title), "is_published": True} | fields
    fields.setdefault("published_on", date(2026, 1, 1))
    return News.objects.create(cluster=cluster, title=title, **fields)


def make_practice(cluster, title="Blind review by pairs", **fields):
    fields = {"slug": slugify(title), "is_published": True} | fields
    fields.setdefault("published_on", date(2026, 1, 1))
    return GoodPractice.objects.create(cluster=cluster, title=title, **fields)


def make_call(title="Green light for hearts", opens_in=-1, closes_in=30, **fields):
    """An open call; shift its window by days to get another."""
    fields = {
        "stage": "published",
        "text": "Light that heals hearts.",
        "slug": slugify(title),
    } | fields
    fields.setdefault("opens_at", now() + timedelta(days=opens_in))
    fields.setdefault("closes_at", now() + timedelta(days=closes_in))
    return Call.objects.create(title=title, **fields)


def make_consortium(owner, title="Hearts of light", partners=(), **fields):
    """A board of somebody's; the first partner coordinates."""
    board = Consortium.objects.create(owner=owner, title=title, **fields)
    for number, organisation in enumerate(partners):
        role = "partner" if number else "coordinator"
        Partner.objects.create(consortium=board, organisation=organisation, role=role)
    return board
