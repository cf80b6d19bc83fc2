"""Which sections of a profile hold something."""

from django.db.models import Exists, OuterRef

from .models import Cluster


def filled_sections(cluster):
    """The slugs of the sections that hold something, in one query."""
    asked = questions()
    held = Cluster.objects.filter(pk=cluster.pk).annotate(**asked).values(*asked).get()
    return {
        section.slug
        for section in Cluster.PROFILE
        if held.get(f"rows_{section.slug}")
        or any(has(cluster, name, held) for name in section.fields if name != "main_language")
    }


def has(cluster, name, held):
    field = Cluster._meta.get_field(name)
    return held[f"has_{name}"] if field.many_to_many else bool(getattr(cluster, field.attname))


def questions():
    """{name: whether there are such terms or rows} for everything outside the cluster's row."""
    found = {}
    for section in Cluster.PROFILE:
        for name in section.fields:
            field = Cluster._meta.get_field(name)
            if field.many_to_many:
                links = field.remote_field.through.objects.filter(cluster=OuterRef("pk"))
                found[f"has_{name}"] = Exists(links)
        if section.rows:
            model = Cluster._meta.get_field(section.rows).related_model
            rows = model.objects.filter(cluster=OuterRef("pk"), **section.where)
            found[f"rows_{section.slug}"] = Exists(rows)
    return found
