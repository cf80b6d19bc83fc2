"""What machines look for: robots, maps of the site, the catalogue of open data."""

import json

from grappe.clusters.models import Cluster


def test_robots_find_the_map_and_leave_people_alone(client):
    text = client.get("/robots.txt").text
    assert "Disallow: /me/" in text
    assert "Sitemap: http" in text


def test_the_map_names_public_pages_only(client, aurora):
    assert "/clusters/aurora/" in client.get("/sitemap-cluster.xml").text
    Cluster.objects.update(stage=Cluster.Stage.DRAFT)
    assert "/clusters/aurora/" not in client.get("/sitemap-cluster.xml").text


def test_the_table_of_clusters_fits_its_dictionary(client, aurora):
    table = client.get("/data/clusters.csv").getvalue().decode("utf-8-sig").splitlines()
    dictionary = json.loads(client.get("/data/clusters.csv-metadata.json").content)
    assert table[0].split(",") == [
        column["name"] for column in dictionary["tableSchema"]["columns"]
    ]
    assert table[1].startswith("aurora,Aurora,,BE")


def test_the_catalogue_says_what_there_is_and_under_which_licence(client):
    (dataset,) = json.loads(client.get("/data/catalogue.jsonld").content)["dcat:dataset"]
    assert "licenses/by/4.0" in dataset["dct:license"]["@id"]
    assert len(dataset["dcat:distribution"]) == 2


def test_the_api_has_a_page_of_its_own(client):
    assert "GET /api/v1/clusters" in client.get("/api/v1/docs").text
