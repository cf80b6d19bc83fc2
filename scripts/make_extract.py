"""Make the demonstration's extract of health consortia from a folder of CORDIS tables.

`python -m scripts.make_extract FOLDER` writes grappe/demo/extract/*.csv.gz: facts only,
the same bytes for the same tables.
"""

import csv
import gzip
import io
import sys
from collections import defaultdict
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "grappe" / "demo" / "extract"
HEALTH, OLD_HEALTH = "HORIZON.2.1", "SC1"
#: Older tables give partners by number; where fewer have a name elsewhere, leave it be.
NAMED = 0.8
PROJECT = (
    "id rcn acronym title startDate endDate totalCost ecMaxContribution frameworkProgramme"
    " legalBasis topics topicTitle masterCall fundingScheme grantDoi"
).split()
PARTNER = (
    "pic name shortName SME activityType city country nutsCode geolocation organizationURL"
).split()
PARTICIPATION = ["projectID", "projectRcn", *PARTNER, "role", "ecContribution"]


def main(folder):
    tables = Tables(Path(folder))
    projects, participations = new_consortia(tables)
    older = old_consortia(tables)
    write("projects", PROJECT, projects + older[0], ("id", "rcn"))
    rows = participations + older[1]
    write("participations", PARTICIPATION, rows, ("projectID", "projectRcn", "pic"))
    ids = {project["id"] for project in projects}
    subjects = [
        row for row in tables.rows("he_eurosciVoc_by_project") if row["projectID"] in ids
    ]
    columns = ["projectID", "euroSciVocCode"]
    write("subjects", columns, subjects, columns)
    return 0


class Tables:
    """The source tables, and who each partner is."""

    def __init__(self, folder):
        self.folder = folder
        self.partners = {}
        for name in ("he_participations", "h2020_participations_geo", "organisations_master"):
            for row in self.rows(name):
                self.learn(row | {"nutsCode": row.get("nutsCode") or row.get("nuts3")})

    def rows(self, name):
        with gzip.open(
            self.folder / f"{name}.csv.gz", "rt", encoding="utf-8", newline=""
        ) as file:
            yield from csv.DictReader(file)

    def learn(self, row):
        """Keep the first word about each fact of a partner."""
        partner = self.partners.setdefault(row["pic"], dict.fromkeys(PARTNER, ""))
        for name in PARTNER:
            partner[name] = partner[name] or row.get(name) or ""

    def partner(self, pic):
        return self.partners.get(pic)


def new_consortia(tables):
    """Horizon Europe's health projects with all their partners."""
    projects = [
        row | {"frameworkProgramme": "HORIZON"}
        for row in tables.rows("he_projects")
        if row["legalBasis"] == HEALTH
    ]
    ids = {row["id"] for row in projects}
    participations = [
        tables.partner(row["pic"]) | row
        for row in tables.rows("he_participations")
        if row["projectID"] in ids
    ]
    return projects, participations


def old_consortia(tables):
    """Horizon 2020's health consortia that have a short name, as have most partners a name."""
    consortia = defaultdict(list)
    for row in tables.rows("h2020_participations_start_lt2020"):
        if OLD_HEALTH in row["programme_part"].split("|"):
            consortia[row["rcn"]].append(row)
    details = {row["rcn"]: row for row in tables.rows("h2020_2016_projects")}
    projects, participations = [], []
    for rcn, rows in consortia.items():
        named = [row for row in rows if tables.partner(row["pic"])]
        project = old_project(rows[0], details.get(rcn, {}))
        if project["acronym"] and len(rows) > 1 and len(named) >= NAMED * len(rows):
            projects.append(project)
            participations += [old_participation(row, tables) for row in named]
    return projects, participations


def old_project(row, details):
    return {
        "id": row["reference"] or details.get("reference", ""),
        "rcn": row["rcn"],
        "acronym": row["acronym"] or details.get("acronym", ""),
        "startDate": row["start_date"],
        "endDate": row["end_date"],
        "totalCost": row["total_cost"],
        "ecMaxContribution": row["max_contribution"],
        "frameworkProgramme": "H2020",
        "legalBasis": row["programme_part"],
        "topics": details.get("topics", ""),
        "topicTitle": row["topicTitle"] or details.get("topicTitle", ""),
        "masterCall": details.get("call", ""),
        "fundingScheme": details.get("fundingScheme", ""),
    }


def old_participation(row, tables):
    said = {
        "projectRcn": row["rcn"],
        "role": row["role"],
        "ecContribution": row["contribution"],
    }
    partner = tables.partner(row["pic"])
    return partner | said | {"activityType": partner["activityType"] or row["type"]}


def write(name, columns, rows, keys):
    """One table, in order, packed without a time so that its bytes never vary."""
    text = io.StringIO()
    writer = csv.DictWriter(
        text, columns, extrasaction="ignore", restval="", lineterminator="\n"
    )
    writer.writeheader()
    writer.writerows(sorted(rows, key=lambda row: [row.get(key, "") for key in keys]))
    TARGET.mkdir(exist_ok=True)
    packed = gzip.compress(text.getvalue().encode(), mtime=0)
    (TARGET / f"{name}.csv.gz").write_bytes(packed)
    print(f"{name}: {len(rows)} rows, {len(packed) / 1000:.0f} kB")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
