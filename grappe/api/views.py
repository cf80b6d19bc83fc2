"""The API's own page, made from its schema."""

from django.shortcuts import render

from .api import api


def docs(request):
    """Every operation with its parameters and an example to copy."""
    schema = api.get_openapi_schema(path_prefix="/api/v1/")
    operations = [
        {
            "id": operation["operationId"],
            "address": f"{method.upper()} {path}",
            "path": path,
            "text": operation.get("description", ""),
            "parameters": [parameter(one) for one in operation.get("parameters", [])],
        }
        for path, methods in schema["paths"].items()
        for method, operation in methods.items()
    ]
    return render(request, "api/docs.html", {"schema": schema, "operations": operations})


def parameter(one):
    """One parameter in words."""
    about = one["schema"]
    kinds = [about.get("type", "")] + [kind.get("type", "") for kind in about.get("anyOf", [])]
    return {
        "name": one["name"],
        "in": one["in"],
        "type": " | ".join(filter(None, kinds)),
        "meaning": one.get("description") or about.get("description") or "",
    }
