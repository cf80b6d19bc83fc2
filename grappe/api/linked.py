"""A cluster as linked data (schema.org)."""

from django.conf import settings


def linked(cluster):
    """The JSON-LD object of one cluster."""
    figures = [
        {
            "@type": "PropertyValue",
            "propertyID": claim.topic,
            "value": float(claim.value),
            "unitText": claim.unit,
            "description": claim.text,
        }
        for claim in cluster.claims.exclude(value=None).exclude(kind="page")
    ]
    return {
        "@context": "https://schema.org",
        "@type": "Organization",
        "@id": settings.SITE_URL + cluster.get_absolute_url(),
        "name": cluster.name,
        "alternateName": [name for name in (cluster.native_name, cluster.acronym) if name],
        "url": cluster.website or settings.SITE_URL + cluster.get_absolute_url(),
        "foundingDate": cluster.established_on.isoformat() if cluster.established_on else None,
        "description": cluster.mission or cluster.about,
        "areaServed": {
            "@type": "AdministrativeArea",
            "name": str(cluster.place or cluster.country),
            "identifier": cluster.place.code if cluster.place else cluster.country_id,
        },
        "knowsLanguage": [term.code for term in cluster.languages.all()],
        "knowsAbout": [
            {"@type": "DefinedTerm", "termCode": term.code, "name": term.label_en}
            for relation in ("industries", "technologies", "priorities", "ecosystems")
            for term in getattr(cluster, relation).all()
        ],
        "memberOf": [
            {"@type": "Organization", "name": role.network.name, "roleName": role.role}
            for role in cluster.network_roles.select_related("network")
        ],
        "additionalProperty": figures,
    }
