"""`/api/v1/`: open reading for everybody; signed-in callers also see what is theirs."""

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI

from grappe.core.errors import RuleBroken

from .clusters import router as clusters
from .records import router as records

api = NinjaAPI(
    title="Grappe",
    version="1.0",
    description=(
        "Clusters, organisations, projects, events and good practices. Reading needs no "
        "account. Lists come in pages (`limit`, `offset`); answers carry an ETag."
    ),
    docs_url=None,
    urls_namespace="api-v1",
)
api.add_router("", clusters)
api.add_router("", records)


@api.exception_handler(RuleBroken)
def refuse(request: HttpRequest, error: RuleBroken) -> HttpResponse:
    """A broken rule is a conflict with the present state: 409 and the sentence."""
    return api.create_response(request, {"detail": str(error)}, status=409)
