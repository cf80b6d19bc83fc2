"""A published call is amended: whoever answers it is told."""

from django.urls import reverse

from grappe.activity.models import Notice
from grappe.calls.actions import amend
from tests.make import make_hosted_call, make_ready_proposal


def test_applicants_are_told_of_an_amended_call(client, ana, ben, cleo, aurora):
    call = make_hosted_call(aurora)
    amend(call, "First version", by=ana)
    make_ready_proposal(ben, call)
    call.criteria.update(weight=2)
    address = reverse("proposals:amend_call", args=[call.slug])
    client.force_login(cleo)
    assert client.post(address, {"note": "Mine"}).status_code == 403
    client.force_login(ana)
    assert client.post(address, {"note": ""}).status_code == 200
    client.post(address, {"note": "Impact counts twice, as the government asked."})
    client.post(address, {"note": "Again"})
    assert call.versions.count() == 2
    assert [notice.user for notice in Notice.objects.filter(kind="amended")] == [ben]
    page = client.get(call.get_absolute_url()).text
    assert "How proposals are judged" in page
