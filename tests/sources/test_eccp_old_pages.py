"""Invented pages of the older layout, and one saved from a browser."""

from dataclasses import astuple
from datetime import date

from grappe.sources.eccp_page import read

OLD = """\
Home > Cluster Organisations > Pôle Bois Exemple

Pôle Bois Exemple

Primary tabs

View(active tab)
Printer-friendly versionPrinter-friendly version
General Information
The date when the cluster organisation was established: \N{NO-BREAK SPACE}
Monday, 3 September, 2007
Number of staff in the management team of the cluster organisation :\N{NO-BREAK SPACE}
11-20
Bretagne
Cluster Excellence Label:\N{NO-BREAK SPACE}
Gold Label
Membership to European Strategic Cluster Partnerships (ESCP-4i, ESCP-S3 or ESCP-4x):\N{NO-BREAK SPACE}
WoodNet 4i
Membership to other networks/partnerships:\N{NO-BREAK SPACE}
France Clusters
EWCA - European Wood Clusters Alliance
Cluster Management Team:\N{NO-BREAK SPACE}
Jeanne Le Goff
Cluster Manager
Yann Kerbrat
ECCP Responsible Person
Languages spoken:\N{NO-BREAK SPACE}
English
French
Spanish
Sectoral and Industrial Focus
Sectoral Industries:\N{NO-BREAK SPACE}
Wood Products
Furniture
Technology fields:\N{NO-BREAK SPACE}
Wood Products
S3 EU priority areas:\N{NO-BREAK SPACE}
Sustainable production & consumption
Emerging industries:\N{NO-BREAK SPACE}
Environmental Industries
Composition of the cluster
Total number of members:\N{NO-BREAK SPACE}
212
Number of SME members:\N{NO-BREAK SPACE}
180
Number of start-ups among SME members:\N{NO-BREAK SPACE}
12
Number of larger company members:\N{NO-BREAK SPACE}
10
Number of research organisations/universities/technology centres:\N{NO-BREAK SPACE}
14
Number of other ecosystem actors :\N{NO-BREAK SPACE}
8
Cluster Strategy

Grow the use of local wood.

Do you have a formalised strategy?:\N{NO-BREAK SPACE}
Yes
Do you have a specific strategy focus that addresses internationalisation ?:\N{NO-BREAK SPACE}
Yes
Support services provided:\N{NO-BREAK SPACE}
Access to technology services
Cooperation Activities
International Cooperation
The main countries targeted by the cluster organisation:\N{NO-BREAK SPACE}
Canada
Japan
Transnational Cooperation
The main countries targeted by the cluster organisation:\N{NO-BREAK SPACE}
Germany
United Kingdom
"""  # noqa: E501

OLD2 = """\
Home > Cluster Organisations > Cluster de Exemplo
Primary tabs
Printer-friendly versionPrinter-friendly version
General Information
The date when the cluster organisation was established: Thursday, 1 January, 2009
Number of staff in the management team of the cluster organisation : 1-5
Norte
Portugal
Cluster Management Team:
Cluster Manager
Ana Sousa
ECCP Responsible Person
Rui Costa
Languages spoken:
English, Portuguese
Sectoral Industries:
Textile Manufacturing
Composition of the cluster
Total number of members:
56
Number of SME members: 50
Number of start-ups among SME members:
Number of larger company members:
6
Name and link of major players:
Universidade do Exemplo
Cluster Strategy
Our strategy covers 2020.
- digital
- green
The main countries targeted by the cluster organisation:
Norway
"""

HTML = """\
<!DOCTYPE html>
<html lang="en"><head><title>Cluster | ECCP</title></head><body>
<header><nav><a href="/">Home</a></nav></header>
<main>
<h1 class="t">Tirol Holz &amp; Bau</h1><div class="sub">Holzcluster Tirol / HCT</div>
<div><span>Austria</span>: <span>Tirol</span></div>
<div>Hans Gruber</div><div class="progress">55% completed</div>
<h2>About us</h2>
<div><p>Wood &amp; building in the Alps.</p><ul><li>First</li><li><p>Second</p></li></ul></div>
<div><b>Established</b> - 02 May 2001</div>
<div><b>Staff in the management team</b> - 1-5</div>
<h2>Cluster composition</h2>
<ul><li><span>60</span><div>Cluster Members</div></li><li><span>50</span></li>
<li><span>10</span><div>Large Companies</div></li></ul>
<h3>Languages spoken</h3><div>German, English</div>
<h2>Management team</h2><div>Hans Gruber</div><div>Cluster Manager</div>
<table><tr><td>Technology fields</td><td>E\\: Fixed constructions:Building</td></tr></table>
</main><footer>© European Union</footer></body></html>"""


def test_an_old_page_with_all_its_numbers():
    page = read(OLD)
    assert (page.layout, page.name) == ("A-old", "Pôle Bois Exemple")
    assert (page.native_name, page.acronym) == (None, None)
    assert (page.region, page.nuts, page.country) == ("Bretagne", "FRH", "FR")
    assert (page.established, page.staff) == (date(2007, 9, 3), "11-20")
    assert astuple(page.composition) == (212, 180, 12, 10, 14, None, 8)
    assert (page.labels, page.warnings) == (("Gold Label",), ())
    assert [n.name for n in page.networks] == [
        "WoodNet 4i",
        "France Clusters",
        "EWCA - European Wood Clusters Alliance",
    ]
    assert page.languages == ("English", "French", "Spanish")
    assert [(m.name, m.roles) for m in page.team] == [
        ("Jeanne Le Goff", ("Cluster Manager",)),
        ("Yann Kerbrat", ("ECCP Responsible Person",)),
    ]
    assert page.international_targets == ("CA", "JP")
    assert page.transnational_targets == ("DE", "GB")
    assert page.further_information == "Grow the use of local wood."


def test_an_old_page_with_values_on_the_lines_of_their_labels():
    page = read(OLD2)
    assert (page.layout, page.name) == ("A-old", "Cluster de Exemplo")
    assert (page.region, page.country) == ("Norte", "PT")
    assert (page.established, page.staff) == (date(2009, 1, 1), "1-5")
    assert astuple(page.composition) == (56, 50, None, 6, None, None, None)
    assert [(m.name, m.roles) for m in page.team] == [
        ("Ana Sousa", ("Cluster Manager",)),
        ("Rui Costa", ("ECCP Responsible Person",)),
    ]
    assert page.international_targets == ("NO",)
    assert page.further_information == "Our strategy covers 2020.\n\n- digital\n- green"


def test_an_old_region_that_no_vocabulary_knows():
    staff = "Number of staff in the management team of the cluster organisation :"
    page = read(f"Primary tabs\nGeneral Information\n{staff}\nSjeverozapadna Hrvatska\n")
    assert (page.region, page.nuts, page.staff) == ("Sjeverozapadna Hrvatska", None, None)


def test_a_page_saved_from_a_browser():
    page = read(HTML)
    assert (page.name, page.native_name, page.acronym) == (
        "Tirol Holz & Bau",
        "Holzcluster Tirol",
        "HCT",
    )
    assert (page.country, page.nuts, page.contact) == ("AT", "AT33", "Hans Gruber")
    assert page.about == "Wood & building in the Alps.\n\n- First\n- Second"
    assert astuple(page.composition) == (60, 50, None, 10, None, None, None)
    assert (page.languages, page.ipc) == (("German", "English"), ("E04",))
    assert (page.established, page.completeness) == (date(2001, 5, 2), 55)
