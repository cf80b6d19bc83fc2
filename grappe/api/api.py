"""`/api/v1/`: open reading for everybody; signed-in callers also see what is theirs."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError

from grappe.core.errors import RuleBroken

from .clusters import router as clusters
from .records import router as records
from .schemas import Problem

REFUSED = {
    "description": "A parameter is not of its form; the sentence says which.",
    "content": {"application/json": {"schema": Problem.json_schema()}},
}


class OpenAPI(NinjaAPI):
    """An API whose schema also promises how a wrong parameter is answered."""

    def get_openapi_schema(self, **options: Any) -> Any:
        schema = super().get_openapi_schema(**options)
        for methods in schema["paths"].values():
            for operation in methods.values():
                operation["responses"].setdefault(422, REFUSED)
                operation["responses"].setdefault(400, {"description": "A NUL in the address."})
        return schema


api = OpenAPI(
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


@api.exception_handler(ValidationError)
def explain(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Which parameter is wrong, and how, in one sentence."""
    found = [f"{one['loc'][-1]}: {one['msg']}" for one in error.errors]
    return api.create_response(request, {"detail": ". ".join(found)}, status=422)
