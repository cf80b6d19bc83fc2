"""What the API gives out beside profiles."""

from datetime import date, datetime

from ninja import ModelSchema, Schema

from grappe.events.models import Event
from grappe.organisations.models import Organisation
from grappe.projects.models import Project
from grappe.taxonomies.models import Country, Term


class ClusterBrief(Schema):
    """A cluster in a list; `href` opens its whole profile."""

    slug: str
    name: str
    acronym: str
    country: str
    region: str | None
    website: str
    href: str

    @staticmethod
    def resolve_country(cluster):
        return cluster.country_id

    @staticmethod
    def resolve_region(cluster):
        return cluster.place.code if cluster.place else None

    @staticmethod
    def resolve_href(cluster):
        return f"/api/v1/clusters/{cluster.slug}"


class OrganisationOut(ModelSchema):
    country: str | None
    region: str | None

    class Meta:
        model = Organisation
        fields = ["slug", "name", "acronym", "kind", "pic", "website", "city", "lat", "lon"]

    @staticmethod
    def resolve_country(organisation):
        return organisation.country_id

    @staticmethod
    def resolve_region(organisation):
        return organisation.place.code if organisation.place else None


class PartnerOut(Schema):
    name: str
    slug: str
    role: str
    city: str
    country: str | None

    @staticmethod
    def resolve_name(part):
        return part.organisation.name

    @staticmethod
    def resolve_slug(part):
        return part.organisation.slug

    @staticmethod
    def resolve_country(part):
        return part.country_id


class ProjectOut(ModelSchema):
    programme: str | None
    partners: list[PartnerOut]

    class Meta:
        model = Project
        fields = ["slug", "title", "acronym", "description", "starts_on", "ends_on"]

    @staticmethod
    def resolve_programme(project):
        return project.programme.name if project.programme else None

    @staticmethod
    def resolve_partners(project):
        return project.participations.all()


class EventOut(ModelSchema):
    cluster: str
    country: str | None
    starts_at: datetime
    ends_at: datetime

    class Meta:
        model = Event
        fields = ["slug", "title", "kind", "summary", "text", "city", "website"]

    @staticmethod
    def resolve_cluster(event):
        return event.cluster.slug

    @staticmethod
    def resolve_country(event):
        return event.country_id


class PublicationOut(Schema):
    """What news and good practices have in common."""

    slug: str
    title: str
    summary: str
    text: str
    published_on: date
    cluster: str

    @staticmethod
    def resolve_cluster(publication):
        return publication.cluster.slug


class NewsOut(PublicationOut):
    document_url: str


class PracticeOut(PublicationOut):
    pass


class TermOut(ModelSchema):
    scheme: str
    revision: str
    parent: str | None

    class Meta:
        model = Term
        fields = ["code", "label_en", "label_fr", "label_nl", "label_de", "retired_on"]

    @staticmethod
    def resolve_scheme(term):
        return term.scheme.code

    @staticmethod
    def resolve_revision(term):
        return term.scheme.revision

    @staticmethod
    def resolve_parent(term):
        return term.parent.code if term.parent else None


class CountryOut(ModelSchema):
    class Meta:
        model = Country
        fields = ["code", "name_en", "name_fr", "name_nl", "name_de"]


class Problem(Schema):
    """What went wrong, in one sentence."""

    detail: str
