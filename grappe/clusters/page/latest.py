"""Upcoming events, news and good practices in one question to the database."""

from django.db.models import CharField, DateField, DateTimeField, Value
from django.db.models.functions import Cast
from django.utils.timezone import now

from ..models import Cluster

MOST = 6
SHARED = ("title", "slug", "summary")
#: Relation → the columns that it does not have, and of which type they are.
LACKS = {
    "events": {"published_on": DateField()},
    "news": {"starts_at": DateTimeField(), "city": CharField()},
    "practices": {"starts_at": DateTimeField(), "city": CharField()},
}
COLUMNS = (*SHARED, "starts_at", "city", "published_on")


def latest(cluster):
    """{relation: [rows as their model has them]}, each in its own order, at most `MOST`."""
    first, *others = [question(cluster, relation) for relation in LACKS]
    found = {relation: [] for relation in LACKS}
    for relation, pk, *values in first.union(*others, all=True):
        model = Cluster._meta.get_field(relation).related_model
        known = dict(zip(COLUMNS, values, strict=True))
        facts = {name: known[name] for name in known if name not in LACKS[relation]}
        found[relation].append(model(pk=pk, **facts))
    found["events"].sort(key=lambda event: (event.starts_at, event.pk))
    for relation in ("news", "practices"):
        found[relation].sort(key=lambda row: (row.published_on, row.pk), reverse=True)
    return found


def question(cluster, relation):
    """The newest rows of one relation, as a part of a union."""
    rows = getattr(cluster, relation).filter(is_published=True)
    chosen = rows.upcoming(now()) if relation == "events" else rows
    newest = rows.model.objects.filter(pk__in=chosen[:MOST].values("pk")).order_by()
    lacking = {
        f"no_{name}": Cast(Value(None), output_field=kind)
        for name, kind in LACKS[relation].items()
    }
    columns = [f"no_{name}" if name in LACKS[relation] else name for name in COLUMNS]
    mark = Value(relation, output_field=CharField())
    return newest.annotate(**lacking).values_list(mark, "pk", *columns)
