"""Whoever keeps a page hears that somebody else changed it: once, until they have read it."""

from grappe.activity.actions import mark_read
from grappe.activity.models import Notice
from grappe.clusters.importing import save_document
from grappe.clusters.models import Cluster

ABOUT = Cluster.section("about")


def edit(aurora, text, by):
    return save_document(aurora, ABOUT, {"fields": {"about": text}}, by=by)


def test_the_other_keepers_hear_of_an_edit_once(ana, ben, aurora):
    aurora.managers.add(ben)
    edit(aurora, "Light", by=ana)
    edit(aurora, "More light", by=ana)
    notice = Notice.objects.get()
    assert (notice.user, notice.text) == (ben, "Aurora was edited by somebody else.")
    mark_read(ben)
    edit(aurora, "Most light", by=ana)
    assert Notice.objects.of(ben).count() == 2


def test_nobody_hears_of_an_edit_that_changed_nothing(ana, ben, aurora):
    aurora.managers.add(ben)
    edit(aurora, aurora.about, by=ana)
    assert not Notice.objects.exists()
