"""From the vocabulary files into the database: what is new, what changed, what left."""

from collections import Counter
from datetime import date

from django.db import transaction
from django.utils.timezone import localdate

from . import vocabulary
from .models import Country, CountryStatus, Place, Scheme, Term
from .vocabulary.entries import LANGUAGES, rows

BATCH = 500


@transaction.atomic
def save_scheme(about, at=None):
    """Bring one scheme's terms to the state of its file; return the counts.

    Terms that the file lacks are retired, never deleted; those that staff added stay.
    """
    scheme = _saved_scheme(about)
    entries = vocabulary.scheme(about["scheme"])
    counts, ids = Counter(), {None: None}
    for level in sorted({entry.level for entry in entries}):
        wanted = {entry.code: _term(entry, ids) for entry in entries if entry.level == level}
        counts += _save(Term, {"scheme": scheme}, "code", wanted)
        ids |= dict(scheme.terms.values_list("code", "pk"))
    present = {entry.code for entry in entries}
    left = [
        pk
        for code, pk in scheme.terms.current()
        .filter(added_by_staff=False)
        .values_list("code", "pk")
        if code not in present
    ]
    counts["retired"] = Term.objects.filter(pk__in=left).update(retired_on=at or localdate())
    return counts


@transaction.atomic
def save_countries():
    """Bring countries and their dated statuses to the state of the files."""
    wanted = {one.code: _country(one) for one in vocabulary.countries()}
    counts = _save(Country, {}, "code", wanted)
    for line in rows("country_status.csv"):
        _, created = CountryStatus.objects.update_or_create(
            country_id=line["country"],
            status=line["status"],
            starts_on=date.fromisoformat(line["starts_on"]),
            defaults={
                "ends_on": date.fromisoformat(line["ends_on"]) if line["ends_on"] else None,
                "source": line["source"],
            },
        )
        counts["statuses"] += created
    return counts


@transaction.atomic
def save_places(revision):
    """Bring the regions of one NUTS revision to the state of its file."""
    entries = vocabulary.nuts(revision)
    middles = {line["code"]: line for line in rows(f"nuts_{revision}.csv")}
    counts, ids = Counter(), {None: None}
    for level in sorted({entry.level for entry in entries}):
        wanted = {
            entry.code: _place(entry, ids, middles[entry.code])
            for entry in entries
            if entry.level == level
        }
        counts += _save(Place, {"revision": revision}, "code", wanted)
        ids |= dict(Place.objects.filter(revision=revision).values_list("code", "pk"))
    return counts


def _saved_scheme(about):
    defaults = {key: about[key] for key in ("title", "source", "licence")}
    return Scheme.objects.update_or_create(
        code=about["scheme"],
        revision=about["revision"],
        defaults=defaults | {"is_extensible": about["extensible"] == "yes"},
    )[0]


def _save(model, scope, key, wanted):
    """Create what is new, update what differs, touch nothing else; return the counts."""
    present = {getattr(row, key): row for row in model.objects.filter(**scope)}
    new = [model(**scope, **{key: k}, **v) for k, v in wanted.items() if k not in present]
    changed = [
        row
        for row in present.values()
        if (fields := wanted.get(getattr(row, key))) and _differs(row, fields)
    ]
    model.objects.bulk_create(new, batch_size=BATCH)
    if changed:
        names = list(next(iter(wanted.values())))
        model.objects.bulk_update(changed, names, batch_size=BATCH)
    return Counter(rows=len(wanted), new=len(new), changed=len(changed))


def _differs(row, fields):
    """Whether the row lacks any of the values; it holds them afterwards."""
    other = {name: value for name, value in fields.items() if getattr(row, name) != value}
    for name, value in other.items():
        setattr(row, name, value)
    return bool(other)


def _term(entry, ids):
    labels = {f"label_{key}": entry.labels.get(key, "") for key in LANGUAGES}
    return labels | {
        "parent_id": ids[entry.parent],
        "depth": entry.level - 1,
        "words": _words(entry),
        "retired_on": None,
        "added_by_staff": False,
    }


def _country(one):
    names = ("cordis_code", "name_en", "name_fr", "name_nl", "name_de")
    others = ("native", "continent", "lat", "lon")
    return {name: getattr(one, name) for name in (*names, *others)}


def _place(entry, ids, middle):
    lat, lon = (float(middle[key]) if middle[key] else None for key in ("lat", "lon"))
    english, native = entry.labels["en"], entry.labels["native"]
    return {
        "level": entry.level,
        "country_id": vocabulary.country_of(entry.code),
        "parent_id": ids[entry.parent],
        "name": middle["name"],
        "name_en": english if english != middle["name"] else "",
        "words": _words(entry, native),
        "lat": lat,
        "lon": lon,
    }


def _words(entry, *more):
    texts = [entry.code, *entry.labels.values(), *entry.aliases, *more]
    return vocabulary.normalise(" ".join(dict.fromkeys(texts)))
