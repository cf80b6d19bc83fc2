"""Who takes part in which project: a model of a higher app, reached by its reverse relation."""

from grappe.organisations.models import Organisation


def participations():
    """All participations in which neither the project nor the organisation is hidden."""
    model = Organisation._meta.get_field("participations").related_model
    return model.objects.filter(project__is_hidden=False, organisation__is_hidden=False)
