"""Olga's server loads the vocabularies again and again; nothing is lost or doubled."""

import json
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from grappe.taxonomies import vocabulary
from grappe.taxonomies.importing import save_countries, save_places, save_scheme
from grappe.taxonomies.models import Country, Outline, Place, Scheme, Term

pytestmark = pytest.mark.django_db


def about(name):
    return next(line for line in vocabulary.schemes() if line["scheme"] == name)


def test_the_command_loads_everything_and_a_second_run_changes_nothing(capsys):
    call_command("load_taxonomies")
    first = capsys.readouterr().out
    assert "nace2 2: 996 rows, 996 new, 0 changed, 0 retired" in first
    call_command("load_taxonomies")
    again = capsys.readouterr().out
    assert len(again.splitlines()) == len(first.splitlines())
    assert all("0 new, 0 changed, 0 retired" in line for line in again.splitlines())
    assert Term.objects.get_by_natural_key("nace2", "2", "86.90").parent.code == "86.9"
    wallonia = Place.objects.get_by_natural_key("2024", "BE3")
    assert (wallonia.label, wallonia.country.code) == ("Walloon Region", "BE")
    assert 49 < wallonia.lat < 51
    assert 3 < wallonia.lon < 7


def test_a_term_that_left_the_file_is_retired_and_not_deleted():
    save_scheme(about("labels"))
    scheme = Scheme.objects.get(code="labels")
    Term.objects.create(scheme=scheme, code="platinum", label_en="Platinum")
    assert save_scheme(about("labels"), at=date(2026, 5, 1))["retired"] == 1
    assert Term.objects.get(code="platinum").retired_on == date(2026, 5, 1)
    assert save_scheme(about("labels"), at=date(2026, 6, 1))["retired"] == 0
    assert not scheme.terms.current().filter(code="platinum").exists()


def test_a_term_that_came_back_is_current_again():
    save_scheme(about("labels"))
    Term.objects.filter(code="gold").update(retired_on=date(2026, 1, 1), label_en="Golden")
    assert save_scheme(about("labels"))["changed"] == 1
    gold = Term.objects.get(code="gold")
    assert (gold.retired_on, gold.label_en) == (None, "Gold")


def test_a_term_of_staff_stays():
    save_scheme(about("services"))
    scheme = Scheme.objects.get(code="services")
    Term.objects.create(scheme=scheme, code="own", label_en="Own", added_by_staff=True)
    assert save_scheme(about("services"))["retired"] == 0
    assert Term.objects.get(code="own").retired_on is None


def test_terms_and_regions_survive_a_dump_by_their_natural_keys(tmp_path):
    save_countries()
    save_scheme(about("labels"))
    path = tmp_path / "terms.json"
    call_command(
        "dumpdata", "taxonomies.scheme", "taxonomies.term", "--natural-primary",
        "--natural-foreign", output=str(path), verbosity=0,
    )  # fmt: skip
    Term.objects.all().delete()
    call_command("loaddata", str(path), verbosity=0)
    assert Term.objects.keyed("labels:gold").get().label_de == "Gold"


def outlines(path, code="BE3"):
    shape = {"type": "Polygon", "coordinates": [[[4, 50], [5, 50], [5, 51], [4, 50]]]}
    feature = {"type": "Feature", "properties": {"NUTS_ID": code}, "geometry": shape}
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    return str(path)


def test_outlines_come_from_a_file_that_the_operator_names(tmp_path):
    save_countries()
    save_places("2021")
    path = outlines(tmp_path / "NUTS_RG_60M_2021.geojson")
    call_command("load_outlines", path)
    call_command("load_outlines", path)
    assert Outline.objects.get().place.code == "BE3"


@pytest.mark.parametrize("content", ["", "no json", "[]", '{"features": [1]}', "{}", "\ud83d"])
def test_a_bad_outline_file_is_refused_in_a_sentence(tmp_path, content):
    path = tmp_path / "bad.geojson"
    path.write_bytes(content.encode("utf-8", "surrogatepass"))
    with pytest.raises(CommandError, match="is no GeoJSON file"):
        call_command("load_outlines", str(path))


def test_outlines_of_an_unknown_revision_or_a_missing_file_are_refused(tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("load_outlines", str(tmp_path / "absent.geojson"))
    path = outlines(tmp_path / "x.geojson", code="QQ9")
    with pytest.raises(CommandError, match="holds no region"):
        call_command("load_outlines", path)


def test_every_country_has_names_in_four_languages():
    save_countries()
    assert Country.objects.count() == 250
    for name in ("name_en", "name_fr", "name_nl", "name_de"):
        assert not Country.objects.filter(**{name: ""}).exists()
