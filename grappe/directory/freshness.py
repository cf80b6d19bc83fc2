"""Keeping the index fresh: the one place where signals are used.

The directory stands above the apps it indexes, so they cannot call it. It listens, puts
the changed row on the queue within the same transaction, and wakes the writer after it.
"""

from django.db import connection, transaction
from django.db.models.signals import m2m_changed, post_delete, post_save

from grappe.clusters.models import Claim, Cluster, Label, Translation
from grappe.cooperation.models import Agreement, Network, NetworkRole
from grappe.events.models import Event
from grappe.organisations.models import Organisation
from grappe.projects.models import Participation, Programme, Project
from grappe.publications.models import GoodPractice, News
from grappe.taxonomies.models import Country, Place, Term

from . import labels
from .index.documents import KIND_OF, TERM_FIELDS
from .models import IndexQueue

#: For each model, from a changed row to the querysets of rows whose documents it enters.
TOUCHES = {
    Cluster: lambda row: (row.events, row.news, row.practices),
    Organisation: lambda row: (Project.objects.filter(participations__organisation=row),),
    Project: lambda row: (Cluster.objects.filter(organisation__participations__project=row),),
    Participation: lambda row: (
        Project.objects.filter(pk=row.project_id),
        Cluster.objects.filter(organisation=row.organisation_id),
    ),
    Programme: lambda row: (row.project_set,),
    Network: lambda row: (Cluster.objects.filter(network_roles__network=row),),
    Event: lambda row: (),
    News: lambda row: (),
    GoodPractice: lambda row: (),
    Country: lambda row: (row.clusters, row.organisations),
    Place: lambda row: (
        Cluster.objects.filter(place__code__startswith=row.code),
        Organisation.objects.filter(place__code__startswith=row.code),
    ),
    Term: lambda row: (
        *(Cluster.objects.filter(**{name: row}) for name in TERM_FIELDS),
        Organisation.objects.filter(capabilities=row),
        Project.objects.filter(topics=row),
        GoodPractice.objects.filter(terms=row),
    ),
}
TOUCHES |= {
    model: lambda row: (Cluster.objects.filter(pk=row.cluster_id),)
    for model in (Claim, Translation, Label, NetworkRole, Agreement)
}
LINKS = (
    *(getattr(Cluster, name).through for name in TERM_FIELDS),
    Organisation.capabilities.through,
    Project.topics.through,
    GoodPractice.terms.through,
)
VOCABULARY = (Term, Place, Country)


def listen():
    """Connect every model that enters a document."""
    for model in TOUCHES:
        post_save.connect(changed, sender=model, dispatch_uid="directory")
        post_delete.connect(changed, sender=model, dispatch_uid="directory")
    for link in LINKS:
        m2m_changed.connect(relinked, sender=link, dispatch_uid="directory")


def changed(sender, instance, created=False, raw=False, **_):
    """A row was saved or deleted."""
    if raw:
        return
    if sender in VOCABULARY:
        labels.forget()
        if created:
            return
    pairs = [(KIND_OF[sender], instance.pk)] if sender in KIND_OF else []
    if not (created and sender in KIND_OF) and instance.pk:
        for rows in TOUCHES[sender](instance):
            kind = KIND_OF[rows.model]
            pairs += [(kind, pk) for pk in rows.order_by().values_list("pk", flat=True)]
    queue(pairs)


def relinked(sender, instance, action, reverse, model, pk_set, **_):
    """Terms were linked to a row, or unlinked."""
    if not action.startswith("post_"):
        return
    if reverse:
        queue([(KIND_OF[model], pk) for pk in pk_set or ()])
    else:
        queue([(KIND_OF[type(instance)], instance.pk)])


def queue(pairs):
    """Remember these (kind, primary key) pairs, and wake the writer after the commit."""
    waiting = [IndexQueue(kind=kind, row=pk) for kind, pk in dict.fromkeys(pairs)]
    if not waiting:
        return
    IndexQueue.objects.bulk_create(waiting)
    if not any(call is wake for __, call, *__ in connection.run_on_commit):
        transaction.on_commit(wake)


def wake():
    """Ask for the queue to be worked off."""
    from .tasks import drain_queue

    drain_queue.enqueue()
