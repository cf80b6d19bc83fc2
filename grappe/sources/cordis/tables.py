"""The tables that are known, each by its columns, and what each column says.

A column is (name in the file, name of the fact, how its value is read). Facts bear the
names of the models' fields; `place`, `at`, `programme` and `country` are codes that the
writer looks up.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from . import values as v

Column = tuple[str, str, Callable[[str], Any]]
NAME, SHORT, CITY = v.text(250), v.text(60), v.text(100)


@dataclass(frozen=True)
class Table:
    """One form of table; a header that holds all of `needs` is of this form."""

    kind: str
    needs: frozenset[str]
    #: Files are read from the lowest order up: what others point at comes first.
    order: int
    project: tuple[Column, ...] = ()
    organisation: tuple[Column, ...] = ()
    participation: tuple[Column, ...] = ()
    subject: tuple[Column, ...] = ()
    #: Rows make the project that they name; otherwise it must be known already.
    makes_projects: bool = False
    programme: str = ""
    #: Columns that this form never has.
    absent: frozenset[str] = frozenset()

    def fits(self, header):
        return self.needs <= header and not self.absent & header


def columns(*names):
    return frozenset(" ".join(names).lower().split())


ORGANISATION = (
    ("pic", "pic", v.pic),
    ("organisationID", "pic", v.pic),
    ("vatNumber", "vat", v.vat),
    ("name", "name", NAME),
    ("shortName", "acronym", SHORT),
    ("SME", "is_sme", v.flag),
    ("activityType", "activity_type", v.activity),
    ("city", "city", CITY),
    ("country", "country", v.country),
    ("nutsCode", "place", v.region),
    ("nuts3", "place", v.region),
    ("geolocation", "at", v.point),
    ("organizationURL", "website", v.website),
)
PARTICIPATION = (
    ("role", "role", v.role),
    ("city", "city", CITY),
    ("country", "country", v.country),
    ("ecContribution", "contribution", v.money),
)
PROJECT = (
    ("id", "reference", v.digits(12)),
    ("rcn", "rcn", v.digits(10)),
    ("acronym", "acronym", v.text(120)),
    ("title", "title", v.text(500)),
    ("objective", "description", v.prose),
    ("startDate", "starts_on", v.day),
    ("endDate", "ends_on", v.day),
    ("totalCost", "total_cost", v.cost),
    ("ecMaxContribution", "contribution", v.cost),
    ("frameworkProgramme", "programme", v.programme),
    ("legalBasis", "programme", v.programme),
    ("legalBasis", "programme_part", v.text(200)),
    ("topics", "call_topic", v.text(120)),
    ("topicTitle", "call_topic_title", v.text(500)),
    ("masterCall", "call_code", v.text(120)),
    ("fundingScheme", "scheme", v.text(60)),
    ("grantDoi", "website", v.doi),
)
PROJECT_2016 = (
    ("rcn", "rcn", v.digits(10)),
    ("reference", "reference", v.digits(12)),
    ("acronym", "acronym", v.text(120)),
    ("startDate", "starts_on", v.day),
    ("endDate", "ends_on", v.day),
    ("totalCost", "total_cost", v.cost),
    ("ecMaxContribution", "contribution", v.cost),
    ("programme", "programme_part", v.text(200)),
    ("topics", "call_topic", v.text(120)),
    ("topicTitle", "call_topic_title", v.text(500)),
    ("call", "call_code", v.text(120)),
    ("fundingScheme", "scheme", v.text(60)),
)
SHORT_PROJECT = (
    ("rcn", "rcn", v.digits(10)),
    ("reference", "reference", v.digits(12)),
    ("acronym", "acronym", v.text(120)),
    ("start_date", "starts_on", v.day),
    ("end_date", "ends_on", v.day),
    ("total_cost", "total_cost", v.cost),
    ("max_contribution", "contribution", v.cost),
    ("programme_part", "programme_part", v.text(200)),
    ("topicTitle", "call_topic_title", v.text(500)),
)
SHORT_PARTNER = (
    ("pic", "pic", v.pic),
    ("type", "activity_type", v.activity),
    ("country", "country", v.country),
)
SHORT_PARTICIPATION = (
    ("role", "role", v.role),
    ("contribution", "contribution", v.money),
    ("country", "country", v.country),
)
OF_PROJECT = (("projectID", "reference", v.digits(12)),)
BY_RCN = (("projectRcn", "rcn", v.digits(10)),)
TITLED = (
    ("topic", "call_topic", v.text(120)),
    ("topicTitle", "call_topic_title", v.text(500)),
    ("projectAcronym", "acronym", v.text(120)),
    ("startDate", "starts_on", v.day),
)
OLD_ORGANISATION = (
    ("org_id", "source_id", v.text(40)),
    ("name", "name", NAME),
    ("shortName", "acronym", SHORT),
    ("organizationUrl", "website", v.website),
    ("nuts3", "place", v.region),
    ("country", "country", v.country),
    ("city", "city", CITY),
)

TABLES = (
    Table(
        "projects",
        columns("id acronym title startDate"),
        1,
        project=PROJECT,
        makes_projects=True,
    ),
    Table(
        "projects to 2016",
        columns("rcn reference acronym ecMaxContribution topicCode"),
        1,
        project=PROJECT_2016,
        makes_projects=True,
        programme="Horizon 2020",
    ),
    Table(
        "participations with places",
        columns("projectID pic name role projectRcn startDate"),
        2,
        project=OF_PROJECT + BY_RCN + TITLED,
        organisation=ORGANISATION,
        participation=PARTICIPATION,
        makes_projects=True,
        programme="Horizon 2020",
    ),
    Table(
        "participations",
        columns("projectID organisationID name role"),
        2,
        project=OF_PROJECT,
        organisation=ORGANISATION,
        participation=PARTICIPATION,
    ),
    Table(
        "participations",
        columns("projectID pic name role"),
        2,
        project=OF_PROJECT + BY_RCN,
        organisation=ORGANISATION,
        participation=PARTICIPATION,
    ),
    Table(
        "participations with dates",
        columns("rcn role pic type contribution start_date"),
        3,
        project=SHORT_PROJECT,
        organisation=SHORT_PARTNER,
        participation=SHORT_PARTICIPATION,
        makes_projects=True,
        programme="Horizon 2020",
    ),
    Table(
        "participations by PIC",
        columns("projectRcn pic"),
        4,
        project=BY_RCN,
        organisation=(("pic", "pic", v.pic),),
        participation=PARTICIPATION,
        absent=columns("role"),
    ),
    Table(
        "participations in FP7",
        columns("projectRcn org_id"),
        4,
        project=BY_RCN,
        organisation=OLD_ORGANISATION[:1],
        participation=PARTICIPATION,
        makes_projects=True,
        programme="FP7",
    ),
    Table(
        "organisations of FP7",
        columns("org_id name country"),
        0,
        organisation=OLD_ORGANISATION,
    ),
    Table(
        "organisations",
        columns("pic name country"),
        0,
        organisation=ORGANISATION,
        absent=columns("projectID rcn role"),
    ),
    Table(
        "subjects",
        columns("projectID euroSciVocCode"),
        5,
        project=OF_PROJECT,
        subject=(("euroSciVocCode", "subject", v.subject),),
    ),
    Table(
        "topics",
        columns("projectID topic title"),
        5,
        project=(*OF_PROJECT, TITLED[0], ("title", "call_topic_title", v.text(500))),
    ),
)


def table_of(header):
    """The table with this header (lower-case names), or None."""
    names = frozenset(header)
    return next((table for table in TABLES if table.fits(names)), None)
