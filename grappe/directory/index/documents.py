"""Each model's rows as documents: what may be found of them, and by whom.

A document holds only what its whole audience may read: the name of a hidden partner
never enters the document of a project that everybody sees.
"""

from collections import defaultdict

from django.db.models import Prefetch, prefetch_related_objects

from grappe.clusters.models import Claim, Cluster
from grappe.events.models import Event
from grappe.organisations.models import Organisation
from grappe.projects.models import Participation, Project
from grappe.publications.models import GoodPractice, News

from .interface import PUBLIC, STAFF, Document, Key
from .lookups import Lookups

MODELS = {
    "cluster": Cluster,
    "organisation": Organisation,
    "project": Project,
    "event": Event,
    "news": News,
    "practice": GoodPractice,
}
KIND_OF = {model: kind for kind, model in MODELS.items()}
BATCH = 2_000
LONGEST_TEXT = 20_000
TERM_FIELDS = (
    "upskilling",
    "languages",
    "industries",
    "ecosystems",
    "technologies",
    "priorities",
    "emerging_industries",
    "services",
)


def documents(kind, pks=None, lookups=None):
    """Yield the documents of one kind: all rows, or those with these primary keys."""
    rows = MODELS[kind]._default_manager.order_by("pk")
    lookups = lookups or Lookups()
    if pks is not None:
        rows = rows.filter(pk__in=pks)
    for batch in _batches(rows):
        yield from BUILDERS[kind](batch, lookups)


def _batches(rows):
    """Lists of rows, by primary key, so that a million rows never stand in memory."""
    last = 0
    while batch := list(rows.filter(pk__gt=last)[:BATCH]):
        yield batch
        last = batch[-1].pk


def clusters(batch, lookups):
    terms = _terms_of_clusters(batch)
    prefetch_related_objects(
        batch,
        "translations",
        Prefetch("claims", Claim.objects.exclude(kind=Claim.Kind.PAGE), "stated"),
        "network_roles__network",
        "agreements",
        "labels",
    )
    projects = _projects_of([row.organisation_id for row in batch if row.organisation_id])
    for row in batch:
        pks = terms[row.pk]
        where, places = lookups.whereabouts(row.country_id, row.place_id)
        related = [claim.text for claim in row.stated]
        related += [str(role.network) for role in row.network_roles.all()]
        related += [agreement.partner for agreement in row.agreements.all()]
        related += [label.name for label in row.labels.all()]
        related += projects[row.organisation_id]
        own = (row.name, row.about, row.mission, row.vision, row.specialisation)
        texts = [_join(*own, row.further_information), _join(*related)]
        for one in row.translations.all():
            parts = (one.about, one.mission, one.vision, one.further_information)
            texts.append(_join(*parts))
        yield _document(
            row,
            title=row.name,
            names=(row.native_name, row.acronym),
            texts=[*texts, *lookups.labels(pks), _join(places, row.contact)],
            facets=where | lookups.codes(pks) | {"size": ("cluster",)},
            audience=(PUBLIC,) if row.is_published else _keepers(row.pk),
            day=_day(row.published_at),
        )


def organisations(batch, lookups):
    terms = _through(Organisation.capabilities.through, "organisation_id", batch)
    for row in batch:
        pks = terms[row.pk]
        where, places = lookups.whereabouts(row.country_id, row.place_id)
        yield _document(
            row,
            title=row.name,
            names=(row.acronym,),
            texts=[
                row.summary,
                *lookups.labels(pks),
                _join(places, row.city),
            ],
            facets=where | lookups.codes(pks) | {"size": (row.kind,)},
            audience=(STAFF,) if row.is_hidden else (PUBLIC,),
        )


def projects(batch, lookups):
    terms = _through(Project.topics.through, "project_id", batch)
    seen = Participation.objects.filter(organisation__is_hidden=False)
    partners = Prefetch("participations", seen.select_related("organisation"), "seen")
    prefetch_related_objects(batch, partners, "programme")
    for row in batch:
        pks = terms[row.pk]
        names = [partner.organisation.name for partner in row.seen]
        lands = {partner.country_id or partner.organisation.country_id for partner in row.seen}
        yield _document(
            row,
            title=row.title,
            names=(row.acronym, row.reference),
            texts=[
                row.description,
                *lookups.labels(pks),
                _join(*names, str(row.programme or "")),
            ],
            facets=lookups.codes(pks) | {"country": tuple(sorted(lands - {None}))},
            audience=(STAFF,) if row.is_hidden else (PUBLIC,),
            day=_day(row.starts_on),
        )


def events(batch, lookups):
    yield from _of_clusters(batch, lookups, lambda row: _day(row.starts_at))


def publications(batch, lookups):
    yield from _of_clusters(batch, lookups, lambda row: _day(row.published_on))


def _of_clusters(batch, lookups, day):
    """What clusters hold or publish stands where the cluster stands."""
    prefetch_related_objects(batch, "cluster")
    practice = isinstance(batch[0], GoodPractice)
    through = GoodPractice.terms.through
    terms = _through(through, "goodpractice_id", batch) if practice else defaultdict(list)
    for row in batch:
        home, pks = row.cluster, terms[row.pk]
        abroad = getattr(row, "country_id", None) not in (None, home.country_id)
        where, places = lookups.whereabouts(
            row.country_id if abroad else home.country_id, None if abroad else home.place_id
        )
        is_public = row.is_published and home.is_published
        host = home.name if home.is_published or not is_public else ""
        texts = [
            _join(row.summary, row.text),
            *lookups.labels(pks),
            _join(host, places, getattr(row, "city", "")),
        ]
        yield _document(
            row,
            title=row.title,
            texts=texts,
            facets=where | lookups.codes(pks),
            audience=(PUBLIC,) if is_public else _keepers(home.pk),
            day=day(row),
        )


BUILDERS = {
    "cluster": clusters,
    "organisation": organisations,
    "project": projects,
    "event": events,
    "news": publications,
    "practice": publications,
}


def _document(row, *, title, texts, facets, audience, names=(), day=0):
    kind = KIND_OF[type(row)]
    return Document(
        key=Key(kind, row.pk),
        title=title,
        names=tuple(filter(None, names)),
        texts=tuple(text[:LONGEST_TEXT] for text in texts if text),
        facets=facets | {"kind": (kind,)},
        audience=audience,
        day=day,
    )


def _keepers(cluster):
    """Those who see what is not public: the cluster's managers, and staff."""
    return (f"c{cluster}", STAFF)


def _terms_of_clusters(batch):
    found = defaultdict(list)
    for name in TERM_FIELDS:
        for pk, terms in _through(getattr(Cluster, name).through, "cluster_id", batch).items():
            found[pk] += terms
    return found


def _through(model, column, batch):
    """{row's pk: its terms' pks}, read from the link table in one question."""
    found = defaultdict(list)
    rows = model.objects.filter(**{f"{column}__in": [row.pk for row in batch]})
    for pk, term in rows.values_list(column, "term_id"):
        found[pk].append(term)
    return found


def _projects_of(organisations):
    """{organisation's pk: names of the visible projects it takes part in}."""
    found = defaultdict(list)
    rows = Participation.objects.filter(
        organisation__in=organisations, project__is_hidden=False
    ).values_list("organisation_id", "project__title", "project__acronym")
    for pk, title, acronym in rows:
        found[pk].append(f"{title} {acronym}")
    return found


def _join(*parts):
    return "\n".join(part for part in parts if part)


def _day(moment):
    return moment.toordinal() if moment else 0
